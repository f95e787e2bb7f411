"""keras.layers: layers, as Keras 3 has them, with the arguments that Keras 1 and 2 called otherwise."""

from keras import Input
import keras.layers as activation
import keras.layers as activations
import keras.layers as advanced_activations
import keras.layers as attention
import keras.layers as convolutional
import keras.layers as core
import keras.layers as embeddings
import keras.layers as experimental
import keras.layers as local
import keras.layers as merge
import keras.layers as merging
import keras.layers as noise
import keras.layers as normalization
import keras.layers as pooling
import keras.layers as preprocessing
import keras.layers as recurrent
import keras.layers as regularization
import keras.layers as reshaping
import keras.layers as rnn
import keras.layers as wrappers

# --- the base ---

class Layer:
    role = "layer"
    renamed = {
        "output_dim": "units",
        "nb_filter": "filters",
        "filter_length": "kernel_size",
        "nb_row": "kernel_size",
        "border_mode": "padding",
        "subsample": "strides",
        "subsample_length": "strides",
        "pool_length": "pool_size",
        "stride": "strides",
        "dim_ordering": "data_format",
        "p": "rate",
        "alpha": "negative_slope",
        "init": "kernel_initializer",
        "inner_init": "recurrent_initializer",
        "inner_activation": "recurrent_activation",
        "bias": "use_bias",
        "W_regularizer": "kernel_regularizer",
        "U_regularizer": "recurrent_regularizer",
        "b_regularizer": "bias_regularizer",
        "W_constraint": "kernel_constraint",
        "b_constraint": "bias_constraint",
        "dropout_W": "dropout",
        "dropout_U": "recurrent_dropout",
    }
    def __init__(
        self, *, activity_regularizer=None, trainable=True, dtype=None, autocast=True, name=None, **kwargs
    ): ...
    def build(self, input_shape): ...
    def add_weight(
        self,
        *args,
        shape=None,
        initializer=None,
        dtype=None,
        trainable=True,
        autocast=True,
        regularizer=None,
        constraint=None,
        aggregation="none",
        overwrite_with_gradient=False,
        name=None,
    ): ...
    def add_loss(self, loss): ...
    def get_weights(self): ...
    def set_weights(self, weights): ...
    def count_params(self): ...
    def get_config(self): ...
    def compute_output_shape(self, *args, **kwargs): ...

class InputLayer(Layer):
    role = "input"
    def __init__(
        self,
        shape=None,
        batch_size=None,
        dtype=None,
        sparse=None,
        ragged=None,
        batch_shape=None,
        input_tensor=None,
        optional=False,
        name=None,
        **kwargs,
    ): ...

class InputSpec:
    def __init__(
        self,
        dtype=None,
        shape=None,
        ndim=None,
        max_ndim=None,
        min_ndim=None,
        axes=None,
        allow_last_axis_squeeze=False,
        name=None,
        optional=False,
    ): ...

# --- layers with weights; their activation is applied last ---

class Dense(Layer):
    holds = "weights"
    def __init__(
        self,
        units,
        activation: Named["keras.activations"] = None,
        use_bias=True,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        kernel_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        lora_rank=None,
        lora_alpha=None,
        quantization_config=None,
        **kwargs,
    ): ...
    def call(self, inputs: Any["*b c"], training=None) -> activation(Logits["*b units"]): ...

class EinsumDense(Layer):
    holds = "weights"
    def __init__(
        self,
        equation,
        output_shape,
        activation: Named["keras.activations"] = None,
        bias_axes=None,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        kernel_regularizer=None,
        bias_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        lora_rank=None,
        lora_alpha=None,
        gptq_unpacked_column_size=None,
        quantization_config=None,
        **kwargs,
    ): ...
    def call(self, inputs, training=None) -> activation(Logits): ...

class Conv1D(Layer):
    holds = "weights"
    def __init__(
        self,
        filters,
        kernel_size,
        strides=1,
        padding="valid",
        data_format=None,
        dilation_rate=1,
        groups=1,
        activation: Named["keras.activations"] = None,
        use_bias=True,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        kernel_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        **kwargs,
    ): ...
    def call(
        self, inputs: Any["*b t c"]
    ) -> (
        activation(Logits["*b filters ?"]) if data_format == "channels_first" else activation(Logits["*b ? filters"])
    ): ...

class Conv2D(Layer):
    holds = "weights"
    def __init__(
        self,
        filters,
        kernel_size,
        strides=(1, 1),
        padding="valid",
        data_format=None,
        dilation_rate=(1, 1),
        groups=1,
        activation: Named["keras.activations"] = None,
        use_bias=True,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        kernel_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        **kwargs,
    ): ...
    def call(
        self, inputs: Any["*b h w c"]
    ) -> (
        activation(Logits["*b filters ? ?"])
        if data_format == "channels_first"
        else activation(Logits["*b ? ? filters"])
    ): ...

class Conv3D(Layer):
    holds = "weights"
    def __init__(
        self,
        filters,
        kernel_size,
        strides=(1, 1, 1),
        padding="valid",
        data_format=None,
        dilation_rate=(1, 1, 1),
        groups=1,
        activation: Named["keras.activations"] = None,
        use_bias=True,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        kernel_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        **kwargs,
    ): ...
    def call(
        self, inputs: Any["*b d h w c"]
    ) -> (
        activation(Logits["*b filters ? ? ?"])
        if data_format == "channels_first"
        else activation(Logits["*b ? ? ? filters"])
    ): ...

class Conv1DTranspose(Layer):
    holds = "weights"
    def __init__(
        self,
        filters,
        kernel_size,
        strides=1,
        padding="valid",
        output_padding=None,
        data_format=None,
        dilation_rate=1,
        activation: Named["keras.activations"] = None,
        use_bias=True,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        kernel_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        **kwargs,
    ): ...
    def call(
        self, inputs: Any["*b t c"]
    ) -> (
        activation(Logits["*b filters ?"]) if data_format == "channels_first" else activation(Logits["*b ? filters"])
    ): ...

class Conv2DTranspose(Layer):
    holds = "weights"
    def __init__(
        self,
        filters,
        kernel_size,
        strides=(1, 1),
        padding="valid",
        output_padding=None,
        data_format=None,
        dilation_rate=(1, 1),
        activation: Named["keras.activations"] = None,
        use_bias=True,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        kernel_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        **kwargs,
    ): ...
    def call(
        self, inputs: Any["*b h w c"]
    ) -> (
        activation(Logits["*b filters ? ?"])
        if data_format == "channels_first"
        else activation(Logits["*b ? ? filters"])
    ): ...

