"""Where a stub and the installed framework part on purpose; each list is checked to be needed."""

# Names of older versions that code still uses; the installed framework has none of them.
OLDER = {
    "keras.Model.fit_generator",
    "keras.backend.ctc_batch_cost.renamed",
    "keras.backend.function",
    "keras.backend.get_session",
    "keras.backend.image_dim_ordering",
    "keras.backend.in_test_phase",
    "keras.backend.in_train_phase",
    "keras.backend.learning_phase",
    "keras.backend.logsumexp",
    "keras.backend.placeholder",
    "keras.backend.set_image_dim_ordering",
    "keras.backend.set_learning_phase",
    "keras.backend.set_session",
    "keras.layers.CuDNNGRU",
    "keras.layers.CuDNNLSTM",
    "keras.layers.Highway",
    "keras.layers.LocallyConnected1D",
    "keras.layers.LocallyConnected2D",
    "keras.layers.MaxoutDense",
    "keras.layers.ThresholdedReLU",
    "keras.optimizers.Optimizer.minimize",
    "keras.utils.multi_gpu_model",
}

# One signature in the stub for several in the framework, or for one that says ``*args`` and documents the rest.
MERGED: dict[str, str] = {}
