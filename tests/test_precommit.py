"""The two hooks, run by the real pre-commit on a scratch repository."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from process import ROOT, run, succeed
from test_cli import BUG, UNSTABLE

CONFIG = """\
repos:
  - repo: {hooks}
    rev: {revision}
    hooks:
      - id: {hook}
"""


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A repository that offers the hooks, and its revision."""
    folder = tmp_path_factory.mktemp("hooks")
    for part in ("modellint", "rules"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / part, folder)
    commit_all(folder)
    return folder, succeed("git", "rev-parse", "HEAD", cwd=folder).strip()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Where pre-commit keeps its environments."""
    return {"PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit"))}


def commit_all(folder: Path) -> None:
    identity = ["-c", "user.name=nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false"]
    succeed("git", "init", "--quiet", cwd=folder)
    succeed("git", "add", "--all", cwd=folder)
    succeed("git", *identity, "commit", "--quiet", "--no-verify", "--message", "all of it", cwd=folder)


def scratch(folder: Path, hooks: tuple[Path, str], hook: str, **files: str) -> None:
    config = CONFIG.format(hooks=hooks[0], revision=hooks[1], hook=hook)
    (folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    (folder / "notes.txt").write_text("import torch = 1", encoding="utf-8")
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    commit_all(folder)


def test_modellint(hooks: tuple[Path, str], home: dict[str, str], tmp_path: Path) -> None:
    scratch(tmp_path, hooks, "modellint", train=BUG, clean="import torch\n")
    done = run(sys.executable, "-m", "pre_commit", "run", "--all-files", cwd=tmp_path, env=home)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "error[MDL101 softmax-into-cross-entropy]" in done.stdout
    assert "Found 1 error." in done.stdout
    assert (tmp_path / "train.py").read_text(encoding="utf-8") == BUG
    for quiet in ("clean.py", "notes.txt"):
        assert run(sys.executable, "-m", "pre_commit", "run", "--files", quiet, cwd=tmp_path, env=home).returncode == 0


def test_modellint_fix(hooks: tuple[Path, str], home: dict[str, str], tmp_path: Path) -> None:
    scratch(tmp_path, hooks, "modellint-fix", score=UNSTABLE)
    first = run(sys.executable, "-m", "pre_commit", "run", "--all-files", cwd=tmp_path, env=home)
    assert first.returncode == 1, first.stdout + first.stderr
    assert "files were modified by this hook" in first.stdout
    fixed = (tmp_path / "score.py").read_text(encoding="utf-8")
    assert fixed == UNSTABLE.replace("torch.log(F.softmax(x, dim=1))", "F.log_softmax(x, dim=1)")
    second = run(sys.executable, "-m", "pre_commit", "run", "--all-files", cwd=tmp_path, env=home)
    assert second.returncode == 0, second.stdout + second.stderr
