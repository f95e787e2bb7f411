"""The command line, in real processes."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from modellint import __version__
from process import ROOT, modellint, run

BUG = """\
import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(20, 10), nn.Softmax(dim=1))

    def forward(self, x):
        return self.layers(x)


criterion = nn.CrossEntropyLoss()


def step(x, y):
    return criterion(Net()(x), y)
"""

UNSTABLE = """\
import torch
import torch.nn.functional as F


def score(x):
    return torch.log(F.softmax(x, dim=1))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "train.py").write_text(BUG, encoding="utf-8")
    return tmp_path


def test_version(tmp_path: Path) -> None:
    done = modellint("--version", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"modellint {__version__}\n")


def test_help(tmp_path: Path) -> None:
    assert "check" in modellint("--help", cwd=tmp_path).stdout
    assert "--unsafe-fixes" in modellint("check", "-h", cwd=tmp_path).stdout


def test_a_clean_file(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import torch\n", encoding="utf-8")
    done = modellint("check", "a.py", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "All checks passed!\n", "")


def test_no_files(tmp_path: Path) -> None:
    done = modellint("check", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "All checks passed!\n")
    assert "no Python files" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "nowhere"], "nowhere"),
        (["check", "--select", "MDL999"], "error: unknown rule 'MDL999'"),
        (["check", "--ignore", "MDL101,sofmax-into-cross-entropy"], "did you mean softmax-into-cross-entropy?"),
        (["check", "--output-format", "xml"], "xml"),
        (["check", "--fix", "--diff"], "--fix"),
        (["check", "--wrong"], "--wrong"),
        (["rule", "MDL998"], "error: unknown rule 'MDL998'"),
        (["lint"], "lint"),
    ],
)
def test_wrong_use(folder: Path, arguments: list[str], message: str) -> None:
    done = modellint(*arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_rule_prints_the_page(tmp_path: Path) -> None:
    page = (ROOT / "rules" / "syntax_error.md").read_text(encoding="utf-8")
    for selector in ("MDL001", "mdl001", "syntax-error"):
        assert modellint("rule", selector, cwd=tmp_path).stdout == page


def test_rules_lists_them_all(tmp_path: Path) -> None:
    lines = modellint("rules", cwd=tmp_path).stdout.splitlines()
    assert len(lines) == len(list((ROOT / "rules").glob("*.py")))
    assert lines[0].split(maxsplit=4) == [
        "MDL001",
        "syntax-error",
        "error",
        "on",
        "a file, or a cell of a notebook, is not valid Python",
    ]


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", "--help"], ["rule", "MDL101"], ["rules"]])
def test_the_parser_is_not_loaded_to_tell_about_ourselves(tmp_path: Path, arguments: list[str]) -> None:
    code = "import sys\nfrom modellint.cli import main\ntry: main()\nfinally: print('libcst' in sys.modules)"
    done = run(sys.executable, "-c", code, *arguments, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)})
    assert done.returncode == 0
    assert done.stdout.endswith("\nFalse\n")


def test_the_parser_is_not_loaded_where_no_framework_is(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import flask\n", encoding="utf-8")
    code = "import sys\nfrom modellint.cli import main\ntry: main()\nfinally: print('libcst' in sys.modules)"
    done = run(sys.executable, "-c", code, "check", ".", cwd=tmp_path, env={"PYTHONPATH": str(ROOT)})
    assert done.stdout == "All checks passed!\nFalse\n"


def test_a_bug_is_found_with_both_its_places(folder: Path) -> None:
    done = modellint("check", cwd=folder)
    assert done.returncode == 1
    assert "error[MDL101 softmax-into-cross-entropy]" in done.stdout
    assert "criterion(Net()(x), y)" in done.stdout
    assert "nn.Softmax(dim=1)" in done.stdout
    assert "Found 1 error." in done.stdout


def test_concise(folder: Path) -> None:
    line, *_ = modellint("check", "--output-format", "concise", "train.py", cwd=folder).stdout.splitlines()
    assert line.startswith("train.py:18:12: MDL101 ")


def test_json(folder: Path) -> None:
    done = modellint("check", "--output-format", "json", cwd=folder)
    (found,) = json.loads(done.stdout)
    assert done.returncode == 1
    assert found["filename"] == str(folder / "train.py")
    assert found["location"] == {"row": 18, "column": 12}
    assert found["related"][0]["location"]["row"] == 8
    assert found["fix"]["applicability"] in {"safe", "unsafe"}
    assert found["url"].endswith("/rules/softmax_into_cross_entropy.md")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--fail-on", "error"], 1),
        (["--fail-on", "info"], 1),
        (["--exit-zero"], 0),
        (["--select", "MDL2"], 0),
        (["--ignore", "softmax-into-cross-entropy"], 0),
        (["--ignore", "MDL1", "--extend-select", "MDL101"], 1),
        (["--select", "ALL", "--preview"], 1),
    ],
)
def test_what_counts(folder: Path, arguments: list[str], code: int) -> None:
    assert modellint("check", *arguments, cwd=folder).returncode == code


def test_statistics(folder: Path) -> None:
    first = modellint("check", "--statistics", "--unsafe-fixes", cwd=folder).stdout.splitlines()[0]
    assert first == "1  MDL101  [*] softmax-into-cross-entropy"


