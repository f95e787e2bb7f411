"""Shapes: patterns bound to what goes in, and built for what comes out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellint.knowledge.patterns import build, match
from modellint.knowledge.shapes import UNKNOWN_SHAPE, Dim, Shape, join


def closed(*dims: Dim) -> Shape:
    return Shape(dims, open=False)


def made(taken: str, gives: str, shape: Shape, **known: Dim) -> Shape:
    return build(gives, match(taken, shape, known))


@pytest.mark.parametrize(
    ("taken", "gives", "shape", "known", "result"),
    [
        ("*b in_features", "*b out_features", closed(8, 3), {"out_features": 5}, closed(8, 5)),
        ("*b in_features", "*b out_features", closed(3), {"out_features": 5}, closed(5)),
        ("*b in_features", "*b out_features", closed(2, 4, 3), {"out_features": 5}, closed(2, 4, 5)),
        ("*b in_features", "*b out_features", UNKNOWN_SHAPE, {"out_features": 5}, Shape((5,))),
        ("*b in_features", "*b out_features", UNKNOWN_SHAPE, {}, Shape((None,))),
        ("*b c h w", "*b out ? ?", closed(2, 3, 8, 9), {"out": 7}, closed(2, 7, None, None)),
        ("*b c h w", "*b out ? ?", Shape((3, 8, 9)), {"out": 7}, Shape((7, None, None))),
        ("*s", "*s", closed(2, None, 4), {}, closed(2, None, 4)),
        ("*s", "*s", UNKNOWN_SHAPE, {}, UNKNOWN_SHAPE),
        ("*b", "*b embedding_dim", closed(2, 7), {"embedding_dim": 16}, closed(2, 7, 16)),
        ("*b t f", "*b units", closed(2, 7, 3), {"units": 4}, closed(2, 4)),
        ("", "*b ?", closed(2, 7, 3), {}, Shape((None,))),
        ("n t c", "n c 3", closed(2, 7, 4), {}, closed(2, 4, 3)),
    ],
)
def test_patterns(taken: str, gives: str, shape: Shape, known: dict[str, Dim], result: Shape) -> None:
    assert build(gives, match(taken, shape, known)) == result


def test_class_axis_of_a_loss() -> None:
    assert match("n c *d", closed(8, 10), {}).single["c"] == 10
    assert match("n c *d", closed(8, 10, 5, 5), {}).single["c"] == 10
    assert match("n c *d", UNKNOWN_SHAPE, {}).single.get("c") is None


def test_axes_count_from_either_end() -> None:
    shape = closed(8, 10, None)
    assert [shape.axis(index) for index in (0, 1, 2, 3)] == [8, 10, None, None]
    assert [shape.axis(index) for index in (-1, -2, -3, -4, None)] == [None, 10, 8, None, None]
    assert Shape((10,)).axis(0) is None
    assert Shape((10,)).axis(-1) == 10


def test_join_keeps_what_both_agree_on() -> None:
    assert join(closed(2, 3), closed(2, 4)) == closed(2, None)
    assert join(closed(2, 3), closed(3)) == Shape((3,))
    assert join(closed(2, 3), UNKNOWN_SHAPE) == UNKNOWN_SHAPE
    assert join(closed(2, 3), closed(2, 3)) == closed(2, 3)


def test_words() -> None:
    assert str(closed(2, None)) == "[2, ?]"
    assert str(Shape((3,))) == "[*, 3]"


dims = st.lists(st.one_of(st.none(), st.integers(0, 99)), max_size=4).map(tuple)
shapes = st.builds(Shape, dims, st.booleans())


@given(shapes)
def test_a_starred_name_alone_keeps_any_shape(shape: Shape) -> None:
    assert made("*s", "*s", shape) == shape


@given(shapes, st.integers(1, 99))
def test_the_last_dimension_is_replaced(shape: Shape, size: int) -> None:
    result = made("*b old", "*b new", shape, new=size)
    assert result.axis(-1) == size
    if shape.rank:
        assert result.rank == shape.rank


@given(shapes, shapes)
def test_join_is_symmetric_and_never_claims_more(one: Shape, other: Shape) -> None:
    assert join(one, other) == join(other, one)
    joined = join(one, other)
    for index, dim in enumerate(reversed(joined.dims), start=1):
        assert dim is None or dim == one.axis(-index) == other.axis(-index)
