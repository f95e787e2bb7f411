"""What other libraries do around a model: prepare it, or train it with a loss that they are given."""

from __future__ import annotations

from modellint.analysis.library import Use, applies, constructs
from modellint.analysis.machine import Arguments, Machine
from modellint.analysis.objects import UNKNOWN, Built, Class, Given, Tuple, Value
from modellint.diagnostics import Place
from modellint.knowledge.api import ApiClass
from modellint.knowledge.kinds import Kind
from modellint.program.values import Tensor

_LOG_IS_TAKEN = "torch.nn.NLLLoss"


@applies("prepare")
def _prepare(machine: Machine, use: Use) -> Value:
    """``accelerator.prepare(model, optimizer)`` gives them back, a single one alone."""
    given = use.argument("args").value
    if isinstance(given, Tuple) and len(given.items) == 1:
        return given.items[0]
    return given


@applies("supervised")
def _supervised(machine: Machine, use: Use) -> Value:
    """A trainer will give the model's outputs to the loss."""
    _train(machine, use.argument("model").value, use.argument("loss_fn").value, use.place)
    return UNKNOWN


@constructs("learner")
def _learner(machine: Machine, built: Built, arguments: Arguments) -> None:
    given = built.arguments
    if built.place and "model" in given and "loss_func" in given:
        _train(machine, given["model"].value, given["loss_func"].value, built.place)


@constructs("estimator")
def _estimator(machine: Machine, built: Built, arguments: Arguments) -> None:
    """skorch: module and criterion are classes or objects; for NLLLoss it takes the logarithm itself."""
    given, place = built.arguments, built.place
    if place is None or "module" not in given or "criterion" not in given:
        return
    criterion = _made(machine, given["criterion"].value, place)
    if not (isinstance(criterion, Built) and criterion.api.name == _LOG_IS_TAKEN):
        _train(machine, _made(machine, given["module"].value, place), criterion, place)


def _made(machine: Machine, value: Value, place: Place) -> Value:
    """An object, made with arguments that nobody sees where only its class is given."""
    return machine.call(value, Arguments(open=True), place) if isinstance(value, Class | ApiClass) else value


def _train(machine: Machine, model: Value, loss: Value, place: Place) -> None:
    output = machine.call(model, Arguments((Given(Tensor(Kind.DATA)),), open=True), place)
    machine.call(loss, Arguments((Given(output), Given(UNKNOWN))), place)
