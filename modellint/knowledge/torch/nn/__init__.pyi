"""torch.nn: modules, layers, activations and losses."""

from torch import Tensor
import torch.nn.modules as backends

# --- the base, and containers of modules ---

class Module:
    role = "module"
    def __init__(self, *args, **kwargs): ...
    def train(self, mode=True) -> self:
        role = "train"
    def eval(self) -> self:
        role = "eval"
    def parameters(self, recurse=True):
        role = "parameters"
    def named_parameters(self, prefix="", recurse=True, remove_duplicate=True):
        role = "parameters"
    def zero_grad(self, set_to_none=True):
        role = "zero_grad"
    def to(self, *args, **kwargs) -> self: ...
    def cuda(self, device=None) -> self: ...
    def cpu(self) -> self: ...
    def float(self) -> self: ...
    def double(self) -> self: ...
    def half(self) -> self: ...
    def bfloat16(self) -> self: ...
    def type(self, dst_type) -> self: ...
    def xpu(self, device=None) -> self: ...
    def ipu(self, device=None) -> self: ...
    def to_empty(self, *, device, recurse=True) -> self: ...
    def share_memory(self) -> self: ...
    def requires_grad_(self, requires_grad=True) -> self: ...
    def apply(self, fn) -> self:
        role = "sweep"
    def add_module(self, name, module):
        role = "add"
    def register_module(self, name, module):
        role = "add"
    def compile(self, *args, **kwargs): ...
    def buffers(self, recurse=True): ...
    def named_buffers(self, prefix="", recurse=True, remove_duplicate=True): ...
    def children(self): ...
    def named_children(self): ...
    def modules(self, remove_duplicate=True):
        role = "modules"
    def named_modules(self, memo=None, prefix="", remove_duplicate=True):
        role = "named_modules"
    def state_dict(self, *args, destination=None, prefix="", keep_vars=False):
        role = "state"
    def load_state_dict(self, state_dict, strict=True, assign=False):
        role = "restore"
    def get_submodule(self, target): ...
    def set_submodule(self, target, module, strict=False): ...
    def get_parameter(self, target): ...
    def get_buffer(self, target): ...
    def register_buffer(self, name, tensor, persistent=True):
        role = "add"
    def register_parameter(self, name, param):
        role = "add"
    def register_forward_hook(self, hook, *, prepend=False, with_kwargs=False, always_call=False): ...
    def register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False): ...
    def register_full_backward_hook(self, hook, prepend=False): ...
    def register_full_backward_pre_hook(self, hook, prepend=False): ...
    def register_backward_hook(self, hook): ...
    def extra_repr(self): ...

class Sequential(Module):
    role = "chain"
    def __init__(self, *args): ...
    def append(self, module) -> self:
        role = "add"
    def extend(self, sequential) -> self:
        role = "extend"
    def insert(self, index, module) -> self:
        role = "insert"
    def pop(self, key):
        role = "pop"

class ModuleList(Module):
    role = "list"
    def __init__(self, modules=None): ...
    def append(self, module):
        role = "add"
    def extend(self, modules):
        role = "extend"
    def insert(self, index, module):
        role = "insert"
    def pop(self, key):
        role = "pop"

class ModuleDict(Module):
    role = "mapping"
    def __init__(self, modules=None): ...
    def update(self, modules):
        role = "add"
    def clear(self): ...
    def pop(self, key):
        role = "pop"
    def keys(self): ...
    def values(self): ...
    def items(self): ...

class ParameterList(Module):
    def __init__(self, values=None): ...
    def append(self, value): ...
    def extend(self, values): ...

class ParameterDict(Module):
    def __init__(self, parameters=None): ...
    def update(self, parameters): ...
    def get(self, key, default=None): ...
    def keys(self): ...
    def values(self): ...
    def items(self): ...

class Container(Module):
    def __init__(self, **kwargs): ...

class DataParallel(Module):
    role = "wrapper"
    def __init__(self, module, device_ids=None, output_device=None, dim=0): ...

class Identity(Module):
    role = "activation"
    def __init__(self, *args, **kwargs): ...
    def forward(self, input) -> input: ...

# --- tensors that a module owns ---
class Parameter(Tensor):
    def __init__(self, data=None, requires_grad=True): ...

class UninitializedParameter(Parameter):
    def __init__(self, requires_grad=True, device=None, dtype=None): ...

class Buffer(Tensor):
    def __init__(self, data=None, *, persistent=True): ...

class UninitializedBuffer(Tensor):
    def __init__(self, requires_grad=False, device=None, dtype=None, persistent=True): ...

# --- layers with weights ---

class Linear(Module):
    role = "layer"
    holds = "weights"
    def __init__(self, in_features, out_features, bias=True, device=None, dtype=None): ...
    def forward(self, input: Any["*b in_features"]) -> Logits["*b out_features"]: ...

class LazyLinear(Linear):
    role = "layer"
    def __init__(self, out_features, bias=True, device=None, dtype=None): ...
    def forward(self, input: Any["*b ?"]) -> Logits["*b out_features"]: ...

class Bilinear(Module):
    role = "layer"
    holds = "weights"
    def __init__(self, in1_features, in2_features, out_features, bias=True, device=None, dtype=None): ...
    def forward(self, input1: Any["*b in1_features"], input2: Any["*b in2_features"]) -> Logits["*b out_features"]: ...

class Conv1d(Module):
    role = "layer"
    holds = "weights"
    demands = {
        "in_channels % groups == 0": "in_channels must be divisible by groups",
        "out_channels % groups == 0": "out_channels must be divisible by groups",
        "padding_mode in ('zeros', 'reflect', 'replicate', 'circular')": "padding_mode must be 'zeros', 'reflect', 'replicate' or 'circular'",
        "padding != 'same' or stride in (1, (1,))": "padding='same' needs a stride of 1",
    }
    def __init__(
        self,
        in_channels,
        out_channels,
        kernel_size,
        stride=1,
        padding=0,
        dilation=1,
        groups=1,
        bias=True,
        padding_mode="zeros",
        device=None,
        dtype=None,
    ): ...
    def forward(self, input: Any["n? in_channels l"]) -> Logits["n? out_channels conv(l)"]: ...

class Conv2d(Module):
    role = "layer"
    holds = "weights"
    demands = {
        "in_channels % groups == 0": "in_channels must be divisible by groups",
        "out_channels % groups == 0": "out_channels must be divisible by groups",
        "padding_mode in ('zeros', 'reflect', 'replicate', 'circular')": "padding_mode must be 'zeros', 'reflect', 'replicate' or 'circular'",
        "padding != 'same' or stride in (1, (1, 1,))": "padding='same' needs a stride of 1",
    }
    def __init__(
        self,
        in_channels,
        out_channels,
        kernel_size,
        stride=1,
        padding=0,
        dilation=1,
        groups=1,
        bias=True,
        padding_mode="zeros",
        device=None,
        dtype=None,
    ): ...
    def forward(self, input: Any["n? in_channels h w"]) -> Logits["n? out_channels conv(h) conv(w)"]: ...

