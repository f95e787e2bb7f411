"""torchvision.transforms.transforms: where they are defined."""

from torchvision.transforms import *
