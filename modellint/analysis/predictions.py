"""What a model of Keras predicts, and which class is read off that."""

from __future__ import annotations

from modellint.analysis.library import Use, applies, tensor_method
from modellint.analysis.machine import Arguments, Machine
from modellint.analysis.objects import UNKNOWN, ApiMethod, Built, Given, Instance, Value
from modellint.analysis.standard import IMPORTED
from modellint.diagnostics import Place
from modellint.knowledge.kinds import Kind
from modellint.program.values import Tensor


@applies("predict")
def _predict(machine: Machine, use: Use) -> Value:
    """``model.predict(x)``: what the model gives, computed by nobody's training loop."""
    model = use.receiver
    if not isinstance(model, Built | Instance):
        return UNKNOWN
    machine.within += 1
    try:
        output = machine.call(model, Arguments((Given(Tensor(Kind.DATA)),), open=True), use.place)
    finally:
        machine.within -= 1
    return output if isinstance(output, Tensor) and output.trail else UNKNOWN


def _largest(machine: Machine, arguments: Arguments, place: Place) -> Value:
    """``np.argmax(predictions, axis=1)``, as ``predictions.argmax(axis=1)``."""
    first, method = arguments.first("a"), tensor_method("argmax")
    if first is None or method is None or not isinstance(first.value, Tensor):
        return machine.fresh_unknown()
    keywords = {name: given for name, given in arguments.keywords.items() if name != "a"}
    bound = ApiMethod(method, first.value, first.place)
    return machine.call(bound, Arguments(arguments.positional[1:], keywords, arguments.open), place)


IMPORTED["numpy.argmax"] = _largest
