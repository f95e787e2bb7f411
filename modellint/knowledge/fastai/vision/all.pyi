"""fastai.vision.all: what notebooks import with a star."""

from fastai.basics import *
