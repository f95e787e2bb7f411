"""MDL312: ReduceLROnPlateau is stepped without a metric, or with one that it watches the wrong way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, SetArgument, Severity
from modellint.program.facts import SchedulerStep
from modellint.registry import rule

HIGHER = frozenset(
    {"acc", "accs", "accuracy", "auc", "auroc", "f1", "iou", "miou", "bleu", "psnr", "ssim", "r2", "map"}
)
LOWER = frozenset({"loss", "losses", "err", "error", "errors", "rmse", "mse", "mae", "perplexity", "ppl", "nll"})
_WORD = re.compile(r"[A-Z]?[a-z]+\d*|[A-Z]+\d*(?![a-z])")


@rule("MDL312", severity=Severity.ERROR)
def plateau_misuse(step: SchedulerStep) -> Iterator[Diagnostic]:
    """Report a plateau scheduler without a metric, or whose mode does not fit the name of its metric."""
    if step.short != "ReduceLROnPlateau":
        return
    if step.bare:
        if step.certain:
            found = step.diagnostic("ReduceLROnPlateau is stepped without a metric, which raises a TypeError")
            yield found.note(step.made, "it is made here").advise("give it what it watches: step(validation_loss)")
        return
    mode = step.setting("mode")
    better = _better(step.metric)
    if better and mode.value in ("min", "max") and mode.value != better:
        way = "falling" if mode.value == "min" else "rising"
        found = step.diagnostic(
            f"`{step.metric}` is watched for {way}, so that getting better lowers the learning rate"
        )
        found = found.note(step.made, f"the mode is {mode.value!r} here").as_severity(Severity.WARNING)
        if step.made:
            found = found.fix(
                f"watch for {better}", SetArgument(step.made, "mode", f'"{better}"', mode.given), safe=False
            )
        yield found.advise(f'make it with mode="{better}"')


def _better(metric: str) -> str:
    """Whether the metric of that name is better when it is higher; nothing where the name does not tell."""
    words = {word.lower() for word in _WORD.findall(metric)}
    if words & HIGHER and words & LOWER:
        return ""
    return "max" if words & HIGHER else "min" if words & LOWER else ""
