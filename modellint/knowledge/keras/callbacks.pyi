"""keras.callbacks, by their signatures."""

class Callback:
    role = "callback"
    def __init__(self): ...
    def set_params(self, params): ...
    def set_model(self, model): ...
    def on_epoch_begin(self, epoch, logs=None): ...
    def on_epoch_end(self, epoch, logs=None): ...
    def on_train_batch_begin(self, batch, logs=None): ...
    def on_train_batch_end(self, batch, logs=None): ...
    def on_train_begin(self, logs=None): ...
    def on_train_end(self, logs=None): ...

# --- the rest ---

class BackupAndRestore(Callback):
    def __init__(self, backup_dir, save_freq="epoch", double_checkpoint=False, delete_checkpoint=True): ...

class CSVLogger(Callback):
    def __init__(self, filename, separator=",", append=False): ...

class CallbackList(Callback):
    def __init__(self, callbacks=None, add_history=False, add_progbar=False, model=None, **params): ...

class EarlyStopping(Callback):
    def __init__(
        self,
        monitor="val_loss",
        min_delta=0,
        patience=0,
        verbose=0,
        mode="auto",
        baseline=None,
        restore_best_weights=False,
        start_from_epoch=0,
    ): ...

class History(Callback):
    def __init__(self): ...

class LambdaCallback(Callback):
    def __init__(
        self,
        on_epoch_begin=None,
        on_epoch_end=None,
        on_train_begin=None,
        on_train_end=None,
        on_train_batch_begin=None,
        on_train_batch_end=None,
        **kwargs,
    ): ...

class LearningRateScheduler(Callback):
    def __init__(self, schedule, verbose=0): ...

class ModelCheckpoint(Callback):
    def __init__(
        self,
        filepath,
        monitor="val_loss",
        verbose=0,
        save_best_only=False,
        save_weights_only=False,
        mode="auto",
        save_freq="epoch",
        initial_value_threshold=None,
    ): ...

class OrbaxCheckpoint(Callback):
    def __init__(
        self,
        directory,
        monitor="val_loss",
        verbose=0,
        save_best_only=False,
        mode="auto",
        save_freq="epoch",
        initial_value_threshold=None,
        max_to_keep=1,
        save_on_background=True,
        save_weights_only=False,
    ): ...

class ProgbarLogger(Callback):
    def __init__(self): ...

class ReduceLROnPlateau(Callback):
    def __init__(
        self,
        monitor="val_loss",
        factor=0.1,
        patience=10,
        verbose=0,
        mode="auto",
        min_delta=0.0001,
        cooldown=0,
        min_lr=0.0,
        **kwargs,
    ): ...

class RemoteMonitor(Callback):
    def __init__(
        self, root="http://localhost:9000", path="/publish/epoch/end/", field="data", headers=None, send_as_json=False
    ): ...

class SwapEMAWeights(Callback):
    def __init__(self, swap_on_epoch=False): ...

class TensorBoard(Callback):
    def __init__(
        self,
        log_dir="logs",
        histogram_freq=0,
        write_graph=True,
        write_images=False,
        write_steps_per_second=False,
        update_freq="epoch",
        profile_batch=0,
        embeddings_freq=0,
        embeddings_metadata=None,
    ): ...

class TerminateOnNaN(Callback):
    def __init__(self, raise_error=False): ...
