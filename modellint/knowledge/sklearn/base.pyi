"""sklearn.base: what all transformers have."""

class TransformerMixin:
    role = "transformer"
    def fit(self, X, y=None, **params):
        role = "fit_numbers"
    def fit_transform(self, X, y=None, **params):
        role = "fit_numbers"
    def transform(self, X): ...
    def inverse_transform(self, X): ...
