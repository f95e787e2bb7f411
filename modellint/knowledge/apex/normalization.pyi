"""apex.normalization: faster layers."""

from torch.nn import LayerNorm

class FusedLayerNorm(LayerNorm): ...
