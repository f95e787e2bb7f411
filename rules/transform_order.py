"""MDL703: a transform is given what it cannot take, or takes for something else."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity, Swap
from modellint.program.facts import Channels, Misplaced, Unbatched, Unscaled
from modellint.registry import rule

WORDS = {
    "image": "a PIL image",
    "tensor": "a tensor",
    "floats": "a tensor of floats",
    "bytes": "a tensor of bytes",
    "crops": "a tuple of crops",
}


@rule("MDL703", severity=Severity.ERROR)
def transform_order(fact: Misplaced | Channels | Unscaled | Unbatched) -> Iterator[Diagnostic]:
    """Report pipelines in which one step does not fit the next."""
    match fact:
        case Misplaced(demanded=True, cause=cause):
            yield _too_early(fact) if cause else _misfit(fact)
        case Misplaced():
            yield _misfit(fact)
        case Channels():
            yield _channels(fact)
        case Unscaled():
            yield _unscaled(fact)
        case Unbatched():
            yield _unbatched(fact)


def _too_early(fact: Misplaced) -> Diagnostic:
    """Nothing passes both: the first step takes tensors alone, the second anything else."""
    assert fact.cause
    message = (
        f"a sample cannot pass {fact.cause_short}, which takes tensors only, and then {fact.short}, which takes "
        "anything else: one of them raises TypeError"
    )
    return (
        Diagnostic(fact.cause, message)
        .note(fact.place, f"{fact.short} makes the tensor here")
        .advise(f"put {fact.cause_short} behind {fact.short}")
        .fix("let them change places", Swap(fact.cause, fact.place), safe=True)
    )


def _misfit(fact: Misplaced) -> Diagnostic:
    words = WORDS[fact.given]
    found = Diagnostic(fact.place, f"{words} reaches {fact.short}, which does not take it: it raises an exception")
    if fact.cause:
        return found.note(fact.cause, f"{fact.cause_short} makes it {words}").advise(_advice(fact))
    return found.note(fact.dataset, "the data set gives PIL images").advise(_advice(fact))


def _advice(fact: Misplaced) -> str:
    if fact.given == "image":
        return f"put ToTensor() before {fact.short}"
    if fact.given == "crops":
        return "work on each crop: Lambda(lambda crops: torch.stack([ToTensor()(crop) for crop in crops]))"
    if fact.given == "bytes":
        return f"make it floats in [0, 1] before {fact.short}: ToTensor(), or v2.ToDtype(torch.float32, scale=True)"
    if fact.short == fact.cause_short:
        return f"leave one {fact.short} out"
    return f"put {fact.short} before {fact.cause_short}" if fact.cause else ""


def _channels(fact: Channels) -> Diagnostic:
    short = fact.name.rpartition(".")[2]
    message = f"the images of {short} have one channel, and Normalize has statistics for {fact.count}"
    return (
        Diagnostic(fact.place, f"{message}: it raises RuntimeError")
        .note(fact.dataset, "they come from here")
        .advise("give one mean and one standard deviation, or put Grayscale(3) first")
    )


def _unscaled(fact: Unscaled) -> Diagnostic:
    return (
        Diagnostic(fact.place, "bytes become floats from 0 to 255 here, and Normalize takes them to be in [0, 1]")
        .note(fact.normalize, "normalised here")
        .advise("write ToDtype(..., scale=True)")
        .as_severity(Severity.WARNING)
    )


def _unbatched(fact: Unbatched) -> Diagnostic:
    short = fact.name.rpartition(".")[2]
    return (
        Diagnostic(
            fact.place, f"the loader cannot make batches of PIL images, which {short} gives: it raises TypeError"
        )
        .note(fact.dataset, "no transform makes them tensors here")
        .advise("give the data set transform=ToTensor(), or the loader a collate_fn")
    )