class Conv3d(Module):
    role = "layer"
    holds = "weights"
    demands = {
        "in_channels % groups == 0": "in_channels must be divisible by groups",
        "out_channels % groups == 0": "out_channels must be divisible by groups",
        "padding_mode in ('zeros', 'reflect', 'replicate', 'circular')": "padding_mode must be 'zeros', 'reflect', 'replicate' or 'circular'",
        "padding != 'same' or stride in (1, (1, 1, 1,))": "padding='same' needs a stride of 1",
    }
    def __init__(
        self,
        in_channels,
        out_channels,
        kernel_size,
        stride=1,
        padding=0,
        dilation=1,
        groups=1,
        bias=True,
        padding_mode="zeros",
        device=None,
        dtype=None,
    ): ...
    def forward(self, input: Any["n? in_channels d h w"]) -> Logits["n? out_channels conv(d) conv(h) conv(w)"]: ...

class ConvTranspose1d(Module):
    role = "layer"
    holds = "weights"
    demands = {
        "in_channels % groups == 0": "in_channels must be divisible by groups",
        "out_channels % groups == 0": "out_channels must be divisible by groups",
        "padding_mode == 'zeros'": "padding_mode must be 'zeros'",
    }
    def __init__(
        self,
        in_channels,
        out_channels,
        kernel_size,
        stride=1,
        padding=0,
        output_padding=0,
        groups=1,
        bias=True,
        dilation=1,
        padding_mode="zeros",
        device=None,
        dtype=None,
    ): ...
    def forward(self, input: Any["n? in_channels l"], output_size=None) -> Logits["n? out_channels transposed(l)"]: ...

class ConvTranspose2d(Module):
    role = "layer"
    holds = "weights"
    demands = {
        "in_channels % groups == 0": "in_channels must be divisible by groups",
        "out_channels % groups == 0": "out_channels must be divisible by groups",
        "padding_mode == 'zeros'": "padding_mode must be 'zeros'",
    }
    def __init__(
        self,
        in_channels,
        out_channels,
        kernel_size,
        stride=1,
        padding=0,
        output_padding=0,
        groups=1,
        bias=True,
        dilation=1,
        padding_mode="zeros",
        device=None,
        dtype=None,
    ): ...
    def forward(self, input: Any["n? in_channels h w"], output_size=None) -> Logits["n? out_channels transposed(h) transposed(w)"]: ...

class ConvTranspose3d(Module):
    role = "layer"
    holds = "weights"
    demands = {
        "in_channels % groups == 0": "in_channels must be divisible by groups",
        "out_channels % groups == 0": "out_channels must be divisible by groups",
        "padding_mode == 'zeros'": "padding_mode must be 'zeros'",
    }
    def __init__(
        self,
        in_channels,
        out_channels,
        kernel_size,
        stride=1,
        padding=0,
        output_padding=0,
        groups=1,
        bias=True,
        dilation=1,
        padding_mode="zeros",
        device=None,
        dtype=None,
    ): ...
    def forward(self, input: Any["n? in_channels d h w"], output_size=None) -> Logits["n? out_channels transposed(d) transposed(h) transposed(w)"]: ...

class LazyConv1d(Conv1d):
    role = "layer"
    def __init__(
        self,
        out_channels,
        kernel_size,
        stride=1,
        padding=0,
        dilation=1,
        groups=1,
        bias=True,
        padding_mode="zeros",
        device=None,
        dtype=None,
    ): ...
    def forward(self, input: Any["n? c l"]) -> Logits["n? out_channels conv(l)"]: ...

class LazyConv2d(Conv2d):
    role = "layer"
    def __init__(
        self,
        out_channels,
        kernel_size,
        stride=1,
        padding=0,
        dilation=1,
        groups=1,
        bias=True,
        padding_mode="zeros",
        device=None,
        dtype=None,
    ): ...
    def forward(self, input: Any["n? c h w"]) -> Logits["n? out_channels conv(h) conv(w)"]: ...

class LazyConv3d(Conv3d):
    role = "layer"
    def __init__(
        self,
        out_channels,
        kernel_size,
        stride=1,
        padding=0,
        dilation=1,
        groups=1,
        bias=True,
        padding_mode="zeros",
        device=None,
        dtype=None,
    ): ...
    def forward(self, input: Any["n? c d h w"]) -> Logits["n? out_channels conv(d) conv(h) conv(w)"]: ...

class LazyConvTranspose1d(ConvTranspose1d):
    role = "layer"
    def __init__(
        self,
        out_channels,
        kernel_size,
        stride=1,
        padding=0,
        output_padding=0,
        groups=1,
        bias=True,
        dilation=1,
        padding_mode="zeros",
        device=None,
        dtype=None,
    ): ...
    def forward(self, input: Any["n? c l"], output_size=None) -> Logits["n? out_channels transposed(l)"]: ...

class LazyConvTranspose2d(ConvTranspose2d):
    role = "layer"
    def __init__(
        self,
        out_channels,
        kernel_size,
        stride=1,
        padding=0,
        output_padding=0,
        groups=1,
        bias=True,
        dilation=1,
        padding_mode="zeros",
        device=None,
        dtype=None,
    ): ...
    def forward(self, input: Any["n? c h w"], output_size=None) -> Logits["n? out_channels transposed(h) transposed(w)"]: ...

class LazyConvTranspose3d(ConvTranspose3d):
    role = "layer"
    def __init__(
        self,
        out_channels,
        kernel_size,
        stride=1,
        padding=0,
        output_padding=0,
        groups=1,
        bias=True,
        dilation=1,
        padding_mode="zeros",
        device=None,
        dtype=None,
    ): ...
    def forward(self, input: Any["n? c d h w"], output_size=None) -> Logits["n? out_channels transposed(d) transposed(h) transposed(w)"]: ...

class Embedding(Module):
    role = "layer"
    holds = "weights"
    demands = {
        "padding_idx is None or padding_idx < num_embeddings": "padding_idx must be smaller than num_embeddings",
    }
    def __init__(
        self,
        num_embeddings,
        embedding_dim,
        padding_idx=None,
        max_norm=None,
        norm_type=2.0,
        scale_grad_by_freq=False,
        sparse=False,
        _weight=None,
        _freeze=False,
        device=None,
        dtype=None,
    ): ...
    def forward(self, input: Any["*b"]) -> Any["*b embedding_dim"]: ...
    def from_pretrained(
        self,
        embeddings,
        freeze=True,
        padding_idx=None,
        max_norm=None,
        norm_type=2.0,
        scale_grad_by_freq=False,
        sparse=False,
    ): ...

