"""keras.datasets.cifar100: small photographs of a hundred kinds, or of twenty."""

def load_data(
    label_mode="fine",
) -> tuple[tuple[object, ClassIndex["50000 1"]], tuple[object, ClassIndex["10000 1"]]]: ...
