"""torch.nn.functional: the functions behind the layers, activations and losses."""

from torch import conv1d, conv2d, conv3d, conv_tbc, conv_transpose1d, conv_transpose2d, conv_transpose3d
from torch import adaptive_avg_pool1d, avg_pool1d, bilinear, channel_shuffle, cosine_similarity
from torch import pairwise_distance, pdist, pixel_shuffle, pixel_unshuffle, prelu, rrelu_, selu_, celu_

# --- what activations make of their input ---
def softmax(input: Any["*s"], dim: Axis = None, _stacklevel=3, dtype=None) -> Probabilities["*s"]:
    saves = "output"
def softmin(input: Any["*s"], dim: Axis = None, _stacklevel=3, dtype=None) -> Probabilities["*s"]:
    saves = "output"
def gumbel_softmax(logits: Any["*s"], tau=1, hard=False, eps=1e-10, dim: Axis = -1) -> Probabilities["*s"]: ...
def log_softmax(input: Any["*s"], dim: Axis = None, _stacklevel=3, dtype=None) -> LogProbabilities["*s"]:
    saves = "output"
def sigmoid(input: Any["*s"]) -> IndependentProbabilities["*s"]:
    saves = "output"
def hardsigmoid(input: Any["*s"], inplace=False) -> IndependentProbabilities["*s"]: ...
def logsigmoid(input: Any["*s"]) -> LogIndependentProbabilities["*s"]: ...
def relu(input: Any["*s"], inplace=False) -> NonNegative["*s"]:
    saves = "output"
def relu_(input: Any["*s"]) -> NonNegative["*s"]: ...
def relu6(input: Any["*s"], inplace=False) -> NonNegative["*s"]: ...
def softplus(input: Any["*s"], beta=..., threshold=...) -> Positive["*s"]: ...
def tanh(input: Any["*s"]) -> Bounded["*s"]:
    saves = "output"
def softsign(input: Any["*s"]) -> Bounded["*s"]: ...
def hardtanh(input: Any["*s"], min_val=-1.0, max_val=1.0, inplace=False) -> Bounded["*s"] if default else Any["*s"]: ...
def hardtanh_(input: Any["*s"], min_val=..., max_val=...) -> Bounded["*s"] if default else Any["*s"]: ...
def leaky_relu(input: Any["*s"], negative_slope=0.01, inplace=False) -> Real["*s"]: ...
def leaky_relu_(input: Any["*s"], negative_slope=...) -> Real["*s"]: ...
def elu(input: Any["*s"], alpha=1.0, inplace=False) -> Real["*s"]: ...
def elu_(input: Any["*s"], alpha=...) -> Real["*s"]: ...
def celu(input: Any["*s"], alpha=1.0, inplace=False) -> Real["*s"]: ...
def selu(input: Any["*s"], inplace=False) -> Real["*s"]: ...
def rrelu(input: Any["*s"], lower=0.125, upper=0.3333333333333333, training=False, inplace=False) -> Real["*s"]: ...
def gelu(input: Any["*s"], approximate=...) -> Real["*s"]: ...
def silu(input: Any["*s"], inplace=False) -> Real["*s"]: ...
def mish(input: Any["*s"], inplace=False) -> Real["*s"]: ...
def hardswish(input: Any["*s"], inplace=False) -> Real["*s"]: ...
def hardshrink(input: Any["*s"], lambd=0.5, *, out=None) -> Real["*s"]: ...
def softshrink(input: Any["*s"], lambd=...) -> Real["*s"]: ...
def tanhshrink(input: Any["*s"]) -> Real["*s"]: ...
def glu(input: Any["*s"], dim=-1) -> Real["halved(*s)"]: ...
def threshold(input: Any["*s"], threshold, value, inplace=False) -> Any["*s"]: ...
def threshold_(input: Any["*s"], threshold, value) -> Any["*s"]: ...

