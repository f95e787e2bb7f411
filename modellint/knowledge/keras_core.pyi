"""keras_core: Keras 3 before it was called so."""

from keras import *
