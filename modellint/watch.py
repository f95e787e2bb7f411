"""Checks again whenever a file changes. Looks at the times of the files every now and then, which any system can."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence

import click

from modellint.config import ConfigError, Configuration
from modellint.misuse import tell
from modellint.source.files import find

PAUSE = 0.4
CLEAR = "\x1b[2J\x1b[H"

Times = Mapping[str, tuple[int, int]]
Once = Callable[[], tuple[Configuration, Iterable[str]]]


def watch(paths: Sequence[str], once: Once) -> int:
    """Check, wait for a change, and check again, until it is interrupted. Settings are read anew each time."""
    try:
        configuration, read = _seen(once)
        while True:
            click.echo(f"[{time.strftime('%H:%M:%S')}] Waiting for a file to change (Ctrl-C ends this).", err=True)
            before = _times(paths, configuration, read)
            while _times(paths, configuration, read) == before:
                time.sleep(PAUSE)
            try:
                configuration, read = _seen(once)
            except ConfigError as error:  # a mistake in the settings, which is going to be mended
                tell(str(error), error.advice)
    except KeyboardInterrupt:
        return 0


def _seen(once: Once) -> tuple[Configuration, frozenset[str]]:
    """Check once: the settings it had, and the files that it depends on."""
    click.echo(CLEAR if sys.stdout.isatty() else "", nl=False)
    configuration, files = once()
    return configuration, frozenset((*files, *(each.source for each in configuration.all() if each.source)))


def _times(paths: Sequence[str], configuration: Configuration, also: Iterable[str]) -> Times:
    """When each file was written last, and how long it is: those that are checked, and those that they import."""
    times: dict[str, tuple[int, int]] = {}
    for path in {*find(paths, configuration), *also}:
        try:
            status = os.stat(path)
        except OSError:
            continue
        times[path] = (status.st_mtime_ns, status.st_size)
    return times
