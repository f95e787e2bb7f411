"""Keras must know its backend before it is imported."""

import os

os.environ["KERAS_BACKEND"] = "torch"
os.environ.setdefault("KERAS_HOME", "/tmp/modellint-keras")
