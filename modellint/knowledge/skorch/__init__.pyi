"""skorch: networks as scikit-learn estimators. Source: the documentation of skorch 1.0.

NLLLoss is its default and is given probabilities: skorch takes their logarithm itself.
"""

import skorch.classifier as classifier
import skorch.regressor as regressor
from skorch.classifier import NeuralNetClassifier
from skorch.regressor import NeuralNetRegressor

class NeuralNet:
    role = "estimator"
    def __init__(self, module, criterion, *args, **kwargs): ...
