"""torch.jit: compiled modules stand for the module they were made from."""

from torch.nn import Module

class ScriptModule(Module):
    role = "module"
    def __init__(self): ...

def script(obj, optimize=None, _frames_up=0, _rcb=None, example_inputs=None) -> obj: ...
def trace(
    func,
    example_inputs=None,
    optimize=None,
    check_trace=True,
    check_inputs=None,
    check_tolerance=1e-05,
    strict=True,
    _force_outplace=False,
    _module_class=None,
    _compilation_unit=...,
    example_kwarg_inputs=None,
    _store_inputs=True,
) -> func: ...
def optimize_for_inference(mod, other_methods=None): ...
def freeze(mod, preserved_attrs=None, optimize_numerics=True): ...
def load(f, map_location=None, _extra_files=None, _restore_shapes=False): ...
def save(m, f, _extra_files=None): ...

import torch.jit as _script
