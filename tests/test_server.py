"""The language server, as an editor meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from languageclient import Editor, edit_in
from test_cli import BUG, UNSTABLE

MODELS, _, _TRAIN = BUG.partition("criterion")
TRAIN = f"import torch.nn as nn\nfrom models import Net\n\ncriterion{_TRAIN}"
TAKE_OUT = "Take out `Softmax` (unsafe: changes what the program does)"
IGNORE = "Ignore softmax-into-cross-entropy here"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "models.py").write_text(MODELS, encoding="utf-8")
    (tmp_path / "train.py").write_text(TRAIN, encoding="utf-8")
    return tmp_path


def place(editor: Editor, name: str, text: str) -> types.Range:
    """Where something stands in a document."""
    uri = editor.uri(name)
    start = editor.texts[uri].index(text)
    return types.Range(editor.position(uri, start), editor.position(uri, start + len(text)))


def test_a_bug_across_two_files(project: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open("train.py")
        (found,) = await editor.diagnostics("train.py")
        assert (found.code, found.source, found.severity) == ("MDL101", "modellint", types.DiagnosticSeverity.Error)
        assert found.range == place(editor, "train.py", "criterion(Net()(x), y)")
        assert found.code_description is not None
        assert found.code_description.href.endswith("/softmax_into_cross_entropy.md")
        related = {each.location.uri: each for each in found.related_information or ()}
        assert set(related) == {editor.uri("train.py"), editor.uri("models.py")}
        assert related[editor.uri("models.py")].location.range.start == types.Position(7, 55)
        actions = await editor.actions("train.py", found.range)
        assert set(actions) == {TAKE_OUT, IGNORE}
        assert not actions[TAKE_OUT].is_preferred
        editor.apply(actions[TAKE_OUT])
        assert await editor.until("train.py", lambda found: not found) == []
        assert "Softmax" not in (project / "models.py").read_text(encoding="utf-8")

    edit_in(project, work)


def test_what_is_typed_into_other_files_counts(project: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open("train.py")
        editor.open("models.py")
        assert len(await editor.diagnostics("train.py")) == 1
        editor.replace("models.py", ", nn.Softmax(dim=1)", "")
        await editor.until("train.py", lambda found: not found)
        editor.replace("models.py", "nn.Linear(20, 10)", "nn.Linear(20, 10), nn.Softmax(dim=1)")
        (found,) = await editor.until("train.py", bool)
        editor.replace("models.py", "class Net", "class Net((")
        await editor.until("models.py", bool)
        editor.replace("train.py", "\n\n", "\n\n\n")
        (again,) = await editor.diagnostics("train.py")
        assert again.message == found.message
        editor.replace("models.py", "class Net((", "class Net")
        editor.replace("models.py", "import torch\n", "\nimport torch\n\n")
        await editor.diagnostics("models.py")
        (found,) = await editor.until("train.py", lambda found: "models.py" in str(found))
        editor.apply((await editor.actions("train.py", found.range))[TAKE_OUT])
        await editor.until("train.py", lambda found: not found)
        assert "Softmax" not in editor.texts[editor.uri("models.py")]

    edit_in(project, work)


def test_a_syntax_error_keeps_what_was_known(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open("train.py", BUG)
        (found,) = await editor.diagnostics("train.py")
        editor.replace("train.py", "class Net", "x = (\n\n\nclass Net")
        kept = await editor.diagnostics("train.py")
        assert {each.code for each in kept} == {"MDL101", "MDL001"}
        (moved,) = [each for each in kept if each.code == "MDL101"]
        assert moved.message == found.message
        assert moved.range == place(editor, "train.py", "criterion(Net()(x), y)")
        assert await editor.actions("train.py", moved.range) == {}
        editor.replace("train.py", "x = (\n\n\n", "")
        assert await editor.diagnostics("train.py") == [found]

    edit_in(tmp_path, work)


def test_ignore_here(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open("train.py", BUG)
        (found,) = await editor.diagnostics("train.py")
        editor.apply((await editor.actions("train.py", found.range))[IGNORE])
        assert await editor.diagnostics("train.py") == []
        line = editor.texts[editor.uri("train.py")].splitlines()[-1]
        assert line == "    return criterion(Net()(x), y)  # modellint: ignore[softmax-into-cross-entropy]"

    edit_in(tmp_path, work)


def test_safe_fixes_and_all_of_them(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open("score.py", UNSTABLE + "\n\ndef again(x):\n    return torch.log(F.softmax(x, dim=1))\n")
        found = await editor.diagnostics("score.py")
        assert len(found) == 2
        actions = await editor.actions("score.py", found[0].range, "quickfix")
        preferred = [action for action in actions.values() if action.is_preferred]
        assert len(preferred) == 1 and "unsafe" not in preferred[0].title
        (every,) = (await editor.actions("score.py", found[0].range, "source.fixAll")).values()
        assert every.kind == "source.fixAll.modellint"
        editor.apply(every)
        assert await editor.diagnostics("score.py") == []
        assert editor.texts[editor.uri("score.py")].count("F.log_softmax(x, dim=1)") == 2

    edit_in(tmp_path, work)


def test_hover_shows_the_page(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open("train.py", BUG)
        (found,) = await editor.diagnostics("train.py")
        assert (await editor.hover("train.py", found.range.start)).startswith("# softmax-into-cross-entropy")
        assert await editor.hover("train.py", types.Position(0, 0)) == ""

    edit_in(tmp_path, work)


@pytest.mark.parametrize("units", ["utf-8", "utf-16", "utf-32"])
def test_columns_are_counted_as_agreed(tmp_path: Path, units: str) -> None:
    text = '"""🐍\f\u2028é"""\r\n' + BUG.replace("\n", "\r\n").replace("return crit", "'🐍é'; '\f'; \treturn crit")

    async def work(editor: Editor) -> None:
        editor.open("train.py", text)
        (found,) = await editor.diagnostics("train.py")
        assert found.range == place(editor, "train.py", "criterion(Net()(x), y)")
        editor.replace("train.py", "'🐍é'; '\f'", "'🐍é🐍'; '\f\f'")
        (found,) = await editor.diagnostics("train.py")
        assert found.range == place(editor, "train.py", "criterion(Net()(x), y)")
        editor.apply((await editor.actions("train.py", found.range))[IGNORE])
        assert await editor.diagnostics("train.py") == []

    edit_in(tmp_path, work, units=units)


def test_settings_hold_and_are_read_anew(project: Path) -> None:
    async def work(editor: Editor) -> None:
        (project / "pyproject.toml").write_text("[tool.modellint]\nignore = ['MDL101']\n", encoding="utf-8")
        editor.open("train.py")
        assert await editor.diagnostics("train.py") == []
        (project / "pyproject.toml").write_text("[tool.modellint]\nselekt = ['MDL101']\n", encoding="utf-8")
        editor.replace("train.py", "\n\n", "\n\n\n")
        await editor.actions("train.py", types.Range(types.Position(0, 0), types.Position(0, 0)))
        assert len(editor.messages) == 1 and "selekt" in editor.messages[0]
        (project / "pyproject.toml").write_text("[tool.modellint]\nexclude = ['train.py']\n", encoding="utf-8")
        editor.replace("train.py", "\n\n\n", "\n\n")
        assert await editor.diagnostics("train.py") == []
        (project / "pyproject.toml").unlink()
        editor.replace("train.py", "\n\n", "\n\n\n")
        assert len(await editor.diagnostics("train.py")) == 1

    edit_in(project, work)


def test_a_closed_document_is_quiet(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open("train.py", BUG)
        await editor.diagnostics("train.py")
        uri = editor.uri("train.py")
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
        del editor.versions[uri]
        assert await editor.until("train.py", lambda found: not found) == []

    edit_in(tmp_path, work)


def test_without_pygls(tmp_path: Path) -> None:
    from process import modellint

    (tmp_path / "pygls").mkdir()
    (tmp_path / "pygls" / "__init__.py").write_text("raise ImportError('no', name='pygls')", encoding="utf-8")
    done = modellint("server", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "error: the server needs pygls\n help: pip install 'modellint[lsp]'\n"