def test_unresolved(folder: Path) -> None:
    unknown = "import torch.nn as nn\n\n\ndef loss(model, x, y):\n    return nn.CrossEntropyLoss()(model(x), y)\n"
    (folder / "library.py").write_text(unknown, encoding="utf-8")
    done = modellint("check", "--unresolved", "--output-format", "concise", cwd=folder)
    listed, _, understood = done.stdout.splitlines()
    assert done.returncode == 0
    assert listed.startswith("library.py:5:12: MDL005 ")
    assert "`model` is a parameter of `loss`" in listed
    assert understood == "2 losses seen, 1 understood (--unresolved lists the others)."


@pytest.mark.parametrize("comment", ["# noqa", "# noqa: MDL1", "# modellint: ignore[softmax-into-cross-entropy] why"])
def test_comments_silence(folder: Path, comment: str) -> None:
    text = BUG.replace("(Net()(x), y)", f"(Net()(x), y)  {comment}")
    (folder / "train.py").write_text(text, encoding="utf-8")
    assert modellint("check", cwd=folder).stdout == "All checks passed!\n1 loss seen, 1 understood.\n"


def test_fix_and_diff_agree(folder: Path) -> None:
    file = folder / "train.py"
    before = file.read_bytes()
    shown = modellint("check", "--diff", "--unsafe-fixes", cwd=folder)
    assert shown.returncode == 1
    assert file.read_bytes() == before
    fixed = modellint("check", "--fix", "--unsafe-fixes", cwd=folder)
    assert (fixed.returncode, fixed.stdout) == (0, "Applied 1 fix.\nAll checks passed!\n1 loss seen, 1 understood.\n")
    after = file.read_bytes()
    assert after == before.replace(b", nn.Softmax(dim=1)", b"")
    file.write_bytes(before)
    (folder / "fix.patch").write_text(shown.stdout, encoding="utf-8", newline="")
    assert run("git", "apply", "-p0", "fix.patch", cwd=folder).returncode == 0
    assert file.read_bytes() == after


def test_a_fix_touches_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "score.py"
    content = UNSTABLE.replace("\n", "\r\n").encode("latin-1") + b"\x0c\r\n# gr\xfc\xdfe\r\n\r\n"
    content = b"# coding: latin-1\r\n" + content.rstrip(b"\n").rstrip(b"\r")
    file.write_bytes(content)
    assert modellint("check", "--fix", "--unsafe-fixes", cwd=tmp_path).returncode == 0
    expected = content.replace(b"torch.log(F.softmax(x, dim=1))", b"F.log_softmax(x, dim=1)")
    assert file.read_bytes() == expected


def test_a_syntax_error_has_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import torch\n\nloss = = 1\n", encoding="utf-8")
    (tmp_path / "train.py").write_text(BUG, encoding="utf-8")
    lines = modellint("check", "--output-format", "concise", cwd=tmp_path).stdout.splitlines()
    assert lines[0].startswith("a.py:3:8: MDL001 ")
    assert lines[1].startswith("train.py:18:12: MDL101 ")


def test_a_syntax_error_speaks_whatever_is_selected(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import torch\nloss = = 1\n", encoding="utf-8")
    assert modellint("check", "--select", "MDL101", cwd=tmp_path).returncode == 1
    assert modellint("check", "--ignore", "syntax-error", cwd=tmp_path).returncode == 0


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "loop.py").symlink_to(tmp_path / "loop.py")
    done = modellint("check", "--output-format", "concise", "loop.py", cwd=tmp_path)
    assert done.returncode in {1, 2}
    assert "Traceback" not in done.stderr


def test_paths_are_shown_as_given(folder: Path) -> None:
    def first(path: str, cwd: Path) -> str:
        return modellint("check", "--output-format", "concise", path, cwd=cwd).stdout.partition(":18:")[0]

    assert first(".", folder) == "train.py"
    assert first(folder.name, folder.parent) == f"{folder.name}/train.py"
    assert first(str(folder), folder) == str(folder / "train.py")


def test_colour_is_for_terminals_and_those_who_ask(folder: Path) -> None:
    assert "\x1b[" not in modellint("check", cwd=folder).stdout
    assert "\x1b[" in modellint("check", cwd=folder, env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b[" not in modellint("check", cwd=folder, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout


def test_an_output_that_cannot_show_everything(folder: Path) -> None:
    text = BUG.replace("self.layers(x)", "self.layers(x)  # ü") + "# 図\n"
    (folder / "train.py").write_text(text, encoding="utf-8")
    assert modellint("check", cwd=folder, env={"PYTHONIOENCODING": "ascii"}).returncode == 1


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_failure_of_our_own_is_no_traceback(folder: Path, debug: str) -> None:
    code = "import modellint.fix\nmodellint.fix.fix = None\nfrom modellint.cli import main\nmain()"
    done = run(
        sys.executable,
        "-c",
        code,
        "check",
        "--fix",
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "MODELLINT_DEBUG": debug},
    )
    assert ("Traceback" in done.stderr) is bool(debug)
    assert debug or (done.returncode, done.stderr.partition(":")[0]) == (2, "internal error")


def test_a_reader_who_has_seen_enough(folder: Path) -> None:
    done = run(
        "bash", "-c", f"{sys.executable} -m modellint rules | head -n 1", cwd=folder, env={"PYTHONPATH": str(ROOT)}
    )
    assert (done.stdout.split()[0], done.stderr) == ("MDL001", "")
