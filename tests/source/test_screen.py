"""The look at the bytes that keeps other people's code away from the parser."""

from __future__ import annotations

import pytest

from modellint.source.screen import mentions_framework
from modellint.source.texts import Texts, encoding_of


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"import torch", True),
        (b"from tensorflow import keras", True),
        (b"import lightning as L", True),
        (b"import flask", False),
        (b"", False),
        (b"\xff\xfe", False),
    ],
)
def test_mentions_framework(content: bytes, expected: bool) -> None:
    assert mentions_framework(content) is expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"x = 1", "utf-8"),
        (b"\xef\xbb\xbfx = 1", "utf-8"),
        (b"# -*- coding: latin-1 -*-\n", "iso-8859-1"),
        (b"# coding: nonsense\n", "utf-8"),
        (b"\xff\n", "utf-8"),
    ],
)
def test_encoding_of(content: bytes, expected: str) -> None:
    assert encoding_of(content) == expected


def test_columns_count_characters_in_the_files_own_encoding() -> None:
    content = b"# coding: latin-1\n'\xe9\xe9' + x\n"
    texts = Texts({"a.py": content})
    position = texts.lines("a.py").position(content.index(b"x"))
    assert (position.line, position.column) == (2, 8)
