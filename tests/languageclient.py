"""A real client of the language server, over the pipes of a real process."""

from __future__ import annotations

import asyncio
import sys
from collections import defaultdict
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from process import ROOT

PATIENCE = 60


class Editor:
    """What an editor does: opens, types, asks, and applies edits, with its own idea of what each document says."""

    def __init__(self, folder: Path, units: str = "utf-16") -> None:
        self.folder = folder
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.shown: dict[str, types.PublishDiagnosticsParams] = {}
        self.messages: list[str] = []
        self.units = units
        self.client = LanguageClient("a test", "1")
        self._news: dict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self._told(params))
        self.client.feature(types.WINDOW_SHOW_MESSAGE)(lambda params: self.messages.append(params.message))

    async def start(self, command: list[str]) -> types.InitializeResult:
        """Start the server and shake hands."""
        env = {"PYTHONPATH": str(ROOT), "PATH": ""}
        await self.client.start_io(*command, cwd=self.folder, env=env)
        general = types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(self.units)])
        edits = types.WorkspaceEditClientCapabilities(document_changes=True)
        capabilities = types.ClientCapabilities(
            general=general, workspace=types.WorkspaceClientCapabilities(workspace_edit=edits)
        )
        folders = [types.WorkspaceFolder(self.folder.as_uri(), "project")]
        done = await self.client.initialize_async(types.InitializeParams(capabilities, workspace_folders=folders))
        self.client.initialized(types.InitializedParams())
        return done

    async def stop(self) -> None:
        """Say goodbye."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()  # type: ignore[no-untyped-call]

    def uri(self, name: str) -> str:
        """The URI of a file of the project."""
        return (self.folder / name).as_uri()

    def _uri(self, name: str) -> str:
        """The same, where the name may be that of a cell."""
        return name if name.startswith("cell:") else self.uri(name)

    def open(self, name: str, text: str | None = None) -> None:
        """Open a file, as it is on disk or with another text."""
        uri = self.uri(name)
        if text is None:
            text = (self.folder / name).read_bytes().decode("utf-8-sig")
        self.texts[uri], self.versions[uri] = text, 1
        item = types.TextDocumentItem(uri, "python", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def replace(self, name: str, old: str, new: str) -> None:
        """Type: the first place where something stands says something else from now on. Only the change is sent."""
        uri = self.uri(name)
        start = self.texts[uri].index(old)
        where = types.Range(self.position(uri, start), self.position(uri, start + len(old)))
        self.texts[uri] = self.texts[uri].replace(old, new, 1)
        self._send(uri, types.TextDocumentContentChangePartial(where, new))

    def _send(self, uri: str, change: types.TextDocumentContentChangeEvent) -> None:
        self.versions[uri] += 1
        self._news[uri].clear()
        document = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def apply(self, action: types.CodeAction) -> None:
        """Apply the edit of a code action, in what is open and on disk."""
        assert action.edit is not None
        assert action.edit.document_changes is not None
        for change in action.edit.document_changes:
            assert isinstance(change, types.TextDocumentEdit)
            uri = change.text_document.uri
            text = self.texts.get(uri)
            file = Path(types_path(uri))
            before = file.read_text(encoding="utf-8") if text is None else text
            after = before
            edits = [edit for edit in change.edits if isinstance(edit, types.TextEdit)]
            for edit in sorted(edits, key=lambda edit: (edit.range.start.line, edit.range.start.character))[::-1]:
                start, end = (index(before, at, self.units) for at in (edit.range.start, edit.range.end))
                after = after[:start] + edit.new_text + after[end:]
            if text is None:
                file.write_text(after, encoding="utf-8")
                event = types.FileEvent(uri, types.FileChangeType.Changed)
                self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
            else:
                assert change.text_document.version == self.versions[uri]
                self.texts[uri] = after
                self._send(uri, types.TextDocumentContentChangeWholeDocument(after))

    async def diagnostics(self, name: str) -> list[types.Diagnostic]:
        """What is said about a document as it is now."""
        uri = self._uri(name)
        async with asyncio.timeout(PATIENCE):
            while uri not in self.shown or self.shown[uri].version != self.versions.get(uri):
                self._news[uri].clear()
                await self._news[uri].wait()
        return list(self.shown[uri].diagnostics)

    async def until(self, name: str, holds: Callable[[list[types.Diagnostic]], bool]) -> list[types.Diagnostic]:
        """Wait for something to be said about a document."""
        async with asyncio.timeout(PATIENCE):
            while not holds(found := await self.diagnostics(name)):
                self._news[self._uri(name)].clear()
                await self._news[self._uri(name)].wait()
        return found

    async def actions(self, name: str, where: types.Range, *only: str) -> dict[str, types.CodeAction]:
        """The code actions at a place, by their titles."""
        context = types.CodeActionContext([], only=list(only) or None)
        uri = self._uri(name)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), where, context)
        found = await self.client.text_document_code_action_async(params)
        return {action.title: action for action in found or () if isinstance(action, types.CodeAction)}

    async def hover(self, name: str, position: types.Position) -> str:
        """The text of a hover, empty where there is none."""
        params = types.HoverParams(types.TextDocumentIdentifier(self.uri(name)), position)
        found = await self.client.text_document_hover_async(params)
        return "" if found is None or not isinstance(found.contents, types.MarkupContent) else found.contents.value

    def position(self, uri: str, offset: int) -> types.Position:
        """The position of a character, worked out without any code of ours."""
        before = self.texts[uri][:offset].replace("\r\n", "\n").replace("\r", "\n")
        line = before.rpartition("\n")[2]
        sizes = {"utf-8": len(line.encode()), "utf-16": len(line.encode("utf-16-le")) // 2, "utf-32": len(line)}
        return types.Position(before.count("\n"), sizes[self.units])

    def _told(self, params: types.PublishDiagnosticsParams) -> None:
        self.shown[params.uri] = params
        self._news[params.uri].set()


def types_path(uri: str) -> str:
    """The path of a file's URI."""
    from urllib.parse import unquote, urlparse

    return unquote(urlparse(uri).path)


def index(text: str, position: types.Position, units: str) -> int:
    """The character at a position."""
    rows = text.replace("\r\n", "\n\0").replace("\r", "\n").split("\n")
    before = sum(len(row) + 1 for row in rows[: position.line])
    row = rows[position.line].removeprefix("\0")
    lead = len(rows[position.line]) - len(row)
    for column in range(len(row) + 1):
        sizes = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
        width = len(row[:column].encode(sizes[units])) // {"utf-8": 1, "utf-16": 2, "utf-32": 4}[units]
        if width == position.character:
            return before + lead + column
    raise AssertionError(f"no such place: {position}")


def edit_in(
    folder: Path,
    work: Callable[[Editor], Coroutine[Any, Any, None]],
    *,
    units: str = "utf-16",
    command: list[str] | None = None,
) -> None:
    """Do some work in an editor whose server is started for it."""

    async def session() -> None:
        editor = Editor(folder, units)
        await editor.start(command or [sys.executable, "-m", "modellint", "server"])
        try:
            await work(editor)
        finally:
            await editor.stop()

    asyncio.run(session())
