"""The command in a process of its own, as a user has it."""

from __future__ import annotations

import contextlib
import fcntl
import os
import struct
import subprocess
import sys
import termios
from concurrent.futures import ThreadPoolExecutor
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


def on_terminal(
    *command: str | Path, cwd: Path, columns: int = 80, env: dict[str, str] | None = None
) -> tuple[int, str, str]:
    """Run a command on two terminals of this width, one for its output and one for its errors: exit code and both."""
    ends = [os.openpty(), os.openpty()]
    size = struct.pack("HHHH", 24, columns, 0, 0)
    for _, inner in ends:
        fcntl.ioctl(inner, termios.TIOCSWINSZ, size)
    usual = {key: value for key, value in os.environ.items() if key not in {"COLUMNS", "NO_COLOR", "FORCE_COLOR"}}
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=cwd,
        env={**usual, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "TERM": "xterm", **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=ends[0][1],
        stderr=ends[1][1],
    )
    for _, inner in ends:
        os.close(inner)
    with ThreadPoolExecutor() as readers:
        shown, told = readers.map(_everything, (outer for outer, _ in ends))
    return process.wait(), shown, told


def _everything(terminal: int) -> str:
    """All that is written to a terminal until nobody has it open any more."""
    pieces: list[bytes] = []
    with contextlib.suppress(OSError):
        while piece := os.read(terminal, 4096):
            pieces.append(piece)
    os.close(terminal)
    return b"".join(pieces).decode().replace("\r\n", "\n")


def succeed(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    """Run a command that has to succeed; what it printed."""
    done = run(*command, cwd=cwd, env=env)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout
