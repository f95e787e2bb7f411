"""What was found before and may stay: findings counted by file and rule, so that only new ones are shown.

Each is kept as the line that it starts on, without its indentation. Lines move and change; so where a file has no more
findings of a rule than were counted, all of them are old, and where it has more, those on a known line are.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from modellint.config import ConfigError
from modellint.config.files import shown
from modellint.diagnostics import Finding
from modellint.failures import INTERNAL_ERROR
from modellint.source.texts import Texts

VERSION = 1
Counted = dict[str, dict[str, list[str]]]


@dataclass(frozen=True)
class Baseline:
    """The findings that a file holds; its paths are relative to its folder."""

    file: str
    findings: Counted = field(default_factory=dict)

    def divided(self, findings: Sequence[Finding], texts: Texts) -> tuple[list[Finding], list[Finding]]:
        """The findings that are new, and those that are known."""
        groups: dict[tuple[str, str], list[Finding]] = defaultdict(list)
        for finding in findings:
            groups[self._name(finding.path), finding.code].append(finding)
        known: set[int] = set()
        for (path, code), group in groups.items():
            lines = Counter(self.findings.get(path, {}).get(code, ()))
            known.update(id(each) for each in group if _taken(lines, _line(each, texts)))
            others = [id(each) for each in group if id(each) not in known]
            known.update(others[: sum(lines.values())])
        new = [each for each in findings if id(each) not in known]
        return new, [each for each in findings if id(each) in known]

    def gone(self, findings: Iterable[Finding], paths: Iterable[str]) -> int:
        """How many of the known findings in these files are no longer found."""
        left: Counter[tuple[str, str]] = Counter()
        for path in {self._name(path) for path in paths}:
            left.update({(path, code): len(lines) for code, lines in self.findings.get(path, {}).items()})
        left.subtract((self._name(finding.path), finding.code) for finding in findings)
        return sum(number for number in left.values() if number > 0)

    def updated(self, findings: Iterable[Finding], texts: Texts, paths: Collection[str]) -> Baseline:
        """With these findings for the files that were checked; others keep theirs, as long as they exist."""
        checked = {self._name(path) for path in paths}
        counted: Counted = {
            path: codes for path, codes in self.findings.items() if path not in checked and self._exists(path)
        }
        for finding in findings:
            if finding.name != INTERNAL_ERROR:
                codes = counted.setdefault(self._name(finding.path), {})
                codes.setdefault(finding.code, []).append(_line(finding, texts))
        return Baseline(self.file, counted)

    @property
    def count(self) -> int:
        """How many findings it holds."""
        return sum(len(lines) for codes in self.findings.values() for lines in codes.values())

    def write(self) -> None:
        """Write the file, the same for the same findings."""
        findings = {
            path: {code: sorted(lines) for code, lines in codes.items()} for path, codes in self.findings.items()
        }
        text = json.dumps({"version": VERSION, "findings": findings}, indent=2, sort_keys=True, ensure_ascii=False)
        with open(self.file, "w", encoding="utf-8", newline="\n") as file:
            file.write(text + "\n")

    def _name(self, path: str) -> str:
        try:
            relative = os.path.relpath(path, os.path.dirname(os.path.abspath(self.file)))
        except ValueError:  # on another drive
            relative = os.path.abspath(path)
        return relative.replace(os.sep, "/")

    def _exists(self, path: str) -> bool:
        return os.path.exists(os.path.join(os.path.dirname(os.path.abspath(self.file)), path))


def load(path: str) -> Baseline:
    """The baseline in a file."""
    try:
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
    except FileNotFoundError:
        raise ConfigError(f"there is no baseline {shown(path)!r}", "--update-baseline writes it") from None
    except ValueError as error:
        raise ConfigError(f"{shown(path)}: not a baseline: {error}", "--update-baseline writes it anew") from error
    if not isinstance(data, dict) or data.get("version") != VERSION or not _is_sound(data.get("findings")):
        raise ConfigError(
            f"{shown(path)}: not a baseline of this version of modellint", "--update-baseline writes it anew"
        )
    return Baseline(path, data["findings"])


def _is_sound(findings: object) -> bool:
    if not isinstance(findings, Mapping):
        return False
    each = [lines for codes in findings.values() if isinstance(codes, Mapping) for lines in codes.values()]
    return all(isinstance(codes, Mapping) for codes in findings.values()) and all(
        isinstance(lines, list) and all(isinstance(line, str) for line in lines) for lines in each
    )


def _line(finding: Finding, texts: Texts) -> str:
    return texts.lines(finding.path).line_text(finding.where.start.line).strip()


def _taken(lines: Counter[str], line: str) -> bool:
    if not lines[line]:
        return False
    lines[line] -= 1
    return True
