"""Kinds: what becomes of them when tensors are computed with."""

from __future__ import annotations

import pytest

from modellint.knowledge.kinds import AVERAGE, EXP, LOG, TRANSFORMS, Kind, combined, transformed


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("Log", Kind.PROBABILITIES, Kind.LOG_PROBABILITIES),
        ("Exp", Kind.LOG_PROBABILITIES, Kind.PROBABILITIES),
        ("Average", Kind.LOGITS, Kind.REAL),
        ("Average", Kind.NON_NEGATIVE, Kind.NON_NEGATIVE),
        ("Average", Kind.DATA, Kind.DATA),
        ("Average", Kind.PROBABILITIES, Kind.MIXED),
        ("Log", Kind.DATA, Kind.MIXED),
    ],
)
def test_transformed(name: str, before: Kind, after: Kind) -> None:
    assert transformed(name, before) is after


@pytest.mark.parametrize("name", sorted(TRANSFORMS))
def test_nothing_known_is_made_of_the_unknown(name: str) -> None:
    assert transformed(name, Kind.UNKNOWN) is Kind.UNKNOWN
    assert transformed(name, Kind.MIXED) is Kind.MIXED


def test_no_transform_makes_something_of_what_means_nothing() -> None:
    assert not {Kind.UNKNOWN, Kind.MIXED} & (LOG.keys() | EXP.keys() | AVERAGE.keys())


def test_combined() -> None:
    assert combined(Kind.LOGITS, Kind.DATA) is Kind.MIXED
    assert combined(Kind.LOGITS, Kind.UNKNOWN) is Kind.UNKNOWN