class Conv3DTranspose(Layer):
    holds = "weights"
    def __init__(
        self,
        filters,
        kernel_size,
        strides=(1, 1, 1),
        padding="valid",
        data_format=None,
        output_padding=None,
        dilation_rate=(1, 1, 1),
        activation: Named["keras.activations"] = None,
        use_bias=True,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        kernel_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        **kwargs,
    ): ...
    def call(
        self, inputs: Any["*b d h w c"]
    ) -> (
        activation(Logits["*b filters ? ? ?"])
        if data_format == "channels_first"
        else activation(Logits["*b ? ? ? filters"])
    ): ...

class SeparableConv1D(Layer):
    holds = "weights"
    def __init__(
        self,
        filters,
        kernel_size,
        strides=1,
        padding="valid",
        data_format=None,
        dilation_rate=1,
        depth_multiplier=1,
        activation: Named["keras.activations"] = None,
        use_bias=True,
        depthwise_initializer="glorot_uniform",
        pointwise_initializer="glorot_uniform",
        bias_initializer="zeros",
        depthwise_regularizer=None,
        pointwise_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        depthwise_constraint=None,
        pointwise_constraint=None,
        bias_constraint=None,
        **kwargs,
    ): ...
    def call(
        self, inputs: Any["*b t c"]
    ) -> (
        activation(Logits["*b filters ?"]) if data_format == "channels_first" else activation(Logits["*b ? filters"])
    ): ...

class SeparableConv2D(Layer):
    holds = "weights"
    def __init__(
        self,
        filters,
        kernel_size,
        strides=(1, 1),
        padding="valid",
        data_format=None,
        dilation_rate=(1, 1),
        depth_multiplier=1,
        activation: Named["keras.activations"] = None,
        use_bias=True,
        depthwise_initializer="glorot_uniform",
        pointwise_initializer="glorot_uniform",
        bias_initializer="zeros",
        depthwise_regularizer=None,
        pointwise_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        depthwise_constraint=None,
        pointwise_constraint=None,
        bias_constraint=None,
        **kwargs,
    ): ...
    def call(
        self, inputs: Any["*b h w c"]
    ) -> (
        activation(Logits["*b filters ? ?"])
        if data_format == "channels_first"
        else activation(Logits["*b ? ? filters"])
    ): ...

class DepthwiseConv1D(Layer):
    holds = "weights"
    def __init__(
        self,
        kernel_size,
        strides=1,
        padding="valid",
        depth_multiplier=1,
        data_format=None,
        dilation_rate=1,
        activation: Named["keras.activations"] = None,
        use_bias=True,
        depthwise_initializer="glorot_uniform",
        bias_initializer="zeros",
        depthwise_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        depthwise_constraint=None,
        bias_constraint=None,
        **kwargs,
    ): ...
    def call(self, inputs: Any["*b t c"]) -> activation(Logits["*b ? ?"]): ...

class DepthwiseConv2D(Layer):
    holds = "weights"
    def __init__(
        self,
        kernel_size,
        strides=(1, 1),
        padding="valid",
        depth_multiplier=1,
        data_format=None,
        dilation_rate=(1, 1),
        activation: Named["keras.activations"] = None,
        use_bias=True,
        depthwise_initializer="glorot_uniform",
        bias_initializer="zeros",
        depthwise_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        depthwise_constraint=None,
        bias_constraint=None,
        **kwargs,
    ): ...
    def call(self, inputs: Any["*b h w c"]) -> activation(Logits["*b ? ? ?"]): ...

class Embedding(Layer):
    holds = "weights"
    def __init__(
        self,
        input_dim,
        output_dim,
        embeddings_initializer="uniform",
        embeddings_regularizer=None,
        embeddings_constraint=None,
        mask_zero=False,
        weights=None,
        lora_rank=None,
        lora_alpha=None,
        quantization_config=None,
        **kwargs,
    ): ...
    def call(self, inputs: Any["*b"]) -> Any["*b output_dim"]: ...

class ReversibleEmbedding(Embedding):
    def __init__(
        self,
        input_dim,
        output_dim,
        tie_weights=True,
        embeddings_initializer="uniform",
        embeddings_regularizer=None,
        embeddings_constraint=None,
        mask_zero=False,
        reverse_dtype=None,
        logit_soft_cap=None,
        **kwargs,
    ): ...
    def call(self, inputs, reverse=False) -> Any: ...

# --- recurrent layers ---

class SimpleRNN(Layer):
    holds = "weights"
    def __init__(
        self,
        units,
        activation: Named["keras.activations"] = "tanh",
        use_bias=True,
        kernel_initializer="glorot_uniform",
        recurrent_initializer="orthogonal",
        bias_initializer="zeros",
        kernel_regularizer=None,
        recurrent_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        recurrent_constraint=None,
        bias_constraint=None,
        dropout=0.0,
        recurrent_dropout=0.0,
        return_sequences=False,
        return_state=False,
        go_backwards=False,
        stateful=False,
        unroll=False,
        seed=None,
        **kwargs,
    ): ...
    def call(
        self, sequences: Any["*b t f"], initial_state=None, mask=None, training=False
    ) -> Any if return_state else Any["*b t units"] if return_sequences else Any["*b units"]: ...

class LSTM(Layer):
    holds = "weights"
    def __init__(
        self,
        units,
        activation: Named["keras.activations"] = "tanh",
        recurrent_activation="sigmoid",
        use_bias=True,
        kernel_initializer="glorot_uniform",
        recurrent_initializer="orthogonal",
        bias_initializer="zeros",
        unit_forget_bias=True,
        kernel_regularizer=None,
        recurrent_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        recurrent_constraint=None,
        bias_constraint=None,
        dropout=0.0,
        recurrent_dropout=0.0,
        seed=None,
        return_sequences=False,
        return_state=False,
        go_backwards=False,
        stateful=False,
        unroll=False,
        use_cudnn="auto",
        **kwargs,
    ): ...
    def call(
        self, sequences: Any["*b t f"], initial_state=None, mask=None, training=False
    ) -> Any if return_state else Any["*b t units"] if return_sequences else Any["*b units"]: ...

