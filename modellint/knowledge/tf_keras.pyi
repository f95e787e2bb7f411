"""tf_keras: Keras 2 beside Keras 3."""

from keras import *
