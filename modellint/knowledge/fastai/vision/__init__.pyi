"""fastai.vision."""
