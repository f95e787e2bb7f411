"""torch.optim.swa_utils: averaged weights."""

from torch.nn import Module
from torch.optim.lr_scheduler import LRScheduler

class AveragedModel(Module):
    role = "wrapper"
    def __init__(self, model, device=None, avg_fn=None, multi_avg_fn=None, use_buffers=False): ...
    def update_parameters(self, model): ...

class SWALR(LRScheduler):
    def __init__(self, optimizer, swa_lr, anneal_epochs=10, anneal_strategy="cos", last_epoch=-1): ...

def update_bn(loader, model, device=None): ...