class EmbeddingBag(Module):
    role = "layer"
    holds = "weights"
    def __init__(
        self,
        num_embeddings,
        embedding_dim,
        max_norm=None,
        norm_type=2.0,
        scale_grad_by_freq=False,
        mode="mean",
        sparse=False,
        _weight=None,
        include_last_offset=False,
        padding_idx=None,
        device=None,
        dtype=None,
    ): ...
    def forward(self, input, offsets=None, per_sample_weights=None) -> Any: ...
    def from_pretrained(
        self,
        embeddings,
        freeze=True,
        max_norm=None,
        norm_type=2.0,
        scale_grad_by_freq=False,
        mode="mean",
        sparse=False,
        include_last_offset=False,
        padding_idx=None,
    ): ...

class RNNBase(Module):
    role = "layer"
    holds = "weights"
    demands = {
        "dropout >= 0 and dropout <= 1": "dropout must lie between 0 and 1",
    }
    def __init__(
        self,
        mode,
        input_size,
        hidden_size,
        num_layers=1,
        bias=True,
        batch_first=False,
        dropout=0.0,
        bidirectional=False,
        proj_size=0,
        device=None,
        dtype=None,
    ): ...
    def flatten_parameters(self): ...

class RNNCellBase(Module):
    role = "layer"
    holds = "weights"
    def __init__(self, input_size, hidden_size, bias, num_chunks, device=None, dtype=None): ...

class RNN(RNNBase):
    def __init__(
        self,
        input_size,
        hidden_size,
        num_layers=1,
        nonlinearity="tanh",
        bias=True,
        batch_first=False,
        dropout=0.0,
        bidirectional=False,
        device=None,
        dtype=None,
    ): ...
    def forward(
        self, input: Any["n? l input_size"], hx=None
    ) -> tuple[Any["n? l recurrent()"], Mixed["states(*s)"]]: ...

class LSTM(RNNBase):
    demands = {
        "proj_size < hidden_size": "proj_size must be smaller than hidden_size",
    }
    def __init__(
        self,
        input_size,
        hidden_size,
        num_layers=1,
        bias=True,
        batch_first=False,
        dropout=0.0,
        bidirectional=False,
        proj_size=0,
        device=None,
        dtype=None,
    ): ...
    def forward(
        self, input: Any["n? l input_size"], hx=None
    ) -> tuple[Any["n? l recurrent()"], tuple[Mixed["states(*s)"], Mixed["cells(*s)"]]]: ...

class GRU(RNNBase):
    def __init__(
        self,
        input_size,
        hidden_size,
        num_layers=1,
        bias=True,
        batch_first=False,
        dropout=0.0,
        bidirectional=False,
        device=None,
        dtype=None,
    ): ...
    def forward(
        self, input: Any["n? l input_size"], hx=None
    ) -> tuple[Any["n? l recurrent()"], Mixed["states(*s)"]]: ...

class RNNCell(RNNCellBase):
    def __init__(self, input_size, hidden_size, bias=True, nonlinearity="tanh", device=None, dtype=None): ...
    def forward(self, input: Any["n? input_size"], hx=None) -> Any["n? hidden_size"]: ...

class GRUCell(RNNCellBase):
    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None): ...
    def forward(self, input: Any["n? input_size"], hx=None) -> Any["n? hidden_size"]: ...

class LSTMCell(RNNCellBase):
    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None): ...
    def forward(self, input: Any["n? input_size"], hx=None) -> tuple[Any["n? hidden_size"], Any["n? hidden_size"]]: ...

class MultiheadAttention(Module):
    role = "layer"
    holds = "weights"
    demands = {
        "embed_dim % num_heads == 0": "embed_dim must be divisible by num_heads",
    }
    def __init__(
        self,
        embed_dim,
        num_heads,
        dropout=0.0,
        bias=True,
        add_bias_kv=False,
        add_zero_attn=False,
        kdim=None,
        vdim=None,
        batch_first=False,
        device=None,
        dtype=None,
    ): ...
    def forward(
        self,
        query: Any["n? l embed_dim"],
        key,
        value,
        key_padding_mask=None,
        need_weights=True,
        attn_mask=None,
        average_attn_weights=True,
        is_causal=False,
    ) -> tuple[Any["n? l embed_dim"], Any]: ...

class Transformer(Module):
    role = "layer"
    modal = True
    holds = "weights"
    demands = {
        "d_model % nhead == 0": "d_model must be divisible by nhead",
    }
    def __init__(
        self,
        d_model=512,
        nhead=8,
        num_encoder_layers=6,
        num_decoder_layers=6,
        dim_feedforward=2048,
        dropout=0.1,
        activation=...,
        custom_encoder=None,
        custom_decoder=None,
        layer_norm_eps=1e-05,
        batch_first=False,
        norm_first=False,
        bias=True,
        device=None,
        dtype=None,
    ): ...
    def forward(
        self,
        src: Any["n? l d_model"],
        tgt: Any["m? t d_model"],
        src_mask=None,
        tgt_mask=None,
        memory_mask=None,
        src_key_padding_mask=None,
        tgt_key_padding_mask=None,
        memory_key_padding_mask=None,
        src_is_causal=None,
        tgt_is_causal=None,
        memory_is_causal=False,
    ) -> Any["m? t d_model"]: ...
    def generate_square_subsequent_mask(self, sz, device=None, dtype=None): ...

class TransformerEncoder(Module):
    role = "layer"
    def __init__(self, encoder_layer, num_layers, norm=None, enable_nested_tensor=True, mask_check=True): ...
    def forward(self, src: Any["*s"], mask=None, src_key_padding_mask=None, is_causal=None) -> Any["*s"]: ...

class TransformerEncoderLayer(Module):
    role = "layer"
    modal = True
    holds = "weights"
    demands = {
        "d_model % nhead == 0": "d_model must be divisible by nhead",
    }
    def __init__(
        self,
        d_model,
        nhead,
        dim_feedforward=2048,
        dropout=0.1,
        activation=...,
        layer_norm_eps=1e-05,
        batch_first=False,
        norm_first=False,
        bias=True,
        device=None,
        dtype=None,
    ): ...
    def forward(
        self, src: Any["n? l d_model"], src_mask=None, src_key_padding_mask=None, is_causal=False
    ) -> Any["n? l d_model"]: ...

