"""keras: models; the other names are those of its modules."""

from keras.layers import Layer, InputLayer, InputSpec
from keras.losses import Loss
from keras.metrics import Metric
from keras.optimizers import Optimizer
from keras.initializers import Initializer
from keras.regularizers import Regularizer
import keras as api
import keras as src
import keras as v2
import keras.losses as objectives
import keras.ops as operations
import keras.utils as np_utils

# --- models ---
class Model(Layer):
    role = "model"
    def __init__(self, inputs=None, outputs=None, name=None, *args, **kwargs):
        renamed = {"input": "inputs", "output": "outputs"}
    def call(self, inputs, training=None, mask=None) -> Any: ...
    def compile(
        self,
        optimizer: Named["keras.optimizers"] = "rmsprop",
        loss: Named["keras.losses"] = None,
        loss_weights=None,
        metrics=None,
        weighted_metrics=None,
        run_eagerly=False,
        steps_per_execution=1,
        jit_compile="auto",
        auto_scale_loss=True,
    ):
        role = "compile"
        renamed = {"objective": "loss"}
    def fit(
        self,
        x=None,
        y=None,
        batch_size=None,
        epochs=1,
        verbose="auto",
        callbacks=None,
        validation_split=0.0,
        validation_data=None,
        shuffle=True,
        class_weight=None,
        sample_weight=None,
        initial_epoch=0,
        steps_per_epoch=None,
        validation_steps=None,
        validation_batch_size=None,
        validation_freq=1,
    ):
        role = "fit"
        renamed = {"nb_epoch": "epochs"}
    def fit_generator(
        self,
        generator,
        steps_per_epoch=None,
        epochs=1,
        verbose=1,
        callbacks=None,
        validation_data=None,
        validation_steps=None,
        validation_freq=1,
        class_weight=None,
        max_queue_size=10,
        workers=1,
        use_multiprocessing=False,
        shuffle=True,
        initial_epoch=0,
    ):
        role = "fit"
        renamed = {"samples_per_epoch": "steps_per_epoch", "nb_epoch": "epochs", "nb_val_samples": "validation_steps"}
    def train_on_batch(self, x, y=None, sample_weight=None, class_weight=None, return_dict=False):
        role = "fit"
    def evaluate(
        self,
        x=None,
        y=None,
        batch_size=None,
        verbose="auto",
        sample_weight=None,
        steps=None,
        callbacks=None,
        return_dict=False,
        **kwargs,
    ):
        role = "evaluate"
    def test_on_batch(self, x, y=None, sample_weight=None, return_dict=False):
        role = "evaluate"
    def predict(self, x, batch_size=None, verbose="auto", steps=None, callbacks=None):
        role = "predict"
    def predict_on_batch(self, x):
        role = "predict"
    def train_step(self, data): ...
    def test_step(self, data): ...
    def predict_step(self, data): ...
    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True): ...
    def summary(
        self,
        line_length=None,
        positions=None,
        print_fn=None,
        expand_nested=False,
        show_trainable=False,
        layer_range=None,
    ): ...
    def save(self, filepath, overwrite=True, zipped=None, **kwargs): ...
    def save_weights(self, filepath, overwrite=True, max_shard_size=None): ...
    def load_weights(self, filepath, skip_mismatch=False, **kwargs): ...
    def export(self, filepath, format="tf_saved_model", verbose=None, input_signature=None, **kwargs): ...
    def get_layer(self, name=None, index=None): ...
    def to_json(self, **kwargs): ...
    @property
    def layers(self): ...

class Sequential(Model):
    role = "chain"
    def __init__(self, layers=None, trainable=True, name=None): ...
    def add(self, layer, rebuild=True):
        role = "add"
    def pop(self, rebuild=True):
        role = "pop"

# --- what goes into a model ---
def Input(
    shape=None,
    batch_size=None,
    dtype=None,
    sparse=None,
    ragged=None,
    batch_shape=None,
    name=None,
    tensor=None,
    optional=False,
) -> Any:
    role = "input"
    renamed = {"batch_input_shape": "batch_shape"}

# --- the rest ---

class KerasTensor:
    def __init__(
        self, shape, dtype="float32", sparse=False, ragged=False, record_history=True, name=None, **kwargs
    ): ...

class Variable:
    def __init__(
        self,
        initializer,
        shape=None,
        dtype=None,
        trainable=True,
        autocast=True,
        aggregation="none",
        synchronization="auto",
        name=None,
        layout=None,
        **kwargs,
    ): ...

class DTypePolicy:
    def __init__(self, name=None): ...

class FloatDTypePolicy:
    def __init__(self, name=None): ...

class Function:
    def __init__(self, inputs, outputs, name=None): ...

class StatelessScope:
    def __init__(self, state_mapping=None, collect_losses=False, initialize_variables=True): ...