# --- layers given their weights ---
def linear(input: Any["*b c"], weight, bias=None) -> Logits["*b ?"]: ...
def embedding(
    input: Any["*b"], weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False
) -> Any["*b ?"]: ...
def embedding_bag(
    input,
    weight,
    offsets=None,
    max_norm=None,
    norm_type=2,
    scale_grad_by_freq=False,
    mode="mean",
    sparse=False,
    per_sample_weights=None,
    include_last_offset=False,
    padding_idx=None,
) -> Any: ...
def batch_norm(
    input: Any["*s"], running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05
) -> Any["*s"]: ...
def instance_norm(
    input: Any["*s"],
    running_mean=None,
    running_var=None,
    weight=None,
    bias=None,
    use_input_stats=True,
    momentum=0.1,
    eps=1e-05,
) -> Any["*s"]: ...
def layer_norm(
    input: Any["*b normalized_shape"], normalized_shape, weight=None, bias=None, eps=1e-05
) -> Any["*b normalized_shape"]: ...
def group_norm(input: Any["*s"], num_groups, weight=None, bias=None, eps=1e-05) -> Any["*s"]: ...
def local_response_norm(input: Any["*s"], size, alpha=0.0001, beta=0.75, k=1.0) -> Any["*s"]: ...
def rms_norm(input: Any["*s"], normalized_shape, weight=None, eps=None) -> Any["*s"]: ...
def normalize(input: Any["*s"], p=2.0, dim=1, eps=1e-12, out=None) -> Any["*s"]: ...
def multi_head_attention_forward(
    query,
    key,
    value,
    embed_dim_to_check,
    num_heads,
    in_proj_weight,
    in_proj_bias,
    bias_k,
    bias_v,
    add_zero_attn,
    dropout_p,
    out_proj_weight,
    out_proj_bias,
    training=True,
    key_padding_mask=None,
    need_weights=True,
    attn_mask=None,
    use_separate_proj_weight=False,
    q_proj_weight=None,
    k_proj_weight=None,
    v_proj_weight=None,
    static_k=None,
    static_v=None,
    average_attn_weights=True,
    is_causal=False,
) -> tuple[Any, Any]: ...
def scaled_dot_product_attention(
    query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None, enable_gqa=False
) -> Any:
    role = "dropout"

# --- dropout keeps what the numbers mean ---
def dropout(input: Any["*s"], p=0.5, training=True, inplace=False) -> Like[input, "*s"]:
    role = "dropout"
def dropout1d(input: Any["*s"], p=0.5, training=True, inplace=False) -> Like[input, "*s"]:
    role = "dropout"
def dropout2d(input: Any["*s"], p=0.5, training=True, inplace=False) -> Like[input, "*s"]:
    role = "dropout"
def dropout3d(input: Any["*s"], p=0.5, training=True, inplace=False) -> Like[input, "*s"]:
    role = "dropout"
def alpha_dropout(input: Any["*s"], p=0.5, training=False, inplace=False) -> Like[input, "*s"]:
    role = "dropout"
def feature_alpha_dropout(input: Any["*s"], p=0.5, training=False, inplace=False) -> Like[input, "*s"]:
    role = "dropout"