class TransformerDecoder(Module):
    role = "layer"
    def __init__(self, decoder_layer, num_layers, norm=None): ...
    def forward(
        self,
        tgt: Any["*s"],
        memory,
        tgt_mask=None,
        memory_mask=None,
        tgt_key_padding_mask=None,
        memory_key_padding_mask=None,
        tgt_is_causal=None,
        memory_is_causal=False,
    ) -> Any["*s"]: ...

class TransformerDecoderLayer(Module):
    role = "layer"
    modal = True
    holds = "weights"
    demands = {
        "d_model % nhead == 0": "d_model must be divisible by nhead",
    }
    def __init__(
        self,
        d_model,
        nhead,
        dim_feedforward=2048,
        dropout=0.1,
        activation=...,
        layer_norm_eps=1e-05,
        batch_first=False,
        norm_first=False,
        bias=True,
        device=None,
        dtype=None,
    ): ...
    def forward(
        self,
        tgt: Any["n? l d_model"],
        memory,
        tgt_mask=None,
        memory_mask=None,
        tgt_key_padding_mask=None,
        memory_key_padding_mask=None,
        tgt_is_causal=False,
        memory_is_causal=False,
    ) -> Any["n? l d_model"]: ...

class AdaptiveLogSoftmaxWithLoss(Module):
    role = "layer"
    holds = "weights"
    def __init__(self, in_features, n_classes, cutoffs, div_value=4.0, head_bias=False, device=None, dtype=None): ...
    def forward(self, input_: Any["*b in_features"], target_) -> tuple[Any, Scalar]: ...
    def log_prob(self, input) -> LogProbabilities["? n_classes"]: ...
    def predict(self, input) -> ClassIndex: ...

# --- normalisation ---

class BatchNorm1d(Module):
    role = "layer"
    modal = True
    holds = "weights"
    def __init__(
        self,
        num_features,
        eps: Band[0, 0.01, "torch's default: 1e-5"] = 1e-05,
        momentum: Band[0, 0.5, "torch's default: 0.1"] = 0.1,
        affine=True,
        track_running_stats=True,
        device=None,
        dtype=None,
        *,
        bias=True,
    ): ...
    def forward(self, input: Any["n num_features l?"]) -> Any["n num_features l?"]: ...

class BatchNorm2d(Module):
    role = "layer"
    modal = True
    holds = "weights"
    def __init__(
        self,
        num_features,
        eps: Band[0, 0.01, "torch's default: 1e-5"] = 1e-05,
        momentum: Band[0, 0.5, "torch's default: 0.1"] = 0.1,
        affine=True,
        track_running_stats=True,
        device=None,
        dtype=None,
        *,
        bias=True,
    ): ...
    def forward(self, input: Any["n num_features h w"]) -> Any["n num_features h w"]: ...

class BatchNorm3d(Module):
    role = "layer"
    modal = True
    holds = "weights"
    def __init__(
        self,
        num_features,
        eps: Band[0, 0.01, "torch's default: 1e-5"] = 1e-05,
        momentum: Band[0, 0.5, "torch's default: 0.1"] = 0.1,
        affine=True,
        track_running_stats=True,
        device=None,
        dtype=None,
        *,
        bias=True,
    ): ...
    def forward(self, input: Any["n num_features d h w"]) -> Any["n num_features d h w"]: ...

class SyncBatchNorm(Module):
    role = "layer"
    modal = True
    holds = "weights"
    def __init__(
        self,
        num_features,
        eps: Band[0, 0.01, "torch's default: 1e-5"] = 1e-05,
        momentum: Band[0, 0.5, "torch's default: 0.1"] = 0.1,
        affine=True,
        track_running_stats=True,
        process_group=None,
        device=None,
        dtype=None,
        *,
        bias=True,
    ): ...
    def forward(self, input: Any["n num_features *l"]) -> Any["n num_features *l"]: ...

class LazyBatchNorm1d(BatchNorm1d):
    role = "layer"
    modal = True
    def __init__(
        self, eps: Band[0, 0.01, "torch's default: 1e-5"] = 1e-05, momentum: Band[0, 0.5, "torch's default: 0.1"] = 0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True
    ): ...

class LazyBatchNorm2d(BatchNorm2d):
    role = "layer"
    modal = True
    def __init__(
        self, eps: Band[0, 0.01, "torch's default: 1e-5"] = 1e-05, momentum: Band[0, 0.5, "torch's default: 0.1"] = 0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True
    ): ...

class LazyBatchNorm3d(BatchNorm3d):
    role = "layer"
    modal = True
    def __init__(
        self, eps: Band[0, 0.01, "torch's default: 1e-5"] = 1e-05, momentum: Band[0, 0.5, "torch's default: 0.1"] = 0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True
    ): ...

class InstanceNorm1d(Module):
    role = "layer"
    holds = "weights if affine"
    def __init__(
        self,
        num_features,
        eps: Band[0, 0.01, "torch's default: 1e-5"] = 1e-05,
        momentum: Band[0, 0.5, "torch's default: 0.1"] = 0.1,
        affine=False,
        track_running_stats=False,
        device=None,
        dtype=None,
        *,
        bias=True,
    ): ...
    def forward(
        self, input: Any["n? num_features l"] if affine else Any["n? c l"]
    ) -> Any["n? num_features l"] if affine else Any["n? c l"]: ...

class InstanceNorm2d(Module):
    role = "layer"
    holds = "weights if affine"
    def __init__(
        self,
        num_features,
        eps: Band[0, 0.01, "torch's default: 1e-5"] = 1e-05,
        momentum: Band[0, 0.5, "torch's default: 0.1"] = 0.1,
        affine=False,
        track_running_stats=False,
        device=None,
        dtype=None,
        *,
        bias=True,
    ): ...
    def forward(
        self, input: Any["n? num_features h w"] if affine else Any["n? c h w"]
    ) -> Any["n? num_features h w"] if affine else Any["n? c h w"]: ...

class InstanceNorm3d(Module):
    role = "layer"
    holds = "weights if affine"
    def __init__(
        self,
        num_features,
        eps: Band[0, 0.01, "torch's default: 1e-5"] = 1e-05,
        momentum: Band[0, 0.5, "torch's default: 0.1"] = 0.1,
        affine=False,
        track_running_stats=False,
        device=None,
        dtype=None,
        *,
        bias=True,
    ): ...
    def forward(
        self, input: Any["n? num_features d h w"] if affine else Any["n? c d h w"]
    ) -> Any["n? num_features d h w"] if affine else Any["n? c d h w"]: ...

