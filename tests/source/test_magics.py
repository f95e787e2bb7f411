"""What IPython understands and Python does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modellint.source.notebooks.magics import blanked, is_python

NOTHING = {
    "a shell command": "!ls -l",
    "its output": "!!ls",
    "a magic": "%matplotlib inline",
    "help": "?print",
    "help afterwards": "torch.nn.Linear?",
    "the source": "model.layers[0]??",
    "help on a magic": "%timeit?",
    "quoted arguments": ",print a b",
    "one quoted argument": ";print a b",
    "a call": "/print a b",
    "a sign alone": "!",
    "over several lines": "!pip install \\\n    torch \\\n    keras",
    "not ASCII": "!echo größe 図 😀",
    "an open quote": "!echo it's",
    "an open bracket": "%cd (a",
    "a compound statement": "%timeit for x in y: pass",
    "another magic inside": "%time %run train.py",
    "a command without a sign": "pip install -q torch",
}


@pytest.mark.parametrize("magic", NOTHING.values(), ids=NOTHING)
@pytest.mark.parametrize("around", ["{}", "\n{}\n"])
def test_taken_out(magic: str, around: str) -> None:
    text = around.format(magic)
    python = blanked(text)
    assert python is not None
    assert len(python.encode()) == len(text.encode())
    assert python.split() in (["pass"], ["0"])
    assert [line.isspace() or not line for line in python.split("\n")][1:].count(False) <= 1


@pytest.mark.parametrize("magic", [each for name, each in NOTHING.items() if "without" not in name])
def test_taken_out_of_a_block(magic: str) -> None:
    text = f"if colab:\n    {magic}\nelse:\n\t{magic}\nx = 1\n"
    python = blanked(text)
    assert python is not None
    assert is_python(python)
    assert python.startswith("if colab:\n    ")
    assert python.endswith("\nx = 1\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x = !ls", "x = __ "),
        ("x = %env HOME_FOLDER", "x = get_ipython()   "),
        ("a.b[0] = !ls \\\n -l\ny = 1", "a.b[0] = __   \n   \ny = 1"),
        ("files: list = !ls", "files: list = __ "),
        ("x, y = !ls", "x, y = __ "),
        ("x = %time f(1)", "x =       f(1)"),
        ("%time model.fit(x)", "0;    model.fit(x)"),
        ("  %timeit -n 10 -r3 f(x)", "  0;                f(x)"),
        ("%time x = (1 \\\n + 2)", "0;    x = (1 \\\n + 2)"),
        ("%%time\nf(1)", "      \nf(1)"),
        ("%%time\n%%capture out\n!ls\nf(1)", "      \n             \n0  \nf(1)"),
        ("\n  %%timeit -n 1\nf(1)", "\n               \nf(1)"),
    ],
)
def test_what_is_left(text: str, expected: str) -> None:
    assert blanked(text) == expected


@pytest.mark.parametrize(
    "name", ["bash", "sh", "writefile a.py", "html", "javascript", "R", "cython", "script false", "x"]
)
def test_cells_in_other_languages(name: str) -> None:
    assert blanked(f"%%{name}\nx = 1") is None
    assert blanked(f"%%time\n%%{name}\nx = 1") is None


@pytest.mark.parametrize(
    "text",
    [
        "'''\n!ls\n%cd\n?x\n'''",
        'f"""\n!ls\n{x}\n"""',
        "x = (a\n  % b)",
        "x = [\n    '%s'\n    % b\n]",
        "x = a \\\n  % b",
        "for x in y:  # why?\n    pass\n# what?",
        "s = 'why?'",
        "x = 1 if a != b else a % b",
        "x %= 2",
        "assert a == b, '!'",
        "f(x=1, y='=!ls')",
        "def f(x, /, y): ...",
        "@decorated\ndef f(): ...",
        "await f()",
        "x = 'it\\'s' # !ls\n",
        "print('a')\r\nprint('b')\r\n",
        "ls = 1",
        "pip",
        "",
        "\n\n",
    ],
)
def test_python_is_left_alone(text: str) -> None:
    assert blanked(text) == text


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("!%?=\\'\"#()[]:;\n\r\t ab1é😀"), max_size=40))
def test_places_stay_whatever_is_written(text: str) -> None:
    python = blanked(text)
    if python is not None:
        assert len(python.encode()) == len(text.encode())
        ends = [index for index, byte in enumerate(text.encode()) if byte in b"\r\n"]
        assert ends == [index for index, byte in enumerate(python.encode()) if byte in b"\r\n"]


def test_a_cell_that_is_not_python_is_not_made_it() -> None:
    python = blanked("x = = 1\n!ls\n")
    assert python == "x = = 1\n0  \n"
