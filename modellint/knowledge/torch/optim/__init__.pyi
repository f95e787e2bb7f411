"""torch.optim: optimizers, with the learning rates that are sane for them."""

class Optimizer:
    role = "optimizer"
    def __init__(self, params, defaults): ...
    def step(self, closure=None):
        role = "step"
    def zero_grad(self, set_to_none=True):
        role = "zero_grad"
    def state_dict(self): ...
    def load_state_dict(self, state_dict): ...
    def add_param_group(self, param_group):
        role = "add_group"

class SGD(Optimizer):
    def __init__(
        self,
        params,
        lr: Band[0, 3, "0.1 per 256 samples is usual, up to 3.2 at a batch of 8192 (Goyal et al. 2017)"] = 0.001,
        momentum: Band[0, 0.995, "0.9 is usual, 0.99 is much"] = 0,
        dampening=0,
        weight_decay: Band[0, 0.1, "added to the gradient, where 1e-5 to 5e-4 is usual"] = 0,
        nesterov=False,
        *,
        maximize=False,
        foreach=None,
        differentiable=False,
        fused=None,
    ): ...

class ASGD(Optimizer):
    def __init__(
        self,
        params,
        lr: Band[0, 30, "torch's default is 0.01; AWD-LSTM uses 30 (Merity et al. 2017)"] = 0.01,
        lambd=0.0001,
        alpha=0.75,
        t0=1000000.0,
        weight_decay: Band[0, 0.1, "added to the gradient, where 1e-5 to 5e-4 is usual"] = 0,
        foreach=None,
        maximize=False,
        differentiable=False,
        capturable=False,
    ): ...

class Adam(Optimizer):
    def __init__(
        self,
        params,
        lr: Band[0, 0.1, "torch's default and Kingma & Ba 2014: 0.001"] = 0.001,
        betas=(0.9, 0.999),
        eps=1e-08,
        weight_decay: Band[0, 0.1, "added to the gradient, where 1e-5 to 5e-4 is usual"] = 0,
        amsgrad=False,
        *,
        foreach=None,
        maximize=False,
        capturable=False,
        differentiable=False,
        fused=None,
        decoupled_weight_decay=False,
    ): ...

class AdamW(Optimizer):
    def __init__(
        self,
        params,
        lr: Band[0, 0.1, "torch's default: 0.001; Loshchilov & Hutter 2017"] = 0.001,
        betas=(0.9, 0.999),
        eps=1e-08,
        weight_decay: Band[0, 1, "decoupled from the gradient, where 0.01 to 0.3 is usual"] = 0.01,
        amsgrad=False,
        *,
        maximize=False,
        foreach=None,
        capturable=False,
        differentiable=False,
        fused=None,
    ): ...

class Adamax(Optimizer):
    def __init__(
        self,
        params,
        lr: Band[0, 0.1, "torch's default and Kingma & Ba 2014: 0.002"] = 0.002,
        betas=(0.9, 0.999),
        eps=1e-08,
        weight_decay: Band[0, 0.1, "added to the gradient, where 1e-5 to 5e-4 is usual"] = 0,
        foreach=None,
        *,
        maximize=False,
        differentiable=False,
        capturable=False,
    ): ...

class NAdam(Optimizer):
    def __init__(
        self,
        params,
        lr: Band[0, 0.1, "torch's default: 0.002; Dozat 2016"] = 0.002,
        betas=(0.9, 0.999),
        eps=1e-08,
        weight_decay: Band[0, 0.1, "added to the gradient, where 1e-5 to 5e-4 is usual"] = 0,
        momentum_decay=0.004,
        decoupled_weight_decay=False,
        *,
        foreach=None,
        maximize=False,
        capturable=False,
        differentiable=False,
    ): ...

class RAdam(Optimizer):
    def __init__(
        self,
        params,
        lr: Band[0, 0.1, "torch's default: 0.001; Liu et al. 2019"] = 0.001,
        betas=(0.9, 0.999),
        eps=1e-08,
        weight_decay: Band[0, 0.1, "added to the gradient, where 1e-5 to 5e-4 is usual"] = 0,
        decoupled_weight_decay=False,
        *,
        foreach=None,
        maximize=False,
        capturable=False,
        differentiable=False,
    ): ...

class SparseAdam(Optimizer):
    def __init__(
        self,
        params,
        lr: Band[0, 0.5, "torch's default: 0.001; 0.01 is common for embedding tables"] = 0.001,
        betas=(0.9, 0.999),
        eps=1e-08,
        maximize=False,
    ): ...

class RMSprop(Optimizer):
    def __init__(
        self,
        params,
        lr: Band[0, 0.1, "torch's default: 0.01; Hinton's lecture: 0.001"] = 0.01,
        alpha=0.99,
        eps=1e-08,
        weight_decay: Band[0, 0.1, "added to the gradient, where 1e-5 to 5e-4 is usual"] = 0,
        momentum: Band[0, 0.995, "0.9 is usual, 0.99 is much"] = 0,
        centered=False,
        capturable=False,
        foreach=None,
        maximize=False,
        differentiable=False,
    ): ...

class Rprop(Optimizer):
    def __init__(
        self,
        params,
        lr: Band[0, 1, "torch's default: 0.01"] = 0.01,
        etas=(0.5, 1.2),
        step_sizes=(1e-06, 50),
        *,
        capturable=False,
        foreach=None,
        maximize=False,
        differentiable=False,
    ): ...

class Adagrad(Optimizer):
    def __init__(
        self,
        params,
        lr: Band[0, 1, "torch's default: 0.01; Duchi et al. 2011"] = 0.01,
        lr_decay=0,
        weight_decay: Band[0, 0.1, "added to the gradient, where 1e-5 to 5e-4 is usual"] = 0,
        initial_accumulator_value=0,
        eps=1e-10,
        foreach=None,
        *,
        maximize=False,
        differentiable=False,
        fused=None,
    ): ...

class Adadelta(Optimizer):
    def __init__(
        self,
        params,
        lr: Band[0.01, 20, "torch's default and Zeiler 2012: 1.0; 0.001 is the default of Keras"] = 1.0,
        rho=0.9,
        eps=1e-06,
        weight_decay: Band[0, 0.1, "added to the gradient, where 1e-5 to 5e-4 is usual"] = 0,
        foreach=None,
        *,
        capturable=False,
        maximize=False,
        differentiable=False,
    ): ...

class Adafactor(Optimizer):
    def __init__(
        self,
        params,
        lr: Band[0, 1, "torch's default: 0.01; Shazeer & Stern 2018"] = 0.01,
        beta2_decay=-0.8,
        eps=(None, 0.001),
        d=1.0,
        weight_decay=0.0,
        *,
        foreach=None,
        maximize=False,
    ): ...

class LBFGS(Optimizer):
    def __init__(
        self,
        params,
        lr: Band[0, 2, "torch's default: 1"] = 1,
        max_iter=20,
        max_eval=None,
        tolerance_grad=1e-07,
        tolerance_change=1e-09,
        history_size=100,
        line_search_fn=None,
    ): ...
    def step(self, closure):
        role = "step"

class Muon(Optimizer):
    def __init__(
        self,
        params,
        lr: Band[0, 0.5, "torch's default: 0.001; Jordan 2024: 0.02 for matrices"] = 0.001,
        weight_decay: Band[0, 1, "decoupled from the gradient, where 0.01 to 0.3 is usual"] = 0.1,
        momentum=0.95,
        nesterov=True,
        ns_coefficients=(3.4445, -4.775, 2.0315),
        eps=1e-07,
        ns_steps=5,
        adjust_lr_fn=None,
    ): ...