class LazyInstanceNorm1d(InstanceNorm1d):
    role = "layer"
    def __init__(
        self, eps: Band[0, 0.01, "torch's default: 1e-5"] = 1e-05, momentum: Band[0, 0.5, "torch's default: 0.1"] = 0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True
    ): ...

class LazyInstanceNorm2d(InstanceNorm2d):
    role = "layer"
    def __init__(
        self, eps: Band[0, 0.01, "torch's default: 1e-5"] = 1e-05, momentum: Band[0, 0.5, "torch's default: 0.1"] = 0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True
    ): ...

class LazyInstanceNorm3d(InstanceNorm3d):
    role = "layer"
    def __init__(
        self, eps: Band[0, 0.01, "torch's default: 1e-5"] = 1e-05, momentum: Band[0, 0.5, "torch's default: 0.1"] = 0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True
    ): ...

class LayerNorm(Module):
    role = "layer"
    holds = "weights if elementwise_affine"
    def __init__(self, normalized_shape, eps: Band[0, 0.01, "torch's default: 1e-5"] = 1e-05, elementwise_affine=True, bias=True, device=None, dtype=None): ...
    def forward(self, input: Any["*b normalized_shape"]) -> Any["*b normalized_shape"]: ...

class GroupNorm(Module):
    role = "layer"
    holds = "weights if affine"
    demands = {
        "num_channels % num_groups == 0": "num_channels must be divisible by num_groups",
    }
    def __init__(self, num_groups, num_channels, eps: Band[0, 0.01, "torch's default: 1e-5"] = 1e-05, affine=True, device=None, dtype=None, *, bias=True): ...
    def forward(self, input: Any["n num_channels *l"]) -> Any["n num_channels *l"]: ...

class LocalResponseNorm(Module):
    role = "layer"
    def __init__(self, size, alpha=0.0001, beta=0.75, k=1.0): ...
    def forward(self, input: Any["*s"]) -> Any["*s"]: ...

class CrossMapLRN2d(Module):
    role = "layer"
    def __init__(self, size, alpha=0.0001, beta=0.75, k=1): ...
    def forward(self, input: Any["*s"]) -> Any["*s"]: ...

class RMSNorm(Module):
    role = "layer"
    holds = "weights if elementwise_affine"
    def __init__(self, normalized_shape, eps=None, elementwise_affine=True, device=None, dtype=None): ...
    def forward(self, x: Any["*b normalized_shape"]) -> Any["*b normalized_shape"]: ...

# --- activations ---

class Softmax(Module):
    role = "activation"
    saves = "output"
    def __init__(self, dim: Axis = None): ...
    def forward(self, input: Any["*s"]) -> Probabilities["*s"]: ...

class Softmin(Module):
    role = "activation"
    saves = "output"
    def __init__(self, dim: Axis = None): ...
    def forward(self, input: Any["*s"]) -> Probabilities["*s"]: ...

class Softmax2d(Module):
    role = "activation"
    def forward(self, input: Any["*s"]) -> Probabilities["*s"]: ...

class LogSoftmax(Module):
    role = "activation"
    saves = "output"
    def __init__(self, dim: Axis = None): ...
    def forward(self, input: Any["*s"]) -> LogProbabilities["*s"]: ...

class Sigmoid(Module):
    role = "activation"
    saves = "output"
    def forward(self, input: Any["*s"]) -> IndependentProbabilities["*s"]: ...

class Hardsigmoid(Module):
    role = "activation"
    def __init__(self, inplace=False): ...
    def forward(self, input: Any["*s"]) -> IndependentProbabilities["*s"]: ...

class LogSigmoid(Module):
    role = "activation"
    def forward(self, input: Any["*s"]) -> LogIndependentProbabilities["*s"]: ...

class ReLU(Module):
    role = "activation"
    saves = "output"
    def __init__(self, inplace=False): ...
    def forward(self, input: Any["*s"]) -> NonNegative["*s"]: ...

class ReLU6(Module):
    role = "activation"
    def __init__(self, inplace=False): ...
    def forward(self, input: Any["*s"]) -> NonNegative["*s"]: ...

class Softplus(Module):
    role = "activation"
    def __init__(self, beta=1.0, threshold=20.0): ...
    def forward(self, input: Any["*s"]) -> Positive["*s"]: ...

class Tanh(Module):
    role = "activation"
    saves = "output"
    def forward(self, input: Any["*s"]) -> Bounded["*s"]: ...

class Softsign(Module):
    role = "activation"
    def forward(self, input: Any["*s"]) -> Bounded["*s"]: ...

class Hardtanh(Module):
    role = "activation"
    def __init__(self, min_val=-1.0, max_val=1.0, inplace=False, min_value=None, max_value=None): ...
    def forward(self, input: Any["*s"]) -> Bounded["*s"] if default else Any["*s"]: ...

class LeakyReLU(Module):
    role = "activation"
    def __init__(self, negative_slope=0.01, inplace=False): ...
    def forward(self, input: Any["*s"]) -> Real["*s"]: ...

class RReLU(Module):
    role = "activation"
    modal = True
    holds = "mode"
    def __init__(self, lower=0.125, upper=0.3333333333333333, inplace=False): ...
    def forward(self, input: Any["*s"]) -> Real["*s"]: ...

class ELU(Module):
    role = "activation"
    def __init__(self, alpha=1.0, inplace=False): ...
    def forward(self, input: Any["*s"]) -> Real["*s"]: ...

class CELU(Module):
    role = "activation"
    def __init__(self, alpha=1.0, inplace=False): ...
    def forward(self, input: Any["*s"]) -> Real["*s"]: ...

class SELU(Module):
    role = "activation"
    def __init__(self, inplace=False): ...
    def forward(self, input: Any["*s"]) -> Real["*s"]: ...

class GELU(Module):
    role = "activation"
    def __init__(self, approximate="none"): ...
    def forward(self, input: Any["*s"]) -> Real["*s"]: ...

class SiLU(Module):
    role = "activation"
    def __init__(self, inplace=False): ...
    def forward(self, input: Any["*s"]) -> Real["*s"]: ...

class Mish(Module):
    role = "activation"
    def __init__(self, inplace=False): ...
    def forward(self, input: Any["*s"]) -> Real["*s"]: ...

class Hardswish(Module):
    role = "activation"
    def __init__(self, inplace=False): ...
    def forward(self, input: Any["*s"]) -> Real["*s"]: ...

class Hardshrink(Module):
    role = "activation"
    def __init__(self, lambd=0.5): ...
    def forward(self, input: Any["*s"]) -> Real["*s"]: ...

class Softshrink(Module):
    role = "activation"
    def __init__(self, lambd=0.5): ...
    def forward(self, input: Any["*s"]) -> Real["*s"]: ...

