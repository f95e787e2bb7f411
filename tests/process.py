"""The command in a process of its own, as a user has it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def modellint(*arguments: str, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run ``modellint`` in a folder."""
    return run(sys.executable, "-m", "modellint", *arguments, cwd=cwd, env={"PYTHONPATH": str(ROOT), **(env or {})})


def run(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command and keep what it prints. Input is closed, as in a CI."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def succeed(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    """Run a command that has to succeed; what it printed."""
    done = run(*command, cwd=cwd, env=env)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout
