"""tensorflow.compat.v1: TensorFlow 1."""

from tensorflow import *
import tensorflow.compat.v1.losses as losses
import tensorflow.layers as layers
import tensorflow.nn as nn
import tensorflow.train as train
import tensorflow.math as math
