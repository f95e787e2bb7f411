"""Reports made by hand, for the tests of the formats."""

from __future__ import annotations

from collections.abc import Mapping

from modellint.checking import Given, Report
from modellint.diagnostics import Applicability, Edit, Finding, Fix, Related, Severity, Span
from modellint.registry import built_in
from modellint.source.texts import Texts

TRAIN = """import torch.nn as nn
from models import Net

criterion = nn.CrossEntropyLoss()

def step(x, y):
    return criterion(Net()(x), y)
"""

MODELS = """import torch.nn as nn

class Net(nn.Sequential):
    def __init__(self):
        super().__init__(nn.Linear(20, 10), nn.Softmax(dim=1))
"""

SOURCES = {"train.py": TRAIN.encode(), "models.py": MODELS.encode()}


def span(path: str, text: str, sources: Mapping[str, bytes] = SOURCES) -> Span:
    """Where a text stands in a file, the first time it does."""
    start = sources[path].index(text.encode())
    return Span(path, start, start + len(text.encode()))


def finding(
    where: Span,
    message: str = "the loss wants logits",
    *,
    severity: Severity = Severity.ERROR,
    related: tuple[tuple[Span, str], ...] = (),
    advice: str = "",
    fix: Fix | None = None,
    sources: Mapping[str, bytes] = SOURCES,
    code: str = "MDL101",
) -> Finding:
    """A finding of a made-up rule."""
    texts = Texts(sources)
    notes = tuple(Related(texts.locate(place), note) for place, note in related)
    return Finding(code, "softmax-into-loss", severity, texts.locate(where), message, advice, notes, fix)


def removal(applicability: Applicability, path: str = "models.py", text: str = ", nn.Softmax(dim=1)") -> Fix:
    """A fix that takes a text out."""
    place = span(path, text)
    return Fix("take out the Softmax", applicability, (Edit(path, place.start, place.end, ""),))


def report(*findings: Finding, sources: Mapping[str, bytes] = SOURCES) -> Report:
    """A report of these findings."""
    return Report(Given(sources, (), len(sources)), built_in(), findings, sources)
