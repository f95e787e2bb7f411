"""tensorflow.contrib.layers (slim): layers as functions; their activation is relu unless one is given."""

def fully_connected(
    inputs: Any["*b c"], num_outputs, activation_fn: Named["keras.activations"] = "relu", **kwargs
) -> activation_fn(Logits["*b num_outputs"]): ...
def conv2d(
    inputs: Any["*b h w c"],
    num_outputs,
    kernel_size,
    stride=1,
    padding="SAME",
    data_format=None,
    rate=1,
    activation_fn: Named["keras.activations"] = "relu",
    **kwargs,
) -> activation_fn(Logits["*b ? ? num_outputs"]) if data_format is None else activation_fn(Logits): ...
def flatten(inputs, outputs_collections=None, scope=None) -> Like[inputs, "*b ?"]: ...
def dropout(inputs: Any["*s"], keep_prob=0.5, noise_shape=None, is_training=True, **kwargs) -> Like[inputs, "*s"]: ...
def softmax(logits: Any["*s"], scope=None) -> Probabilities["*s"]: ...
