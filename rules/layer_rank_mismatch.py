"""MDL602: a layer is given a tensor with another number of dimensions than it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, RenameCallee, Severity
from modellint.program.facts import Misfit
from modellint.program.project import Project
from modellint.registry import rule

FAMILY = re.compile(r"(.*\.(?:BatchNorm|InstanceNorm|MaxPool|AvgPool|AdaptiveAvgPool|AdaptiveMaxPool))[123]d")
ALIKE = ("BatchNorm", "InstanceNorm")


@rule("MDL602", severity=Severity.ERROR)
def layer_rank_mismatch(misfit: Misfit, project: Project) -> Iterator[Diagnostic]:
    """Report numbers of dimensions that a layer raises for, each place once."""
    if not misfit.of_rank or misfit is not misfit.first_of(project.facts(Misfit)):
        return
    takes = " or ".join(map(str, misfit.wants))
    what = f"{misfit.short} takes tensors with {takes} dimensions, but is given {misfit.given}"
    found = misfit.diagnostic(f"{what}: its input is {misfit.shape}")
    found = found.note(misfit.defined, f"{misfit.short} is defined here")
    if misfit.source not in (misfit.made, misfit.place):
        found = found.note(misfit.source, f"what it is given, {misfit.shape}, comes from here")
    yield _mended(misfit, found)


def _mended(misfit: Misfit, found: Diagnostic) -> Diagnostic:
    """The layer of the same family for so many dimensions."""
    family = FAMILY.fullmatch(misfit.name)
    if family is None or misfit.given is None or not 3 <= misfit.given <= 5:
        return found
    fitting = f"{family[1]}{misfit.given - 2}d"
    short = fitting.rpartition(".")[2]
    found = found.advise(f"{short} takes {misfit.given} dimensions")
    if misfit.made is None:
        return found
    return found.fix(f"use {short}", RenameCallee(misfit.made, misfit.name, fitting), safe=short.startswith(ALIKE))
