"""fastai.learner: a learner is given data, a model and a loss, and does the rest."""

class Learner:
    role = "learner"
    def __init__(self, dls, model, loss_func=None, *args, **kwargs): ...
