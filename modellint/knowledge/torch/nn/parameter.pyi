"""torch.nn.parameter: tensors that a module owns."""

from torch.nn import Parameter, Buffer, UninitializedParameter, UninitializedBuffer
