"""torchvision.models.segmentation: networks that give a dict, logits for every pixel under ``out``."""

from torch.nn import Module as _Module

class Segmenter(_Module):
    role = "network"
    heads = {"classifier": 5}
    def __init__(self, *args, weights=None, pretrained=False, progress=True, num_classes=21, aux_loss=None, **kwargs): ...
    def forward(self, x: Any["b c h w"]) -> dict(out=Logits["b num_classes h w"], aux=Logits["b num_classes h w"]): ...

__getattr__ = Segmenter
