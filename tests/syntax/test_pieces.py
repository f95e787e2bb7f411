"""A tree that is patched is the tree of the whole."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from modellint.syntax.lower import lower
from modellint.syntax.parse import Trees, Unparsed, parse
from modellint.syntax.pieces import Pieces, laid_out, patched
from modellint.syntax.spans import locate
from process import ROOT

FILES = [ROOT / name for name in ("modellint/checking.py", "modellint/codemods/take_out.py", "tests/mdtest.py")]
SCRAPS = [
    "\n",
    " ",
    "(",
    ")",
    '"""',
    "# x\n",
    "x = 1\n",
    "    ",
    "else:\n",
    "@a\n",
    "\\\n",
    ":",
    "\n\n\n",
    "é🐍",
    "if x:\n",
]


def edited(text: str, chance: random.Random) -> str:
    """The text with something typed into it, taken out or both."""
    start = chance.randrange(len(text) + 1)
    end = min(len(text), start + chance.choice((0, 0, 0, 1, 3, 40)))
    return text[:start] + chance.choice(["", *SCRAPS, text[end : end + 30]]) + text[end:]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_patching_is_parsing(file: Path) -> None:
    chance = random.Random(file.stem)
    text = file.read_text(encoding="utf-8")
    before = laid_out(parse(text.encode()), text)
    assert isinstance(before, Pieces)
    taken = 0
    for _ in range(120):
        new = edited(text, chance)
        module = patched(before, new)
        if module is None:
            continue
        taken += 1
        whole = parse(new.encode())
        assert module.code == new
        assert repr(lower(module, "a.py")) == repr(lower(whole, "a.py"))
        if isinstance(module, Pieces) and taken % 8 == 0:
            every = range(lower(whole, "a.py").size)
            assert locate(module, "a.py", new.encode(), every) == locate(whole, "a.py", new.encode(), every)
        text, before = new, module if isinstance(module, Pieces) else before
    assert taken > 2


def test_trees_of_what_is_edited() -> None:
    trees = Trees(editing=True)
    text = "".join(f"def f{i}(x):\n    return x\n\n\n" for i in range(9))
    assert not isinstance(trees.get("a.py", text.encode()), Pieces)
    changed = text.replace("def f5(x)", "def f5(x, y)").encode()
    assert isinstance(trees.get("a.py", changed), Pieces)
    assert repr(lower(trees.get("a.py", changed), "")) == repr(lower(parse(changed), ""))
    with pytest.raises(Unparsed):
        trees.get("a.py", text.replace("def f5(x)", "def f5(x").encode())
    assert isinstance(trees.get("a.py", text.encode()), Pieces)
