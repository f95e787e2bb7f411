"""Settings, in real processes: which file holds, what the command line changes, and what is said about mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from scratch import BUG, HOT, Scratch
from test_registry import write_rule


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    made = Scratch(tmp_path)
    made.write("train.py", BUG)
    made.write("hot.py", HOT)
    return made


BOTH = ["hot.py MDL301 warning", "train.py MDL101 error"]


@pytest.mark.parametrize(
    ("name", "head"),
    [("pyproject.toml", "[tool.modellint]\n"), ("modellint.toml", ""), (".modellint.toml", "")],
)
def test_a_file_of_settings(scratch: Scratch, name: str, head: str) -> None:
    scratch.write(name, f'{head}select = ["MDL3"]\n')
    assert scratch.found() == ["hot.py MDL301 warning"]
    assert scratch.found("--isolated") == BOTH


@pytest.mark.parametrize(
    ("settings", "arguments", "expected"),
    [
        ('select = ["MDL1"]', [], BOTH[1:]),
        ('ignore = ["suspicious-learning-rate"]', [], BOTH[1:]),
        ('extend-ignore = ["MDL301"]', [], BOTH[1:]),
        ('select = ["MDL1"]\nextend-select = ["MDL301"]', [], BOTH),
        # each source of settings decides on top of the one below it, as in Ruff
        ('select = ["MDL1"]', ["--extend-select", "MDL301"], BOTH),
        ('select = ["MDL101"]', ["--ignore", "MDL1"], []),
        ('ignore = ["MDL301"]', ["--select", "MDL3"], BOTH[:1]),
        ('ignore = ["MDL301"]', ["--extend-select", "MDL3"], BOTH),
        ('ignore = ["MDL301"]', ["--ignore", "MDL1"], []),
        ('per-file-ignores = { "hot.py" = ["MDL3"] }', [], BOTH[1:]),
        ('per-file-ignores = { "!hot.py" = ["ALL"] }', [], BOTH[:1]),
        ('per-file-ignores = { "hot.py" = ["MDL3"] }', ["--per-file-ignores", "train.py:MDL1"], BOTH[:1]),
        ('per-file-ignores = { "hot.py" = ["MDL3"] }', ["--extend-per-file-ignores", "train.py:MDL1"], []),
        ('exclude = ["hot.py"]', [], BOTH[1:]),
        ('exclude = ["hot.py"]', ["--exclude", "train.py"], BOTH[:1]),
        ('extend-exclude = ["hot.py"]', ["--extend-exclude", "t*.py"], []),
        ('severity = { MDL1 = "info", MDL101 = "warning" }', [], [BOTH[0], "train.py MDL101 warning"]),
        ('[options.suspicious-learning-rate]\nbands = { Adam = [0.1, 2] }', [], BOTH[1:]),
        ('[options.MDL301]\nbands = { Adam = [0.1, 0.5] }', [], BOTH),
        ('select = ["MDL1"]', ["--config", 'select = ["MDL3"]'], BOTH[:1]),
        ("", ["--config", 'options.MDL301.bands.Adam = [0.1, 2]', "--config", 'severity.MDL101 = "info"'],
         ["train.py MDL101 info"]),
    ],
)  # fmt: skip
def test_what_holds(scratch: Scratch, settings: str, arguments: list[str], expected: list[str]) -> None:
    scratch.write("modellint.toml", settings)
    assert scratch.found(*arguments) == expected


def test_the_nearest_file_holds_for_each_file(scratch: Scratch) -> None:
    scratch.write("pyproject.toml", '[tool.modellint]\nselect = ["MDL1"]\n')
    scratch.write("inner/deep/hot.py", HOT)
    scratch.write("inner/deep/train.py", BUG)
    scratch.write("inner/modellint.toml", 'select = ["MDL3"]\n')
    scratch.write("inner/deep/pyproject.toml", "[tool.other]\n")
    expected = ["inner/deep/hot.py MDL301 warning", "train.py MDL101 error"]
    assert scratch.found() == expected
    assert scratch.found("inner/deep/hot.py", "train.py") == expected
    assert scratch.found(cwd="inner/deep") == expected[:1]


def test_modellint_toml_comes_before_pyproject(scratch: Scratch) -> None:
    scratch.write("pyproject.toml", '[tool.modellint]\nselect = ["MDL1"]\n')
    scratch.write("modellint.toml", 'select = ["MDL3"]\n')
    assert scratch.found() == BOTH[:1]


def test_a_file_given_by_name_holds_everywhere(scratch: Scratch) -> None:
    scratch.write("modellint.toml", 'select = ["MDL1"]\n')
    scratch.write("elsewhere/strict.toml", 'select = ["MDL3"]\n')
    assert scratch.found("--config", "elsewhere/strict.toml") == BOTH[:1]


def test_settings_of_the_run(scratch: Scratch) -> None:
    scratch.write("modellint.toml", 'output-format = "concise"\nfail-on = "error"\nselect = ["MDL3"]\n')
    done = scratch.run()
    assert (done.returncode, done.stdout.partition(" ")[0]) == (0, "hot.py:5:13:")
    assert scratch.run("--fail-on", "warning").returncode == 1
    scratch.write("modellint.toml", "fix = true\nunsafe-fixes = true\n")
    assert "Softmax" in scratch.run("--no-fix").stdout
    assert "Applied 1 fix." in scratch.run().stdout
    assert "Softmax" not in scratch.read("train.py")


def test_fixable(scratch: Scratch) -> None:
    before = scratch.read("train.py")
    scratch.write("modellint.toml", 'unfixable = ["MDL101"]\n')
    assert "fix:" not in scratch.run("--fix", "--unsafe-fixes").stdout
    scratch.run("--fix", "--unsafe-fixes", "--fixable", "MDL2", "--isolated")
    assert scratch.read("train.py") == before
    assert scratch.run("--fix-only", "--unsafe-fixes", "--isolated").returncode == 0
    assert scratch.read("train.py") != before


def test_rules_of_ones_own(scratch: Scratch) -> None:
    scratch.write("lint/no_such_thing.py", "raise RuntimeError('not to be run')\n")
    assert scratch.found() == BOTH
    (scratch.folder / "lint" / "no_such_thing.py").unlink()
    write_rule(scratch.folder / "lint", "ABC001", "of_our_own")
    scratch.write("bad.py", "import torch = 1\n")
    scratch.write("modellint.toml", 'rules = ["./lint"]\nselect = ["ABC"]\nexclude = ["lint"]\n')
    assert scratch.found("bad.py") == ["bad.py ABC001 error", "bad.py MDL001 error"]
    assert scratch.found("--isolated", "bad.py") == ["bad.py MDL001 error"]


OPTIONAL = '''"""ABC002: too many files cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Unread
from modellint.program.project import Project
from modellint.registry import rule


