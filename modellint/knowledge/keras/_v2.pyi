"""keras.api._v2: where Keras 2 kept its public names."""

from keras import *
import keras
