"""Computations that floating-point numbers do not carry: infinities, and the NaN that gradients make of them."""

from __future__ import annotations

from dataclasses import dataclass

from modellint.diagnostics import Diagnostic, Place, Severity
from modellint.program.facts.base import Fact
from modellint.program.values import Tensor


@dataclass(frozen=True)
class Computation(Fact):
    """Something is computed: what may be wrong with it is so wherever its operands came from."""


@dataclass(frozen=True)
class Differentiated(Computation):
    """Something is computed of which only the gradient may be wrong.

    ``trains`` says that gradients are seen to go through it; else it may be a metric, or a statistic of the data.
    ``learned`` says that it depends on what a network learns.
    """

    trains: bool = False
    learned: bool = False

    def diagnostic(self, message: str) -> Diagnostic:
        """A diagnostic at this fact; only an info where nobody is seen to ask for gradients."""
        found = super().diagnostic(message)
        return found if self.trains else found.as_severity(Severity.INFO)


@dataclass(frozen=True)
class UnselectedGradient(Differentiated):
    """A function is taken of all numbers, and where its slope is infinite, another result is selected behind it.

    ``function`` is what is taken (``log``, ``sqrt``, ``/``) at the place ``inner``, ``subject`` what it is taken of
    (the divisor), ``selector`` what selects (``where``, ``masked_fill``).
    """

    function: str = ""
    selector: str = ""
    inner: Place | None = None
    subject: Place | None = None


@dataclass(frozen=True)
class Singular(Differentiated):
    """A function is taken of something that is known to reach the point where it, or its slope, is infinite.

    ``function`` is ``log`` or ``sqrt``; ``of`` what it is taken of: ``relu``, ``1 - softmax``, ``sum of squares``;
    ``inner`` is that expression, ``source`` the place that makes it so. ``whole`` says that it is one number for all
    of a batch.
    """

    function: str = ""
    of: str = ""
    inner: Place | None = None
    source: Place | None = None
    whole: bool = False


@dataclass(frozen=True)
class Roundabout(Computation):
    """Something is computed step by step for which there is one function that is exact: ``log(1 + exp(x))``.

    ``name`` is that function (``softplus``, ``logsumexp``, ``softmax``, ``log1p``, ``expm1``), ``framework`` whose;
    ``operand`` is x, ``axis`` and ``keeps`` are the arguments that say over which axis, and whether it is kept.
    ``bounded`` says that x is seen to stay where nothing overflows, or may be.
    """

    name: str = ""
    framework: str = ""
    operand: Place | None = None
    axis: Place | None = None
    keeps: Place | None = None
    whole: bool = False
    bounded: bool = False
    no_grad: bool = False


@dataclass(frozen=True)
class Normalization(Computation):
    """Something is divided by a measure of its own (``norm``, ``std``, ``sum``) that may be zero."""

    measure: str = ""
    divisor: Place | None = None


@dataclass(frozen=True)
class HalfPrecisionLoss(Fact):
    """A loss is computed where CUDA's autocast is on: ``given`` are its predictions, by the expression ``argument``.

    ``context`` is where autocast is switched on; ``sure`` says that it is certain to be.
    """

    name: str = ""
    given: Tensor = Tensor()
    argument: Place | None = None
    context: Place | None = None
    made: Place | None = None
    sure: bool = True

    @property
    def short(self) -> str:
        """The name as people say it: ``BCELoss``."""
        return self.name.rpartition(".")[2]
