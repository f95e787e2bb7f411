"""tensorflow.compat.v1.losses: the losses of TensorFlow 1, reduced to one number."""

def softmax_cross_entropy(
    onehot_labels,
    logits: Logits["*b c"],
    weights=1.0,
    label_smoothing=0,
    scope=None,
    loss_collection=...,
    reduction=...,
) -> Scalar:
    role = "loss"
def sparse_softmax_cross_entropy(
    labels: ClassIndex["*b"], logits: Logits["*b c"], weights=1.0, scope=None, loss_collection=..., reduction=...
) -> Scalar:
    role = "loss"
def sigmoid_cross_entropy(
    multi_class_labels,
    logits: BinaryLogits["*s"],
    weights=1.0,
    label_smoothing=0,
    scope=None,
    loss_collection=...,
    reduction=...,
) -> Scalar:
    role = "loss"
def log_loss(
    labels,
    predictions: IndependentProbabilities["*s"],
    weights=1.0,
    epsilon=1e-07,
    scope=None,
    loss_collection=...,
    reduction=...,
) -> Scalar:
    role = "loss"
def mean_squared_error(
    labels, predictions: Any, weights=1.0, scope=None, loss_collection=..., reduction=...
) -> Scalar:
    role = "loss"
def absolute_difference(
    labels, predictions: Any, weights=1.0, scope=None, loss_collection=..., reduction=...
) -> Scalar:
    role = "loss"
def huber_loss(
    labels, predictions: Any, weights=1.0, delta=1.0, scope=None, loss_collection=..., reduction=...
) -> Scalar:
    role = "loss"
def hinge_loss(labels, logits: Any, weights=1.0, scope=None, loss_collection=..., reduction=...) -> Scalar:
    role = "loss"
def get_total_loss(add_regularization_losses=True, name="total_loss", scope=None) -> Scalar: ...
