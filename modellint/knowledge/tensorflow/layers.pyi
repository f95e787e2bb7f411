"""tensorflow.layers: the layers of TensorFlow 1, as functions."""

from keras.layers import Dense, Flatten, Dropout, BatchNormalization, Conv1D, Conv2D, Conv3D

def dense(
    inputs: Any["*b c"],
    units,
    activation: Named["keras.activations"] = None,
    use_bias=True,
    kernel_initializer=None,
    bias_initializer=...,
    kernel_regularizer=None,
    bias_regularizer=None,
    activity_regularizer=None,
    kernel_constraint=None,
    bias_constraint=None,
    trainable=True,
    name=None,
    reuse=None,
) -> activation(Logits["*b units"]): ...
def conv1d(
    inputs: Any["*b t c"],
    filters,
    kernel_size,
    strides=1,
    padding="valid",
    data_format="channels_last",
    dilation_rate=1,
    activation: Named["keras.activations"] = None,
    **kwargs,
) -> activation(Logits["*b filters ?"]) if data_format == "channels_first" else activation(Logits["*b ? filters"]): ...
def conv2d(
    inputs: Any["*b h w c"],
    filters,
    kernel_size,
    strides=(1, 1),
    padding="valid",
    data_format="channels_last",
    dilation_rate=(1, 1),
    activation: Named["keras.activations"] = None,
    **kwargs,
) -> (
    activation(Logits["*b filters ? ?"]) if data_format == "channels_first" else activation(Logits["*b ? ? filters"])
): ...
def conv2d_transpose(
    inputs: Any["*b h w c"],
    filters,
    kernel_size,
    strides=(1, 1),
    padding="valid",
    data_format="channels_last",
    activation: Named["keras.activations"] = None,
    **kwargs,
) -> (
    activation(Logits["*b filters ? ?"]) if data_format == "channels_first" else activation(Logits["*b ? ? filters"])
): ...
def flatten(inputs, name=None, data_format="channels_last") -> Like[inputs, "*b ?"]: ...
def dropout(inputs: Any["*s"], rate=0.5, noise_shape=None, seed=None, training=False, name=None) -> Like[inputs, "*s"]: ...
def batch_normalization(inputs: Any["*s"], axis=-1, momentum=0.99, epsilon=0.001, **kwargs) -> Any["*s"]: ...
def max_pooling2d(inputs, pool_size, strides, padding="valid", data_format="channels_last", name=None) -> Any: ...
def average_pooling2d(inputs, pool_size, strides, padding="valid", data_format="channels_last", name=None) -> Any: ...
