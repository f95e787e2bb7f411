"""torch.autograd: backward passes and the contexts that switch them off."""

from torch import no_grad, enable_grad, inference_mode, set_grad_enabled
import torch.autograd as variable

def backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False, grad_variables=None, inputs=None):
    role = "backward"

def grad(
    outputs,
    inputs,
    grad_outputs=...,
    retain_graph=...,
    create_graph=...,
    only_inputs=...,
    allow_unused=...,
    is_grads_batched=...,
    materialize_grads=...,
):
    role = "gradient"

def Variable(data: Any["*s"], requires_grad=False, volatile=False) -> Like[data, "*s"]: ...

class Function:
    def __init__(self, *args, **kwargs): ...
    def apply(self, *args, **kwargs): ...

class detect_anomaly:
    def __init__(self, check_nan=True): ...
