"""torch.nn.init: values that weights start from; each function returns the tensor it fills."""

def uniform_(tensor, a=0.0, b=1.0, generator=None) -> tensor:
    role = "fill"
def normal_(tensor, mean=0.0, std=1.0, generator=None) -> tensor:
    role = "fill"
def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None) -> tensor:
    role = "fill"
def constant_(tensor, val) -> tensor:
    role = "fill"
def ones_(tensor) -> tensor:
    role = "fill"
def zeros_(tensor) -> tensor:
    role = "fill"
def eye_(tensor) -> tensor:
    role = "fill"
def dirac_(tensor, groups=1) -> tensor:
    role = "fill"
def xavier_uniform_(tensor, gain=1.0, generator=None) -> tensor:
    role = "fill"
def xavier_normal_(tensor, gain=1.0, generator=None) -> tensor:
    role = "fill"
def kaiming_uniform_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None) -> tensor:
    role = "fill"
def kaiming_normal_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None) -> tensor:
    role = "fill"
def orthogonal_(tensor, gain=1, generator=None) -> tensor:
    role = "fill"
def sparse_(tensor, sparsity, std=0.01, generator=None) -> tensor:
    role = "fill"
def uniform(*args, **kwargs): ...
def normal(*args, **kwargs): ...
def constant(*args, **kwargs): ...
def eye(*args, **kwargs): ...
def dirac(*args, **kwargs): ...
def xavier_uniform(*args, **kwargs): ...
def xavier_normal(*args, **kwargs): ...
def kaiming_uniform(*args, **kwargs): ...
def kaiming_normal(*args, **kwargs): ...
def orthogonal(*args, **kwargs): ...
def sparse(*args, **kwargs): ...
def calculate_gain(nonlinearity, param=None): ...
