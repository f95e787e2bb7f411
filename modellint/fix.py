"""Check, edit, check again, until nothing changes. Works on contents; only ``write`` touches a file."""

from __future__ import annotations

import difflib
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from modellint.checking import Given, Report, check
from modellint.diagnostics import Applicability, Edit, Fix
from modellint.notebooks import edited

ROUNDS = 10

_LINE = re.compile(rb"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class Fixed:
    """What fixing came to: the report on what remains, the new contents of changed files, and how many fixes went in.

    ``settled`` is false where fixes were still undoing each other at the end.
    """

    report: Report
    changed: Mapping[str, bytes]
    applied: int
    settled: bool


def is_wanted(fix: Fix | None, *, unsafe: bool) -> bool:
    """Whether a fix is one to apply."""
    wanted = (Applicability.SAFE, Applicability.UNSAFE) if unsafe else (Applicability.SAFE,)
    return fix is not None and fix.applicability in wanted


def fix(report: Report, *, unsafe: bool) -> Fixed:
    """Apply all fixes that are wanted, again and again, until a round changes nothing."""
    original, applied, settled = report.given.contents, 0, False
    for _ in range(ROUNDS):
        given = report.given
        wanted = [finding.fix for finding in report.findings if finding.fix and is_wanted(finding.fix, unsafe=unsafe)]
        mended, count = _one_round(given, list(dict.fromkeys(wanted)))
        if settled := mended == given:
            break
        applied += count
        report = check(mended, report.rules, report.terms)
    changed = {path: content for path, content in report.given.contents.items() if content != original[path]}
    return Fixed(report, changed, applied, settled)


def write(changed: Mapping[str, bytes]) -> None:
    """Put the new contents into the files."""
    for path, content in changed.items():
        with open(path, "wb") as file:
            file.write(content)


def diff(original: Mapping[str, bytes], changed: Mapping[str, bytes]) -> Iterator[bytes]:
    """The changes as a unified diff, in the files' own bytes, ready for ``patch -p0``."""
    for path, content in sorted(changed.items()):
        name = os.fsencode(path)
        old, new = _LINE.findall(original[path]), _LINE.findall(content)
        for line in difflib.diff_bytes(difflib.unified_diff, old, new, name, name):
            yield line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n"


def _one_round(given: Given, fixes: Sequence[Fix]) -> tuple[Given, int]:
    """What is given with those of the fixes that go together, and their number; never a result that does not parse."""
    if not fixes:
        return given, 0
    from modellint.codemods.apply import choose

    chosen, _ = choose(fixes)
    together = _edited(given, chosen)
    if together is not None:
        return together, len(chosen)
    sound = next(((alone, 1) for one in chosen if (alone := _edited(given, [one])) is not None), None)
    return sound or (given, 0)


def _edited(given: Given, fixes: Iterable[Fix]) -> Given | None:
    """What is given with all these fixes, None where a result does not parse or the file's encoding cannot hold it."""
    from modellint.codemods.apply import apply
    from modellint.syntax.parse import Trees, Unparsed

    edits: dict[str, list[Edit]] = defaultdict(list)
    for one in fixes:
        for edit in one.edits:
            edits[edit.path].append(edit)
    sources, notebooks, trees = dict(given.sources), dict(given.notebooks), Trees()
    try:
        for path, listed in edits.items():
            if path in notebooks:
                notebooks[path] = edited(path, notebooks[path], listed)
                sources[path] = notebooks[path].code
            else:
                sources[path] = apply(sources[path], listed)
            trees.get(path, sources[path])
    except (Unparsed, ValueError):
        return None
    return replace(given, sources=sources, notebooks=notebooks)