class GRU(Layer):
    holds = "weights"
    def __init__(
        self,
        units,
        activation: Named["keras.activations"] = "tanh",
        recurrent_activation="sigmoid",
        use_bias=True,
        kernel_initializer="glorot_uniform",
        recurrent_initializer="orthogonal",
        bias_initializer="zeros",
        kernel_regularizer=None,
        recurrent_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        recurrent_constraint=None,
        bias_constraint=None,
        dropout=0.0,
        recurrent_dropout=0.0,
        seed=None,
        return_sequences=False,
        return_state=False,
        go_backwards=False,
        stateful=False,
        unroll=False,
        reset_after=True,
        use_cudnn="auto",
        **kwargs,
    ): ...
    def call(
        self, sequences: Any["*b t f"], initial_state=None, mask=None, training=False
    ) -> Any if return_state else Any["*b t units"] if return_sequences else Any["*b units"]: ...

class RNN(Layer):
    def __init__(
        self,
        cell,
        return_sequences=False,
        return_state=False,
        go_backwards=False,
        stateful=False,
        unroll=False,
        zero_output_for_mask=False,
        **kwargs,
    ): ...
    def call(self, sequences, initial_state=None, mask=None, training=False) -> Any: ...

class SimpleRNNCell(Layer):
    holds = "weights"
    def __init__(
        self,
        units,
        activation="tanh",
        use_bias=True,
        kernel_initializer="glorot_uniform",
        recurrent_initializer="orthogonal",
        bias_initializer="zeros",
        kernel_regularizer=None,
        recurrent_regularizer=None,
        bias_regularizer=None,
        kernel_constraint=None,
        recurrent_constraint=None,
        bias_constraint=None,
        dropout=0.0,
        recurrent_dropout=0.0,
        seed=None,
        **kwargs,
    ): ...

class LSTMCell(Layer):
    holds = "weights"
    def __init__(
        self,
        units,
        activation="tanh",
        recurrent_activation="sigmoid",
        use_bias=True,
        kernel_initializer="glorot_uniform",
        recurrent_initializer="orthogonal",
        bias_initializer="zeros",
        unit_forget_bias=True,
        kernel_regularizer=None,
        recurrent_regularizer=None,
        bias_regularizer=None,
        kernel_constraint=None,
        recurrent_constraint=None,
        bias_constraint=None,
        dropout=0.0,
        recurrent_dropout=0.0,
        seed=None,
        **kwargs,
    ): ...

class GRUCell(Layer):
    holds = "weights"
    def __init__(
        self,
        units,
        activation="tanh",
        recurrent_activation="sigmoid",
        use_bias=True,
        kernel_initializer="glorot_uniform",
        recurrent_initializer="orthogonal",
        bias_initializer="zeros",
        kernel_regularizer=None,
        recurrent_regularizer=None,
        bias_regularizer=None,
        kernel_constraint=None,
        recurrent_constraint=None,
        bias_constraint=None,
        dropout=0.0,
        recurrent_dropout=0.0,
        reset_after=True,
        seed=None,
        **kwargs,
    ): ...

class StackedRNNCells(Layer):
    def __init__(self, cells, **kwargs): ...

class ConvLSTM1D(Layer):
    holds = "weights"
    def __init__(
        self,
        filters,
        kernel_size,
        strides=1,
        padding="valid",
        data_format=None,
        dilation_rate=1,
        activation="tanh",
        recurrent_activation="sigmoid",
        use_bias=True,
        kernel_initializer="glorot_uniform",
        recurrent_initializer="orthogonal",
        bias_initializer="zeros",
        unit_forget_bias=True,
        kernel_regularizer=None,
        recurrent_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        recurrent_constraint=None,
        bias_constraint=None,
        dropout=0.0,
        recurrent_dropout=0.0,
        seed=None,
        return_sequences=False,
        return_state=False,
        go_backwards=False,
        stateful=False,
        **kwargs,
    ): ...
    def call(self, sequences, initial_state=None, mask=None, training=False) -> Any: ...

class ConvLSTM2D(Layer):
    holds = "weights"
    def __init__(
        self,
        filters,
        kernel_size,
        strides=1,
        padding="valid",
        data_format=None,
        dilation_rate=1,
        activation="tanh",
        recurrent_activation="sigmoid",
        use_bias=True,
        kernel_initializer="glorot_uniform",
        recurrent_initializer="orthogonal",
        bias_initializer="zeros",
        unit_forget_bias=True,
        kernel_regularizer=None,
        recurrent_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        recurrent_constraint=None,
        bias_constraint=None,
        dropout=0.0,
        recurrent_dropout=0.0,
        seed=None,
        return_sequences=False,
        return_state=False,
        go_backwards=False,
        stateful=False,
        **kwargs,
    ): ...
    def call(self, sequences, initial_state=None, mask=None, training=False) -> Any: ...

class ConvLSTM3D(Layer):
    holds = "weights"
    def __init__(
        self,
        filters,
        kernel_size,
        strides=1,
        padding="valid",
        data_format=None,
        dilation_rate=1,
        activation="tanh",
        recurrent_activation="sigmoid",
        use_bias=True,
        kernel_initializer="glorot_uniform",
        recurrent_initializer="orthogonal",
        bias_initializer="zeros",
        unit_forget_bias=True,
        kernel_regularizer=None,
        recurrent_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        recurrent_constraint=None,
        bias_constraint=None,
        dropout=0.0,
        recurrent_dropout=0.0,
        seed=None,
        return_sequences=False,
        return_state=False,
        go_backwards=False,
        stateful=False,
        **kwargs,
    ): ...
    def call(self, sequences, initial_state=None, mask=None, training=False) -> Any: ...

# --- activations ---

class Activation(Layer):
    role = "activation"
    def __init__(self, activation: Named["keras.activations"], **kwargs): ...
    def call(self, inputs) -> activation(inputs): ...

class Softmax(Layer):
    role = "activation"
    def __init__(self, axis: Axis = -1, **kwargs): ...
    def call(self, inputs: Any["*s"], mask=None) -> Probabilities["*s"]: ...

class ReLU(Layer):
    role = "activation"
    def __init__(self, max_value=None, negative_slope=0.0, threshold=0.0, **kwargs): ...
    def call(self, inputs: Any["*s"]) -> NonNegative["*s"] if default else Any["*s"]: ...

class LeakyReLU(Layer):
    role = "activation"
    def __init__(self, negative_slope=0.3, **kwargs): ...
    def call(self, inputs: Any["*s"]) -> Real["*s"]: ...

class ELU(Layer):
    role = "activation"
    def __init__(self, alpha=1.0, **kwargs): ...
    def call(self, inputs: Any["*s"]) -> Real["*s"]: ...

