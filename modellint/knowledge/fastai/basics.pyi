"""fastai.basics."""

from fastai.learner import Learner
from torch import nn, optim, tensor
import torch
import torch.nn.functional as F
