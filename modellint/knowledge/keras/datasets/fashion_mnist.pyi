"""keras.datasets.fashion_mnist: clothes, in the form of the digits."""

_classes = 10

def load_data() -> tuple[tuple[object, ClassIndex["60000"]], tuple[object, ClassIndex["10000"]]]: ...
