"""Numbers in half precision: where autocast is on, and what meets it there."""

from __future__ import annotations

from modellint.analysis.choices import options
from modellint.analysis.library import Use
from modellint.analysis.machine import Machine
from modellint.analysis.objects import Built, Choice, Literal, Value
from modellint.knowledge.api import Parameter
from modellint.program import facts
from modellint.program.values import Tensor


def is_autocast(context: Value) -> bool:
    """Whether a context is, or may be, ``torch.autocast``."""
    return any(isinstance(option, Built) and option.api.role == "autocast" for _, option in options(context))


def note_loss(machine: Machine, use: Use, slot: Parameter | None) -> None:
    """Note a loss that is computed where CUDA's autocast is on."""
    if not machine.precisions or use.framework != "torch" or slot is None:
        return
    context = machine.precisions[-1]
    inner = next(option for _, option in options(context) if isinstance(option, Built))
    sure = _on(inner)
    if sure is False:
        return
    given = use.argument(slot.name)
    machine.note(
        facts.HalfPrecisionLoss(
            use.place,
            machine.assumed,
            name=use.name,
            given=given.value if isinstance(given.value, Tensor) else Tensor(),
            argument=given.place,
            context=inner.place,
            made=use.made,
            sure=bool(sure) and not isinstance(context, Choice),
        )
    )


def _on(context: Built) -> bool | None:
    """Whether a context switches CUDA's autocast on; None if it may."""
    device = context.arguments.get("device_type")
    enabled = context.arguments.get("enabled")
    if device and not any(option == Literal("cuda") for _, option in options(device.value)):
        return False
    if enabled is None or isinstance(enabled.value, Literal):
        off = enabled is not None and isinstance(enabled.value, Literal) and not enabled.value.value
        return not off and (True if device is None or device.value == Literal("cuda") else None)
    return None