class PReLU(Layer):
    holds = "weights"
    def __init__(
        self, alpha_initializer="Zeros", alpha_regularizer=None, alpha_constraint=None, shared_axes=None, **kwargs
    ): ...
    def call(self, inputs: Any["*s"]) -> Real["*s"]: ...

# --- what keeps the meaning of the numbers ---

class Dropout(Layer):
    def __init__(self, rate: Band[0.0, 0.8, "the share that is dropped"], noise_shape=None, seed=None, **kwargs): ...
    def call(self, inputs: Any["*s"], training=False) -> Like[inputs, "*s"]: ...

class SpatialDropout1D(Layer):
    def __init__(self, rate: Band[0.0, 0.8, "the share that is dropped"], seed=None, name=None, dtype=None): ...
    def call(self, inputs: Any["*s"], training=False) -> Like[inputs, "*s"]: ...

class SpatialDropout2D(Layer):
    def __init__(self, rate: Band[0.0, 0.8, "the share that is dropped"], data_format=None, seed=None, name=None, dtype=None): ...
    def call(self, inputs: Any["*s"], training=False) -> Like[inputs, "*s"]: ...

class SpatialDropout3D(Layer):
    def __init__(self, rate: Band[0.0, 0.8, "the share that is dropped"], data_format=None, seed=None, name=None, dtype=None): ...
    def call(self, inputs: Any["*s"], training=False) -> Like[inputs, "*s"]: ...

class AlphaDropout(Layer):
    def __init__(self, rate: Band[0.0, 0.8, "the share that is dropped"], noise_shape=None, seed=None, **kwargs): ...
    def call(self, inputs: Any["*s"], training=False) -> Like[inputs, "*s"]: ...

class GaussianDropout(Layer):
    def __init__(self, rate: Band[0.0, 0.8, "the share that is dropped"], seed=None, **kwargs): ...
    def call(self, inputs: Any["*s"], training=False) -> Like[inputs, "*s"]: ...

class Identity(Layer):
    def __init__(self, **kwargs): ...
    def call(self, inputs) -> inputs: ...

class ActivityRegularization(Layer):
    def __init__(self, l1=0.0, l2=0.0, **kwargs): ...
    def call(self, inputs) -> inputs: ...

class Flatten(Layer):
    def __init__(self, data_format=None, **kwargs): ...
    def call(self, inputs) -> Like[inputs, "*b ?"]: ...

class Reshape(Layer):
    def __init__(self, target_shape, **kwargs): ...
    def call(self, inputs) -> Like[inputs]: ...

class Permute(Layer):
    def __init__(self, dims, **kwargs): ...
    def call(self, inputs) -> Like[inputs]: ...

class RepeatVector(Layer):
    def __init__(self, n, **kwargs): ...
    def call(self, inputs: Any["*b f"]) -> Like[inputs, "*b n f"]: ...

# --- layers around layers and functions ---

class Wrapper(Layer):
    role = "wrapper"
    def __init__(self, layer, **kwargs): ...

class TimeDistributed(Wrapper):
    def __init__(self, layer, **kwargs): ...

class SpectralNormalization(Wrapper):
    def __init__(self, layer, power_iterations=1, **kwargs): ...

class Bidirectional(Layer):
    def __init__(self, layer, merge_mode="concat", weights=None, backward_layer=None, **kwargs): ...
    def call(self, sequences, initial_state=None, mask=None, training=None) -> Any: ...

class Lambda(Layer):
    def __init__(self, function, output_shape=None, mask=None, arguments=None, **kwargs): ...
    def call(self, inputs, mask=None, training=None) -> function(inputs): ...

# --- normalisation ---

class BatchNormalization(Layer):
    holds = "weights"
    def __init__(
        self,
        axis=-1,
        momentum=0.99,
        epsilon=0.001,
        center=True,
        scale=True,
        beta_initializer="zeros",
        gamma_initializer="ones",
        moving_mean_initializer="zeros",
        moving_variance_initializer="ones",
        beta_regularizer=None,
        gamma_regularizer=None,
        beta_constraint=None,
        gamma_constraint=None,
        renorm=False,
        renorm_clipping=None,
        renorm_momentum=0.99,
        synchronized=False,
        **kwargs,
    ): ...
    def call(self, inputs: Any["*s"], training=None, mask=None) -> Any["*s"]: ...

class LayerNormalization(Layer):
    holds = "weights"
    def __init__(
        self,
        axis=-1,
        epsilon=0.001,
        center=True,
        scale=True,
        beta_initializer="zeros",
        gamma_initializer="ones",
        beta_regularizer=None,
        gamma_regularizer=None,
        beta_constraint=None,
        gamma_constraint=None,
        **kwargs,
    ): ...
    def call(self, inputs: Any["*s"]) -> Any["*s"]: ...

class GroupNormalization(Layer):
    holds = "weights"
    def __init__(
        self,
        groups=32,
        axis=-1,
        epsilon=0.001,
        center=True,
        scale=True,
        beta_initializer="zeros",
        gamma_initializer="ones",
        beta_regularizer=None,
        gamma_regularizer=None,
        beta_constraint=None,
        gamma_constraint=None,
        **kwargs,
    ): ...
    def call(self, inputs: Any["*s"]) -> Any["*s"]: ...

class UnitNormalization(Layer):
    def __init__(self, axis=-1, **kwargs): ...
    def call(self, inputs: Any["*s"]) -> Any["*s"]: ...

class RMSNormalization(Layer):
    def __init__(self, axis=-1, epsilon=1e-06, **kwargs): ...
    def call(self, x: Any["*s"]) -> Any["*s"]: ...

class Masking(Layer):
    def __init__(self, mask_value=0.0, **kwargs): ...
    def call(self, inputs: Any["*s"]) -> Any["*s"]: ...

class GaussianNoise(Layer):
    def __init__(self, stddev, seed=None, **kwargs): ...
    def call(self, inputs: Any["*s"], training=False) -> Any["*s"]: ...

# --- pooling ---

class MaxPooling1D(Layer):
    def __init__(self, pool_size=2, strides=None, padding="valid", data_format=None, name=None, **kwargs): ...
    def call(self, inputs: Any["*b t c"]) -> Any["*b ? ?"] if data_format == "channels_first" else Any["*b ? c"]: ...

class AveragePooling1D(Layer):
    def __init__(self, pool_size, strides=None, padding="valid", data_format=None, name=None, **kwargs): ...
    def call(self, inputs: Any["*b t c"]) -> Any["*b ? ?"] if data_format == "channels_first" else Any["*b ? c"]: ...

