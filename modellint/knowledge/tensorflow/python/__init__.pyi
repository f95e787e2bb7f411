"""tensorflow.python: the private home of what ``tensorflow`` exports."""

from tensorflow import *
import keras
