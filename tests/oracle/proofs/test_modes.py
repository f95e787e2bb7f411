"""Training and evaluation mode on real networks."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")

from modellint.knowledge.api import ApiClass
from modellint.knowledge.stubs import exported, lookup
from oracle import programs

BATCH = (torch.randn(64, 20), torch.randint(0, 2, (64,)))
VALIDATION = [BATCH]


def modes_while_training(program: programs.Program) -> list[bool]:
    """Whether the network is in training mode at each backward call of ten epochs."""
    names = program.run()
    seen: list[bool] = []
    made = []
    original = names["Net"].__init__

    def remember(self: Any) -> None:
        original(self)
        made.append(self)
        self.out.weight.register_hook(lambda _: seen.append(self.training))

    names["Net"].__init__ = remember
    names["main"]([BATCH], VALIDATION)
    return seen


def test_training_goes_on_in_evaluation_mode() -> None:
    assert modes_while_training(programs.bad("train-mode-not-restored")) == [True] + [False] * 9
    assert modes_while_training(programs.good("train-mode-not-restored")) == [True] * 10


def answers(program: programs.Program) -> set[float]:
    """What evaluating one network again and again gives."""
    names = program.run()
    model = names["Net"]()
    return {names["evaluate"](model, VALIDATION) for _ in range(20)}


def test_evaluation_in_training_mode_depends_on_chance() -> None:
    assert len(answers(programs.bad("missing-eval-mode"))) > 1
    assert len(answers(programs.good("missing-eval-mode"))) == 1


@pytest.mark.parametrize(
    ("program", "recorded"),
    [(programs.bad("eval-without-no-grad"), True), (programs.good("eval-without-no-grad"), False)],
    ids=["bad", "good"],
)
def test_evaluation_without_no_grad_records(program: programs.Program, recorded: bool) -> None:
    model = torch.nn.Linear(20, 2)
    seen: list[bool] = []
    model.register_forward_hook(lambda module, given, output: seen.append(output.requires_grad))
    program.run()["evaluate"](model, VALIDATION)
    assert seen == [recorded]


SAMPLES = {
    "BatchNorm1d": ((4,), torch.randn(8, 4)),
    "BatchNorm2d": ((4,), torch.randn(8, 4, 3, 3)),
    "BatchNorm3d": ((4,), torch.randn(8, 4, 2, 2, 2)),
    "LazyBatchNorm1d": ((), torch.randn(8, 4)),
    "LazyBatchNorm2d": ((), torch.randn(8, 4, 3, 3)),
    "LazyBatchNorm3d": ((), torch.randn(8, 4, 2, 2, 2)),
    "Dropout1d": ((), torch.randn(8, 4, 3)),
    "Dropout2d": ((), torch.randn(8, 4, 3, 3)),
    "Dropout3d": ((), torch.randn(8, 4, 2, 2, 2)),
    "FeatureAlphaDropout": ((), torch.randn(8, 4, 3, 3)),
    "TransformerEncoderLayer": ((4, 2), torch.randn(5, 3, 4)),
}
ELSEWHERE = {"SyncBatchNorm", "TransformerDecoderLayer", "Transformer"}


def modal_layers() -> list[str]:
    """The layers that a stub says to depend on the mode."""
    found = [lookup(f"torch.nn.{name}") for name in exported("torch.nn")]
    return sorted({one.name.rpartition(".")[2] for one in found if isinstance(one, ApiClass) and one.modal})


@pytest.mark.parametrize("name", [name for name in modal_layers() if name not in ELSEWHERE])
def test_modal_layers_depend_on_the_mode(name: str) -> None:
    arguments, sample = SAMPLES.get(name, ((), torch.randn(8, 16)))
    layer = getattr(torch.nn, name)(*arguments)
    trained = layer.train()(sample)
    assert not torch.allclose(trained, layer.eval()(sample))
