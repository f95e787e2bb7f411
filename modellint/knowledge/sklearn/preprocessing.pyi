"""sklearn.preprocessing: transformers that learn from the data they are fitted to."""

from sklearn.base import TransformerMixin

class StandardScaler(TransformerMixin):
    def __init__(self, *, copy=True, with_mean=True, with_std=True): ...

class MinMaxScaler(TransformerMixin):
    def __init__(self, feature_range=(0, 1), *, copy=True, clip=False): ...

class MaxAbsScaler(TransformerMixin):
    def __init__(self, *, copy=True, clip=False): ...

class RobustScaler(TransformerMixin):
    def __init__(
        self,
        *,
        with_centering=True,
        with_scaling=True,
        quantile_range=(25.0, 75.0),
        copy=True,
        unit_variance=False,
    ): ...

class PowerTransformer(TransformerMixin):
    def __init__(self, method="yeo-johnson", *, standardize=True, copy=True): ...

class QuantileTransformer(TransformerMixin):
    def __init__(
        self,
        *,
        n_quantiles=1000,
        output_distribution="uniform",
        ignore_implicit_zeros=False,
        subsample=10000,
        random_state=None,
        copy=True,
    ): ...

class KBinsDiscretizer(TransformerMixin):
    def __init__(
        self,
        n_bins=5,
        *,
        encode="onehot",
        strategy="quantile",
        quantile_method="warn",
        dtype=None,
        subsample=200000,
        random_state=None,
    ): ...

class OneHotEncoder(TransformerMixin):
    def __init__(
        self,
        *,
        categories="auto",
        drop=None,
        sparse_output=True,
        dtype=...,
        handle_unknown="error",
        min_frequency=None,
        max_categories=None,
        feature_name_combiner="concat",
    ): ...

class OrdinalEncoder(TransformerMixin):
    def __init__(
        self,
        *,
        categories="auto",
        dtype=...,
        handle_unknown="error",
        unknown_value=None,
        encoded_missing_value=...,
        min_frequency=None,
        max_categories=None,
    ): ...
