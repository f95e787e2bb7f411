"""keras.datasets.cifar10: small photographs of ten kinds."""

_classes = 10

def load_data() -> tuple[tuple[object, ClassIndex["50000 1"]], tuple[object, ClassIndex["10000 1"]]]: ...
