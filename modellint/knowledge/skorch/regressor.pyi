"""skorch.regressor."""

class NeuralNetRegressor:
    role = "estimator"
    def __init__(self, module, *args, criterion=None, **kwargs): ...
