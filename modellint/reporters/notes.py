"""What a reader should know besides the findings, such as that there was nothing to check at all."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.checking import Report
from modellint.reporters.text import counted


def notes(report: Report) -> Iterator[str]:
    """A few friendly sentences, none where there is nothing to add."""
    given = report.given
    if report.known:
        yield f"note: {counted(len(report.known), 'finding')} of the baseline not shown."
    if report.findings or report.known or given.unread or given.single or not given.files:
        return
    files = counted(given.files, "Python file")
    if not given.sources:
        yield f"note: {files} looked at, and no PyTorch or Keras code in there, so there was nothing to check."
        yield " help: give the folder with your training code: `modellint check path/to/it`"
    elif not report.sights:
        yield f"note: {files} looked at, and no loss, optimizer or training loop in there that could be checked."
        yield " help: check the folder that holds both your model and the code that trains it"
