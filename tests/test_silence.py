"""Comments that silence, comments that silence nothing, and the baseline, in real processes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from process import modellint
from scratch import BUG, HOT, Scratch

CALL = "    return criterion(Net()(x), y)"
LONG = BUG.replace(CALL, "    return criterion(\n        Net()(x),\n        y,\n    )")


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    return Scratch(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        BUG.replace(CALL, f"{CALL}  # noqa"),
        BUG.replace(CALL, f"{CALL}  # noqa: E501, MDL101"),
        BUG.replace(CALL, f"{CALL}  # modellint: ignore[MDL1] as in the paper"),
        BUG.replace(CALL, f"    # modellint: ignore[softmax-into-cross-entropy] as in the paper\n{CALL}"),
        BUG.replace(CALL, f"    # modellint: ignore[MDL101]\n    # and here is why\n{CALL}"),
        LONG.replace("    return criterion", "    # modellint: ignore[MDL101]\n    return criterion"),
        LONG.replace("    )", "    )  # noqa: MDL101"),
        f"# modellint: skip-file\n{BUG}",
    ],
)
def test_comments_that_silence(scratch: Scratch, text: str) -> None:
    scratch.write("train.py", text)
    assert scratch.found() == []
    assert scratch.found("--ignore-noqa") == ["train.py MDL101 error"]


@pytest.mark.parametrize(
    "text",
    [
        BUG.replace(CALL, f"{CALL}  # noqa: MDL2"),
        BUG.replace(CALL, f"    # modellint: ignore[MDL101]\n    print()\n{CALL}"),
        BUG.replace(CALL, f'    """# modellint: ignore[MDL101]"""\n{CALL}'),
        BUG.replace(CALL, f"    # noqa: MDL101\n{CALL}"),
        f'"""\n# modellint: skip-file\n"""\n{BUG}',
    ],
)
def test_comments_that_do_not(scratch: Scratch, text: str) -> None:
    scratch.write("train.py", text)
    assert scratch.found() == ["train.py MDL101 error"]


@pytest.mark.parametrize(
    ("line", "fixed"),
    [
        ("a = 1  # noqa: MDL101", "a = 1"),
        ("a = 1  # noqa: MDL101 since 2020", "a = 1"),
        ("a = 1  # noqa: E501,MDL101, F401", "a = 1  # noqa: E501, F401"),
        ("a = 1  # type: ignore  # noqa: MDL101", "a = 1  # type: ignore"),
        ("a = 1  # noqa: MDL101  # type: ignore", "a = 1  # type: ignore"),
        ("a = 'ü'  # modellint: ignore[MDL101, MDL2] why", "a = 'ü'"),
        ("# modellint: ignore[MDL101] why\na = 1", "a = 1"),
        ("a = 1  # modellint: ignore", "a = 1"),
        ("a = 1  # noqa: MDL101, MDL006", "a = 1  # noqa: MDL101, MDL006"),
        ("a = 1  # modellint: ignore[softmax]", "a = 1  # modellint: ignore[softmax]"),
        ("a = 1  # noqa", "a = 1  # noqa"),
        ("a = 1  # noqa: F401, XYZ101", "a = 1  # noqa: F401, XYZ101"),
        ("a = '# noqa: MDL101'", "a = '# noqa: MDL101'"),
    ],
)
def test_unused_suppressions_are_taken_out(scratch: Scratch, line: str, fixed: str) -> None:
    file = scratch.folder / "train.py"
    file.write_bytes(f"import torch\r\n{line}\r\n".replace("\n", "\n").encode())
    scratch.run("--extend-select", "MDL006", "--fix")
    assert file.read_bytes() == f"import torch\r\n{fixed}\r\n".encode()


def test_what_is_known_of_unused_suppressions(scratch: Scratch) -> None:
    scratch.write("train.py", BUG.replace(CALL, f"{CALL}  # noqa: MDL101, MDL102, MDL005"))
    assert scratch.found() == []
    only = ("--output-format", "concise", "--quiet", "--extend-select", "MDL006")
    assert scratch.run(*only).stdout == "train.py:18:52: MDL006 [*] `MDL102` silences nothing here\n"
    assert scratch.run(*only, "--ignore", "MDL102").stdout == ""
    assert scratch.run(*only, "train.py").stdout == ""
    scratch.write("train.py", BUG + "a = 1  # modellint: ignore[log-of-sofmax]\n")
    told = scratch.run("--select", "MDL006").stdout
    assert "`log-of-sofmax` names no rule" in told
    assert "help: did you mean log-of-softmax?" in told


