"""torch.cuda.amp: mixed precision under its older name."""

from torch.amp import GradScaler as _GradScaler
from torch.amp import autocast as _autocast

class autocast(_autocast):
    def __init__(self, enabled=True, dtype=..., cache_enabled=True): ...

class GradScaler(_GradScaler):
    def __init__(
        self, init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000, enabled=True
    ): ...
