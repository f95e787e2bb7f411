"""MDL521: a layer adds a bias that batch normalisation takes away again."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, SetArgument, Severity
from modellint.program.facts import Succession
from modellint.registry import rule


@rule("MDL521", severity=Severity.INFO)
def bias_before_batchnorm(pair: Succession) -> Iterator[Diagnostic]:
    """Report a bias in front of batch normalisation, which subtracts the mean."""
    if not pair.biased or "Norm" not in pair.second or "Norm" in pair.first or pair.between or pair.made is None:
        return
    name = "use_bias" if pair.framework == "keras" else "bias"
    found = pair.diagnostic(
        f"{pair.second} subtracts the mean of each channel, and with it the bias of the {pair.first} before: the bias "
        "costs memory and does nothing"
    )
    found = found.note(pair.made, "the bias is added here").advise(f"pass {name}=False")
    yield found.fix("leave out the bias", SetArgument(pair.made, name, "False"), safe=False)
