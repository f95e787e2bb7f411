"""sklearn.impute: values for what is missing."""

from sklearn.base import TransformerMixin

class SimpleImputer(TransformerMixin):
    def __init__(
        self,
        *,
        missing_values=...,
        strategy="mean",
        fill_value=None,
        copy=True,
        add_indicator=False,
        keep_empty_features=False,
    ): ...
