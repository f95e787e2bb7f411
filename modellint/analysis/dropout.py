"""Functions that drop out: whether anything tells them that the network does not train any more."""

from __future__ import annotations

import re

from modellint.analysis.classes import library_base
from modellint.analysis.inline import is_network
from modellint.analysis.library import APPLICATIONS, Use, applies
from modellint.analysis.machine import Frame, Machine
from modellint.analysis.objects import Given, Instance, Literal, Value, is_by_mode
from modellint.program import facts

_FLAGS = re.compile(r"train|eval|determin|infer|predict|test|mode|phase|sampl", re.I)
_SWITCHES = ("training", "train")
_RATES = ("p", "dropout_p")


@applies("dropout")
def _drop_out(machine: Machine, use: Use) -> Value:
    """It does what any function does; one that nobody switches is taken note of."""
    frame = machine.frames[-1] if machine.frames else None
    if frame and in_network(frame) and not _switched(machine, frame):
        _note(machine, frame, use)
    return APPLICATIONS[""](machine, use)


def _switched(machine: Machine, frame: Frame) -> bool:
    """Whether a test around the call asks for the mode, or for a flag of the method that says as much."""
    if any(each.by_mode for each in machine.frames):
        return True
    own = machine.path.literals - frame.entry.literals
    return any(_FLAGS.search(atom.text) for atom, _ in own)


def in_network(frame: Frame) -> bool:
    """Whether a method of a network of torch's kind runs."""
    base = library_base(frame.receiver.cls) if isinstance(frame.receiver, Instance) else None
    return base is not None and base.framework == "torch" and is_network(base)


def _note(machine: Machine, frame: Frame, use: Use) -> None:
    switch = next((use.given[name] for name in _SWITCHES if name in use.given), None)
    parameter = next((name for name in _RATES if name in use.given), "")
    if not parameter or frame.function is None or not (switch is None or _is_default(switch)):
        return
    rate = use.given[parameter]
    parameters = frame.function.node.parameters
    assert isinstance(frame.receiver, Instance)
    if parameters and not is_by_mode(rate.value):
        machine.note_once(
            facts.Dropout(
                use.place,
                name=use.name,
                parameter=parameter,
                rate=_number(rate),
                rate_place=rate.place if isinstance(rate.value, Literal) and rate.value.place == rate.place else None,
                training=switch.value.value is True if switch and isinstance(switch.value, Literal) else None,
                receiver=parameters[0].name,
                within=(frame.receiver.cls.name, frame.function.name),
            )
        )


def _is_default(given: Given) -> bool:
    return given.place is None and isinstance(given.value, Literal) and given.value.place is None


def _number(given: Given) -> float | None:
    value = given.value.value if isinstance(given.value, Literal) else None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
