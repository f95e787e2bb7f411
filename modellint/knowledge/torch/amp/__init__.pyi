"""torch.amp: mixed precision."""

class autocast:
    role = "autocast"
    def __init__(self, device_type, dtype=None, enabled=True, cache_enabled=None): ...

class GradScaler:
    role = "scaler"
    def __init__(
        self,
        device="cuda",
        init_scale=65536.0,
        growth_factor=2.0,
        backoff_factor=0.5,
        growth_interval=2000,
        enabled=True,
    ): ...
    def scale(self, outputs) -> outputs:
        role = "scale"
    def unscale_(self, optimizer):
        role = "unscale"
    def step(self, optimizer, *args, **kwargs):
        role = "scaled_step"
    def update(self, new_scale=None):
        role = "update_scale"
    def get_scale(self): ...
    def is_enabled(self): ...
    def state_dict(self): ...
    def load_state_dict(self, state_dict): ...
