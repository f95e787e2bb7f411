"""torch.serialization: saving and loading."""

def load(f, map_location=None, pickle_module=None, *, weights_only=None, mmap=None, **pickle_load_args):
    role = "load"

def save(
    obj, f, pickle_module=..., pickle_protocol=2, _use_new_zipfile_serialization=True, _disable_byteorder_record=False
):
    role = "save"
