"""keras.legacy: what Keras 2 kept of Keras 1."""

import keras.layers as layers
import keras.optimizers as optimizers
