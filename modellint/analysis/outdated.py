"""Names and arguments that some version of a framework took away, wherever the file is not prepared for that."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from modellint.analysis.cautious import Cautious
from modellint.analysis.machine import GUESSED, Arguments, Frame, Machine
from modellint.analysis.objects import ApiMethod, Built, Given, Literal, Rest, Spread, Unknown, Value
from modellint.diagnostics import Place
from modellint.knowledge.api import ApiClass, ApiFunction, ApiModule, Signature
from modellint.knowledge.changes import Change, changes
from modellint.program import facts
from modellint.program.facts.api import Written
from modellint.program.values import Tensor
from modellint.syntax import tree


def name_of(value: Value) -> str:
    """The qualified name of something that comes from a library, else nothing."""
    match value:
        case ApiFunction(name=name) | ApiClass(name=name) | ApiModule(name=name):
            return name
        case ApiMethod(function=function, receiver=(Built() | Tensor())):
            return function.name
        case Unknown():
            return value.imported
    return ""


def called(machine: Machine, callee: Value, arguments: Arguments, place: Place, func: tree.Expression) -> None:
    """Something is called. A name that cannot be imported any more was reported where it is imported."""
    name = name_of(callee)
    found = changes(name) if name else ()
    if not found:
        return
    names = _names(name, _signature(callee))
    if _is_beside(found, names, arguments):
        return
    written = _written(names, arguments)
    for change in found:
        if change.parameter:
            _argument(machine, change, _as_written(name, func), arguments, written, place)
        elif not (isinstance(func, tree.Name) and _at_import(change)):
            _note(machine, facts.Outdated(place, change=change, used=name, call=place, written=written))
            return


def _as_written(name: str, func: tree.Expression) -> str:
    """The qualified name with the last part that the file uses: one entry may stand for all names of a module."""
    shown = func.attr if isinstance(func, tree.Attribute) else func.id if isinstance(func, tree.Name) else ""
    return f"{name.rpartition('.')[0]}.{shown}" if shown else name


def _argument(
    machine: Machine, change: Change, name: str, arguments: Arguments, written: tuple[Written, ...], place: Place
) -> None:
    """An argument that is given, or one that is not."""
    given = next((each for each in written if each.parameter == change.parameter), None)
    if change.missing:
        if given is None and not _is_open(arguments):
            _note(machine, facts.Outdated(place, change=change, used=name, call=place, written=written))
    elif given is not None and not (change.idle and given.constant and not given.value):
        fact = facts.Outdated(given.argument, change=change, used=name, call=place, argument=given, written=written)
        _note(machine, fact)


def named(machine: Machine, frame: Frame, node: tree.Attribute, owner: Value, value: Unknown) -> None:
    """``torch.utils.ffi`` is spoken of; whether it is called is seen elsewhere."""
    name = value.imported
    change = _gone(name)
    if change is not None and _gone(name_of(owner)) is None:
        _note(machine, facts.Outdated(frame.place(node), change=change, used=name))


def _gone(name: str) -> Change | None:
    """The entry that says that a name is not there any more."""
    return next((each for each in changes(name) if each.gone and not each.parameter and not each.refuses), None)


def imported(machine: Machine, frame: Frame, node: tree.ImportedName, *names: str) -> None:
    """Something is imported, by the name that is written or its proper one, which fails if it is gone."""
    for name in names:
        for change in changes(name):
            if not change.parameter and _at_import(change):
                _note(machine, facts.Outdated(frame.place(node), change=change, used=name, imported=True))
                return


def _at_import(change: Change) -> bool:
    """Whether a name is reported where it is imported: it is not there, or it is to be imported from elsewhere."""
    return not change.refuses and (bool(change.gone) or change.moved)


def indexed(machine: Machine, frame: Frame, node: tree.Subscript, owner: Tensor) -> None:
    """``loss.data[0]``: a number has no elements."""
    data = node.value
    if isinstance(data, tree.Attribute) and data.attr == "data" and _is_whole(node.index):
        machine.note_once(facts.Indexed(frame.place(node), number=frame.place(data.value)))


def _is_whole(node: tree.Expression) -> bool:
    return isinstance(node, tree.Constant) and type(node.value) is int


def _note(machine: Machine, fact: facts.Outdated) -> None:
    machine.facts.setdefault(fact)


def _signature(callee: Value) -> Signature | None:
    match callee:
        case ApiFunction(signature=signature):
            return signature
        case ApiClass(init=signature):
            return signature
        case ApiMethod(function=function):
            return function.signature
    return None


@cache
def _names(name: str, signature: Signature | None) -> tuple[str, ...]:
    """What the positional arguments are called, by the signature or as the table knows them."""
    names = next((each.arguments for each in changes(name) if each.arguments and not each.parameter), ())
    if signature is not None and not names:
        names = tuple(each.name for each in signature.parameters if each.kind == "normal")
    return names


def _is_beside(found: Iterable[Change], names: tuple[str, ...], arguments: Arguments) -> bool:
    """Whether all that changed are arguments that are not given, as in most calls."""
    given = names[: len(arguments.positional)]
    return len(arguments.positional) <= len(names) and all(
        each.parameter and not each.missing and each.parameter not in given and each.parameter not in arguments.keywords
        for each in found
    )


def _written(names: tuple[str, ...], arguments: Arguments) -> tuple[Written, ...]:
    """The arguments as they are written, by their names."""
    pairs = [*zip(names, arguments.positional, strict=False), *arguments.keywords.items()]
    extra = [(f"*{i}", given) for i, given in enumerate(arguments.positional[len(names) :])]
    return tuple(_one(name, given) for name, given in (*pairs, *extra) if given.place)


def _one(name: str, given: Given) -> Written:
    assert given.place is not None
    value = given.value
    constant = isinstance(value, Literal)
    known = value.value if isinstance(value, Literal) else None
    return Written(name, known, constant, given.place, given.argument or given.place)


def _is_open(arguments: Arguments) -> bool:
    return arguments.open or any(isinstance(given.value, Rest | Spread) for given in arguments.positional)


def of_tensor(machine: Machine, owner: Tensor, name: str, place: Place) -> None:
    """``matrix.symeig()``, a method that tensors no longer have."""
    for change in changes(f"torch.Tensor.{name}"):
        if machine.marked(owner) is not GUESSED:
            _note(machine, facts.Outdated(place, change=change, used=change.name, call=place))


def forgive(machine: Machine) -> None:
    """Take back what is guarded by a test of versions, or made up for by the program itself."""
    found = [fact for fact in machine.facts if isinstance(fact, facts.Outdated | facts.Indexed)]
    careful: dict[str, Cautious] = {}
    for fact in found:
        path = fact.place.path
        if path not in careful:
            careful[path] = Cautious(machine.loader.loaded[path].body)
        names = {fact.change.short, fact.change.parameter} if isinstance(fact, facts.Outdated) else {"item"}
        if careful[path].covers(fact.place.node, names):
            del machine.facts[fact]
