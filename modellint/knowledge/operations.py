"""The names of operations on numbers: which are one operation, and what those do to numbers and to gradients."""

from __future__ import annotations

SUBSCRIPT = "[]"
ALIASES = {
    "ReLU": "relu",
    "ReLU6": "relu6",
    "MSELoss": "mse_loss",
    "MeanSquaredError": "mse_loss",
    "reduce_sum": "sum",
    "reduce_mean": "mean",
    "reduce_max": "amax",
    "max": "amax",
    "clip_by_value": "clip",
    "negative": "neg",
    "divide": "/",
    "div": "/",
    "true_divide": "/",
    "add": "+",
    "subtract": "-",
    "sub": "-",
    "multiply": "*",
    "mul": "*",
    "pow": "**",
    "power": "**",
    "gt": ">",
    "greater": ">",
    "ge": ">=",
    "greater_equal": ">=",
    "lt": "<",
    "less": "<",
    "le": "<=",
    "less_equal": "<=",
    "eq": "==",
    "equal": "==",
    "ne": "!=",
    "not_equal": "!=",
    "logical_and": "&",
    "logical_or": "|",
    "logical_not": "~",
}
SAME_NUMBERS = frozenset(
    [
        "to",
        "float",
        "double",
        "half",
        "bfloat16",
        "clone",
        "contiguous",
        "type",
        "cuda",
        "cpu",
        "type_as",
        "cast",
        "identity",
        "requires_grad",
    ]
)
REARRANGED = frozenset(
    [
        SUBSCRIPT,
        "view",
        "reshape",
        "squeeze",
        "unsqueeze",
        "permute",
        "transpose",
        "flatten",
        "expand",
        "gather",
        "chunk",
        "split",
        "t",
        "T",
        "mT",
    ]
)
EXCHANGING = frozenset(
    ["permute", "transpose", "swapaxes", "swapdims", "movedim", "moveaxis", "rearrange", "t", "T", "mT"]
)
WITHOUT_GRADIENT = frozenset(
    [
        "detach",
        "data",
        "stop_gradient",
        "argmax",
        "argmin",
        ">",
        ">=",
        "<",
        "<=",
        "==",
        "!=",
        "&",
        "|",
        "~",
        "isnan",
        "isinf",
        "isfinite",
        "sign",
        "ceil",
        "floor",
        "round",
        "one_hot",
        "zeros_like",
        "ones_like",
        "rand_like",
        "randn_like",
        "full_like",
        "grad",
        "item",
        "tolist",
        "numpy",
        "size",
    ]
)
MASKING = frozenset([">", ">=", "<", "<=", "==", "!=", "&", "|", "~", "isnan", "isinf", "isfinite"])
