"""keras.losses: what each loss wants of the predictions; the names of the functions are also strings in compile()."""

class Loss:
    role = "loss"
    def __init__(self, name=None, reduction="sum_over_batch_size", dtype=None): ...
    def __call__(
        self, y_true, y_pred: Any, sample_weight=None
    ) -> Any if reduction == "none" else Any if reduction is None else Scalar: ...

# --- classification ---

class CategoricalCrossentropy(Loss):
    def __init__(
        self,
        from_logits=False,
        label_smoothing=0.0,
        axis=-1,
        reduction="sum_over_batch_size",
        name="categorical_crossentropy",
        dtype=None,
    ): ...
    def __call__(
        self, y_true, y_pred: Logits["*b c"] if from_logits else Probabilities["*b c"], sample_weight=None
    ) -> Any if reduction == "none" else Any if reduction is None else Scalar: ...

class SparseCategoricalCrossentropy(Loss):
    def __init__(
        self,
        from_logits=False,
        ignore_class=None,
        reduction="sum_over_batch_size",
        axis=-1,
        name="sparse_categorical_crossentropy",
        dtype=None,
    ): ...
    def __call__(
        self, y_true: ClassIndex, y_pred: Logits["*b c"] if from_logits else Probabilities["*b c"], sample_weight=None
    ) -> Any if reduction == "none" else Any if reduction is None else Scalar: ...

class CategoricalFocalCrossentropy(Loss):
    def __init__(
        self,
        alpha=0.25,
        gamma=2.0,
        from_logits=False,
        label_smoothing=0.0,
        axis=-1,
        reduction="sum_over_batch_size",
        name="categorical_focal_crossentropy",
        dtype=None,
    ): ...
    def __call__(
        self, y_true, y_pred: Logits["*b c"] if from_logits else Probabilities["*b c"], sample_weight=None
    ) -> Any if reduction == "none" else Any if reduction is None else Scalar: ...

class CategoricalGeneralizedCrossEntropy(Loss):
    def __init__(
        self, q=0.5, reduction="sum_over_batch_size", name="categorical_generalized_cross_entropy", dtype=None
    ): ...
    def __call__(
        self, y_true: ClassIndex, y_pred: Probabilities["*b c"], sample_weight=None
    ) -> Any if reduction == "none" else Any if reduction is None else Scalar: ...

class BinaryCrossentropy(Loss):
    def __init__(
        self,
        from_logits=False,
        label_smoothing=0.0,
        axis=-1,
        reduction="sum_over_batch_size",
        name="binary_crossentropy",
        dtype=None,
    ): ...
    def __call__(
        self, y_true, y_pred: BinaryLogits["*s"] if from_logits else IndependentProbabilities["*s"], sample_weight=None
    ) -> Any if reduction == "none" else Any if reduction is None else Scalar: ...

class BinaryFocalCrossentropy(Loss):
    def __init__(
        self,
        apply_class_balancing=False,
        alpha=0.25,
        gamma=2.0,
        from_logits=False,
        label_smoothing=0.0,
        axis=-1,
        reduction="sum_over_batch_size",
        name="binary_focal_crossentropy",
        dtype=None,
    ): ...
    def __call__(
        self, y_true, y_pred: BinaryLogits["*s"] if from_logits else IndependentProbabilities["*s"], sample_weight=None
    ) -> Any if reduction == "none" else Any if reduction is None else Scalar: ...

class KLDivergence(Loss):
    def __init__(self, reduction="sum_over_batch_size", name="kl_divergence", dtype=None): ...
    def __call__(
        self, y_true: Probabilities, y_pred: Probabilities["*b c"], sample_weight=None
    ) -> Any if reduction == "none" else Any if reduction is None else Scalar: ...

class CTC(Loss):
    def __init__(self, reduction="sum_over_batch_size", name="ctc", dtype=None): ...
    def __call__(
        self, y_true, y_pred: Logits["n t c"], sample_weight=None
    ) -> Any if reduction == "none" else Any if reduction is None else Scalar: ...

class Dice(Loss):
    def __init__(self, reduction="sum_over_batch_size", name="dice", axis=None, dtype=None): ...
    def __call__(
        self, y_true, y_pred: IndependentProbabilities | Probabilities, sample_weight=None
    ) -> Any if reduction == "none" else Any if reduction is None else Scalar: ...

class Tversky(Loss):
    def __init__(self, alpha=0.5, beta=0.5, reduction="sum_over_batch_size", name="tversky", axis=None, dtype=None): ...
    def __call__(
        self, y_true, y_pred: IndependentProbabilities | Probabilities, sample_weight=None
    ) -> Any if reduction == "none" else Any if reduction is None else Scalar: ...

class CategoricalHinge(Loss):
    def __init__(self, reduction="sum_over_batch_size", name="categorical_hinge", dtype=None): ...

class Hinge(Loss):
    def __init__(self, reduction="sum_over_batch_size", name="hinge", dtype=None): ...

class SquaredHinge(Loss):
    def __init__(self, reduction="sum_over_batch_size", name="squared_hinge", dtype=None): ...

class Circle(Loss):
    def __init__(
        self, gamma=80.0, margin=0.4, remove_diagonal=True, reduction="sum_over_batch_size", name="circle", dtype=None
    ): ...