class Tanhshrink(Module):
    role = "activation"
    def forward(self, input: Any["*s"]) -> Real["*s"]: ...

class PReLU(Module):
    role = "layer"
    holds = "weights"
    def __init__(self, num_parameters=1, init=0.25, device=None, dtype=None): ...
    def forward(self, input: Any["*s"]) -> Real["*s"]: ...

class GLU(Module):
    role = "activation"
    def __init__(self, dim=-1): ...
    def forward(self, input: Any["*s"]) -> Real["halved(*s)"]: ...

class Threshold(Module):
    role = "activation"
    def __init__(self, threshold, value, inplace=False): ...
    def forward(self, input: Any["*s"]) -> Any["*s"]: ...

# --- dropout: keeps what the numbers mean ---

class Dropout(Module):
    role = "layer"
    modal = True
    holds = "mode"
    def __init__(self, p: Band[0.0, 0.8, "the share that is dropped"] = 0.5, inplace=False): ...
    def forward(self, input: Any["*s"]) -> Like[input, "*s"]: ...

class Dropout1d(Module):
    role = "layer"
    modal = True
    holds = "mode"
    def __init__(self, p: Band[0.0, 0.8, "the share that is dropped"] = 0.5, inplace=False): ...
    def forward(self, input: Any["*s"]) -> Like[input, "*s"]: ...

class Dropout2d(Module):
    role = "layer"
    modal = True
    holds = "mode"
    def __init__(self, p: Band[0.0, 0.8, "the share that is dropped"] = 0.5, inplace=False): ...
    def forward(self, input: Any["*s"]) -> Like[input, "*s"]: ...

class Dropout3d(Module):
    role = "layer"
    modal = True
    holds = "mode"
    def __init__(self, p: Band[0.0, 0.8, "the share that is dropped"] = 0.5, inplace=False): ...
    def forward(self, input: Any["*s"]) -> Like[input, "*s"]: ...

class AlphaDropout(Module):
    role = "layer"
    modal = True
    holds = "mode"
    def __init__(self, p: Band[0.0, 0.8, "the share that is dropped"] = 0.5, inplace=False): ...
    def forward(self, input: Any["*s"]) -> Like[input, "*s"]: ...

class FeatureAlphaDropout(Module):
    role = "layer"
    modal = True
    holds = "mode"
    def __init__(self, p: Band[0.0, 0.8, "the share that is dropped"] = 0.5, inplace=False): ...
    def forward(self, input: Any["*s"]) -> Like[input, "*s"]: ...

# --- pooling; the mean of everything is taken of tensors with any number of dimensions ---

class MaxPool1d(Module):
    role = "layer"
    demands = {
        "padding <= kernel_size // 2": "padding must be at most half of kernel_size",
    }
    def __init__(self, kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False): ...
    def forward(self, input: Any["n? c l"]) -> Any if return_indices else Any["n? c pooled(l)"]: ...

class MaxPool2d(Module):
    role = "layer"
    demands = {
        "padding <= kernel_size // 2": "padding must be at most half of kernel_size",
    }
    def __init__(self, kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False): ...
    def forward(self, input: Any["n? c h w"]) -> Any if return_indices else Any["n? c pooled(h) pooled(w)"]: ...

class MaxPool3d(Module):
    role = "layer"
    demands = {
        "padding <= kernel_size // 2": "padding must be at most half of kernel_size",
    }
    def __init__(self, kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False): ...
    def forward(self, input: Any["n? c d h w"]) -> Any if return_indices else Any["n? c pooled(d) pooled(h) pooled(w)"]: ...

class AvgPool1d(Module):
    role = "layer"
    demands = {
        "padding <= kernel_size // 2": "padding must be at most half of kernel_size",
    }
    def __init__(self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True): ...
    def forward(self, input: Any["n? c l"]) -> Any["n? c pooled(l)"]: ...

class LPPool1d(Module):
    role = "layer"
    def __init__(self, norm_type, kernel_size, stride=None, ceil_mode=False): ...
    def forward(self, input: Any["n? c l"]) -> Any["n? c pooled(l)"]: ...

class AvgPool2d(Module):
    role = "layer"
    demands = {
        "padding <= kernel_size // 2": "padding must be at most half of kernel_size",
    }
    def __init__(
        self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None
    ): ...
    def forward(self, input: Any["n? c h w"]) -> Any["n? c pooled(h) pooled(w)"]: ...

class LPPool2d(Module):
    role = "layer"
    def __init__(self, norm_type, kernel_size, stride=None, ceil_mode=False): ...
    def forward(self, input: Any["n? c h w"]) -> Any["n? c pooled(h) pooled(w)"]: ...

class AvgPool3d(Module):
    role = "layer"
    demands = {
        "padding <= kernel_size // 2": "padding must be at most half of kernel_size",
    }
    def __init__(
        self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None
    ): ...
    def forward(self, input: Any["n? c d h w"]) -> Any["n? c pooled(d) pooled(h) pooled(w)"]: ...

class LPPool3d(Module):
    role = "layer"
    def __init__(self, norm_type, kernel_size, stride=None, ceil_mode=False): ...
    def forward(self, input: Any["n? c d h w"]) -> Any["n? c pooled(d) pooled(h) pooled(w)"]: ...

class AdaptiveAvgPool1d(Module):
    role = "layer"
    def __init__(self, output_size): ...
    def forward(self, input: Any["n? c l"]) -> Any["n? c adaptive(l)"]: ...

class AdaptiveAvgPool2d(Module):
    role = "layer"
    def __init__(self, output_size): ...
    def forward(
        self,
        input: Any["*b h w"] if output_size == 1 else Any["*b h w"] if output_size == (1, 1) else Any["n? c h w"],
    ) -> Any["*b 1 1"] if output_size == 1 else Any["*b 1 1"] if output_size == (1, 1) else Any["n? c adaptive(h) adaptive(w)"]: ...

class AdaptiveAvgPool3d(Module):
    role = "layer"
    def __init__(self, output_size): ...
    def forward(
        self,
        input: Any["*b d h w"] if output_size == 1 else Any["*b d h w"] if output_size == (1, 1, 1) else Any["n? c d h w"],
    ) -> Any["*b 1 1 1"] if output_size == 1 else Any["*b 1 1 1"] if output_size == (1, 1, 1) else Any["n? c adaptive(d) adaptive(h) adaptive(w)"]: ...

class AdaptiveMaxPool1d(Module):
    role = "layer"
    def __init__(self, output_size, return_indices=False): ...
    def forward(self, input: Any["n? c l"]) -> Any if return_indices else Any["n? c adaptive(l)"]: ...

