"""torch.distributed.fsdp: modules whose weights are spread over many devices."""

from torch.nn import Module

class FullyShardedDataParallel(Module):
    role = "wrapper"
    def __init__(
        self,
        module,
        process_group=None,
        sharding_strategy=None,
        cpu_offload=None,
        auto_wrap_policy=None,
        backward_prefetch=...,
        mixed_precision=None,
        ignored_modules=None,
        param_init_fn=None,
        device_id=None,
        sync_module_states=False,
        forward_prefetch=False,
        limit_all_gathers=True,
        use_orig_params=False,
        ignored_states=None,
        device_mesh=None,
    ): ...
    def no_sync(self): ...
    def clip_grad_norm_(self, max_norm, norm_type=2.0): ...

def fully_shard(
    module,
    *,
    mesh=None,
    reshard_after_forward=None,
    shard_placement_fn=None,
    mp_policy=...,
    offload_policy=...,
    ignored_params=None,
    dp_mesh_dims=None,
) -> module: ...
