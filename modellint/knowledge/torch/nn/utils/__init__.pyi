"""torch.nn.utils: gradients clipped, weights reparameterised, sequences packed."""

import torch.nn.utils.rnn as rnn
import torch.nn.utils as clip_grad
import torch.nn.utils as parametrizations

def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    role = "clip_gradients"

def clip_grad_norm(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    role = "clip_gradients"

def clip_grad_value_(parameters, clip_value, foreach=None):
    role = "clip_gradients"

def clip_grads_with_norm_(parameters, max_norm, total_norm, foreach=None):
    role = "clip_gradients"

def get_total_norm(tensors, norm_type=2.0, error_if_nonfinite=False, foreach=None) -> Scalar: ...

def weight_norm(module, name="weight", dim=0) -> module: ...
def spectral_norm(module, name="weight", n_power_iterations=1, eps=1e-12, dim=None) -> module: ...
def remove_weight_norm(module, name="weight") -> module: ...
def remove_spectral_norm(module, name="weight") -> module: ...
def parameters_to_vector(parameters): ...
def vector_to_parameters(vec, parameters): ...