class MaxPooling2D(Layer):
    def __init__(self, pool_size=(2, 2), strides=None, padding="valid", data_format=None, name=None, **kwargs): ...
    def call(
        self, inputs: Any["*b h w c"]
    ) -> Any["*b ? ? ?"] if data_format == "channels_first" else Any["*b ? ? c"]: ...

class AveragePooling2D(Layer):
    def __init__(self, pool_size, strides=None, padding="valid", data_format=None, name=None, **kwargs): ...
    def call(
        self, inputs: Any["*b h w c"]
    ) -> Any["*b ? ? ?"] if data_format == "channels_first" else Any["*b ? ? c"]: ...

class MaxPooling3D(Layer):
    def __init__(self, pool_size=(2, 2, 2), strides=None, padding="valid", data_format=None, name=None, **kwargs): ...
    def call(
        self, inputs: Any["*b d h w c"]
    ) -> Any["*b ? ? ? ?"] if data_format == "channels_first" else Any["*b ? ? ? c"]: ...

class AveragePooling3D(Layer):
    def __init__(self, pool_size, strides=None, padding="valid", data_format=None, name=None, **kwargs): ...
    def call(
        self, inputs: Any["*b d h w c"]
    ) -> Any["*b ? ? ? ?"] if data_format == "channels_first" else Any["*b ? ? ? c"]: ...

class GlobalMaxPooling1D(Layer):
    def __init__(self, data_format=None, keepdims=False, **kwargs): ...
    def call(
        self, inputs: Any["*b t c"]
    ) -> Any if keepdims else Any["*b ?"] if data_format == "channels_first" else Any["*b c"]: ...

class GlobalAveragePooling1D(Layer):
    def __init__(self, data_format=None, keepdims=False, **kwargs): ...
    def call(
        self, inputs: Any["*b t c"], mask=None
    ) -> Any if keepdims else Any["*b ?"] if data_format == "channels_first" else Any["*b c"]: ...

class GlobalMaxPooling2D(Layer):
    def __init__(self, data_format=None, keepdims=False, **kwargs): ...
    def call(
        self, inputs: Any["*b h w c"]
    ) -> Any if keepdims else Any["*b ?"] if data_format == "channels_first" else Any["*b c"]: ...

class GlobalAveragePooling2D(Layer):
    def __init__(self, data_format=None, keepdims=False, **kwargs): ...
    def call(
        self, inputs: Any["*b h w c"]
    ) -> Any if keepdims else Any["*b ?"] if data_format == "channels_first" else Any["*b c"]: ...

class GlobalMaxPooling3D(Layer):
    def __init__(self, data_format=None, keepdims=False, **kwargs): ...
    def call(
        self, inputs: Any["*b d h w c"]
    ) -> Any if keepdims else Any["*b ?"] if data_format == "channels_first" else Any["*b c"]: ...

class GlobalAveragePooling3D(Layer):
    def __init__(self, data_format=None, keepdims=False, **kwargs): ...
    def call(
        self, inputs: Any["*b d h w c"]
    ) -> Any if keepdims else Any["*b ?"] if data_format == "channels_first" else Any["*b c"]: ...

class AdaptiveAveragePooling1D(Layer):
    def __init__(self, output_size, data_format=None, **kwargs): ...
    def call(self, inputs) -> Any: ...

class AdaptiveAveragePooling2D(Layer):
    def __init__(self, output_size, data_format=None, **kwargs): ...
    def call(self, inputs) -> Any: ...

class AdaptiveAveragePooling3D(Layer):
    def __init__(self, output_size, data_format=None, **kwargs): ...
    def call(self, inputs) -> Any: ...

class AdaptiveMaxPooling1D(Layer):
    def __init__(self, output_size, data_format=None, **kwargs): ...
    def call(self, inputs) -> Any: ...

class AdaptiveMaxPooling2D(Layer):
    def __init__(self, output_size, data_format=None, **kwargs): ...
    def call(self, inputs) -> Any: ...

class AdaptiveMaxPooling3D(Layer):
    def __init__(self, output_size, data_format=None, **kwargs): ...
    def call(self, inputs) -> Any: ...

# --- padding, cropping, resizing ---

class ZeroPadding1D(Layer):
    def __init__(self, padding=1, data_format=None, **kwargs): ...
    def call(self, inputs) -> Any: ...

class ZeroPadding2D(Layer):
    def __init__(self, padding=(1, 1), data_format=None, **kwargs): ...
    def call(self, inputs) -> Any: ...

class ZeroPadding3D(Layer):
    def __init__(self, padding=((1, 1), (1, 1), (1, 1)), data_format=None, **kwargs): ...
    def call(self, inputs) -> Any: ...

class Cropping1D(Layer):
    def __init__(self, cropping=(1, 1), **kwargs): ...
    def call(self, inputs) -> Any: ...

class Cropping2D(Layer):
    def __init__(self, cropping=((0, 0), (0, 0)), data_format=None, **kwargs): ...
    def call(self, inputs) -> Any: ...

class Cropping3D(Layer):
    def __init__(self, cropping=((1, 1), (1, 1), (1, 1)), data_format=None, **kwargs): ...
    def call(self, inputs) -> Any: ...

class UpSampling1D(Layer):
    def __init__(self, size=2, **kwargs): ...
    def call(self, inputs) -> Any: ...

class UpSampling2D(Layer):
    def __init__(self, size=(2, 2), data_format=None, interpolation="nearest", **kwargs): ...
    def call(self, inputs) -> Any: ...

class UpSampling3D(Layer):
    def __init__(self, size=(2, 2, 2), data_format=None, **kwargs): ...
    def call(self, inputs) -> Any: ...

# --- joining ---

class Add(Layer):
    def __init__(self, **kwargs): ...
    def call(self, inputs) -> Any: ...

class Subtract(Layer):
    def __init__(self, **kwargs): ...
    def call(self, inputs) -> Any: ...

class Multiply(Layer):
    def __init__(self, **kwargs): ...
    def call(self, inputs) -> Any: ...

class Average(Layer):
    def __init__(self, **kwargs): ...
    def call(self, inputs) -> Any: ...

class Maximum(Layer):
    def __init__(self, **kwargs): ...
    def call(self, inputs) -> Any: ...

class Minimum(Layer):
    def __init__(self, **kwargs): ...
    def call(self, inputs) -> Any: ...

class Concatenate(Layer):
    def __init__(self, axis=-1, **kwargs): ...
    def call(self, inputs) -> Any: ...

