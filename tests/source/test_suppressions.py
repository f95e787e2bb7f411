"""Comments that ask for silence."""

from __future__ import annotations

import pytest

from modellint.source.suppressions import named_in, silenced


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("# noqa", ("ALL",)),
        ("#noqa", ("ALL",)),
        ("# NOQA", ("ALL",)),
        ("# noqa: MDL101", ("MDL101",)),
        ("# noqa:MDL101,MDL2", ("MDL101", "MDL2")),
        ("# noqa : MDL101, E501", ("MDL101", "E501")),
        ("# noqa: MDL101 E501", ("MDL101", "E501")),
        ("# noqa: mdl101", ("mdl101",)),
        ("# noqa: softmax-into-cross-entropy", ("softmax-into-cross-entropy",)),
        ("# noqa: MDL101 since the paper does it", ("MDL101",)),
        ("# noqa: too long", ("ALL",)),
        ("# type: ignore # noqa: MDL101", ("MDL101",)),
        ("# modellint: ignore[MDL101]", ("MDL101",)),
        (
            "# modellint: ignore[softmax-into-cross-entropy, MDL2] as in the paper",
            ("softmax-into-cross-entropy", "MDL2"),
        ),
        ("# modellint:ignore[MDL101]  # noqa: E501", ("E501", "MDL101")),
        ("# modellint: ignore", ("ALL",)),
        ("# modellint: ignore[]", ()),
        ("# noqabc", ()),
        ("# see noqa", ()),
        ("# modellint: ignored", ()),
    ],
)
def test_named_in(comment: str, expected: tuple[str, ...]) -> None:
    assert named_in(comment) == expected


def test_only_comments_count() -> None:
    content = b'a = "# noqa"\nb = """\n# noqa\n"""\nc = 1  # noqa: MDL1\n'
    assert silenced(content, range(1, 9)) == {5: ("MDL1",)}


def test_only_the_lines_asked_for() -> None:
    content = b"a = 1  # noqa\nb = 2  # noqa\n"
    assert silenced(content, [2]) == {2: ("ALL",)}


@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"\r"])
def test_line_endings(ending: bytes) -> None:
    content = ending.join([b"a = 1", b"b = 2  # noqa: MDL1", b""])
    assert silenced(content, [1, 2, 3]) == {2: ("MDL1",)}


@pytest.mark.parametrize(
    "content",
    [
        b"x = (  # noqa: MDL1\n",
        b"if x:\n  a\n b  # noqa: MDL1\n",
        b"x = $  # noqa: MDL1\n",
        b'x = """  # noqa: MDL1\n',
        b"x = 1  # noqa: MDL1 \xff\n",
        b"# coding: nonsense\nx = 1  # noqa: MDL1\n",
    ],
)
def test_files_that_are_no_python(content: bytes) -> None:
    line = 1 + content[: content.index(b"noqa")].count(b"\n")
    assert silenced(content, [line]) == {line: ("MDL1",)}
