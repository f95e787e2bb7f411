"""tensorflow.losses: Keras' losses, and those of TensorFlow 1, which answer to other names."""

from keras.losses import *
from tensorflow.compat.v1.losses import *