class Dot(Layer):
    def __init__(self, axes, normalize=False, **kwargs): ...
    def call(self, inputs) -> Any: ...

def add(inputs, **kwargs) -> Any: ...
def subtract(inputs, **kwargs) -> Any: ...
def multiply(inputs, **kwargs) -> Any: ...
def average(inputs, **kwargs) -> Any: ...
def maximum(inputs, **kwargs) -> Any: ...
def minimum(inputs, **kwargs) -> Any: ...
def concatenate(inputs, axis=-1, **kwargs) -> Any: ...
def dot(inputs, axes=-1, **kwargs) -> Any: ...

# --- attention ---

class Attention(Layer):
    def __init__(self, use_scale=False, score_mode="dot", dropout=0.0, seed=None, **kwargs): ...
    def call(self, inputs, mask=None, training=False, return_attention_scores=False, use_causal_mask=False) -> Any: ...

class AdditiveAttention(Layer):
    def __init__(self, use_scale=True, dropout=0.0, **kwargs): ...
    def call(self, inputs, mask=None, training=False, return_attention_scores=False, use_causal_mask=False) -> Any: ...

class MultiHeadAttention(Layer):
    holds = "weights"
    def __init__(
        self,
        num_heads,
        key_dim,
        value_dim=None,
        dropout=0.0,
        use_bias=True,
        output_shape=None,
        attention_axes=None,
        sliding_window=None,
        flash_attention=None,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        kernel_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        use_gate=False,
        seed=None,
        **kwargs,
    ): ...
    def call(
        self,
        query,
        value,
        key=None,
        query_mask=None,
        value_mask=None,
        key_mask=None,
        attention_mask=None,
        return_attention_scores=False,
        training=None,
        use_causal_mask=False,
    ) -> Any: ...

class GroupQueryAttention(Layer):
    def __init__(
        self,
        head_dim,
        num_query_heads,
        num_key_value_heads,
        dropout=0.0,
        use_bias=True,
        sliding_window=None,
        flash_attention=None,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        kernel_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        use_gate=False,
        seed=None,
        **kwargs,
    ): ...
    def call(
        self,
        query,
        value,
        key=None,
        query_mask=None,
        value_mask=None,
        key_mask=None,
        attention_mask=None,
        return_attention_scores=False,
        training=None,
        use_causal_mask=False,
    ) -> Any: ...

# --- input preparation and the rest ---

class AugMix(Layer):
    def __init__(
        self,
        value_range=(0, 255),
        num_chains=3,
        chain_depth=3,
        factor=0.3,
        alpha=1.0,
        all_ops=True,
        interpolation="bilinear",
        seed=None,
        data_format=None,
        **kwargs,
    ): ...

class AutoContrast(Layer):
    def __init__(self, value_range=(0, 255), **kwargs): ...

class AvgPool1D(Layer):
    def __init__(self, pool_size, strides=None, padding="valid", data_format=None, name=None, **kwargs): ...

class AvgPool2D(Layer):
    def __init__(self, pool_size, strides=None, padding="valid", data_format=None, name=None, **kwargs): ...

class AvgPool3D(Layer):
    def __init__(self, pool_size, strides=None, padding="valid", data_format=None, name=None, **kwargs): ...

class CategoryEncoding(Layer):
    def __init__(self, num_tokens=None, output_mode="multi_hot", sparse=False, **kwargs): ...

class CenterCrop(Layer):
    def __init__(self, height, width, data_format=None, **kwargs): ...

class ContrastLimitedAdaptiveHistogramEqualization(Layer):
    def __init__(self, value_range=(0, 255), clip_limit=4.0, tile_grid_size=(8, 8), data_format=None, **kwargs): ...

class Convolution1D(Layer):
    def __init__(
        self,
        filters,
        kernel_size,
        strides=1,
        padding="valid",
        data_format=None,
        dilation_rate=1,
        groups=1,
        activation=None,
        use_bias=True,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        kernel_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        **kwargs,
    ): ...

class Convolution1DTranspose(Layer):
    def __init__(
        self,
        filters,
        kernel_size,
        strides=1,
        padding="valid",
        output_padding=None,
        data_format=None,
        dilation_rate=1,
        activation=None,
        use_bias=True,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        kernel_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        **kwargs,
    ): ...

class Convolution2D(Layer):
    def __init__(
        self,
        filters,
        kernel_size,
        strides=(1, 1),
        padding="valid",
        data_format=None,
        dilation_rate=(1, 1),
        groups=1,
        activation=None,
        use_bias=True,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        kernel_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        **kwargs,
    ): ...

class Convolution2DTranspose(Layer):
    def __init__(
        self,
        filters,
        kernel_size,
        strides=(1, 1),
        padding="valid",
        output_padding=None,
        data_format=None,
        dilation_rate=(1, 1),
        activation=None,
        use_bias=True,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        kernel_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        **kwargs,
    ): ...

class Convolution3D(Layer):
    def __init__(
        self,
        filters,
        kernel_size,
        strides=(1, 1, 1),
        padding="valid",
        data_format=None,
        dilation_rate=(1, 1, 1),
        groups=1,
        activation=None,
        use_bias=True,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        kernel_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        **kwargs,
    ): ...

class Convolution3DTranspose(Layer):
    def __init__(
        self,
        filters,
        kernel_size,
        strides=(1, 1, 1),
        padding="valid",
        data_format=None,
        output_padding=None,
        dilation_rate=(1, 1, 1),
        activation=None,
        use_bias=True,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        kernel_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        **kwargs,
    ): ...

class CutMix(Layer):
    def __init__(self, factor=1.0, seed=None, data_format=None, **kwargs): ...

class Discretization(Layer):
    def __init__(
        self, bin_boundaries=None, num_bins=None, epsilon=0.01, output_mode="int", sparse=False, dtype=None, name=None
    ): ...

class Equalization(Layer):
    def __init__(self, value_range=(0, 255), bins=256, data_format=None, **kwargs): ...

class FlaxLayer(Layer):
    def __init__(self, module, method=None, variables=None, **kwargs): ...

class GlobalAvgPool1D(Layer):
    def __init__(self, data_format=None, keepdims=False, **kwargs): ...

class GlobalAvgPool2D(Layer):
    def __init__(self, data_format=None, keepdims=False, **kwargs): ...

class GlobalAvgPool3D(Layer):
    def __init__(self, data_format=None, keepdims=False, **kwargs): ...

