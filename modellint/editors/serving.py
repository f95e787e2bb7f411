"""What the language server hears from its client, and what it answers."""

from __future__ import annotations

from collections.abc import Callable

from lsprotocol import types

from modellint.editors import answers
from modellint.editors.buffers import Units
from modellint.editors.places import Places
from modellint.editors.server import PAUSE, Server


def serve() -> None:
    """Serve a client on standard input and output until it leaves."""
    create().start_io()


def create() -> Server:
    """A server that hears all that a client may say."""
    server = Server()
    for name, hear in _HEARD.items():
        server.feature(name)(hear)
    options = types.CodeActionOptions([types.CodeActionKind.QuickFix, answers.FIX_ALL])
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)(_actions)
    server.feature(types.TEXT_DOCUMENT_HOVER)(_hover)
    return server


def _initialized(server: Server, _: types.InitializedParams) -> None:
    server.units = Units(str(getattr(server.workspace.position_encoding, "value", server.workspace.position_encoding)))
    capabilities = server.client_capabilities.workspace
    watching = capabilities.did_change_watched_files if capabilities else None
    if watching and watching.dynamic_registration:
        watchers = [types.FileSystemWatcher(glob) for glob in ("**/*.py", "**/pyproject.toml", "**/*modellint.toml")]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        wanted = types.Registration("modellint-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        server.client_register_capability(types.RegistrationParams([wanted]))


def _opened(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    server.look(server.desk.open(params.text_document))


def _changed(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    document = params.text_document
    _look(server, server.desk.change(document.uri, document.version, params.content_changes, server.units))


def _closed(server: Server, params: types.DidCloseTextDocumentParams) -> None:
    _close(server, server.desk.close(params.text_document.uri))


def _notebook_opened(server: Server, params: types.DidOpenNotebookDocumentParams) -> None:
    server.look(server.desk.open_notebook(params.notebook_document, params.cell_text_documents))


def _notebook_changed(server: Server, params: types.DidChangeNotebookDocumentParams) -> None:
    changes = params.change.cells
    if changes is not None:
        _look(server, server.desk.change_notebook(params.notebook_document.uri, changes, server.units))


def _notebook_closed(server: Server, params: types.DidCloseNotebookDocumentParams) -> None:
    _close(server, server.desk.close(params.notebook_document.uri))


def _files_changed(server: Server, _: object) -> None:
    """Something was written to disk: a file that is imported, or settings."""
    for path in server.desk.documents:
        server.look(path, after=PAUSE)


def _look(server: Server, path: str | None) -> None:
    if path is not None:
        server.look(path, after=PAUSE)


def _close(server: Server, path: str | None) -> None:
    if path is not None:
        server.close(path)


_HEARD: dict[str, Callable[..., None]] = {
    types.INITIALIZED: _initialized,
    types.TEXT_DOCUMENT_DID_OPEN: _opened,
    types.TEXT_DOCUMENT_DID_CHANGE: _changed,
    types.TEXT_DOCUMENT_DID_SAVE: _files_changed,
    types.TEXT_DOCUMENT_DID_CLOSE: _closed,
    types.NOTEBOOK_DOCUMENT_DID_OPEN: _notebook_opened,
    types.NOTEBOOK_DOCUMENT_DID_CHANGE: _notebook_changed,
    types.NOTEBOOK_DOCUMENT_DID_CLOSE: _notebook_closed,
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: _files_changed,
}


async def _actions(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    places = await _settled(server, params.text_document.uri)
    if places is None:
        return []
    only = params.context.only
    return list(answers.actions(places, params.text_document.uri, params.range, only, versioned=server.versioned))


async def _hover(server: Server, params: types.HoverParams) -> types.Hover | None:
    places = await _settled(server, params.text_document.uri)
    return None if places is None else answers.hover(places, params.text_document.uri, params.position)


async def _settled(server: Server, uri: str) -> Places | None:
    path = server.desk.path_of(uri)
    return None if path is None else await server.settled(path)