def test_add_noqa(scratch: Scratch) -> None:
    scratch.write("train.py", BUG)
    scratch.write("long.py", LONG)
    scratch.write("hot.py", HOT.replace("lr=1.0)", "lr=1.0)  # noqa: E501"))
    scratch.write("text.py", HOT.replace("lr=1.0)", 'lr=1.0, foreach="""\n""")'))
    scratch.write("broken.py", "import torch = 1\n")
    (scratch.folder / "crlf.py").write_bytes(HOT.replace("\n", "\r\n").encode())
    done = scratch.run("--add-noqa")
    assert (done.returncode, done.stdout) == (0, "Added 5 comments in 5 files.\n")
    assert scratch.read("train.py") == BUG.replace(CALL, f"{CALL}  # noqa: MDL101")
    assert scratch.read("long.py") == LONG.replace("return criterion(", "return criterion(  # noqa: MDL101")
    assert scratch.read("hot.py").endswith("lr=1.0)  # noqa: E501, MDL301\n")
    assert scratch.read("text.py").endswith('"""\n""")  # noqa: MDL301\n')
    assert (scratch.folder / "crlf.py").read_bytes().endswith(b"lr=1.0)  # noqa: MDL301\r\n")
    assert scratch.found() == ["broken.py MDL001 error"]
    assert scratch.run("--add-noqa").stdout == "Added 0 comments in 0 files.\n"


def test_a_baseline_shows_only_what_is_new(scratch: Scratch) -> None:
    scratch.write("train.py", BUG)
    scratch.write("inner/hot.py", HOT)
    assert scratch.complaint("--baseline", "ci/known.json").startswith("there is no baseline 'ci/known.json'")
    (scratch.folder / "ci").mkdir()
    wrote = scratch.run("--baseline", "ci/known.json", "--update-baseline")
    assert (wrote.returncode, wrote.stdout) == (0, "Wrote 2 findings to ci/known.json.\n")
    text = scratch.read("ci/known.json")
    assert json.loads(text)["findings"] == {
        "../inner/hot.py": {"MDL301": ["optimizer = torch.optim.Adam(model.parameters(), lr=1.0)"]},
        "../train.py": {"MDL101": ["return criterion(Net()(x), y)"]},
    }
    clean = scratch.run("--baseline", "ci/known.json")
    assert (clean.returncode, clean.stderr) == (0, "note: 2 findings of the baseline not shown.\n")
    assert modellint("check", "--baseline", "../ci/known.json", cwd=scratch.folder / "inner").returncode == 0
    scratch.write(
        "train.py",
        BUG.replace(
            "def step",
            "# moved\n\n\ndef other(x, y):\n    loss = criterion(Net()(x), y)\n    return loss\n\n\ndef step",
        ),
    )
    scratch.write("modellint.toml", 'baseline = "ci/known.json"\n')
    done = scratch.run("--output-format", "concise")
    assert (done.returncode, done.stdout.count("MDL101")) == (1, 1)
    assert done.stdout.startswith("train.py:21:12: MDL101 ")
    assert scratch.found(cwd="inner") == []
    scratch.run("--update-baseline")
    after = scratch.read("ci/known.json")
    scratch.run("--update-baseline", str(scratch.folder / "train.py"))
    assert scratch.read("ci/known.json") == after
    scratch.write("train.py", BUG.replace(", nn.Softmax(dim=1)", ""))
    (scratch.folder / "inner" / "hot.py").unlink()
    scratch.run("--update-baseline", "train.py")
    assert json.loads(scratch.read("ci/known.json"))["findings"] == {}


def test_a_line_that_changed_is_not_new(scratch: Scratch) -> None:
    scratch.write("hot.py", HOT)
    scratch.run("--baseline", "known.json", "--update-baseline")
    scratch.write("hot.py", HOT.replace("lr=1.0", "lr=2.0"))
    assert scratch.found("--baseline", "known.json") == []


@pytest.mark.parametrize("text", ["{", "[]", '{"version": 2, "findings": {}}', '{"version": 1, "findings": {"a": 1}}'])
def test_what_is_no_baseline(scratch: Scratch, text: str) -> None:
    scratch.write("known.json", text)
    assert scratch.complaint("--baseline", "known.json").startswith("known.json: not a baseline")