class AdaptiveMaxPool2d(Module):
    role = "layer"
    def __init__(self, output_size, return_indices=False): ...
    def forward(self, input: Any["n? c h w"]) -> Any if return_indices else Any["n? c adaptive(h) adaptive(w)"]: ...

class AdaptiveMaxPool3d(Module):
    role = "layer"
    def __init__(self, output_size, return_indices=False): ...
    def forward(
        self, input: Any["n? c d h w"]
    ) -> Any if return_indices else Any["n? c adaptive(d) adaptive(h) adaptive(w)"]: ...

class FractionalMaxPool2d(Module):
    role = "layer"
    def __init__(
        self, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None
    ): ...
    def forward(self, input) -> Any: ...

class FractionalMaxPool3d(Module):
    role = "layer"
    def __init__(
        self, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None
    ): ...
    def forward(self, input) -> Any: ...

class MaxUnpool1d(Module):
    role = "layer"
    def __init__(self, kernel_size, stride=None, padding=0): ...
    def forward(self, input, indices, output_size=None) -> Any: ...

class MaxUnpool2d(Module):
    role = "layer"
    def __init__(self, kernel_size, stride=None, padding=0): ...
    def forward(self, input, indices, output_size=None) -> Any: ...

class MaxUnpool3d(Module):
    role = "layer"
    def __init__(self, kernel_size, stride=None, padding=0): ...
    def forward(self, input, indices, output_size=None) -> Any: ...

# --- shapes, padding, resizing ---

class Flatten(Module):
    role = "flatten"
    def __init__(self, start_dim=1, end_dim=-1): ...
    def forward(self, input) -> Like[input, "flattened(*s)"]: ...

class Unflatten(Module):
    role = "layer"
    def __init__(self, dim, unflattened_size): ...
    def forward(self, input) -> Like[input, "unflattened(*s)"]: ...

class ZeroPad1d(Module):
    role = "layer"
    def __init__(self, padding): ...
    def forward(self, input: Any["*b l"]) -> Any["*b padded(l)"]: ...

class ReflectionPad1d(Module):
    role = "layer"
    def __init__(self, padding): ...
    def forward(self, input: Any["*b l"]) -> Any["*b padded(l)"]: ...

class ReplicationPad1d(Module):
    role = "layer"
    def __init__(self, padding): ...
    def forward(self, input: Any["*b l"]) -> Any["*b padded(l)"]: ...

class ConstantPad1d(Module):
    role = "layer"
    def __init__(self, padding, value): ...
    def forward(self, input: Any["*b l"]) -> Any["*b padded(l)"]: ...

class CircularPad1d(Module):
    role = "layer"
    def __init__(self, padding): ...
    def forward(self, input: Any["*b l"]) -> Any["*b padded(l)"]: ...

class ZeroPad2d(Module):
    role = "layer"
    def __init__(self, padding): ...
    def forward(self, input: Any["*b h w"]) -> Any["*b padded(h) padded(w)"]: ...

class ReflectionPad2d(Module):
    role = "layer"
    def __init__(self, padding): ...
    def forward(self, input: Any["*b h w"]) -> Any["*b padded(h) padded(w)"]: ...

class ReplicationPad2d(Module):
    role = "layer"
    def __init__(self, padding): ...
    def forward(self, input: Any["*b h w"]) -> Any["*b padded(h) padded(w)"]: ...

class ConstantPad2d(Module):
    role = "layer"
    def __init__(self, padding, value): ...
    def forward(self, input: Any["*b h w"]) -> Any["*b padded(h) padded(w)"]: ...

class CircularPad2d(Module):
    role = "layer"
    def __init__(self, padding): ...
    def forward(self, input: Any["*b h w"]) -> Any["*b padded(h) padded(w)"]: ...

class ZeroPad3d(Module):
    role = "layer"
    def __init__(self, padding): ...
    def forward(self, input: Any["*b d h w"]) -> Any["*b padded(d) padded(h) padded(w)"]: ...

class ReflectionPad3d(Module):
    role = "layer"
    def __init__(self, padding): ...
    def forward(self, input: Any["*b d h w"]) -> Any["*b padded(d) padded(h) padded(w)"]: ...

class ReplicationPad3d(Module):
    role = "layer"
    def __init__(self, padding): ...
    def forward(self, input: Any["*b d h w"]) -> Any["*b padded(d) padded(h) padded(w)"]: ...

class ConstantPad3d(Module):
    role = "layer"
    def __init__(self, padding, value): ...
    def forward(self, input: Any["*b d h w"]) -> Any["*b padded(d) padded(h) padded(w)"]: ...

class CircularPad3d(Module):
    role = "layer"
    def __init__(self, padding): ...
    def forward(self, input: Any["*b d h w"]) -> Any["*b padded(d) padded(h) padded(w)"]: ...

class Upsample(Module):
    role = "layer"
    def __init__(
        self, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None
    ): ...
    def forward(self, input: Any["*s"]) -> Mixed["resized(*s)"] if mode == "bicubic" else Like[input, "resized(*s)"] if mode == "nearest" else Blend[input, "resized(*s)"]: ...

class UpsamplingNearest2d(Module):
    role = "layer"
    def __init__(self, size=None, scale_factor=None): ...
    def forward(self, input: Any["n c h w"]) -> Like[input, "n c resized(h) resized(w)"]: ...

class UpsamplingBilinear2d(Module):
    role = "layer"
    def __init__(self, size=None, scale_factor=None): ...
    def forward(self, input: Any["n c h w"]) -> Blend[input, "n c resized(h) resized(w)"]: ...

class PixelShuffle(Module):
    role = "layer"
    def __init__(self, upscale_factor): ...
    def forward(self, input) -> Like[input, "shuffled(*s)"]: ...

class PixelUnshuffle(Module):
    role = "layer"
    def __init__(self, downscale_factor): ...
    def forward(self, input) -> Like[input, "unshuffled(*s)"]: ...

class ChannelShuffle(Module):
    role = "layer"
    def __init__(self, groups): ...
    def forward(self, input) -> Like[input, "same(*s)"]: ...

class Fold(Module):
    role = "layer"
    def __init__(self, output_size, kernel_size, dilation=1, padding=0, stride=1): ...
    def forward(self, input) -> Any: ...

class Unfold(Module):
    role = "layer"
    def __init__(self, kernel_size, dilation=1, padding=0, stride=1): ...
    def forward(self, input) -> Any: ...

# --- losses ---

class CrossEntropyLoss(Module):
    role = "loss"
    def __init__(
        self, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0
    ): ...
    def forward(
        self, input: Logits["n c *d"], target: ClassIndex["n *d"] | Probabilities["n c *d"]
    ) -> Unreduced["n *d"] if reduction == "none" else Scalar: ...

