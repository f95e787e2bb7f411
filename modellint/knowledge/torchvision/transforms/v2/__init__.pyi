"""torchvision.transforms.v2: transforms of images, boxes and masks together. Source: torchvision 0.28.

Unlike those of the first version, these pass on what they are not meant for, and look into tuples.
"""

from torchvision.transforms import (
    CenterCrop,
    ColorJitter,
    Compose,
    ElasticTransform,
    GaussianBlur,
    Grayscale,
    Lambda,
    LinearTransformation,
    Normalize,
    Pad,
    RandomAdjustSharpness,
    RandomAffine,
    RandomApply,
    RandomAutocontrast,
    RandomChoice,
    RandomCrop,
    RandomGrayscale,
    RandomHorizontalFlip,
    RandomInvert,
    RandomOrder,
    RandomPerspective,
    RandomResizedCrop,
    RandomRotation,
    RandomSolarize,
    RandomVerticalFlip,
    Resize,
    _Random,
    _Scaling,
    _Transform,
)

class _Passing(_Transform): ...
class _ToFloats(_Passing, _Scaling): ...
class _ToBytes(_Passing): ...
class _ByChance(_Passing, _Random): ...

class Identity(_Passing): ...
class ToTensor(_ToFloats): ...
class ToImage(_ToBytes): ...
class PILToTensor(_ToBytes): ...

class ToPILImage(_Transform):
    role = "lambda"
    def __init__(self, mode=None): ...

class ToPureTensor(_Passing): ...

class ToDtype(_Passing):
    role = "cast"
    def __init__(self, dtype, scale=False): ...

class ConvertImageDtype(_Transform):
    role = "lambda"
    def __init__(self, dtype=...): ...

class FiveCrop(_Transform):
    role = "lambda"
    def __init__(self, size): ...

class TenCrop(_Transform):
    role = "lambda"
    def __init__(self, size, vertical_flip=False): ...

class RGB(_Passing): ...

class RandomErasing(_ByChance):
    def __init__(self, p=0.5, scale=(0.02, 0.33), ratio=(0.3, 3.3), value=0.0, inplace=False): ...

class RandomEqualize(_ByChance):
    def __init__(self, p=0.5): ...

class RandomPosterize(_ByChance):
    def __init__(self, bits, p=0.5): ...

class RandomChannelPermutation(_ByChance): ...

class RandomIoUCrop(_ByChance):
    def __init__(
        self,
        min_scale=0.3,
        max_scale=1.0,
        min_aspect_ratio=0.5,
        max_aspect_ratio=2.0,
        sampler_options=None,
        trials=40,
    ): ...

class RandomPhotometricDistort(_ByChance):
    def __init__(
        self,
        brightness=(0.875, 1.125),
        contrast=(0.5, 1.5),
        saturation=(0.5, 1.5),
        hue=(-0.05, 0.05),
        p=0.5,
    ): ...

class RandomResize(_ByChance):
    def __init__(self, min_size, max_size, interpolation=..., antialias=True): ...

class RandomShortestSize(_ByChance):
    def __init__(self, min_size, max_size=None, interpolation=..., antialias=True): ...

class RandomZoomOut(_ByChance):
    def __init__(self, fill=0, side_range=(1.0, 4.0), p=0.5): ...

class ScaleJitter(_ByChance):
    def __init__(self, target_size, scale_range=(0.1, 2.0), interpolation=..., antialias=True): ...

class GaussianNoise(_ByChance):
    def __init__(self, mean=0.0, sigma=0.1, clip=True): ...

class JPEG(_ByChance):
    def __init__(self, quality): ...

class AutoAugment(_ByChance):
    def __init__(self, policy=..., interpolation=..., fill=None): ...

class RandAugment(_ByChance):
    def __init__(self, num_ops=2, magnitude=9, num_magnitude_bins=31, interpolation=..., fill=None): ...

class TrivialAugmentWide(_ByChance):
    def __init__(self, num_magnitude_bins=31, interpolation=..., fill=None): ...

class AugMix(_ByChance):
    def __init__(
        self,
        severity=3,
        mixture_width=3,
        chain_depth=-1,
        alpha=1.0,
        all_ops=True,
        interpolation=...,
        fill=None,
    ): ...
