"""Random architectures: what the analysis says of their shapes is what torch's meta device makes of them."""

from __future__ import annotations

import os
import re
import warnings

import pytest

torch = pytest.importorskip("torch", reason="architectures are grown on torch's meta device")

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from modellint.analysis.interpreter import run
from modellint.analysis.objects import Value
from modellint.diagnostics import LineIndex
from modellint.program.facts import Misconfigured, Misfit
from modellint.program.values import Tensor
from modellint.syntax.parse import Trees
from modellint.syntax.spans import locate
from oracle.architectures import Architecture, Step, grow
from oracle.architectures import run as run_step

EXAMPLES = int(os.environ.get("MODELLINT_ARCHITECTURES", "300"))
MEASURED = 300
PATH = "net.py"
DEMANDS = re.compile(r"nn\.(?:Linear|Conv\dd|ConvTranspose\dd|BatchNorm\dd|GRU|LSTM|RNN|GRUCell|LayerNorm)\((\d+)")
many = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
seeds = st.integers(0, 2**31)
styles = st.sampled_from(["sequential", "class"])


@pytest.fixture(autouse=True)
def _quiet() -> None:
    warnings.simplefilter("ignore")


def analysed(source: str) -> tuple[Value | None, list[Misfit | Misconfigured], dict[int, int]]:
    """What the last statement is seen to be, what does not fit, and the lines of the nodes."""
    trees = Trees()
    machine = run({PATH: source.encode()}, trees, revealing=True)
    found = [fact for fact in machine.facts if isinstance(fact, Misfit | Misconfigured)]
    places = [place.node for place in machine.revealed]
    nodes = [
        *places,
        *(fact.place.node for fact in found),
        *(f.made.node for f in found if isinstance(f, Misfit) and f.made),
    ]
    lines = LineIndex(source.encode())
    where = {
        n: lines.line_of(span.start)
        for n, span in locate(trees.get(PATH, source.encode()), PATH, source.encode(), nodes).items()
    }
    last = max(machine.revealed, key=lambda place: where[place.node], default=None)
    return (machine.revealed[last][-1] if last else None), found, where


@many
@given(seeds, styles, st.sampled_from([0.0, 0.1, 0.3]))
def test_agrees_with_torch(seed: int, style: str, wrong: float) -> None:
    architecture = grow(seed, wrong=wrong)
    source = architecture.source(style)
    value, found, _ = analysed(source)
    if architecture.error:
        assert found, f"torch says: {architecture.error}\n{source}"
        return
    assert not found, f"{found}\n{source}"
    assert isinstance(value, Tensor), source
    assert (value.shape.open, value.shape.dims) == (False, architecture.shapes[-1]), source


def planted(architecture: Architecture, seed: int) -> tuple[Architecture, int, int] | None:
    """The architecture with one number changed so that torch raises: it, the number of the step, the right number."""
    places = [i for i, step in enumerate(architecture.steps) if DEMANDS.search(step.make)]
    if not places:
        return None
    at = places[seed % len(places)]
    step = architecture.steps[at]
    found = DEMANDS.search(step.make)
    assert found
    right = int(found[1])
    start, end = found.span(1)
    changed = Step(f"{step.make[:start]}{right + 3}{step.make[end:]}", step.use)
    with torch.device("meta"), pytest.raises((RuntimeError, ValueError, AssertionError)):
        run_step(changed, torch.randn(*architecture.shapes[at]))
    steps = (*architecture.steps[:at], changed, *architecture.steps[at + 1 :])
    return Architecture(architecture.given, steps, architecture.shapes), at, right


def sound() -> list[tuple[int, Architecture]]:
    """Architectures that torch runs and that have a number to change."""
    grown = ((seed, grow(seed)) for seed in range(10**6, 10**6 + 4 * MEASURED))
    return [(seed, one) for seed, one in grown if any(DEMANDS.search(step.make) for step in one.steps)][:MEASURED]


def test_planted_mismatches_are_found_and_sound_ones_left_alone() -> None:
    missed: list[str] = []
    cases = sound()
    assert len(cases) == MEASURED
    for seed, architecture in cases:
        style = "sequential" if seed % 2 else "class"
        _, found, _ = analysed(architecture.source(style))
        assert not found, f"{found}\n{architecture.source(style)}"
        bad = planted(architecture, seed)
        assert bad
        source = bad[0].source(style)
        _, found, where = analysed(source)
        line = next(n for n, text in enumerate(source.splitlines(), 1) if bad[0].steps[bad[1]].make in text)
        named = [
            f for f in found if isinstance(f, Misfit) and f.given == bad[2] and f.made and where[f.made.node] == line
        ]
        if not named:
            missed.append(f"{found}\n{source}")
    assert len(missed) <= MEASURED * 0.05, f"{len(missed)} missed, the first:\n{missed[0]}"
