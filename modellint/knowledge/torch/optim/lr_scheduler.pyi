"""torch.optim.lr_scheduler: what moves the learning rate while training."""

class LRScheduler:
    role = "scheduler"
    def __init__(self, optimizer, last_epoch=-1): ...
    def step(self, epoch=None): ...
    def get_lr(self): ...
    def get_last_lr(self): ...
    def state_dict(self): ...
    def load_state_dict(self, state_dict): ...

class LambdaLR(LRScheduler):
    role = "rate_scheduler"
    def __init__(self, optimizer, lr_lambda, last_epoch=-1): ...

class MultiplicativeLR(LRScheduler):
    def __init__(self, optimizer, lr_lambda, last_epoch=-1): ...

class StepLR(LRScheduler):
    def __init__(self, optimizer, step_size: Calls, gamma=0.1, last_epoch=-1): ...

class MultiStepLR(LRScheduler):
    def __init__(self, optimizer, milestones: Calls, gamma=0.1, last_epoch=-1): ...

class ConstantLR(LRScheduler):
    def __init__(self, optimizer, factor=0.3333333333333333, total_iters: Calls = 5, last_epoch=-1): ...

class LinearLR(LRScheduler):
    def __init__(self, optimizer, start_factor=0.3333333333333333, end_factor=1.0, total_iters: Calls = 5, last_epoch=-1): ...

class ExponentialLR(LRScheduler):
    def __init__(self, optimizer, gamma, last_epoch=-1): ...

class SequentialLR(LRScheduler):
    def __init__(self, optimizer, schedulers, milestones, last_epoch=-1): ...

class PolynomialLR(LRScheduler):
    def __init__(self, optimizer, total_iters: Calls = 5, power=1.0, last_epoch=-1): ...

class CosineAnnealingLR(LRScheduler):
    def __init__(self, optimizer, T_max: Calls, eta_min=0.0, last_epoch=-1): ...

class ChainedScheduler(LRScheduler):
    def __init__(self, schedulers, optimizer=None): ...

class CosineAnnealingWarmRestarts(LRScheduler):
    def __init__(self, optimizer, T_0, T_mult=1, eta_min=0.0, last_epoch=-1): ...

class ReduceLROnPlateau(LRScheduler):
    def __init__(
        self,
        optimizer,
        mode="min",
        factor=0.1,
        patience=10,
        threshold=0.0001,
        threshold_mode="rel",
        cooldown=0,
        min_lr=0,
        eps=1e-08,
    ): ...
    def step(self, metrics, epoch=None): ...

class CyclicLR(LRScheduler):
    role = "rate_scheduler"
    def __init__(
        self,
        optimizer,
        base_lr,
        max_lr: Band[0, 3, "cycles up to 3 are known to train (Smith & Topin 2017)"],
        step_size_up: Calls = 2000,
        step_size_down=None,
        mode="triangular",
        gamma=1.0,
        scale_fn=None,
        scale_mode="cycle",
        cycle_momentum=True,
        base_momentum=0.8,
        max_momentum=0.9,
        last_epoch=-1,
    ): ...

class OneCycleLR(LRScheduler):
    role = "rate_scheduler"
    def __init__(
        self,
        optimizer,
        max_lr: Band[0, 3, "cycles up to 3 are known to train (Smith & Topin 2017)"],
        total_steps: Calls = None,
        epochs=None,
        steps_per_epoch=None,
        pct_start=0.3,
        anneal_strategy="cos",
        cycle_momentum=True,
        base_momentum=0.85,
        max_momentum=0.95,
        div_factor=25.0,
        final_div_factor=10000.0,
        three_phase=False,
        last_epoch=-1,
    ): ...

_LRScheduler = LRScheduler
