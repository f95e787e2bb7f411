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
    "torch.Tensor.argsort": "whether it is stable may be said by keyword",
    "torch.Tensor.bernoulli": "with or without one probability for all",
    "torch.Tensor.scatter": "a tensor or a number to write, and perhaps a way to reduce",
    "torch.Tensor.scatter_": "a tensor or a number to write, and perhaps a way to reduce",
    "torch.Tensor.sum": "with or without a dimension",
    "torch.argsort": "whether it is stable may be said by keyword",
    "torch.arange": "an end; a start and an end; a start, an end and a step",
    "torch.autograd.Variable": "what torch 0.3 took; today it gives back the tensor",
    "torch.bernoulli": "with or without one probability for all",
    "torch.eye": "with or without a number of columns",
    "torch.max": "with or without a dimension",
    "torch.mean": "with or without a dimension",
    "torch.median": "with or without a dimension",
    "torch.min": "with or without a dimension",
    "torch.nn.Module.state_dict": "all by keyword today; by position in older versions",
    "torch.nn.Module.to": "a device, a type, a tensor, in any order",
    "torch.normal": "a mean and perhaps a deviation, at least one a tensor; or two numbers and a size",
    "torch.prod": "with or without a dimension",
    "torch.rand": "with or without a generator; a size in one or in several arguments",
    "torch.rand_like": "with or without a generator",
    "torch.randint": "with or without a lower end",
    "torch.randn": "with or without a generator; a size in one or in several arguments",
    "torch.randn_like": "with or without a generator",
    "torch.randperm": "with or without a generator",
    "torch.scatter": "a tensor or a number to write, and perhaps a way to reduce",
    "torch.special.round": "with or without a number of decimals",
    "torch.squeeze": "with or without a dimension",
    "torch.sum": "with or without a dimension",
    "torch.where": "a condition alone, or what to choose from",
    "torch.unique_consecutive": "torch hides its signature",
}

# An overload that the framework lists, and the stub does not take.
NARROWER = {
    "torch.Tensor.sum": "its documentation does not say that a type is only taken by keyword",
    "torch.full": "torch still lists one with names for dimensions, and refuses them",
    "torch.linspace": "torch still lists one without a number of steps, and refuses it",
    "torch.max": "the larger of two tensors, the second by keyword",
    "torch.min": "the smaller of two tensors, the second by keyword",
}

# Classes that only the stub has.
STAND_INS = {
    "keras.applications.Application": "any network that has no class of its own",
    "keras.applications.ConvNeXt": "what the networks of this family share",
    "keras.applications.EfficientNetV2": "what the networks of this family share",
}

# Like what goes in, but not the same numbers: means of neighbours.
BLENDING = {"torch.nn.UpsamplingBilinear2d", "torch.nn.functional.upsample_bilinear"}