# --- pooling; the mean of everything is taken of tensors with any number of dimensions ---
def max_pool1d(
    input: Any["n? c l"], kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False
) -> Any if return_indices else Any["n? c pooled(l)"]: ...
def max_pool2d(
    input: Any["n? c h w"], kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False
) -> Any if return_indices else Any["n? c pooled(h) pooled(w)"]: ...
def max_pool3d(
    input: Any["n? c d h w"], kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False
) -> Any if return_indices else Any["n? c pooled(d) pooled(h) pooled(w)"]: ...
def lp_pool1d(input: Any["n? c l"], norm_type, kernel_size, stride=None, ceil_mode=False) -> Any["n? c pooled(l)"]: ...
def avg_pool2d(
    input: Any["n? c h w"],
    kernel_size,
    stride=None,
    padding=0,
    ceil_mode=False,
    count_include_pad=True,
    divisor_override=None,
) -> Any["n? c pooled(h) pooled(w)"]: ...
def lp_pool2d(input: Any["n? c h w"], norm_type, kernel_size, stride=None, ceil_mode=False) -> Any["n? c pooled(h) pooled(w)"]: ...
def avg_pool3d(
    input: Any["n? c d h w"],
    kernel_size,
    stride=None,
    padding=0,
    ceil_mode=False,
    count_include_pad=True,
    divisor_override=None,
) -> Any["n? c pooled(d) pooled(h) pooled(w)"]: ...
def lp_pool3d(input: Any["n? c d h w"], norm_type, kernel_size, stride=None, ceil_mode=False) -> Any["n? c pooled(d) pooled(h) pooled(w)"]: ...
def adaptive_avg_pool2d(
    input: Any["*b h w"] if output_size == 1 else Any["*b h w"] if output_size == (1, 1) else Any["n? c h w"],
    output_size,
) -> Any["*b 1 1"] if output_size == 1 else Any["*b 1 1"] if output_size == (1, 1) else Any["n? c adaptive(h) adaptive(w)"]: ...
def adaptive_avg_pool3d(
    input: Any["*b d h w"] if output_size == 1 else Any["*b d h w"] if output_size == (1, 1, 1) else Any["n? c d h w"],
    output_size,
) -> Any["*b 1 1 1"] if output_size == 1 else Any["*b 1 1 1"] if output_size == (1, 1, 1) else Any["n? c adaptive(d) adaptive(h) adaptive(w)"]: ...
def adaptive_max_pool1d(
    input: Any["n? c l"], output_size, return_indices=False
) -> Any if return_indices else Any["n? c adaptive(l)"]: ...
def adaptive_max_pool2d(
    input: Any["n? c h w"], output_size, return_indices=False
) -> Any if return_indices else Any["n? c adaptive(h) adaptive(w)"]: ...
def adaptive_max_pool3d(
    input: Any["n? c d h w"], output_size, return_indices=False
) -> Any if return_indices else Any["n? c adaptive(d) adaptive(h) adaptive(w)"]: ...
def fractional_max_pool2d(
    input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None
) -> Any: ...
def fractional_max_pool3d(
    input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None
) -> Any: ...
def max_unpool1d(input, indices, kernel_size, stride=None, padding=0, output_size=None) -> Any: ...
def max_unpool2d(input, indices, kernel_size, stride=None, padding=0, output_size=None) -> Any: ...
def max_unpool3d(input, indices, kernel_size, stride=None, padding=0, output_size=None) -> Any: ...

# --- shapes and images; to resize by means of neighbours keeps most kinds, but the bicubic way overshoots ---
def pad(input, pad, mode="constant", value=None) -> Mixed["around(*s)"]: ...
def interpolate(
    input: Any["*s"],
    size=None,
    scale_factor=None,
    mode="nearest",
    align_corners=None,
    recompute_scale_factor=None,
    antialias=False,
) -> Mixed["resized(*s)"] if mode == "bicubic" else Like[input, "resized(*s)"] if mode == "nearest" else Blend[input, "resized(*s)"]: ...
def upsample(
    input: Any["*s"], size=None, scale_factor=None, mode="nearest", align_corners=None
) -> Mixed["resized(*s)"] if mode == "bicubic" else Like[input, "resized(*s)"] if mode == "nearest" else Blend[input, "resized(*s)"]: ...
def upsample_nearest(input: Any["*s"], size=None, scale_factor=None) -> Like[input, "resized(*s)"]: ...
def upsample_bilinear(input: Any["*s"], size=None, scale_factor=None) -> Blend[input, "resized(*s)"]: ...
def grid_sample(input, grid, mode="bilinear", padding_mode="zeros", align_corners=None) -> Any: ...
def affine_grid(theta, size, align_corners=None) -> Any: ...
def fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1) -> Any: ...
def unfold(input, kernel_size, dilation=1, padding=0, stride=1) -> Any: ...
def one_hot(tensor: Any["*s"], num_classes=-1) -> Integer[Mask["*s ?"]]: ...

# --- losses ---
def cross_entropy(
    input: Logits["n c *d"],
    target: ClassIndex["n *d"] | Probabilities["n c *d"],
    weight=None,
    size_average=None,
    ignore_index=-100,
    reduce=None,
    reduction="mean",
    label_smoothing=0.0,
) -> Unreduced["n *d"] if reduction == "none" else Scalar:
    role = "loss"

def linear_cross_entropy(
    input,
    linear_weight,
    target,
    *,
    linear_bias=None,
    weight=None,
    reduction="mean",
    ignore_index=None,
    label_smoothing=0.0,
    options=None,
) -> Unreduced if reduction == "none" else Scalar:
    role = "loss"

def nll_loss(
    input: LogProbabilities["n c *d"],
    target: ClassIndex["n *d"],
    weight=None,
    size_average=None,
    ignore_index=-100,
    reduce=None,
    reduction="mean",
) -> Unreduced["n *d"] if reduction == "none" else Scalar:
    role = "loss"

