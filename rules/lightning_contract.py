"""MDL915: a Lightning module does not do what Lightning expects of it."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, ReplaceExpression, Severity
from modellint.program.facts import Breach, LightningBreach
from modellint.program.project import Project
from modellint.registry import rule

HOOKS_WENT = (2, 0)


@rule("MDL915", severity=Severity.ERROR)
def lightning_contract(found: LightningBreach, project: Project) -> Iterator[Diagnostic]:
    """Report steps that give Lightning nothing to train with, and schedulers that it cannot step."""
    match found.breach:
        case Breach.NOTHING_RETURNED:
            yield Diagnostic(
                found.place, f"training_step of {found.cls} returns nothing, so that no weight is ever changed"
            ).advise("return the loss, or set automatic_optimization = False and step yourself")
        case Breach.NUMBER_RETURNED:
            yield _number(found)
        case Breach.OWN_BACKWARD:
            yield Diagnostic(
                found.place, f"backward is called here, and Lightning calls it once more on what {found.cls} returns"
            ).advise("leave it to Lightning, or set automatic_optimization = False and call self.manual_backward")
        case Breach.HOOK_GONE:
            target = project.target("lightning", found.place.path)
            if target is None or target >= HOOKS_WENT:
                new = f"on_{found.name}"
                yield Diagnostic(
                    found.place, f"{found.name} is gone: Lightning 2.0 and later refuse a module that defines it"
                ).advise(f"define {new}(self), and collect the outputs of the steps yourself")
        case Breach.NO_MONITOR:
            yield Diagnostic(
                found.place, f"{found.name} waits for a metric, and {found.cls} does not say which: Lightning raises"
            ).advise('return {"optimizer": ..., "lr_scheduler": {"scheduler": ..., "monitor": "val_loss"}}')
        case Breach.PER_EPOCH:
            yield (
                Diagnostic(found.place, f"{found.name} counts batches, and Lightning steps it once an epoch")
                .advise('return it in a dict with "interval": "step"')
                .as_severity(Severity.WARNING)
            )


def _number(found: LightningBreach) -> Diagnostic:
    what = f"training_step of {found.cls} returns what .{found.name}() gives, which has no graph to go back through"
    told = Diagnostic(found.place, what).advise("return the loss itself")
    if found.inner is None:
        return told
    return told.fix("return the loss itself", ReplaceExpression(found.place, "{0}", (found.inner,)), safe=True)
