"""apex.parallel: wrappers for training on several devices."""

from torch.nn import DataParallel as _DataParallel

class DistributedDataParallel(_DataParallel): ...

def convert_syncbn_model(module, process_group=None, channel_last=False) -> module: ...
