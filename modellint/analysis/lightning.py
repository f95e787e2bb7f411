"""Whether Lightning modules do what Lightning, which owns their training loop, expects of them."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.analysis.cautious import walk
from modellint.analysis.choices import options
from modellint.analysis.classes import has_unknown_base, lineage
from modellint.analysis.machine import Machine
from modellint.analysis.objects import OTHERS, Built, Class, Dictionary, Function, List, Literal, Tuple, Value
from modellint.analysis.sequences import elements
from modellint.diagnostics import Place
from modellint.knowledge.api import ApiClass
from modellint.program import facts
from modellint.program.facts.lightning import Breach
from modellint.syntax import tree

MODULE = "lightning.LightningModule"
HOOKS_GONE = ("training_epoch_end", "validation_epoch_end", "test_epoch_end")
_BY_HAND = ("automatic_optimization", "manual_backward", "optimizers")
_DETACHING = ("item", "detach", "tolist")
_CYCLES = ("OneCycleLR", "CyclicLR")


def breaches(machine: Machine) -> Iterator[facts.LightningBreach]:
    """All that Lightning modules of the program do which Lightning does not expect."""
    for module in list(machine.loader.loaded.values()):
        for value in module.names.values():
            if isinstance(value, Class) and value.scope.module is module and _is_lightning(value):
                yield from _of_class(machine, value)


def _is_lightning(cls: Class) -> bool:
    return any(isinstance(base, ApiClass) and base.name == MODULE for base in lineage(cls))


def _of_class(machine: Machine, cls: Class) -> Iterator[facts.LightningBreach]:
    step = cls.members.get("training_step")
    if isinstance(step, Function) and not _by_hand(cls):
        yield from _of_step(cls, step)
    for name in HOOKS_GONE:
        hook = cls.members.get(name)
        if isinstance(hook, Function):
            yield facts.LightningBreach(_place(cls, hook.node), breach=Breach.HOOK_GONE, cls=cls.name, name=name)
    configure = cls.members.get("configure_optimizers")
    if isinstance(configure, Function) and configure in machine.configured and not _steps_itself(cls):
        for _, option in options(machine.configured[configure]):
            yield from _of_schedulers(machine, cls, option)


def _place(cls: Class, node: tree.Node) -> Place:
    return Place(cls.scope.module.path, node.n)


# --- training_step ---


def _by_hand(cls: Class) -> bool:
    """Whether the module steps its optimizers itself, or may: Lightning then asks nothing of it."""
    if has_unknown_base(cls):
        return True
    own = [entry for entry in lineage(cls) if isinstance(entry, Class)]
    nodes = (node for entry in own for node in _everything(entry))
    return any(_BY_HAND[0] in entry.members for entry in own) or any(
        isinstance(node, tree.Attribute) and node.attr in _BY_HAND for node in nodes
    )


def _everything(cls: Class) -> Iterator[tree.Node]:
    for value in cls.members.values():
        if isinstance(value, Function):
            yield from walk(value.node)


def _of_step(cls: Class, step: Function) -> Iterator[facts.LightningBreach]:
    body = step.node.body
    if isinstance(step.node, tree.Lambda) or not isinstance(body, tuple) or step.node.generator:
        return
    nodes = list(_within(body))
    given = [node.value for node in nodes if isinstance(node, tree.Return) and node.value and not _is_none(node.value)]
    if not given and _computes(nodes):
        yield facts.LightningBreach(_place(cls, step.node), breach=Breach.NOTHING_RETURNED, cls=cls.name)
    for value in given:
        if (call := _detached(value)) is not None:
            inner = call.func.value if isinstance(call.func, tree.Attribute) else None
            yield facts.LightningBreach(
                _place(cls, call),
                breach=Breach.NUMBER_RETURNED,
                cls=cls.name,
                name=call.func.attr if isinstance(call.func, tree.Attribute) else "",
                inner=_place(cls, inner) if inner else None,
            )
    for node in nodes if given else ():
        if isinstance(node, tree.ExpressionStatement) and (call := _backward(node.value, given)):
            yield facts.LightningBreach(_place(cls, call), breach=Breach.OWN_BACKWARD, cls=cls.name)


def _within(body: tree.Block) -> Iterator[tree.Node]:
    """The nodes of a function, without those of the functions inside of it."""
    for statement in body:
        if isinstance(statement, tree.FunctionDef | tree.ClassDef):
            continue
        for name in type(statement).__dataclass_fields__:
            value = getattr(statement, name)
            if isinstance(value, tuple) and value and isinstance(value[0], tree.Statement):
                yield from _within(value)
        yield statement
        if isinstance(statement, tree.Try):
            for handler in statement.handlers:
                yield from _within(handler.body)
        if isinstance(statement, tree.Match):
            for case in statement.cases:
                yield from _within(case.body)


def _is_none(node: tree.Expression) -> bool:
    return isinstance(node, tree.Constant) and node.value is None


def _computes(nodes: list[tree.Node]) -> bool:
    """Whether a step is more than a stub: it assigns something, and does not only raise."""
    return any(isinstance(node, tree.Assign) for node in nodes) and not any(isinstance(n, tree.Raise) for n in nodes)


def _detached(value: tree.Expression) -> tree.Call | None:
    """``loss.item()``, also under ``"loss"`` in a dict."""
    if isinstance(value, tree.DictDisplay):
        entries = (item for key, item in value.entries if isinstance(key, tree.Constant) and key.value == "loss")
        return next((call for item in entries if (call := _detached(item))), None)
    match value:
        case tree.Call(func=tree.Attribute(attr=name), arguments=()) if name in _DETACHING:
            return value
    return None


def _backward(node: tree.Expression, given: list[tree.Expression]) -> tree.Call | None:
    """``loss.backward()`` of a name that is returned, too."""
    match node:
        case tree.Call(func=tree.Attribute(value=tree.Name(id=name), attr="backward"), arguments=()):
            returned = {inner.id for value in given for inner in walk(value) if isinstance(inner, tree.Name)}
            return node if name in returned else None
    return None


# --- configure_optimizers ---


def _steps_itself(cls: Class) -> bool:
    """Whether the module says itself how schedulers are stepped, or somebody that nobody sees may."""
    return has_unknown_base(cls) or "lr_scheduler_step" in cls.members or _by_hand(cls)


def _of_schedulers(machine: Machine, cls: Class, value: Value) -> Iterator[facts.LightningBreach]:
    for scheduler, settings in _schedulers(machine, value):
        short = scheduler.api.name.rpartition(".")[2]
        if scheduler.place is None or OTHERS in settings:
            continue
        if short == "ReduceLROnPlateau" and "monitor" not in settings:
            yield facts.LightningBreach(scheduler.place, breach=Breach.NO_MONITOR, cls=cls.name, name=short)
        elif (
            short in _CYCLES
            and _counts_batches(scheduler)
            and settings.get("interval", Literal("epoch")) == Literal("epoch")
        ):
            yield facts.LightningBreach(scheduler.place, breach=Breach.PER_EPOCH, cls=cls.name, name=short)


def _counts_batches(scheduler: Built) -> bool:
    """Whether the scheduler is told, or by default goes by, the number of batches of an epoch."""
    given = scheduler.arguments.get("steps_per_epoch")
    return given is not None and given.place is not None and given.value not in (Literal(1), Literal(None))


def _schedulers(machine: Machine, value: Value) -> Iterator[tuple[Built, dict[object, Value]]]:
    """The schedulers that are returned, each with what stands beside it in its dict."""
    match value:
        case Dictionary(cells=cells):
            held = cells.get("lr_scheduler")
            if held is not None:
                yield from _scheduler(held, dict(cells))
        case Tuple(items=(_, second)) if isinstance(second, Tuple | List):
            for item in elements(machine, second):
                yield from _scheduler(item, {})


def _scheduler(value: Value, beside: dict[object, Value]) -> Iterator[tuple[Built, dict[object, Value]]]:
    match value:
        case Dictionary(cells=cells) if isinstance(inner := cells.get("scheduler"), Built):
            yield inner, {**beside, **cells}
        case Built():
            yield value, beside
