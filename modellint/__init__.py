"""modellint reads PyTorch and Keras code and says what will go wrong in training, without importing or running it."""

__version__ = "0.1.0"
