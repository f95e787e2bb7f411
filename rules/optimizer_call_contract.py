"""MDL308: an optimizer is made or stepped in a way that raises."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, ReplaceExpression, Severity
from modellint.program.facts import Made, Optimizer, OptimizerStep
from modellint.registry import rule


@rule("MDL308", severity=Severity.ERROR)
def optimizer_call_contract(made: Made) -> Iterator[Diagnostic]:
    """Report calls of optimizers that torch refuses."""
    if isinstance(made, Optimizer):
        yield from _misgiven(made)
        yield from _misset(made)
    elif isinstance(made, OptimizerStep):
        yield from _misstepped(made)


def _misgiven(optimizer: Optimizer) -> Iterator[Diagnostic]:
    if optimizer.given is None:
        return
    if optimizer.given_as == "method":
        found = optimizer.diagnostic(f"{optimizer.short} is given the method `parameters`, which nobody calls")
        call = ReplaceExpression(optimizer.given, "{}()")
        yield found.advise("call it: parameters()").fix("call the method", call, safe=True)
    elif optimizer.given_as == "network":
        found = optimizer.diagnostic(f"{optimizer.short} is given a network in the place of its parameters")
        call = ReplaceExpression(optimizer.given, "{}.parameters()")
        yield found.advise("give it network.parameters()").fix("give it the parameters", call, safe=True)


def _misset(optimizer: Optimizer) -> Iterator[Diagnostic]:
    betas, nesterov, momentum = (optimizer.setting(name) for name in ("betas", "nesterov", "momentum"))
    if isinstance(betas.value, int | float):
        found = optimizer.diagnostic(f"betas of {optimizer.short} are a pair, and not {betas.value:g}")
        yield found.note(betas.place, "the number comes from here").advise("give both: betas=(0.9, 0.999)")
    if optimizer.short == "SGD" and nesterov.value is True and momentum.value in (0, 0.0) and momentum.known:
        yield optimizer.diagnostic("nesterov needs a momentum, and it is 0").advise("add momentum=0.9")


def _misstepped(step: OptimizerStep) -> Iterator[Diagnostic]:
    if step.needs_closure:
        found = step.diagnostic(f"{step.short} needs a closure that computes the loss anew: its step is called without")
        yield found.note(step.made, "it is made here").advise("give it a function that computes the loss")
    elif step.given:
        found = step.diagnostic("the optimizer is given a tensor, which it takes for a function and calls")
        yield found.note(step.made, "it is made here").advise("call loss.backward(), and step() without arguments")