class LinearCrossEntropyOptions:
    def __init__(
        self, allow_retain_graph=False, batch_chunk_size=None, chunking_method="auto", acc_policy="auto", acc_dtype=None
    ): ...

class LinearCrossEntropyLoss(Module):
    role = "loss"
    def __init__(
        self,
        in_features,
        num_classes,
        *,
        out_features=(),
        bias=False,
        device=None,
        dtype=None,
        reduction="mean",
        weight=None,
        ignore_index=None,
        label_smoothing=0.0,
        options=None,
    ): ...
    def forward(self, input, target) -> Unreduced if reduction == "none" else Scalar: ...

class NLLLoss(Module):
    role = "loss"
    def __init__(self, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"): ...
    def forward(
        self, input: LogProbabilities["n c *d"], target: ClassIndex["n *d"]
    ) -> Unreduced["n *d"] if reduction == "none" else Scalar: ...

class NLLLoss2d(NLLLoss):
    role = "loss"
    def __init__(self, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"): ...

class BCELoss(Module):
    role = "loss"
    def __init__(self, weight=None, size_average=None, reduce=None, reduction="mean"): ...
    def forward(
        self, input: IndependentProbabilities["*s"], target: Any["*s"]
    ) -> Unreduced["*s"] if reduction == "none" else Scalar: ...

class BCEWithLogitsLoss(Module):
    role = "loss"
    def __init__(self, weight=None, size_average=None, reduce=None, reduction="mean", pos_weight=None): ...
    def forward(self, input: BinaryLogits["*s"], target: Any["*s"]) -> Unreduced["*s"] if reduction == "none" else Scalar: ...

class MultiLabelSoftMarginLoss(Module):
    role = "loss"
    def __init__(self, weight=None, size_average=None, reduce=None, reduction="mean"): ...
    def forward(self, input: BinaryLogits["*s"], target: Any["*s"]) -> Unreduced if reduction == "none" else Scalar: ...

class KLDivLoss(Module):
    role = "loss"
    def __init__(self, size_average=None, reduce=None, reduction="mean", log_target=False): ...
    def forward(
        self, input: LogProbabilities["*s"], target: LogProbabilities["*s"] if log_target else Probabilities["*s"]
    ) -> Unreduced["*s"] if reduction == "none" else Scalar: ...

class CTCLoss(Module):
    role = "loss"
    def __init__(self, blank=0, reduction="mean", zero_infinity=False): ...
    def forward(
        self, log_probs: LogProbabilities["t *b c"], targets, input_lengths, target_lengths
    ) -> Unreduced if reduction == "none" else Scalar: ...

class MSELoss(Module):
    role = "loss"
    def __init__(self, size_average=None, reduce=None, reduction="mean"): ...
    def forward(self, input: Any["*s"], target: Any["*s"]) -> Unreduced["*s"] if reduction == "none" else Scalar: ...

class L1Loss(Module):
    role = "loss"
    def __init__(self, size_average=None, reduce=None, reduction="mean"): ...
    def forward(self, input: Any["*s"], target: Any["*s"]) -> Unreduced["*s"] if reduction == "none" else Scalar: ...

class SmoothL1Loss(Module):
    role = "loss"
    def __init__(self, size_average=None, reduce=None, reduction="mean", beta=1.0): ...
    def forward(self, input: Any["*s"], target: Any["*s"]) -> Unreduced["*s"] if reduction == "none" else Scalar: ...

class HuberLoss(Module):
    role = "loss"
    def __init__(self, reduction="mean", delta=1.0): ...
    def forward(self, input: Any["*s"], target: Any["*s"]) -> Unreduced["*s"] if reduction == "none" else Scalar: ...

class SoftMarginLoss(Module):
    role = "loss"
    def __init__(self, size_average=None, reduce=None, reduction="mean"): ...
    def forward(self, input: Any["*s"], target: Any["*s"]) -> Unreduced["*s"] if reduction == "none" else Scalar: ...

class HingeEmbeddingLoss(Module):
    role = "loss"
    def __init__(self, margin=1.0, size_average=None, reduce=None, reduction="mean"): ...
    def forward(self, input: Any["*s"], target: Any["*s"]) -> Unreduced["*s"] if reduction == "none" else Scalar: ...

class MultiMarginLoss(Module):
    role = "loss"
    def __init__(self, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction="mean"): ...
    def forward(self, input: Any, target) -> Unreduced if reduction == "none" else Scalar: ...

class MultiLabelMarginLoss(Module):
    role = "loss"
    def __init__(self, size_average=None, reduce=None, reduction="mean"): ...
    def forward(self, input: Any, target) -> Unreduced if reduction == "none" else Scalar: ...

class GaussianNLLLoss(Module):
    role = "loss"
    def __init__(self, *, full=False, eps=1e-06, reduction="mean"): ...
    def forward(self, input: Any, target, var) -> Unreduced if reduction == "none" else Scalar: ...

class PoissonNLLLoss(Module):
    role = "loss"
    def __init__(self, log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction="mean"): ...
    def forward(self, log_input: Any, target) -> Unreduced if reduction == "none" else Scalar: ...

class CosineEmbeddingLoss(Module):
    role = "loss"
    def __init__(self, margin=0.0, size_average=None, reduce=None, reduction="mean"): ...
    def forward(self, input1: Any, input2, target) -> Unreduced if reduction == "none" else Scalar: ...

class MarginRankingLoss(Module):
    role = "loss"
    def __init__(self, margin=0.0, size_average=None, reduce=None, reduction="mean"): ...
    def forward(self, input1: Any, input2, target) -> Unreduced if reduction == "none" else Scalar: ...

class TripletMarginLoss(Module):
    role = "loss"
    def __init__(self, margin=1.0, p=2.0, eps=1e-06, swap=False, size_average=None, reduce=None, reduction="mean"): ...
    def forward(self, anchor: Any, positive, negative) -> Unreduced if reduction == "none" else Scalar: ...

class TripletMarginWithDistanceLoss(Module):
    role = "loss"
    def __init__(self, *, distance_function=None, margin=1.0, swap=False, reduction="mean"): ...
    def forward(self, anchor: Any, positive, negative) -> Unreduced if reduction == "none" else Scalar: ...

# --- distances ---

class CosineSimilarity(Module):
    role = "layer"
    def __init__(self, dim=1, eps=1e-08): ...
    def forward(self, x1, x2) -> Any: ...

class PairwiseDistance(Module):
    role = "layer"
    def __init__(self, p=2.0, eps=1e-06, keepdim=False): ...
    def forward(self, x1, x2) -> Any: ...