@dataclass(frozen=True)
class Options:
    most: int = 0


@rule("ABC002", severity=Severity.WARNING)
def too_many(file: Unread, options: Options, project: Project) -> Iterator[Diagnostic]:
    target = project.target("torch", file.span.path)
    if len(list(project.facts(Unread))) > options.most:
        yield Diagnostic(file.span, f"more than {options.most}, on torch {target}")
'''


def test_a_rule_declares_its_options_in_its_file(scratch: Scratch) -> None:
    scratch.write("lint/too_many.py", OPTIONAL)
    scratch.write("bad.py", "import torch = 1\n")
    settings = 'rules = ["lint"]\nselect = ["ABC"]\ntarget-version = { torch = "2.4" }\n'
    scratch.write("modellint.toml", settings)
    assert "more than 0, on torch (2, 4)" in scratch.run("bad.py").stdout
    scratch.write("modellint.toml", settings + "[options.too-many]\nmost = 1\n")
    assert scratch.found("bad.py") == ["bad.py MDL001 error"]
    scratch.write("modellint.toml", settings + '[options.too-many]\nmost = "1"\n')
    assert scratch.complaint() == "modellint.toml: `options.too-many`: `most` is '1' → write a whole number"
    scratch.write("modellint.toml", settings + "[options.too-many]\nmots = 1\n")
    assert scratch.complaint() == "modellint.toml: `options.too-many`: unknown key `mots` → did you mean `most`?"


def test_src_roots(scratch: Scratch) -> None:
    model = BUG.partition("criterion")[0]
    step = BUG.replace(model, "import torch.nn as nn\nfrom nets import Net\n\n")
    scratch.write("a/lib/python/nets.py", model)
    scratch.write("b/go.py", step)
    assert scratch.found("b") == []
    scratch.write("modellint.toml", 'src = ["a/lib/python"]\n')
    assert scratch.found("b") == ["b/go.py MDL101 error"]
    assert scratch.found(str(scratch.folder / "b")) == ["b/go.py MDL101 error"]
    assert scratch.found(".", cwd="b") == ["b/go.py MDL101 error"]
    assert scratch.found("--isolated", "b") == []


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ('selct = ["MDL1"]', "modellint.toml: unknown key `selct` → did you mean `select`?"),
        ("line-length = 3", "modellint.toml: unknown key `line-length` → docs/configuration.md lists all keys; "
         "`modellint check --show-settings` shows what holds"),
        ('select = "MDL1"', "modellint.toml: `select` is 'MDL1' → write a list of strings"),
        ("select = [1]", "modellint.toml: `select`, entry 1 is 1 → write a string"),
        ("preview = 1", "modellint.toml: `preview` is 1 → write true or false"),
        ("ignore = true", "modellint.toml: `ignore` is true → write a list of strings"),
        ('fail-on = "eror"', "modellint.toml: `fail-on` is 'eror' → did you mean 'error'?"),
        ('fail-on = "x"', "modellint.toml: `fail-on` is 'x' → write one of 'info', 'warning', 'error'"),
        ('output-format = "fulll"', "`output-format`: there is no 'fulll' → did you mean 'full'?"),
        ('select = ["MDL999"]', "modellint.toml: unknown rule 'MDL999'; did you mean MDL"),
        ('ignore = ["sofmax-into-cross-entropy"]',
         "modellint.toml: unknown rule 'sofmax-into-cross-entropy'; did you mean softmax-into-cross-entropy?"),
        ('per-file-ignores = { "a.py" = ["MDL999"] }', "modellint.toml: `per-file-ignores`: unknown rule 'MDL999'"),
        ('severity = { MDL999 = "error" }', "modellint.toml: `severity`: unknown rule 'MDL999'"),
        ("options.MDL101.x = 1", "modellint.toml: `options.MDL101`: softmax-into-cross-entropy has no options → these"),
        ("options.MDL301.band = 1", "modellint.toml: `options.MDL301`: unknown key `band` → did you mean `bands`?"),
        ("options.MDL301.bands.Adam = [1]", "modellint.toml: `options.MDL301`: `bands`: `Adam` has 1 entries → "),
        ('target-version = { torhc = "2" }',
         "modellint.toml: `target-version`: unknown key `torhc` → did you mean `torch`?"),
        ('target-version = { torch = "two" }', "`target-version`: 'two' is no version of torch"),
        ('rules = ["nowhere"]', "`rules`: there is no folder "),
        ("select = [", "modellint.toml: not valid TOML: "),
        ('[tool.modellint]\nselect = ["MDL1"]', "modellint.toml: unknown key `tool` → only pyproject.toml has"),
    ],
)  # fmt: skip
def test_mistakes_in_settings(scratch: Scratch, settings: str, complaint: str) -> None:
    scratch.write("modellint.toml", settings)
    assert scratch.complaint().startswith(complaint)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--config", "gone.toml"], "--config: there is no file 'gone.toml'"),
        (
            ["--config", "selct = ['MDL1']"],
            "--config \"selct = ['MDL1']\": unknown key `selct` → did you mean `select`?",
        ),
        (["--config", "preview = yes"], "--config 'preview = yes': not valid TOML"),
        (["--config", "a.toml", "--isolated"], "--isolated and --config with a file exclude each other"),
        (["--config", "a.toml", "--config", "b.toml"], "--config names 2 files"),
        (["--per-file-ignores", "train.py"], "invalid value for '--per-file-ignores': 'train.py' is not PATTERN:RULE"),
        (["--fix", "--diff"], "--fix writes and --diff does not → give one of them"),
        (["--update-baseline"], "--update-baseline: which one? → add --baseline FILE"),
        (["-", "train.py"], "`-` stands for standard input"),
        (["--slect", "MDL1"], "no such option '--slect'"),
        (["nowhere"], "there is no file or folder 'nowhere'"),
    ],
)
def test_mistakes_on_the_command_line(scratch: Scratch, arguments: list[str], complaint: str) -> None:
    scratch.write("a.toml", "")
    scratch.write("b.toml", "")
    assert scratch.complaint(*arguments).startswith(complaint)


def test_show_settings(scratch: Scratch) -> None:
    scratch.write("modellint.toml", 'select = ["MDL1"]\nseverity = { MDL101 = "info" }\nsrc = ["lib"]\n')
    lines = scratch.run("--show-settings", "--ignore", "MDL102", "train.py").stdout.splitlines()
    assert lines[0] == "# settings for train.py, from modellint.toml"
    assert 'select = ["MDL1"]  # modellint.toml' in lines
    assert 'ignore = ["MDL102"]  # the command line' in lines
    assert f'src = ["{scratch.folder / "lib"}"]' in lines
    assert "# MDL101 softmax-into-cross-entropy (info)" in lines
    assert not any("MDL102 " in line or "MDL301" in line for line in lines)
