"""torchvision.datasets: data sets that give PIL images. Source: torchvision 0.28.

The bases say that all images have one channel (``_Gray``) or are listed class by class (``_ByClass``); those without a
base may give videos, pairs or whatever.
"""

class VisionDataset:
    role = "dataset"
    def __init__(self, root=None, transforms=None, transform=None, target_transform=None): ...

class _Images(VisionDataset): ...
class _Gray(_Images): ...
class _ByClass(_Images): ...

class DatasetFolder(VisionDataset):
    def __init__(
        self,
        root,
        loader,
        extensions=None,
        transform=None,
        target_transform=None,
        is_valid_file=None,
        allow_empty=False,
    ): ...

class ImageFolder(_ByClass):
    def __init__(
        self,
        root,
        transform=None,
        target_transform=None,
        loader=None,
        is_valid_file=None,
        allow_empty=False,
    ): ...

class FakeData(_Images):
    def __init__(
        self,
        size=1000,
        image_size=(3, 224, 224),
        num_classes=10,
        transform=None,
        target_transform=None,
        random_offset=0,
    ): ...

# --- train= ---

class MNIST(_Gray):
    def __init__(self, root, train=True, transform=None, target_transform=None, download=False): ...

class FashionMNIST(MNIST): ...
class KMNIST(MNIST): ...

class QMNIST(_Gray):
    def __init__(self, root, what=None, compat=True, train=True, *, transform=None, target_transform=None, download=False): ...

class EMNIST(_Gray):
    def __init__(self, root, split, *, train=True, transform=None, target_transform=None, download=False): ...

class USPS(_Gray):
    def __init__(self, root, train=True, transform=None, target_transform=None, download=False): ...

class CIFAR10(_Images):
    def __init__(self, root, train=True, transform=None, target_transform=None, download=False): ...

class CIFAR100(CIFAR10): ...

# --- split= ---

class CelebA(_Images):
    def __init__(
        self,
        root,
        split="train",
        target_type="attr",
        transform=None,
        target_transform=None,
        download=False,
    ): ...

class Country211(_ByClass):
    def __init__(self, root, split="train", transform=None, target_transform=None, download=False, loader=None): ...

class DTD(_Images):
    def __init__(
        self,
        root,
        split="train",
        partition=1,
        transform=None,
        target_transform=None,
        download=False,
        loader=None,
    ): ...

class FGVCAircraft(_Images):
    def __init__(
        self,
        root,
        split="trainval",
        annotation_level="variant",
        transform=None,
        target_transform=None,
        download=False,
        loader=None,
    ): ...

class Flowers102(_Images):
    def __init__(self, root, split="train", transform=None, target_transform=None, download=False, loader=None): ...

class Food101(_Images):
    def __init__(self, root, split="train", transform=None, target_transform=None, download=False, loader=None): ...

class GTSRB(_Images):
    def __init__(self, root, split="train", transform=None, target_transform=None, download=False): ...

class ImageNet(_ByClass):
    def __init__(self, root, split="train", *, transform=None, target_transform=None, loader=None): ...

class OxfordIIITPet(_Images):
    def __init__(
        self,
        root,
        split="trainval",
        target_types="category",
        transforms=None,
        transform=None,
        target_transform=None,
        download=False,
    ): ...

class PCAM(_Images):
    def __init__(self, root, split="train", transform=None, target_transform=None, download=False): ...

class RenderedSST2(_Images):
    def __init__(self, root, split="train", transform=None, target_transform=None, download=False, loader=None): ...

class STL10(_Images):
    def __init__(self, root, split="train", folds=None, transform=None, target_transform=None, download=False): ...

class SVHN(_Images):
    def __init__(self, root, split="train", transform=None, target_transform=None, download=False): ...

class StanfordCars(_Images):
    def __init__(self, root, split="train", transform=None, target_transform=None, download=False, loader=None): ...

# --- only one part ---

class Caltech101(_Images):
    def __init__(self, root, target_type="category", transform=None, target_transform=None, download=False): ...

class Caltech256(_Images):
    def __init__(self, root, transform=None, target_transform=None, download=False): ...

class EuroSAT(_ByClass):
    def __init__(self, root, transform=None, target_transform=None, download=False, loader=None): ...

class SEMEION(_Gray):
    def __init__(self, root, transform=None, target_transform=None, download=True): ...
