"""What the reader sees: one module for each output format, loaded only if it is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.check import Report

FORMATS = ("concise", "full", "json")


def render(output_format: str, report: Report, *, unsafe: bool) -> Iterator[str]:
    """The report in one of the formats, line by line. ``unsafe`` says that unsafe fixes count as available."""
    if output_format == "concise":
        from modellint.reporters import concise

        return concise.render(report, unsafe=unsafe)
    if output_format == "json":
        from modellint.reporters import json

        return json.render(report)
    from modellint.reporters import full

    return full.render(report)
