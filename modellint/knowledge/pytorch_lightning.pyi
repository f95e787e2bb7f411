"""pytorch_lightning: lightning under its older name."""

from lightning import *
