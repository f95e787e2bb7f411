"""What goes through the transforms of a pipeline, step by step: images, tensors of bytes, tensors of floats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from modellint.analysis.choices import options
from modellint.analysis.objects import Built, Choice, Function, List, Literal, Tuple, Unknown, Value
from modellint.diagnostics import Place
from modellint.knowledge.api import ApiClass
from modellint.program import facts

HOME = "torchvision.transforms"
TENSORS = ("tensor", "floats", "bytes")
_GIVES = {
    "_FromImages": "floats",
    "_ToImages": "image",
    "_Crops": "crops",
    "_ToFloats": "floats",
    "_ToBytes": "bytes",
}
_REFUSES = {
    "_FromImages": (*TENSORS, "crops"),
    "_ToImages": ("image", "crops"),
    "_OfTensors": ("image", "crops"),
    "_OfBytes": ("floats", "crops"),
    "_Passing": (),
}
_EITHER = ("crops",)
_INTEGERS = ("uint8", "int8", "int16", "int32", "int64", "long", "int", "short")


@dataclass(frozen=True, slots=True)
class Flow:
    """What arrives at a step: an ``image``, a ``tensor`` … (nothing: nobody knows), and which step made it so.

    ``demanded`` says that the step does not make it but takes nothing else; ``scaled`` is the step that brought the
    numbers into [0, 1].
    """

    what: str = ""
    by: Built | None = None
    demanded: bool = False
    scaled: Built | None = None


def has(api: ApiClass, trait: str) -> bool:
    """Whether a stub gives a transform or data set one of the bases that speak of it."""
    return any(base.rpartition(".")[2] == trait for base in api.bases)


def steps(value: Value | None) -> tuple[Value, ...] | None:
    """The transforms that a ``transform=`` argument stands for, pipelines inside pipelines laid out; None: unknown."""
    match value:
        case Literal(value=None):
            return ()
        case Built(api=ApiClass(role="pipeline"), arguments=arguments):
            given = arguments.get("transforms")
            items = _items(given.value) if given else None
            return None if items is None else tuple(step for item in items for step in _inner(item))
        case Built(api=ApiClass(role="transform" | "lambda" | "cast")) | Function():
            return (value,)
    return None


def _inner(item: Value) -> tuple[Value, ...]:
    if isinstance(item, Built) and item.api.role == "pipeline":
        return steps(item) or (Unknown(),)
    return (item,)


def _items(value: Value) -> tuple[Value, ...] | None:
    held = value.cells.get("items", Tuple()) if isinstance(value, List) else value
    return held.items if isinstance(held, Tuple) else None


def variants(value: Value | None) -> list[tuple[Value, ...]]:
    """Each list of transforms that a pipeline may have, by the runs; empty where nobody knows."""
    if isinstance(value, Choice):
        return [found for _, option in options(value) for found in variants(option)]
    if isinstance(value, Built) and value.api.role == "pipeline" and "transforms" in value.arguments:
        inner = value.arguments["transforms"].value
        held = inner.cells.get("items", Tuple()) if isinstance(inner, List) else inner
        if isinstance(held, Choice):
            lists = [option.items for _, option in options(held) if isinstance(option, Tuple)]
            return [tuple(step for item in items for step in _inner(item)) for items in lists]
    found = steps(value)
    return [] if found is None else [found]


def flows(path: tuple[Value, ...], start: str) -> Iterator[tuple[Value, Flow]]:
    """Each step with what arrives at it; at last None with what comes out."""
    flow = Flow(start)
    for step in path:
        yield step, flow
        flow = _after(step, flow)
    yield Literal(None), flow


def _after(step: Value, flow: Flow) -> Flow:
    if not isinstance(step, Built) or step.api.role != "transform":
        return _cast(step, flow) if isinstance(step, Built) and step.api.role == "cast" else Flow()
    api = step.api
    if api.name == f"{HOME}.PILToTensor":
        return Flow("bytes", step)
    what = next((_GIVES[trait] for trait in _GIVES if has(api, trait)), "")
    if what:
        return Flow(what, step, scaled=step if has(api, "_Scaling") and flow.what != "floats" else flow.scaled)
    if has(api, "_OfTensors") and flow.what not in TENSORS:
        return Flow("floats" if api.name.endswith("Normalize") else "tensor", step, demanded=not flow.what)
    if api.name.endswith("ConvertImageDtype"):
        return Flow("tensor", step)
    return flow


def _cast(step: Built, flow: Flow) -> Flow:
    """``ToDtype(torch.float32, scale=True)``; nobody follows other types here."""
    if flow.what not in TENSORS or dtype_of(step) != "float32":
        return Flow()
    scales = step.arguments["scale"].value if "scale" in step.arguments else None
    return Flow("floats", step, scaled=step if scales == Literal(True) and flow.what == "bytes" else flow.scaled)


def dtype_of(step: Built) -> str:
    """The name of the type that a step casts to."""
    given = step.arguments.get("dtype")
    if given is None:
        return ""
    match given.value:
        case Unknown() as value:
            return value.imported.rpartition(".")[2]
        case Literal(value=str(name)):
            return name
    return ""


def refused(step: Value, flow: Flow) -> bool:
    """Whether a step raises an exception for what arrives at it."""
    if not isinstance(step, Built) or step.api.role != "transform" or not flow.what:
        return False
    if step.api.name.endswith(".Normalize") and flow.what == "bytes":
        return True
    found = [_REFUSES[trait] for trait in _REFUSES if has(step.api, trait)]
    return flow.what in (found[0] if found else _EITHER)


def misfit(path: tuple[Value, ...], start: str = "", dataset: Place | None = None) -> Iterator[facts.Misplaced]:
    """The first step that cannot take what arrives."""
    for step, flow in flows(path, start):
        if refused(step, flow):
            assert isinstance(step, Built)
            by = flow.by
            if step.place:
                yield facts.Misplaced(
                    step.place,
                    name=step.api.name,
                    given=flow.what,
                    cause=by.place if by else None,
                    cause_name=by.api.name if by else "",
                    demanded=flow.demanded,
                    dataset=dataset,
                )
            return
