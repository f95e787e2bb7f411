"""torch.utils.data: data sets, samplers and loaders."""

import torch.utils.data as dataset
import torch.utils.data as dataloader
import torch.utils.data as sampler
import torch.utils.data as distributed

class Dataset:
    role = "dataset"

class IterableDataset(Dataset): ...

class TensorDataset(Dataset):
    def __init__(self, *tensors): ...

class ConcatDataset(Dataset):
    def __init__(self, datasets): ...

class ChainDataset(Dataset):
    def __init__(self, datasets): ...

class StackDataset(Dataset):
    def __init__(self, *args, **kwargs): ...

class Subset(Dataset):
    def __init__(self, dataset, indices): ...

def random_split(dataset, lengths, generator=...):
    role = "random_split"

class Sampler:
    role = "sampler"

class SequentialSampler(Sampler):
    def __init__(self, data_source): ...

class RandomSampler(Sampler):
    def __init__(self, data_source, replacement=False, num_samples=None, generator=None): ...

class SubsetRandomSampler(Sampler):
    def __init__(self, indices, generator=None): ...

class WeightedRandomSampler(Sampler):
    def __init__(self, weights, num_samples, replacement=True, generator=None): ...

class BatchSampler(Sampler):
    def __init__(self, sampler, batch_size, drop_last): ...

class DistributedSampler(Sampler):
    def __init__(self, dataset, num_replicas=None, rank=None, shuffle=True, seed=0, drop_last=False): ...
    def set_epoch(self, epoch): ...

class DataLoader:
    role = "loader"
    def __init__(
        self,
        dataset,
        batch_size=1,
        shuffle=None,
        sampler=None,
        batch_sampler=None,
        num_workers=0,
        collate_fn=None,
        pin_memory=False,
        drop_last=False,
        timeout=0,
        worker_init_fn=None,
        multiprocessing_context=None,
        generator=None,
        *,
        prefetch_factor=None,
        persistent_workers=False,
        pin_memory_device="",
        in_order=True,
    ): ...

def default_collate(batch): ...
def get_worker_info(): ...
