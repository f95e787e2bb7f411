"""The objects of the format ``json``, one on each line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from modellint.checking import Report
from modellint.reporters import Manner
from modellint.reporters.formats.json import objects

FOR_PEOPLE = False


def render(report: Report, manner: Manner) -> Iterator[str]:
    """A line for each finding."""
    return (json.dumps(each) for each in objects(report))
