"""What the analysis knows of an expression, in words: for tests, and for whoever asks why a rule is silent."""

from __future__ import annotations

from collections.abc import Mapping

from modellint.analysis.interpreter import run
from modellint.analysis.objects import Choice, Literal, Value
from modellint.diagnostics import Place
from modellint.program.values import Tensor
from modellint.syntax.parse import Trees


def reveal(sources: Mapping[str, bytes], trees: Trees) -> dict[Place, str]:
    """What each expression statement of the program was seen to be, all times it was run."""
    machine = run(sources, trees, revealing=True)
    return {place: " | ".join(dict.fromkeys(map(words, values))) for place, values in machine.revealed.items()}


def words(value: Value) -> str:
    """``logits [?, 10]`` for a tensor, its source text for a constant, ``unknown`` for the rest."""
    match value:
        case Tensor(kind=kind, shape=shape):
            return f"{kind.value} {shape}"
        case Literal(value=constant):
            return repr(constant)
        case Choice(options=options):
            return " | ".join(dict.fromkeys(words(option) for _, option in options))
    return "unknown"
