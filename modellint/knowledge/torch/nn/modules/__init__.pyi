"""torch.nn.modules: the same classes under the modules that define them."""

from torch.nn import *
import torch.nn as activation
import torch.nn as adaptive
import torch.nn as batchnorm
import torch.nn as channelshuffle
import torch.nn as container
import torch.nn as conv
import torch.nn as distance
import torch.nn as dropout
import torch.nn as flatten
import torch.nn as fold
import torch.nn as instancenorm
import torch.nn as linear
import torch.nn as loss
import torch.nn as module
import torch.nn as normalization
import torch.nn as padding
import torch.nn as pixelshuffle
import torch.nn as pooling
import torch.nn as rnn
import torch.nn as sparse
import torch.nn as transformer
import torch.nn as upsampling