class GlobalMaxPool1D(Layer):
    def __init__(self, data_format=None, keepdims=False, **kwargs): ...

class GlobalMaxPool2D(Layer):
    def __init__(self, data_format=None, keepdims=False, **kwargs): ...

class GlobalMaxPool3D(Layer):
    def __init__(self, data_format=None, keepdims=False, **kwargs): ...

class HashedCrossing(Layer):
    def __init__(self, num_bins, output_mode="int", sparse=False, name=None, dtype=None, **kwargs): ...

class Hashing(Layer):
    def __init__(self, num_bins, mask_value=None, salt=None, output_mode="int", sparse=False, **kwargs): ...

class IntegerLookup(Layer):
    def __init__(
        self,
        max_tokens=None,
        num_oov_indices=1,
        mask_token=None,
        oov_token=-1,
        vocabulary=None,
        vocabulary_dtype="int64",
        idf_weights=None,
        invert=False,
        output_mode="int",
        sparse=False,
        pad_to_max_tokens=False,
        oov_method="floormod",
        salt=None,
        name=None,
        **kwargs,
    ): ...

class JaxLayer(Layer):
    def __init__(
        self, call_fn, init_fn=None, params=None, state=None, seed=None, native_serialization_platforms=None, **kwargs
    ): ...

class MaxNumBoundingBoxes(Layer):
    def __init__(self, max_number, fill_value=-1, **kwargs): ...

class MaxPool1D(Layer):
    def __init__(self, pool_size=2, strides=None, padding="valid", data_format=None, name=None, **kwargs): ...

class MaxPool2D(Layer):
    def __init__(self, pool_size=(2, 2), strides=None, padding="valid", data_format=None, name=None, **kwargs): ...

class MaxPool3D(Layer):
    def __init__(self, pool_size=(2, 2, 2), strides=None, padding="valid", data_format=None, name=None, **kwargs): ...

class MelSpectrogram(Layer):
    def __init__(
        self,
        fft_length=2048,
        sequence_stride=512,
        sequence_length=None,
        window="hann",
        sampling_rate=16000,
        num_mel_bins=128,
        min_freq=20.0,
        max_freq=None,
        power_to_db=True,
        top_db=80.0,
        mag_exp=2.0,
        min_power=1e-10,
        ref_power=1.0,
        **kwargs,
    ): ...

class MixUp(Layer):
    def __init__(self, alpha=0.2, data_format=None, seed=None, **kwargs): ...

class Normalization(Layer):
    def __init__(self, axis=-1, mean=None, variance=None, invert=False, **kwargs): ...

class Pipeline(Layer):
    def __init__(self, layers, name=None): ...

class RandAugment(Layer):
    def __init__(
        self,
        value_range=(0, 255),
        num_ops=2,
        factor=0.5,
        interpolation="bilinear",
        seed=None,
        data_format=None,
        **kwargs,
    ): ...

class RandomBrightness(Layer):
    def __init__(self, factor, value_range=(0, 255), seed=None, **kwargs): ...

class RandomColorDegeneration(Layer):
    def __init__(self, factor, value_range=(0, 255), data_format=None, seed=None, **kwargs): ...

class RandomColorJitter(Layer):
    def __init__(
        self,
        value_range=(0, 255),
        brightness_factor=None,
        contrast_factor=None,
        saturation_factor=None,
        hue_factor=None,
        seed=None,
        data_format=None,
        **kwargs,
    ): ...

class RandomContrast(Layer):
    def __init__(self, factor, value_range=(0, 255), seed=None, **kwargs): ...

class RandomCrop(Layer):
    def __init__(self, height, width, seed=None, data_format=None, name=None, **kwargs): ...

class RandomElasticTransform(Layer):
    def __init__(
        self,
        factor=1.0,
        scale=1.0,
        interpolation="bilinear",
        fill_mode="reflect",
        fill_value=0.0,
        value_range=(0, 255),
        seed=None,
        data_format=None,
        **kwargs,
    ): ...

class RandomErasing(Layer):
    def __init__(
        self,
        factor=1.0,
        scale=(0.02, 0.33),
        fill_value=None,
        value_range=(0, 255),
        seed=None,
        data_format=None,
        **kwargs,
    ): ...

class RandomFlip(Layer):
    def __init__(self, mode="horizontal_and_vertical", seed=None, data_format=None, **kwargs): ...

class RandomGaussianBlur(Layer):
    def __init__(
        self, factor=1.0, kernel_size=3, sigma=1.0, value_range=(0, 255), data_format=None, seed=None, **kwargs
    ): ...

class RandomGrayscale(Layer):
    def __init__(self, factor=0.5, data_format=None, seed=None, **kwargs): ...

class RandomHue(Layer):
    def __init__(self, factor, value_range=(0, 255), data_format=None, seed=None, **kwargs): ...

class RandomInvert(Layer):
    def __init__(self, factor=1.0, value_range=(0, 255), seed=None, data_format=None, **kwargs): ...

class RandomPerspective(Layer):
    def __init__(
        self, factor=1.0, scale=1.0, interpolation="bilinear", fill_value=0.0, seed=None, data_format=None, **kwargs
    ): ...

class RandomPosterization(Layer):
    def __init__(self, factor, value_range=(0, 255), data_format=None, seed=None, **kwargs): ...

class RandomRotation(Layer):
    def __init__(
        self,
        factor,
        fill_mode="reflect",
        interpolation="bilinear",
        seed=None,
        fill_value=0.0,
        data_format=None,
        **kwargs,
    ): ...

class RandomSaturation(Layer):
    def __init__(self, factor, value_range=(0, 255), data_format=None, seed=None, **kwargs): ...

class RandomSharpness(Layer):
    def __init__(self, factor, value_range=(0, 255), data_format=None, seed=None, **kwargs): ...

class RandomShear(Layer):
    def __init__(
        self,
        x_factor=0.0,
        y_factor=0.0,
        interpolation="bilinear",
        fill_mode="reflect",
        fill_value=0.0,
        data_format=None,
        seed=None,
        **kwargs,
    ): ...

class RandomTranslation(Layer):
    def __init__(
        self,
        height_factor,
        width_factor,
        fill_mode="reflect",
        interpolation="bilinear",
        seed=None,
        fill_value=0.0,
        data_format=None,
        **kwargs,
    ): ...

class RandomZoom(Layer):
    def __init__(
        self,
        height_factor,
        width_factor=None,
        fill_mode="reflect",
        interpolation="bilinear",
        seed=None,
        fill_value=0.0,
        data_format=None,
        **kwargs,
    ): ...

