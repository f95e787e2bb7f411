"""torch.autograd.grad_mode: contexts that switch gradients off and on."""

from torch import no_grad, enable_grad, inference_mode, set_grad_enabled
