"""JUnit's XML: a suite for each file with findings, a failed case for each finding; one that passed if there is none.

Lines and columns count from one, columns in characters. In a notebook they are those of the cell, since it is people
who read the report.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from modellint.checking import Report
from modellint.diagnostics import Finding
from modellint.reporters import Manner
from modellint.reporters.places import Places, relative
from modellint.reporters.text import printable

FOR_PEOPLE = False


def render(report: Report, manner: Manner) -> Iterator[str]:
    """The whole document."""
    places = Places(report)
    number = str(len(report.findings))
    tests = str(max(len(report.findings), 1))
    root = ElementTree.Element("testsuites", {"name": "modellint", "tests": tests, "failures": number})
    for path, group in itertools.groupby(report.findings, key=lambda finding: finding.path):
        root.append(_suite(relative(path), list(group), places))
    if not report.findings:
        suite = ElementTree.SubElement(root, "testsuite", {"name": "modellint", "tests": "1", "failures": "0"})
        ElementTree.SubElement(suite, "testcase", {"name": "no findings", "classname": "modellint"})
    ElementTree.indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield ElementTree.tostring(root, encoding="us-ascii", xml_declaration=False).decode()


def _suite(name: str, findings: Sequence[Finding], places: Places) -> ElementTree.Element:
    number = str(len(findings))
    suite = ElementTree.Element("testsuite", {"name": printable(name), "tests": number, "failures": number})
    for finding in findings:
        suite.append(_case(name, finding, places))
    return suite


def _case(name: str, finding: Finding, places: Places) -> ElementTree.Element:
    where = places.shown(finding.where)
    position = {"line": str(where.start.line), "column": str(where.start.column)}
    label = f"{finding.code} {finding.name}"
    case = ElementTree.Element("testcase", {"name": label, "classname": printable(name), **position})
    message = printable(finding.message)
    failure = ElementTree.SubElement(case, "failure", {"type": finding.severity.word, "message": message})
    failure.text = "\n".join(_paragraphs(finding, places))
    return case


def _paragraphs(finding: Finding, places: Places) -> Iterator[str]:
    yield printable(f"{places.shown(finding.where).address}: {finding.message}")
    for related in finding.related:
        yield printable(f"{places.shown(related.where).address}: {related.message}")
    if finding.advice:
        yield printable(f"help: {finding.advice}")
