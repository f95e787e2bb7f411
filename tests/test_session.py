"""What checking at each keystroke costs, and what the parts of it do on their own."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from modellint.diagnostics import Span
from modellint.editors import answers
from modellint.editors.buffers import Buffer, Document, Units
from modellint.editors.carry import Change
from modellint.editors.places import Places
from modellint.editors.session import Session
from test_cli import BUG

PART = '''
class Block{i}(nn.Module):
    """A block of a network."""

    def __init__(self, width, depth=2, dropout=0.1):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(width, width) for _ in range(depth)])
        self.norm = nn.LayerNorm(width)
        self.drop = nn.Dropout(dropout)

    def forward(self, x, mask=None):
        for layer in self.layers:
            x = torch.relu(layer(x)) + x
        if mask is not None:
            x = x * mask
        return self.drop(self.norm(x))


def train{i}(model, loader, optimizer, criterion, device, epochs=10):
    model.train()
    history = []
    for epoch in range(epochs):
        total = 0.0
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            optimizer.zero_grad()
            loss = criterion(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item()
        history.append(total / len(loader))
        print("epoch", epoch, history[-1])
    return history

'''
LONG = BUG + "".join(PART.format(i=i) for i in range(88))


def typed(path: Path, text: str) -> Document:
    return Document(path.as_uri(), str(path), (Buffer(path.as_uri(), 1, text),))


def test_a_keystroke_in_a_long_file(tmp_path: Path) -> None:
    assert LONG.count("\n") > 3000
    session, spent = Session(), []
    session.check(typed(tmp_path / "long.py", LONG), {}, lambda _: True)
    text = LONG
    for typing in "norm":
        text = text.replace("class Block44(nn.Module):", f"class Block44(nn.Module):  # {typing}")
        started = time.process_time()
        checked = session.check(typed(tmp_path / "long.py", text), {}, lambda _: True)
        ((found,),) = answers.diagnostics(Places(checked, {}, Units())).values()
        spent.append(time.process_time() - started)
        assert found.code == "MDL101"
    assert min(spent) < 0.3, spent


def test_a_keystroke_gives_what_a_fresh_check_gives(tmp_path: Path) -> None:
    text, session = BUG + PART.format(i=1) * 3, Session()
    for old, new in (
        ("dim=1", "1"),
        ("class Net", "\n\nclass Net"),
        ("criterion", "loss_of"),
        ("nn.Softmax", "nn.LogSoftmax"),
    ):
        text = text.replace(old, new)
        document = typed(tmp_path / "a.py", text)
        kept, fresh = (each.check(document, {}, lambda _: True).report.findings for each in (session, Session()))
        assert kept == fresh


@pytest.mark.parametrize(
    ("old", "new", "span", "moved"),
    [
        (b"abc def", b"abc x def", (4, 7), (6, 9)),
        (b"abc def", b"abc def x", (4, 7), (4, 7)),
        (b"abc def", b"abc dxef", (4, 7), (4, 8)),
        (b"abc def", b"abc ", (4, 7), None),
        (b"abc def ghi", b"abc ghi", (0, 11), (0, 7)),
    ],
)
def test_places_move_with_their_text(
    old: bytes, new: bytes, span: tuple[int, int], moved: tuple[int, int] | None
) -> None:
    there = Change.between(old, new).moved(Span("a", *span))
    assert (None if there is None else (there.start, there.end)) == moved
