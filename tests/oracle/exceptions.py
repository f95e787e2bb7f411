"""Where a stub and the installed framework part on purpose; each list is checked to be needed."""

# Names of older versions that code still uses; the installed framework has none of them.
OLDER = {
    "keras.Model.fit_generator",
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

# One signature in the stub, where the framework has several, or takes ``*args`` and documents what it means by them.
MERGED = {
    "keras.Model.__init__": "a functional model takes inputs, outputs and a name; a subclass what it likes",
    "keras.Model.call": "what Functional.call takes",
    "torch.Tensor.sum": "with or without a dimension",
    "torch.autograd.Variable": "what torch 0.3 took; today it gives back the tensor",
    "torch.max": "with or without a dimension",
    "torch.mean": "with or without a dimension",
    "torch.min": "with or without a dimension",
    "torch.nn.Module.to": "a device, a type, a tensor, in any order",
    "torch.squeeze": "with or without a dimension",
    "torch.sum": "with or without a dimension",
    "torch.unique_consecutive": "torch hides its signature",
}
