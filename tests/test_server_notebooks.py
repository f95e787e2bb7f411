"""Notebooks in an editor: cells that come, go and are typed into, checked as one program."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types

from languageclient import Editor, edit_in
from test_cli import BUG

SETUP, _, REST = BUG.partition("class Net")
MODEL, _, REST = f"class Net{REST}".partition("criterion")
CELLS = {"cell:1": SETUP, "cell:2": f"%matplotlib inline\n{MODEL}", "cell:3": "# text", "cell:4": f"criterion{REST}"}
MARKED = {"cell:3"}
AGAIN = """\
model = nn.Sequential(Net(), nn.Softmax(1))


def again(x, y):
    return criterion(model(x), y)
"""


def cell(uri: str) -> types.NotebookCell:
    kind = types.NotebookCellKind.Markup if uri in MARKED else types.NotebookCellKind.Code
    return types.NotebookCell(kind, uri)


def item(editor: Editor, uri: str, text: str) -> types.TextDocumentItem:
    editor.texts[uri], editor.versions[uri] = text, 1
    return types.TextDocumentItem(uri, "python", 1, text)


def open_notebook(editor: Editor) -> None:
    notebook = types.NotebookDocument(editor.uri("a.ipynb"), "jupyter-notebook", 1, [cell(uri) for uri in CELLS])
    texts = [item(editor, uri, text) for uri, text in CELLS.items() if uri not in MARKED]
    editor.client.notebook_document_did_open(types.DidOpenNotebookDocumentParams(notebook, texts))


def change(editor: Editor, changes: types.NotebookDocumentCellChanges) -> None:
    notebook = types.VersionedNotebookDocumentIdentifier(2, editor.uri("a.ipynb"))
    event = types.NotebookDocumentChangeEvent(cells=changes)
    editor.client.notebook_document_did_change(types.DidChangeNotebookDocumentParams(notebook, event))


def test_a_bug_across_cells(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        open_notebook(editor)
        (found,) = await editor.diagnostics("cell:4")
        assert await editor.diagnostics("cell:1") == []
        assert found.range.start == types.Position(4, 11)
        related = {each.location.uri: each.location.range.start for each in found.related_information or ()}
        assert related["cell:2"] == types.Position(4, 55)
        actions = await editor.actions("cell:4", found.range)
        assert len(actions) == 2
        for title, action in actions.items():
            assert action.edit is not None and action.edit.document_changes is not None
            (edited,) = action.edit.document_changes
            assert isinstance(edited, types.TextDocumentEdit)
            assert edited.text_document.uri == ("cell:4" if title.startswith("Ignore") else "cell:2")

    edit_in(tmp_path, work)


def test_cells_are_typed_into_and_come_and_go(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        open_notebook(editor)
        await editor.diagnostics("cell:4")
        where = types.Range(types.Position(4, 53), types.Position(4, 72))
        document = types.VersionedTextDocumentIdentifier(2, "cell:2")
        typed = types.TextDocumentContentChangePartial(where, "")
        edit = types.NotebookDocumentCellContentChanges(document, [typed])
        editor.versions["cell:2"] = 2
        change(editor, types.NotebookDocumentCellChanges(text_content=[edit]))
        assert await editor.diagnostics("cell:2") == []
        assert await editor.until("cell:4", lambda found: not found) == []
        new = item(editor, "cell:5", AGAIN)
        array = types.NotebookCellArrayChange(4, 0, [cell("cell:5")])
        change(editor, types.NotebookDocumentCellChanges(types.NotebookDocumentCellChangeStructure(array, [new])))
        assert len(await editor.diagnostics("cell:5")) == 1
        closed = [types.TextDocumentIdentifier("cell:5")]
        del editor.versions["cell:5"]
        array = types.NotebookCellArrayChange(4, 1)
        structure = types.NotebookDocumentCellChangeStructure(array, did_close=closed)
        change(editor, types.NotebookDocumentCellChanges(structure))
        assert await editor.until("cell:5", lambda found: not found) == []

    edit_in(tmp_path, work)
