"""torch.nn.parallel: modules that stand for the module they are given."""

from torch.nn import DataParallel, Module
import torch.nn.parallel as data_parallel
import torch.nn.parallel as distributed

class DistributedDataParallel(Module):
    role = "wrapper"
    def __init__(
        self,
        module,
        device_ids=None,
        output_device=None,
        dim=0,
        broadcast_buffers=None,
        init_sync=True,
        process_group=None,
        bucket_cap_mb=None,
        find_unused_parameters=False,
        check_reduction=False,
        gradient_as_bucket_view=False,
        static_graph=False,
        delay_all_reduce_named_params=None,
        param_to_hook_all_reduce=None,
        mixed_precision=None,
        device_mesh=None,
        skip_all_reduce_unused_params=False,
        bucket_cap_mb_list=None,
        batched_grad_copy=False,
        forward_sync_buffers=None,
    ): ...
    def no_sync(self): ...
    def join(self, divide_by_initial_world_size=True, enable=True, throw_on_early_termination=False): ...
