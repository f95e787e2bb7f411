"""tensorflow.contrib: what TensorFlow 1 had on trial."""

import keras
import tensorflow.contrib.layers as slim
