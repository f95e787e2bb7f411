"""timm.layers: parts that networks are built from."""

from torch.nn import Module as _Module

class DropPath(_Module):
    role = "layer"
    def __init__(self, drop_prob=0.0, scale_by_keep=True): ...
    def forward(self, x: Any["*s"]) -> Like[x, "*s"]: ...

def drop_path(x: Any["*s"], drop_prob=0.0, training=False, scale_by_keep=True) -> Like[x, "*s"]: ...
