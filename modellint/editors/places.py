"""Bytes as editors see them: the document they are in, and lines and columns from zero in the client's units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lsprotocol import types

from modellint.diagnostics import Edit, LineIndex, Span
from modellint.editors.buffers import Buffer, Document, Units
from modellint.editors.session import Checked
from modellint.source.texts import encoding_of


@dataclass(slots=True)
class Places:
    """Looks up places of what was checked, in the state in which it was."""

    checked: Checked
    others: Mapping[str, Document]
    units: Units
    _lines: dict[str, LineIndex] = field(default_factory=dict)

    def location(self, span: Span) -> types.Location:
        """Where a range is."""
        uri, start, lines = self._part(span.path, span.start)
        return types.Location(uri, types.Range(*(self._position(lines, at - start) for at in (span.start, span.end))))

    def edits(self, edits: Iterable[Edit]) -> dict[tuple[str, int | None], list[types.TextEdit]]:
        """Edits by the document that they are in, and its version if it is open."""
        found: dict[tuple[str, int | None], list[types.TextEdit]] = defaultdict(list)
        for edit in edits:
            where = self.location(Span(edit.path, edit.start, edit.end))
            found[where.uri, self._version(where.uri)].append(types.TextEdit(where.range, edit.text))
        return found

    def are_current(self, edits: Iterable[Edit]) -> bool:
        """Whether other documents that are edited are still as they were when they were read."""
        here = self.checked.document.path
        others = {edit.path: self.others[edit.path] for edit in edits if edit.path in self.others and edit.path != here}
        return all(self.checked.report.sources[path] == other.content for path, other in others.items())

    def _part(self, path: str, offset: int) -> tuple[str, int, LineIndex]:
        """The document that a byte is in, where it starts, and its lines."""
        document = self.checked.document if path == self.checked.document.path else self.others.get(path)
        content = self.checked.report.sources.get(path, b"")
        notebook = self.checked.report.given.notebooks.get(path)
        cell = notebook.cell_at(offset) if notebook else None
        if document is not None and cell is not None:
            part = document.parts[cell.number - 1]
            return part.uri, cell.start, self._index(part.uri, content[cell.start : cell.end], "utf-8")
        uri = document.parts[0].uri if document is not None and document.parts else Path(path).absolute().as_uri()
        return uri, 0, self._index(uri, content, encoding_of(content))

    def _index(self, uri: str, content: bytes, encoding: str) -> LineIndex:
        if uri not in self._lines:
            self._lines[uri] = LineIndex(content, encoding)
        return self._lines[uri]

    def _position(self, lines: LineIndex, offset: int) -> types.Position:
        line, before = lines.before(offset)
        return types.Position(line - 1, self.units.count(before))

    def _version(self, uri: str) -> int | None:
        documents = (self.checked.document, *self.others.values())
        buffers: dict[str, Buffer] = {part.uri: part for each in documents for part in each.parts}
        return buffers[uri].version if uri in buffers else None
