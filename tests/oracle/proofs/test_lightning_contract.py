"""lightning-contract: what Lightning does with a module that returns no loss, or something else than one."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")
pl = pytest.importorskip("lightning.pytorch")

from torch.optim.lr_scheduler import OneCycleLR, ReduceLROnPlateau

from oracle import programs

BATCHES = 4


class Module(pl.LightningModule):  # type: ignore[misc, name-defined]
    """One layer; ``give`` makes of the loss what ``training_step`` returns."""

    def __init__(self, give: Any = None, configure: Any = None) -> None:
        super().__init__()
        self.fc = torch.nn.Linear(4, 3)
        self.give, self.configure = give, configure

    def training_step(self, batch: Any, batch_idx: int) -> Any:
        loss = torch.nn.functional.cross_entropy(self.fc(batch[0]), batch[1])
        return self.give(loss) if self.give else loss

    def configure_optimizers(self) -> Any:
        optimizer = torch.optim.SGD(self.parameters(), lr=0.1)
        return self.configure(optimizer) if self.configure else optimizer


def moved(module: Any, epochs: int = 1) -> bool:
    """Whether a training run changes the weights."""
    before = module.fc.weight.detach().clone()
    trainer(epochs).fit(module, data())
    return not torch.equal(before, module.fc.weight)


pytestmark = pytest.mark.filterwarnings("ignore")


def test_nothing_is_learned() -> None:
    names = programs.bad("lightning-contract").run()
    assert not moved(names["Classifier"]())


def test_something_is_learned() -> None:
    assert moved(programs.good("lightning-contract").run()["Classifier"]())


@pytest.mark.parametrize(
    "give",
    [lambda loss: loss.item(), lambda loss: loss.detach(), lambda loss: {"loss": loss.item()}],
    ids=["item", "detach", "dict"],
)
def test_a_number_is_refused(give: Any) -> None:
    with pytest.raises(Exception, match=r"(?i)training_step|grad|attribute"):
        moved(Module(give))


def test_backward_twice() -> None:
    def own(loss: Any) -> Any:
        loss.backward()
        return loss

    with pytest.raises(RuntimeError, match="second time"):
        moved(Module(own))


def test_a_plateau_needs_a_metric() -> None:
    with pytest.raises(Exception, match="monitor"):
        moved(Module(configure=lambda optimizer: ([optimizer], [ReduceLROnPlateau(optimizer)])))


def test_a_cycle_is_stepped_once_an_epoch() -> None:
    made: list[Any] = []

    def configure(optimizer: Any) -> Any:
        made.append(OneCycleLR(optimizer, 0.1, epochs=3, steps_per_epoch=BATCHES))
        return [optimizer], made

    moved(Module(configure=configure), epochs=3)
    assert made[0].last_epoch == 3


def data() -> Any:
    examples = torch.utils.data.TensorDataset(torch.randn(8, 4), torch.arange(8) % 3)
    return torch.utils.data.DataLoader(examples, batch_size=8 // BATCHES)


def trainer(epochs: int = 1) -> Any:
    quiet = dict.fromkeys(("logger", "enable_checkpointing", "enable_progress_bar", "enable_model_summary"), False)
    return pl.Trainer(max_epochs=epochs, accelerator="cpu", **quiet)


@pytest.mark.parametrize(
    ("name", "stage"),
    [("training_epoch_end", "fit"), ("validation_epoch_end", "validate"), ("test_epoch_end", "test")],
)
def test_hooks_are_gone(name: str, stage: str) -> None:
    def step(self: Any, batch: Any, batch_idx: int) -> None:
        pass

    late = type("Late", (Module,), {name: lambda self, outputs: None, "validation_step": step, "test_step": step})
    with pytest.raises(NotImplementedError, match="removed in v2"):
        getattr(trainer(), stage)(late(), data())
