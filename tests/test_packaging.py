"""What is shipped: the wheel, the source distribution and the editable install, each in an environment of its own."""

from __future__ import annotations

import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from process import ROOT, run, succeed
from test_cli import BUG

RULES = {file.name for file in (ROOT / "rules").iterdir() if file.suffix in {".py", ".md"}}
STUBS = {file.relative_to(ROOT).as_posix() for file in (ROOT / "modellint" / "knowledge").rglob("*.pyi")}
MODULES = {file.relative_to(ROOT).as_posix() for file in (ROOT / "modellint").rglob("*.py")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution, the wheel made from it, and below ``direct`` the one made from here."""
    folder = tmp_path_factory.mktemp("dist")
    succeed(sys.executable, "-m", "build", "--outdir", folder, ROOT, cwd=folder)
    succeed(sys.executable, "-m", "build", "--wheel", "--outdir", folder / "direct", ROOT, cwd=folder)
    return folder


def names_in(folder: Path) -> set[str]:
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if ".dist-info/" not in name}


def test_the_wheel_is_complete(built: Path) -> None:
    names = names_in(built)
    assert {name for name in names if name.startswith("modellint/rules/")} == {f"modellint/rules/{it}" for it in RULES}
    assert STUBS | MODULES | {"modellint/py.typed"} <= names
    assert {name.split("/")[0] for name in names} == {"modellint"}
    assert {Path(name).suffix for name in names} == {".py", ".pyi", ".md", ".toml", ".typed"}


def test_both_ways_give_the_same_wheel(built: Path) -> None:
    assert names_in(built) == names_in(built / "direct")


def test_the_source_distribution_is_complete(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    top = {"pyproject.toml", "README.md", "CONTRIBUTING.md", "LICENSE", ".pre-commit-hooks.yaml", ".ci/run"}
    assert top | MODULES | STUBS | {f"rules/{name}" for name in RULES} | {"tests/test_packaging.py"} <= names


@pytest.mark.parametrize("kind", ["wheel", "direct wheel", "editable"])
def test_an_installed_modellint_works(built: Path, tmp_path: Path, kind: str) -> None:
    wheels = {"wheel": built, "direct wheel": built / "direct"}
    what: list[str | Path] = ["-e", ROOT] if kind == "editable" else list(wheels[kind].glob("*.whl"))
    command = installed(tmp_path / "environment", *what)
    (tmp_path / "train.py").write_text(BUG, encoding="utf-8")
    assert len(succeed(command, "rules", cwd=tmp_path).splitlines()) * 2 == len(RULES)
    assert succeed(command, "rule", "MDL101", cwd=tmp_path).startswith("# softmax-into-cross-entropy")
    found = run(command, "check", "--output-format", "concise", cwd=tmp_path)
    assert (found.returncode, found.stderr) == (1, "")
    assert found.stdout.startswith("train.py:18:12: MDL101 ")


def installed(environment: Path, *what: str | Path) -> Path:
    """Install into a new environment; the path of the command there."""
    venv.create(environment, with_pip=True)
    folder = environment / ("Scripts" if sys.platform == "win32" else "bin")
    succeed(folder / "python", "-m", "pip", "install", "--quiet", *what, cwd=environment)
    return folder / "modellint"
