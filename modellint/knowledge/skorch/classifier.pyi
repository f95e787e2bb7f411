"""skorch.classifier."""


class NeuralNetClassifier:
    role = "estimator"
    def __init__(self, module, *args, criterion=None, train_split=None, classes=None, **kwargs): ...
