"""fastai: learners that own the training loop. Source: the documentation of fastai 2.7."""
