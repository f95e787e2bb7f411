"""What ``modellint check`` writes instead of a report: a baseline, or comments that silence."""

from __future__ import annotations

import os
from collections.abc import Iterator

from modellint.baseline import Baseline, load
from modellint.checking import Report
from modellint.fix import write
from modellint.noqa import add_noqa
from modellint.reporters.text import counted
from modellint.source.texts import Texts


def update_baseline(report: Report) -> Iterator[str]:
    """Write what was found to the baseline."""
    assert report.terms is not None and report.terms.baseline is not None
    file = report.terms.baseline.file
    before = load(file) if os.path.exists(file) else Baseline(file)
    checked = {*report.given.every, *(finding.path for finding in report.findings)}
    after = before.updated(report.findings, Texts(report.sources), checked)
    after.write()
    yield f"Wrote {counted(after.count, 'finding')} to {os.path.relpath(file)}."


def silence_all(report: Report) -> Iterator[str]:
    """Write a comment for each finding."""
    changed, lines = add_noqa(report)
    write(changed)
    yield f"Added {counted(lines, 'comment')} in {counted(len(changed), 'file')}."
