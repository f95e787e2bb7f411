"""A bar on the terminal, for what takes longer than a moment."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

MOMENT = 1.0
OFTEN = 0.1
WIDTH = 30


def watched(steps: Sequence[T]) -> Iterator[T]:
    """The steps one by one, with a bar on stderr from a moment on, where that is a terminal. It is gone at the end."""
    if not _is_terminal():
        yield from steps
        return
    bar = _Bar(len(steps))
    try:
        for done, step in enumerate(steps):
            bar.show(done)
            yield step
    finally:
        bar.clear()


def _is_terminal() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


class _Bar:
    """Draws itself over and over on one line, but not too often."""

    def __init__(self, length: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._length = length
        self._clock = clock
        self._next = clock() + MOMENT
        self._drawn = False

    def show(self, done: int) -> None:
        """So many steps are done."""
        if self._clock() < self._next:
            return
        self._next = self._clock() + OFTEN
        self._drawn = True
        full = WIDTH * done // self._length
        bar = "#" * full + "-" * (WIDTH - full)
        self._write(f"\rchecking [{bar}] {100 * done // self._length:>3}%")

    def clear(self) -> None:
        """Leave no trace."""
        if self._drawn:
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()
