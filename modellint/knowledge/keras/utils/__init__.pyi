"""keras.utils: labels, files, seeds."""

import keras.utils as np_utils
import keras.utils as generic_utils
import keras.utils as vis_utils
import keras.utils as data_utils

class CustomObjectScope:
    def __init__(self, custom_objects): ...

class FeatureSpace:
    def __init__(
        self,
        features,
        output_mode="concat",
        crosses=None,
        crossing_dim=32,
        hashing_dim=32,
        num_discretization_bins=32,
        name=None,
    ): ...

class Progbar:
    def __init__(
        self,
        target,
        width=20,
        verbose=1,
        interval=0.05,
        stateful_metrics=None,
        stateless_metrics=None,
        unit_name="step",
    ): ...

class PyDataset:
    def __init__(self, workers=1, use_multiprocessing=False, max_queue_size=10): ...

class Sequence:
    def __init__(self, workers=1, use_multiprocessing=False, max_queue_size=10): ...

def array_to_img(x, data_format=None, scale=True, dtype=None): ...
def audio_dataset_from_directory(
    directory,
    labels="inferred",
    label_mode="int",
    class_names=None,
    batch_size=32,
    sampling_rate=None,
    output_sequence_length=None,
    ragged=False,
    shuffle=True,
    seed=None,
    validation_split=None,
    subset=None,
    follow_links=False,
    verbose=True,
):
    role = "from folder"
def clear_session(free_memory=True): ...

class custom_object_scope:
    def __init__(self, custom_objects): ...

def deserialize_keras_object(config, custom_objects=None, safe_mode=True, **kwargs): ...
def disable_interactive_logging(): ...
def enable_interactive_logging(): ...
def get_custom_objects(): ...
def get_file(
    fname=None,
    origin=None,
    untar=False,
    md5_hash=None,
    file_hash=None,
    cache_subdir="datasets",
    hash_algorithm="auto",
    extract=False,
    archive_format="auto",
    cache_dir=None,
    force_download=False,
): ...
def get_registered_object(name, custom_objects=None, module_objects=None): ...
def get_source_inputs(tensor): ...
def image_dataset_from_directory(
    directory,
    labels="inferred",
    label_mode="int",
    class_names=None,
    color_mode="rgb",
    batch_size=32,
    image_size=(256, 256),
    shuffle=True,
    seed=None,
    validation_split=None,
    subset=None,
    interpolation="bilinear",
    follow_links=False,
    crop_to_aspect_ratio=False,
    pad_to_aspect_ratio=False,
    data_format=None,
    format="tf",
    verbose=True,
):
    role = "from folder"
def img_to_array(img, data_format=None, dtype=None): ...
def is_interactive_logging_enabled(): ...
def is_keras_tensor(x): ...
def load_img(path, color_mode="rgb", target_size=None, interpolation="nearest", keep_aspect_ratio=False): ...
def model_to_dot(
    model,
    show_shapes=False,
    show_dtype=False,
    show_layer_names=True,
    rankdir="TB",
    expand_nested=False,
    dpi=200,
    subgraph=False,
    show_layer_activations=False,
    show_trainable=False,
    splines="ortho",
    **kwargs,
): ...
def normalize(x, axis=-1, order=2): ...
def pack_x_y_sample_weight(x, y=None, sample_weight=None): ...
def pad_sequences(sequences, maxlen=None, dtype="int32", padding="pre", truncating="pre", value=0.0): ...
def plot_model(
    model,
    to_file="model.png",
    show_shapes=False,
    show_dtype=False,
    show_layer_names=False,
    rankdir="TB",
    expand_nested=False,
    dpi=200,
    show_layer_activations=False,
    show_trainable=False,
    splines="ortho",
    **kwargs,
): ...
def register_keras_serializable(package="Custom", name=None): ...
def save_img(path, x, data_format=None, file_format=None, scale=True, **kwargs): ...
def serialize_keras_object(obj): ...
def set_random_seed(seed): ...
def split_dataset(dataset, left_size=None, right_size=None, shuffle=False, seed=None, preferred_backend=None): ...
def standardize_dtype(dtype): ...
def text_dataset_from_directory(
    directory,
    labels="inferred",
    label_mode="int",
    class_names=None,
    batch_size=32,
    max_length=None,
    shuffle=True,
    seed=None,
    validation_split=None,
    subset=None,
    follow_links=False,
    format="tf",
    verbose=True,
):
    role = "from folder"
def timeseries_dataset_from_array(
    data,
    targets,
    sequence_length,
    sequence_stride=1,
    sampling_rate=1,
    batch_size=128,
    shuffle=False,
    seed=None,
    start_index=None,
    end_index=None,
    format="tf",
): ...
def to_categorical(x, num_classes=None):
    role = "one-hot"
    renamed = {"y": "x", "nb_classes": "num_classes"}
def unpack_x_y_sample_weight(data): ...
def multi_gpu_model(model, gpus=None, cpu_merge=True, cpu_relocation=False) -> model: ...