class Rescaling(Layer):
    def __init__(self, scale, offset=0.0, **kwargs): ...

class Resizing(Layer):
    def __init__(
        self,
        height,
        width,
        interpolation="bilinear",
        crop_to_aspect_ratio=False,
        pad_to_aspect_ratio=False,
        fill_mode="constant",
        fill_value=0.0,
        antialias=False,
        data_format=None,
        **kwargs,
    ): ...

class STFTSpectrogram(Layer):
    def __init__(
        self,
        mode="log",
        frame_length=256,
        frame_step=None,
        fft_length=None,
        window="hann",
        periodic=False,
        scaling="density",
        padding="valid",
        expand_dims=False,
        data_format=None,
        **kwargs,
    ): ...

class SeparableConvolution1D(Layer):
    def __init__(
        self,
        filters,
        kernel_size,
        strides=1,
        padding="valid",
        data_format=None,
        dilation_rate=1,
        depth_multiplier=1,
        activation=None,
        use_bias=True,
        depthwise_initializer="glorot_uniform",
        pointwise_initializer="glorot_uniform",
        bias_initializer="zeros",
        depthwise_regularizer=None,
        pointwise_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        depthwise_constraint=None,
        pointwise_constraint=None,
        bias_constraint=None,
        **kwargs,
    ): ...

class SeparableConvolution2D(Layer):
    def __init__(
        self,
        filters,
        kernel_size,
        strides=(1, 1),
        padding="valid",
        data_format=None,
        dilation_rate=(1, 1),
        depth_multiplier=1,
        activation=None,
        use_bias=True,
        depthwise_initializer="glorot_uniform",
        pointwise_initializer="glorot_uniform",
        bias_initializer="zeros",
        depthwise_regularizer=None,
        pointwise_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        depthwise_constraint=None,
        pointwise_constraint=None,
        bias_constraint=None,
        **kwargs,
    ): ...

class Solarization(Layer):
    def __init__(self, addition_factor=0.0, threshold_factor=0.0, value_range=(0, 255), seed=None, **kwargs): ...

class StringLookup(Layer):
    def __init__(
        self,
        max_tokens=None,
        num_oov_indices=1,
        mask_token=None,
        oov_token="[UNK]",
        vocabulary=None,
        idf_weights=None,
        invert=False,
        output_mode="int",
        pad_to_max_tokens=False,
        sparse=False,
        encoding="utf-8",
        name=None,
        salt=None,
        **kwargs,
    ): ...

class TFSMLayer(Layer):
    def __init__(
        self, filepath, call_endpoint="serve", call_training_endpoint=None, trainable=True, name=None, dtype=None
    ): ...

class TextVectorization(Layer):
    def __init__(
        self,
        max_tokens=None,
        standardize="lower_and_strip_punctuation",
        split="whitespace",
        ngrams=None,
        output_mode="int",
        output_sequence_length=None,
        pad_to_max_tokens=False,
        vocabulary=None,
        idf_weights=None,
        sparse=False,
        ragged=False,
        encoding="utf-8",
        name=None,
        **kwargs,
    ): ...

class TorchModuleWrapper(Layer):
    def __init__(self, module, name=None, output_shape=None, **kwargs): ...

def deserialize(config, custom_objects=None): ...
def serialize(layer): ...

# --- other names of the same classes ---
AvgPool1D = AveragePooling1D
AvgPool2D = AveragePooling2D
AvgPool3D = AveragePooling3D
MaxPool1D = MaxPooling1D
MaxPool2D = MaxPooling2D
MaxPool3D = MaxPooling3D
GlobalAvgPool1D = GlobalAveragePooling1D
GlobalAvgPool2D = GlobalAveragePooling2D
GlobalAvgPool3D = GlobalAveragePooling3D
GlobalMaxPool1D = GlobalMaxPooling1D
GlobalMaxPool2D = GlobalMaxPooling2D
GlobalMaxPool3D = GlobalMaxPooling3D
Convolution1D = Conv1D
Convolution2D = Conv2D
Convolution3D = Conv3D
Convolution1DTranspose = Conv1DTranspose
Convolution2DTranspose = Conv2DTranspose
Convolution3DTranspose = Conv3DTranspose
SeparableConvolution1D = SeparableConv1D
SeparableConvolution2D = SeparableConv2D

# --- what Keras 1 and 2 had ---
Deconvolution2D = Conv2DTranspose
Deconvolution3D = Conv3DTranspose
AtrousConvolution1D = Conv1D
AtrousConvolution2D = Conv2D
AtrousConv1D = Conv1D
AtrousConv2D = Conv2D
BatchNormalizationV1 = BatchNormalization
BatchNormalizationV2 = BatchNormalization
TimeDistributedDense = Dense

class ThresholdedReLU(Layer):
    role = "activation"
    def __init__(self, theta=1.0, **kwargs): ...
    def call(self, inputs: Any["*s"]) -> Any["*s"]: ...

class LocallyConnected1D(Layer):
    role = "layer"
    def __init__(
        self,
        filters,
        kernel_size,
        strides=1,
        padding="valid",
        data_format=None,
        activation: Named["keras.activations"] = None,
        use_bias=True,
        **kwargs,
    ): ...
    def call(self, inputs: Any["*b t c"]) -> activation(Logits["*b ? ?"]): ...

class LocallyConnected2D(Layer):
    role = "layer"
    def __init__(
        self,
        filters,
        kernel_size,
        strides=(1, 1),
        padding="valid",
        data_format=None,
        activation: Named["keras.activations"] = None,
        use_bias=True,
        **kwargs,
    ): ...
    def call(self, inputs: Any["*b h w c"]) -> activation(Logits["*b ? ? ?"]): ...

class CuDNNLSTM(Layer):
    role = "layer"
    def __init__(self, units, return_sequences=False, return_state=False, **kwargs): ...
    def call(
        self, inputs: Any["*b t f"]
    ) -> Any if return_state else Any["*b t units"] if return_sequences else Any["*b units"]: ...

class CuDNNGRU(CuDNNLSTM): ...

class MaxoutDense(Layer):
    role = "layer"
    def __init__(self, output_dim, nb_feature=4, **kwargs): ...
    def call(self, x: Any["*b c"]) -> Real["*b output_dim"]: ...

class Highway(Layer):
    role = "layer"
    def __init__(self, init="glorot_uniform", activation="linear", **kwargs): ...
    def call(self, x: Any["*s"]) -> Any["*s"]: ...
