"""How classes of networks are written: what their constructor forgets, what they lack, what they hide."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from modellint.analysis.classes import library_base, lineage, member
from modellint.analysis.holdings import MODULE, is_module, name_of
from modellint.analysis.machine import Machine
from modellint.analysis.objects import (
    Built,
    Class,
    Dictionary,
    Function,
    Given,
    Instance,
    List,
    Literal,
    Tuple,
    Value,
)
from modellint.analysis.parameter_values import PARAMETER
from modellint.diagnostics import Place
from modellint.knowledge.api import ApiClass
from modellint.knowledge.stubs import lookup
from modellint.program import facts
from modellint.program.values import Tensor
from modellint.syntax import tree
from modellint.syntax.mentions import names, reads

_HARMLESS = frozenset({"forward", "type", "name", "device", "extra_repr", "__init__"})
_CLOSE = 0.75
_UNFILLED = ("torch.empty", "torch.Tensor", "torch.FloatTensor", "torch.cuda.FloatTensor")
_MAKERS = frozenset(
    f"torch.{name}" for name in ("zeros", "ones", "randn", "rand", "arange", "linspace", "eye", "tensor")
)
_SHOWN: dict[type, str] = {List: "a list", Tuple: "a tuple", Dictionary: "a dict"}
_FILLING = ("init", "reset")
_FOR_ALL = frozenset({"parameters", "named_parameters", "apply", "modules", "load_state_dict", "reset_parameters"})

Found = facts.EarlyAttribute | facts.NoForward | facts.Shadow | facts.Unfilled | facts.Unmoved


def facts_of(machine: Machine) -> Iterator[Found]:
    """Each once for a place."""
    told: set[tuple[type, Place]] = set()
    for fact in (*_early(machine), *_unanswered(machine), *_attributes(machine)):
        if (type(fact), fact.place) not in told:
            told.add((type(fact), fact.place))
            yield fact


def _early(machine: Machine) -> Iterator[facts.EarlyAttribute]:
    """Layers that are assigned before torch's constructor has run."""
    seen: set[int] = set()
    for instance, attribute, value, initialiser in machine.witness.early:
        if id(instance) in seen or initialiser is None or not _is_module_value(value):
            continue
        if is_module(instance.cls) and member(instance.cls, "__setattr__") is None:
            seen.add(id(instance))
            body = _statements(initialiser) if initialiser.name == "__init__" else []
            path = initialiser.scope.module.path
            yield facts.EarlyAttribute(
                instance.written[attribute],
                network=instance.cls.name,
                attribute=attribute,
                layer=name_of(value),
                start=Place(path, body[0].n) if body else None,
                late="__init__" in names(initialiser.node),
            )


def _statements(function: Function) -> list[tree.Statement]:
    """The body of a function without its docstring."""
    body = function.node.body if isinstance(function.node, tree.FunctionDef) else ()
    return [statement for statement in body if not _is_text(statement)]


def _is_text(statement: object) -> bool:
    return isinstance(statement, tree.ExpressionStatement) and isinstance(statement.value, tree.Constant)


def _is_module_value(value: Value) -> bool:
    if isinstance(value, Instance):
        return is_module(value.cls)
    return isinstance(value, Built) and (MODULE in value.api.bases or value.api.name == PARAMETER)


def _unanswered(machine: Machine) -> Iterator[facts.NoForward]:
    for instance, place in machine.witness.unanswered:
        cls, base = instance.cls, library_base(instance.cls)
        answers = ("forward", "__call__", "__getattr__")
        if not is_module(cls) or base is None or base.call is not None:
            continue
        if "forward" in instance.attributes or any(member(cls, name) is not None for name in answers):
            continue
        methods = [str(name) for entry in lineage(cls) if isinstance(entry, Class) for name in entry.members]
        close = difflib.get_close_matches("forward", methods, 1, _CLOSE)
        yield facts.NoForward(cls.place, network=cls.name, called=place, similar=close[0] if close else "")