def binary_cross_entropy(
    input: IndependentProbabilities["*s"],
    target: Any["*s"],
    weight=None,
    size_average=None,
    reduce=None,
    reduction="mean",
) -> Unreduced["*s"] if reduction == "none" else Scalar:
    role = "loss"

def binary_cross_entropy_with_logits(
    input: BinaryLogits["*s"],
    target: Any["*s"],
    weight=None,
    size_average=None,
    reduce=None,
    reduction="mean",
    pos_weight=None,
) -> Unreduced["*s"] if reduction == "none" else Scalar:
    role = "loss"

def multilabel_soft_margin_loss(
    input: BinaryLogits["*s"], target: Any["*s"], weight=None, size_average=None, reduce=None, reduction="mean"
) -> Unreduced if reduction == "none" else Scalar:
    role = "loss"

def kl_div(
    input: LogProbabilities["*s"],
    target: LogProbabilities["*s"] if log_target else Probabilities["*s"],
    size_average=None,
    reduce=None,
    reduction="mean",
    log_target=False,
) -> Unreduced["*s"] if reduction == "none" else Scalar:
    role = "loss"

def ctc_loss(
    log_probs: LogProbabilities["t *b c"],
    targets,
    input_lengths,
    target_lengths,
    blank=0,
    reduction="mean",
    zero_infinity=False,
) -> Unreduced if reduction == "none" else Scalar:
    role = "loss"

def mse_loss(
    input: Any["*s"], target: Any["*s"], size_average=None, reduce=None, reduction="mean", weight=None
) -> Unreduced["*s"] if reduction == "none" else Scalar:
    role = "loss"

def l1_loss(
    input: Any["*s"], target: Any["*s"], size_average=None, reduce=None, reduction="mean", weight=None
) -> Unreduced["*s"] if reduction == "none" else Scalar:
    role = "loss"

def smooth_l1_loss(
    input: Any["*s"], target: Any["*s"], size_average=None, reduce=None, reduction="mean", beta=1.0
) -> Unreduced["*s"] if reduction == "none" else Scalar:
    role = "loss"

def huber_loss(
    input: Any["*s"], target: Any["*s"], reduction="mean", delta=1.0, weight=None
) -> Unreduced["*s"] if reduction == "none" else Scalar:
    role = "loss"

def soft_margin_loss(
    input: Any["*s"], target: Any["*s"], size_average=None, reduce=None, reduction="mean"
) -> Unreduced["*s"] if reduction == "none" else Scalar:
    role = "loss"

def hinge_embedding_loss(
    input: Any["*s"], target: Any["*s"], margin=1.0, size_average=None, reduce=None, reduction="mean"
) -> Unreduced["*s"] if reduction == "none" else Scalar:
    role = "loss"

def multi_margin_loss(
    input: Any, target, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction="mean"
) -> Unreduced if reduction == "none" else Scalar:
    role = "loss"

def multilabel_margin_loss(
    input: Any, target, size_average=None, reduce=None, reduction="mean"
) -> Unreduced if reduction == "none" else Scalar:
    role = "loss"

def gaussian_nll_loss(
    input: Any, target, var, full=False, eps=1e-06, reduction="mean"
) -> Unreduced if reduction == "none" else Scalar:
    role = "loss"

def poisson_nll_loss(
    input: Any, target, log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction="mean"
) -> Unreduced if reduction == "none" else Scalar:
    role = "loss"

def cosine_embedding_loss(
    input1: Any, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"
) -> Unreduced if reduction == "none" else Scalar:
    role = "loss"

def margin_ranking_loss(
    input1: Any, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"
) -> Unreduced if reduction == "none" else Scalar:
    role = "loss"

def triplet_margin_loss(
    anchor: Any,
    positive,
    negative,
    margin=1.0,
    p=2,
    eps=1e-06,
    swap=False,
    size_average=None,
    reduce=None,
    reduction="mean",
) -> Unreduced if reduction == "none" else Scalar:
    role = "loss"

def triplet_margin_with_distance_loss(
    anchor: Any, positive, negative, *, distance_function=None, margin=1.0, swap=False, reduction="mean"
) -> Unreduced if reduction == "none" else Scalar:
    role = "loss"