# --- regression and distances ---

class MeanSquaredError(Loss):
    def __init__(self, reduction="sum_over_batch_size", name="mean_squared_error", dtype=None): ...

class MeanAbsoluteError(Loss):
    def __init__(self, reduction="sum_over_batch_size", name="mean_absolute_error", dtype=None): ...

class MeanAbsolutePercentageError(Loss):
    def __init__(self, reduction="sum_over_batch_size", name="mean_absolute_percentage_error", dtype=None): ...

class MeanSquaredLogarithmicError(Loss):
    def __init__(self, reduction="sum_over_batch_size", name="mean_squared_logarithmic_error", dtype=None): ...

class Huber(Loss):
    def __init__(self, delta=1.0, reduction="sum_over_batch_size", name="huber_loss", dtype=None): ...

class LogCosh(Loss):
    def __init__(self, reduction="sum_over_batch_size", name="log_cosh", dtype=None): ...

class Poisson(Loss):
    def __init__(self, reduction="sum_over_batch_size", name="poisson", dtype=None): ...

class CosineSimilarity(Loss):
    def __init__(self, axis=-1, reduction="sum_over_batch_size", name="cosine_similarity", dtype=None): ...

# --- the same as functions: one number a sample ---
def categorical_crossentropy(
    y_true,
    y_pred: Logits["*b c"] if from_logits else Probabilities["*b c"],
    from_logits=False,
    label_smoothing=0.0,
    axis=-1,
) -> Any:
    role = "loss"

def categorical_focal_crossentropy(
    y_true,
    y_pred: Logits["*b c"] if from_logits else Probabilities["*b c"],
    alpha=0.25,
    gamma=2.0,
    from_logits=False,
    label_smoothing=0.0,
    axis=-1,
) -> Any:
    role = "loss"

def sparse_categorical_crossentropy(
    y_true: ClassIndex,
    y_pred: Logits["*b c"] if from_logits else Probabilities["*b c"],
    from_logits=False,
    ignore_class=None,
    axis=-1,
) -> Any:
    role = "loss"

def categorical_generalized_cross_entropy(y_true: ClassIndex, y_pred: Probabilities["*b c"], q) -> Any:
    role = "loss"

def binary_crossentropy(
    y_true,
    y_pred: BinaryLogits["*s"] if from_logits else IndependentProbabilities["*s"],
    from_logits=False,
    label_smoothing=0.0,
    axis=-1,
) -> Any:
    role = "loss"

def binary_focal_crossentropy(
    y_true,
    y_pred: BinaryLogits["*s"] if from_logits else IndependentProbabilities["*s"],
    apply_class_balancing=False,
    alpha=0.25,
    gamma=2.0,
    from_logits=False,
    label_smoothing=0.0,
    axis=-1,
) -> Any:
    role = "loss"

def kl_divergence(y_true: Probabilities, y_pred: Probabilities["*b c"]) -> Any:
    role = "loss"

def ctc(y_true, y_pred: Logits["n t c"]) -> Any:
    role = "loss"

def dice(y_true, y_pred: IndependentProbabilities | Probabilities, axis=None) -> Any:
    role = "loss"

def tversky(y_true, y_pred: IndependentProbabilities | Probabilities, alpha=0.5, beta=0.5, axis=None) -> Any:
    role = "loss"

def categorical_hinge(y_true, y_pred: Any) -> Any:
    role = "loss"

def hinge(y_true, y_pred: Any) -> Any:
    role = "loss"

def squared_hinge(y_true, y_pred: Any) -> Any:
    role = "loss"

def circle(y_true, y_pred, ref_labels=None, ref_embeddings=None, remove_diagonal=True, gamma=80, margin=0.4) -> Any:
    role = "loss"

def mean_squared_error(y_true, y_pred: Any) -> Any:
    role = "loss"

def mean_absolute_error(y_true, y_pred: Any) -> Any:
    role = "loss"

def mean_absolute_percentage_error(y_true, y_pred: Any) -> Any:
    role = "loss"

def mean_squared_logarithmic_error(y_true, y_pred: Any) -> Any:
    role = "loss"

def huber(y_true, y_pred: Any, delta=1.0) -> Any:
    role = "loss"

def log_cosh(y_true, y_pred: Any) -> Any:
    role = "loss"

def poisson(y_true, y_pred: Any) -> Any:
    role = "loss"

def cosine_similarity(y_true, y_pred: Any, axis=-1) -> Any:
    role = "loss"

# --- names that compile() takes as strings, and older names ---
bce = binary_crossentropy
BCE = binary_crossentropy
mse = mean_squared_error
MSE = mean_squared_error
mae = mean_absolute_error
MAE = mean_absolute_error
mape = mean_absolute_percentage_error
MAPE = mean_absolute_percentage_error
msle = mean_squared_logarithmic_error
MSLE = mean_squared_logarithmic_error
kld = kl_divergence
KLD = kl_divergence
kullback_leibler_divergence = kl_divergence
logcosh = log_cosh
huber_loss = huber
cosine_proximity = cosine_similarity
cosine = cosine_similarity

# --- identifiers ---
def get(identifier): ...
def serialize(loss): ...
def deserialize(name, custom_objects=None): ...
