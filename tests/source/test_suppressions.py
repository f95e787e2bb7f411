"""Comments that ask for silence."""

from __future__ import annotations

import pytest

from modellint.source.suppressions import named_in, suppressions


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


def by_line(content: bytes) -> dict[int, tuple[str, ...]]:
    return {each.line: tuple(selector.text for selector in each.selectors) for each in suppressions(content).silencers}


def test_only_comments_count() -> None:
    content = b'a = "# noqa"\nb = """\n# noqa\n"""\nc = 1  # noqa: MDL1\n'
    assert by_line(content) == {5: ("MDL1",)}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["# modellint: ignore[MDL1]", "a = f(", "  b,", ")", "c = 1"], (2, 4)),
        (["a = 1", "# modellint: ignore[MDL1] why", "# and more", "", "b = 1"], (5, 5)),
        (["# modellint: ignore", "@decorated(", "  1)", "@again", "class A:", "  x = 1"], (2, 5)),
        (["if a:", "    # modellint: ignore[MDL1]", "    b = f(", "      1)"], (3, 4)),
        (["a = f(", "  # modellint: ignore[MDL1]", "  b)"], (2, 2)),
        (["# modellint: ignore[MDL1]"], (1, 1)),
        (["a = 1  # modellint: ignore[MDL1]", "b = 2"], (1, 1)),
        (["# noqa: MDL1", "b = 2"], (1, 1)),
    ],
)
def test_a_comment_of_its_own_speaks_of_the_statement_below(lines: list[str], expected: tuple[int, int]) -> None:
    (silencer,) = suppressions("\n".join([*lines, ""]).encode()).silencers
    assert (silencer.first, silencer.last) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"# modellint: skip-file\nimport torch\n", True),
        (b"import torch\n    # modellint: skip-file, generated\n", True),
        (b"import torch  # modellint: skip-file\n", False),
        (b"x = '''\n# modellint: skip-file\n'''\n", False),
        (b"# modellint: skip-files\n", False),
    ],
)
def test_skip_file(content: bytes, expected: bool) -> None:
    assert suppressions(content).skipped is expected


@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"\r"])
def test_line_endings(ending: bytes) -> None:
    content = ending.join([b"a = 1", b"b = 2  # noqa: MDL1", b""])
    assert by_line(content) == {2: ("MDL1",)}


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
    assert by_line(content) == {line: ("MDL1",)}