def _attributes(machine: Machine) -> Iterator[facts.Shadow | facts.Unfilled | facts.Unmoved]:
    module = lookup(MODULE)
    methods = module.methods if isinstance(module, ApiClass) else {}
    filled = machine.witness.loaded or any(fill.tensor == "*" for fill in machine.witness.fills)
    for instance in machine.witness.instances:
        if not instance.written or not is_module(instance.cls):
            continue
        for name, place in instance.written.items():
            value = instance.attributes.get(name)
            if name in methods and name not in _HARMLESS and _cannot_be_called(value):
                yield facts.Shadow(place, network=instance.cls.name, attribute=name, value=_shown(value))
            elif isinstance(value, Built) and value.api.name == PARAMETER and not filled:
                yield from _unfilled(instance, name, place, value)
            elif isinstance(value, Tensor) and value.trail:
                yield from _unmoved(instance, name, place, value)


def _cannot_be_called(value: object) -> bool:
    return isinstance(value, Literal | List | Tuple | Dictionary)


def _shown(value: object) -> str:
    return repr(value.value) if isinstance(value, Literal) else _SHOWN[type(value)]


def _unfilled(instance: Instance, name: str, place: Place, value: Built) -> Iterator[facts.Unfilled]:
    """A Parameter of ``torch.empty`` that no method of the class touches but to compute with it."""
    given = value.arguments.get("data")
    maker = _maker(given) if given else ""
    if maker in _UNFILLED and not _is_filled(instance.cls, name):
        yield facts.Unfilled(place, network=instance.cls.name, attribute=name, maker=maker, made=value.place)


def _maker(given: Given) -> str:
    """What makes the tensor, where nothing is done to it before it is given."""
    match given.value:
        case Tensor(trail=(*_, step)) if step.applied == given.place:
            return step.name
        case Built(api=api, arguments=arguments, place=place) if api.role == "tensor" and place == given.place:
            size = arguments["args"].value if "args" in arguments else None
            items = size.items if isinstance(size, Tuple) else ()
            whole = items and all(isinstance(item, Literal) and type(item.value) is int for item in items)
            return api.name if whole else ""
    return ""


def _is_filled(cls: Class, name: str) -> bool:
    """Whether any method looks as if it filled parameters, or names this one where it does not compute."""
    for entry in lineage(cls):
        for found in entry.members.values() if isinstance(entry, Class) else ():
            if not isinstance(found, Function):
                continue
            if found.name != "__init__" and any(word in found.name for word in _FILLING):
                return True
            mentioned = names(found.node)
            if mentioned & {
                "parameters",
                "named_parameters",
                "apply",
                "modules",
                "load_state_dict",
                "reset_parameters",
            }:
                return True
            touched = reads(found.node, name)
            if touched.others and (found.name == "__init__" or touched.written):
                return True
    return False


def _is_plain_call(value: tree.Expression, made: int) -> bool:
    """Whether a value is the very call that made a tensor, on whatever device there is."""
    return isinstance(value, tree.Call) and value.n == made and all(a.keyword != "device" for a in value.arguments)


def _unmoved(instance: Instance, name: str, place: Place, value: Tensor) -> Iterator[facts.Unmoved]:
    """A plain tensor that ``forward`` adds to or multiplies with its input, and that nothing ever moves."""
    step = value.trail[-1]
    if step.name not in _MAKERS or step.applied is None or name not in instance.written:
        return
    used: Place | None = None
    for entry in lineage(instance.cls):
        for found in entry.members.values() if isinstance(entry, Class) else ():
            if not isinstance(found, Function):
                continue
            touched = reads(found.node, name)
            if touched.others or (found.name != "__init__" and touched.written) or names(found.node) & {"_apply"}:
                return
            if touched.value is not None and not _is_plain_call(touched.value, step.applied.node):
                return
            if found.name == "forward" and touched.operands:
                used = Place(found.scope.module.path, touched.operands[0])
    if used:
        yield facts.Unmoved(
            place, network=instance.cls.name, attribute=name, maker=step.name, used=used, value=step.applied
        )
