"""keras.datasets.mnist: handwritten digits."""

_classes = 10

def load_data(
    path="mnist.npz",
) -> tuple[tuple[object, ClassIndex["60000"]], tuple[object, ClassIndex["10000"]]]: ...
