"""The lattice of kinds: what the numbers in a tensor mean."""

from __future__ import annotations

import enum


class Kind(enum.Enum):
    """What is known of a tensor's numbers; UNKNOWN is the top, and rules are silent about it.

    DATA comes from outside the network (read, drawn, written down); MIXED was computed in a way that is followed but
    leaves no meaning of its own. Rules are silent about both.
    """

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
    ONE_HOT = "one-hot"
    SCALAR = "scalar"
    UNREDUCED = "a loss for each element"
    DATA = "data"
    MIXED = "mixed"

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
AVERAGE = {
    Kind.LOGITS: Kind.REAL,
    Kind.BINARY_LOGITS: Kind.REAL,
    Kind.REAL: Kind.REAL,
    Kind.NON_NEGATIVE: Kind.NON_NEGATIVE,
    Kind.POSITIVE: Kind.POSITIVE,
    Kind.DATA: Kind.DATA,
}
NOT_BLENDED = (Kind.LOG_PROBABILITIES, Kind.CLASS_INDEX, Kind.MASK)
TRANSFORMS = {"Log": LOG, "Exp": EXP, "Average": AVERAGE}
ELEMENTWISE = ("Log", "Exp")


def transformed(name: str, kind: Kind) -> Kind:
    """The kind that a named transform (``Log``, ``Exp``, ``Average``) makes of a kind."""
    return TRANSFORMS[name].get(kind, combined(kind))


def combined(*kinds: Kind) -> Kind:
    """The kind of what is computed from these in a way that leaves no meaning of its own."""
    return Kind.UNKNOWN if Kind.UNKNOWN in kinds else Kind.MIXED


def join(one: Kind, other: Kind) -> Kind:
    """The kind of a value that is either of two."""
    return one if one is other else Kind.UNKNOWN
