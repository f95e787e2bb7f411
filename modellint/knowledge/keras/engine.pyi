"""keras.engine: models and layers under the modules that defined them before Keras 3."""

from keras import Input, InputLayer, InputSpec, Layer, Model, Sequential
import keras.models as functional
import keras.models as sequential
import keras.models as training
import keras.layers as base_layer
import keras.layers as input_layer
import keras.engine as topology
import keras.engine as network

Network = Model
Container = Model
