"""The tables of versions: what they say of a name, and for which versions it holds."""

from __future__ import annotations

import pytest

from modellint.diagnostics import Place
from modellint.knowledge.changes import TABLES, changes, entries
from modellint.program.facts import Loaded, Outdated
from modellint.program.project import Project, Version
from modellint.registry import built_in

NEWEST = None


def test_tables_are_read() -> None:
    assert {change.name.partition(".")[0] for change in entries()} == set(TABLES)


def test_a_module_takes_its_names_with_it() -> None:
    (change,) = changes("torch.utils.ffi.create_extension")
    assert change.name == "torch.utils.ffi"
    assert not changes("torch.utils.data")


def test_an_argument_holds_for_what_derives_from_the_class() -> None:
    assert [change.parameter for change in changes("torch.optim.lr_scheduler.CosineAnnealingLR")] == ["verbose"]


def test_what_holds_for_a_module() -> None:
    assert {change.parameter for change in changes("torch.nn.L1Loss")} == {"size_average", "reduce"}
    assert not changes("torch.nn.utils.rnn.pack_sequence")


def test_names_of_others() -> None:
    assert not changes("optax.symeig")
    assert not changes("")


def spoken(name: str, target: Version | None) -> list[str]:
    """The rules that speak of a name if that is the oldest version of torch that is to be supported."""
    change = changes(name)[0]
    fact = Outdated(Place("a.py", 0), change=change, used=name)
    project = Project(targets=lambda _path, framework: target if framework == "torch" else None)
    rules = [rule for rule in built_in() if rule.name in ("removed-api", "legacy-api")]
    return [rule.name for rule in rules if list(rule.ask(fact, project))]


@pytest.mark.parametrize(
    ("name", "target", "expected"),
    [
        ("torch.symeig", NEWEST, ["removed-api"]),
        ("torch.symeig", (2, 0), ["removed-api"]),
        ("torch.symeig", (1, 13), ["legacy-api"]),
        ("torch.symeig", (1, 7), []),
        ("torch.cuda.amp.autocast", NEWEST, ["legacy-api"]),
        ("torch.cuda.amp.autocast", (2, 4), ["legacy-api"]),
        ("torch.cuda.amp.autocast", (2, 3), []),
        ("torch._six.inf", (1, 13), []),
    ],
)
def test_targets(name: str, target: Version | None, expected: list[str]) -> None:
    assert spoken(name, target) == expected


@pytest.mark.parametrize(("target", "speaks"), [(NEWEST, False), ((2, 6), False), ((2, 4), True)])
def test_loading_was_trusting_by_default(target: Version | None, speaks: bool) -> None:
    (rule,) = (rule for rule in built_in() if rule.name == "unsafe-torch-load")
    project = Project(targets=lambda _path, _framework: target)
    assert bool(list(rule.ask(Loaded(Place("a.py", 0), unsaid=True), project))) is speaks
