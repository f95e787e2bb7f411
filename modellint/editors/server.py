"""The language server: hears what is typed, waits for a pause, and tells what was found."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import PurePath

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import to_fs_path

from modellint import __version__
from modellint.config import ConfigError, Configuration
from modellint.config.table import Table
from modellint.editors import answers
from modellint.editors.buffers import Units
from modellint.editors.desk import Desk
from modellint.editors.places import Places
from modellint.editors.session import Checked, Session
from modellint.source.files import is_left_out

Heard = Iterator[tuple[Callable[..., object], tuple[object], None]]

PAUSE = 0.25
STACK = 64 << 20
NOTEBOOKS = types.NotebookDocumentSyncOptions(
    [
        types.NotebookDocumentFilterWithNotebook(
            notebook=types.NotebookDocumentFilterNotebookType(notebook_type="jupyter-notebook"),
            cells=[types.NotebookCellLanguage("python")],
        )
    ]
)


class Protocol(LanguageServerProtocol):
    """Leaves documents to us: pygls has its own idea of what ends a line, and puts changes right by it."""

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Heard:
        """Something was typed."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.NOTEBOOK_DOCUMENT_DID_CHANGE)
    def lsp_notebook_document__did_change(self, params: types.DidChangeNotebookDocumentParams) -> Heard:
        """Something was done to a notebook."""
        yield self.fm.features[types.NOTEBOOK_DOCUMENT_DID_CHANGE], (params,), None


class Server(LanguageServer):
    """A language server, with what it has open and what it found there."""

    def __init__(self) -> None:
        super().__init__("modellint", __version__, notebook_document_sync=NOTEBOOKS, protocol_cls=Protocol)
        self.desk = Desk()
        self.units = Units()
        self.found: dict[str, Checked] = {}
        self._session = Session()
        self._pending: dict[str, asyncio.Task[None]] = {}
        self._shown: dict[str, set[str]] = {}
        self._complaint = ""
        self._worker = _worker()

    # --- checking ---

    def look(self, path: str, *, after: float = 0.0) -> None:
        """Check a document soon; what is under way with an older text of it comes to nothing."""
        if path in self._pending:
            self._pending[path].cancel()
        self._pending[path] = asyncio.get_running_loop().create_task(self._looked(path, after))

    async def settled(self, path: str) -> Places | None:
        """What was found in a document as it is now."""
        while (task := self._pending.get(path)) is not None:
            await asyncio.wait([task])
        checked = self.found.get(path)
        return None if checked is None else Places(checked, self.desk.documents, self.units)

    def close(self, path: str) -> None:
        """A document was closed: nothing is said about it any more."""
        if path in self._pending:
            self._pending.pop(path).cancel()
        self.found.pop(path, None)
        for uri in self._shown.pop(path, set()):
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        self._worker.submit(self._session.forget, path)
        self._look_around(path)

    async def _looked(self, path: str, after: float) -> None:
        await asyncio.sleep(after)
        document, others = self.desk.documents[path], dict(self.desk.documents)
        loop = asyncio.get_running_loop()
        try:
            checked = await loop.run_in_executor(self._worker, self._session.check, document, others, self._is_ours)
        except ConfigError as error:
            self._complain(error)
            checked = None
        if self._pending.get(path) is asyncio.current_task():
            del self._pending[path]
        if checked is not None:
            self._tell(path, checked)
            if not checked.stale and after:
                self._look_around(path)

    def _tell(self, path: str, checked: Checked) -> None:
        self.found[path] = checked
        found = answers.diagnostics(Places(checked, self.desk.documents, self.units))
        versions = {part.uri: part.version for part in checked.document.parts}
        for uri in self._shown.get(path, set()) - set(found):
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        self._shown[path] = set(found)
        for uri, listed in found.items():
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, listed, versions.get(uri)))

    def _look_around(self, path: str) -> None:
        """Check what is open and imports this file."""
        for other, checked in self.found.items():
            if other != path and path in checked.read and other not in self._pending:
                self.look(other)

    def _complain(self, error: ConfigError) -> None:
        """Say what is wrong with the settings, but not at each keystroke."""
        message = f"modellint: {error}" + (f" ({error.advice})" if error.advice else "")
        if message != self._complaint:
            self._complaint = message
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))

    def _is_ours(self, path: str) -> bool:
        """Whether a file that need not be open may be edited: it is in the workspace, and not excluded from it."""
        where = os.path.abspath(path)
        if where in self.desk.documents:
            return True
        folders = [folder for uri in self.workspace.folders if (folder := to_fs_path(uri))]
        inside = any(PurePath(where).is_relative_to(folder) for folder in folders)
        return inside and not is_left_out(where, Configuration(Table(force_exclude=True)))

    # --- what the client can ---

    @property
    def versioned(self) -> bool:
        """Whether edits may name the version of what they edit."""
        workspace = self.client_capabilities.workspace
        edit = workspace.workspace_edit if workspace else None
        return bool(edit and edit.document_changes)


def _worker() -> ThreadPoolExecutor:
    """One thread that checks, one document after the other; deep code needs more stack than threads usually have."""
    before = threading.stack_size(STACK)
    worker = ThreadPoolExecutor(1, "modellint")
    worker.submit(int).result()
    threading.stack_size(before)
    return worker
