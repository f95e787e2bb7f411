"""The lattice of kinds: what the numbers in a tensor mean."""

from __future__ import annotations

import enum


class Kind(enum.Enum):
    """What is known of a tensor's numbers; UNKNOWN is the top, and rules are silent about it."""

    UNKNOWN = "unknown"
    LOGITS = "logits"
    BINARY_LOGITS = "binary logits"
    PROBABILITIES = "probabilities"
    INDEPENDENT_PROBABILITIES = "independent probabilities"
    LOG_PROBABILITIES = "log-probabilities"
    LOG_INDEPENDENT_PROBABILITIES = "independent log-probabilities"
    NON_NEGATIVE = "non-negative"
    POSITIVE = "positive"
    BOUNDED = "bounded"
    REAL = "real"
    CLASS_INDEX = "class indices"
    MASK = "mask"
    SCALAR = "scalar"

    @property
    def is_probability(self) -> bool:
        """Whether every number lies in [0, 1] and is meant as a probability."""
        return self in (Kind.PROBABILITIES, Kind.INDEPENDENT_PROBABILITIES)


LOG = {
    Kind.PROBABILITIES: Kind.LOG_PROBABILITIES,
    Kind.INDEPENDENT_PROBABILITIES: Kind.LOG_INDEPENDENT_PROBABILITIES,
    Kind.POSITIVE: Kind.REAL,
}
EXP = {
    Kind.LOG_PROBABILITIES: Kind.PROBABILITIES,
    Kind.LOG_INDEPENDENT_PROBABILITIES: Kind.INDEPENDENT_PROBABILITIES,
    Kind.LOGITS: Kind.POSITIVE,
    Kind.BINARY_LOGITS: Kind.POSITIVE,
    Kind.PROBABILITIES: Kind.POSITIVE,
    Kind.INDEPENDENT_PROBABILITIES: Kind.POSITIVE,
    Kind.NON_NEGATIVE: Kind.POSITIVE,
    Kind.POSITIVE: Kind.POSITIVE,
    Kind.BOUNDED: Kind.POSITIVE,
    Kind.REAL: Kind.POSITIVE,
}
TRANSFORMS = {"Log": LOG, "Exp": EXP}


def transformed(name: str, kind: Kind) -> Kind:
    """The kind that a named transform (``Log``, ``Exp``) makes of a kind."""
    return TRANSFORMS[name].get(kind, Kind.UNKNOWN)


def join(one: Kind, other: Kind) -> Kind:
    """The kind of a value that is either of two."""
    return one if one is other else Kind.UNKNOWN
