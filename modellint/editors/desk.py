"""All that is open in the editor, kept as it is typed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lsprotocol import types
from pygls.uris import to_fs_path, urlparse

from modellint.editors.buffers import Buffer, Document, Units

NOTEBOOK = ".ipynb"


@dataclass(slots=True)
class Desk:
    """The open documents by their paths."""

    documents: dict[str, Document] = field(default_factory=dict)
    _paths: dict[str, str] = field(default_factory=dict)

    def path_of(self, uri: str) -> str | None:
        """The path of the document that has this URI, or a cell that has."""
        return self._paths.get(uri)

    def open(self, item: types.TextDocumentItem) -> str:
        """A file was opened; its path."""
        return self._put(Document(item.uri, _path(item.uri), (_buffer(item),)))

    def open_notebook(self, notebook: types.NotebookDocument, texts: Iterable[types.TextDocumentItem]) -> str:
        """A notebook was opened; its path."""
        path = _path(notebook.uri)
        path = path if path.endswith(NOTEBOOK) else path + NOTEBOOK
        buffers = {item.uri: _buffer(item) for item in texts}
        parts = tuple(_cell(cell, buffers) for cell in notebook.cells)
        return self._put(Document(notebook.uri, path, parts, is_notebook=True))

    def change(
        self,
        uri: str,
        version: int | None,
        changes: Iterable[types.TextDocumentContentChangeEvent],
        units: Units,
    ) -> str | None:
        """Something was typed into a file or a cell; the path of what it is in, None if nobody opened it."""
        path = self._paths.get(uri)
        if path is None:
            return None
        document = self.documents[path]
        parts = tuple(part.changed(version, changes, units) if part.uri == uri else part for part in document.parts)
        return self._put(replace(document, parts=parts))

    def change_notebook(self, uri: str, changes: types.NotebookDocumentCellChanges, units: Units) -> str | None:
        """Cells came, went or were edited; the path of their notebook."""
        path = self._paths.get(uri)
        if path is None:
            return None
        if changes.structure is not None:
            self._put(_restructured(self.documents[path], changes.structure))
        for each in changes.text_content or ():
            self.change(each.document.uri, each.document.version, each.changes, units)
        return path

    def close(self, uri: str) -> str | None:
        """A file or notebook was closed; the path that it had."""
        path = self._paths.get(uri)
        if path is not None:
            del self.documents[path]
            self._paths = {each: other for each, other in self._paths.items() if other != path}
        return path

    def _put(self, document: Document) -> str:
        self.documents[document.path] = document
        self._paths.update(dict.fromkeys([document.uri, *(part.uri for part in document.parts)], document.path))
        return document.path


def _restructured(notebook: Document, structure: types.NotebookDocumentCellChangeStructure) -> Document:
    """The notebook with some cells in place of others. Cells that only move are open already."""
    array: types.NotebookCellArrayChange = structure.array
    texts = {part.uri: part for part in notebook.parts}
    texts.update({item.uri: _buffer(item) for item in structure.did_open or ()})
    cells: Sequence[types.NotebookCell] = array.cells or ()
    new = tuple(_cell(cell, texts) for cell in cells)
    parts = (*notebook.parts[: array.start], *new, *notebook.parts[array.start + array.delete_count :])
    return replace(notebook, parts=parts)


def _cell(cell: types.NotebookCell, texts: Mapping[str, Buffer]) -> Buffer:
    """The text of a cell; one that is not code is as good as empty."""
    if cell.kind is types.NotebookCellKind.Code and cell.document in texts:
        return texts[cell.document]
    return Buffer(cell.document, None, "")


def _buffer(item: types.TextDocumentItem) -> Buffer:
    return Buffer(item.uri, item.version, item.text)


def _path(uri: str) -> str:
    """The path of a URI; what is not saved yet has a name, but no folder."""
    path = to_fs_path(uri)
    return os.path.abspath(path if path is not None else os.path.basename(urlparse(uri)[2]) or "untitled")
