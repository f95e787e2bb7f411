"""MDL507: a layer is given the tuple that a recurrent layer returns."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, ReplaceExpression, Severity
from modellint.program.facts import TupleGiven
from modellint.registry import rule

WITH = {"MultiheadAttention": "its attention weights", "LSTMCell": "its cell state"}


@rule("MDL507", severity=Severity.ERROR)
def rnn_output_not_unpacked(given: TupleGiven) -> Iterator[Diagnostic]:
    """Report the result of a recurrent or attention layer that goes into a layer as it is."""
    besides = WITH.get(given.giver, "its state")
    found = given.diagnostic(
        f"the tuple that {given.giver} returns is given to {given.taker}, which raises a TypeError: the output comes "
        f"together with {besides}"
    )
    found = found.note(given.given or given.made, f"{given.giver} returns (output, {besides.removeprefix('its ')})")
    if given.given is None:
        yield found.advise("a Sequential cannot unpack it: call the layers one by one in forward")
        return
    found = found.advise(f"unpack it: output, _ = {'cell' if given.giver == 'LSTMCell' else 'layer'}(...)")
    yield found.fix("take the output", ReplaceExpression(given.given, "{}[0]"), safe=given.direct)
