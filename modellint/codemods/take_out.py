"""Takes a step out, in whatever form it was written."""

from __future__ import annotations

from modellint.codemods.arguments import remove_argument
from modellint.codemods.cut import remove_item, remove_statement
from modellint.codemods.fit import keep_only
from modellint.codemods.names import dotted
from modellint.codemods.page import Impossible, Page
from modellint.codemods.pages import Pages
from modellint.codemods.steps import Step, step_of
from modellint.codemods.uses import attributes, is_bound, last_name, mentions, target_of
from modellint.diagnostics import Edit, TakeOut
from modellint.syntax import tree

_ADDERS = ("add", "append", "add_module", "insert", "register_module")
_MOVERS = ("to", "cuda", "cpu", "float", "half", "double")
_CONTAINERS = ("Sequential",)


def take_out(intent: TakeOut, pages: Pages) -> list[Edit]:
    """The edits that take a step out."""
    if intent.applied is None:
        if intent.made is None:
            raise Impossible
        page = pages.at(intent.made)
        return _take_out_maker(page, page.node(intent.made, tree.Node))
    page = pages.at(intent.applied)
    call = page.node(intent.applied, tree.Call)
    if intent.made is None or intent.made == intent.applied:
        return _take_out_call(page, step_of(page, call, is_layer=False))
    home = pages.at(intent.made)
    made = home.node(intent.made, tree.Node)
    if isinstance(made, tree.Argument):
        return [remove_argument(home, made)]
    if call.func is made:
        return _take_out_call(page, step_of(page, call, is_layer=True))
    return _take_out_layer(page, call, home, made)


def _take_out_call(page: Page, step: Step) -> list[Edit]:
    """Leave only what the step is applied to; of ``x = softmax(x)``, leave nothing."""
    statement = page.parent(step.call)
    match statement:
        case tree.Assign(targets=(target,)) if dotted(target) and dotted(target) == dotted(step.operand):
            return [remove_statement(page, statement)]
    return keep_only(page, step.call, step.operand)


def _take_out_layer(page: Page, call: tree.Call, home: Page, made: tree.Node) -> list[Edit]:
    """Take out the use of a layer that was bound to a name, and the layer too where nothing else uses it."""
    step = step_of(page, call, is_layer=True)
    definition = home.statement(made)
    target, value = target_of(definition)
    if target is None or value is None or step.layer is None or last_name(step.layer) != last_name(target):
        raise Impossible
    if not _is_made_by(value, made):
        raise Impossible
    others = [node for node in mentions(home, target) if node is not step.layer]
    if any(is_bound(home, node) for node in others):
        raise Impossible
    edits = _take_out_call(page, step)
    if home is page and not others:
        edits.append(remove_statement(home, definition))
    return edits


def _is_made_by(value: tree.Expression, made: tree.Node) -> bool:
    """Whether a value is just what was made there, perhaps moved to a device."""
    while value is not made:
        if not (isinstance(value, tree.Call) and isinstance(value.func, tree.Attribute) and value.func.attr in _MOVERS):
            return False
        value = value.func.value
    return True


def _take_out_maker(page: Page, made: tree.Node) -> list[Edit]:
    """Take out what was made, where it was put: in brackets, by ``add``, or as an argument."""
    if isinstance(made, tree.Argument):
        return [remove_argument(page, made)]
    parent = page.parent(made)
    match parent:
        case tree.Argument(keyword="activation"):
            return [remove_argument(page, parent)]
        case tree.Argument():
            return _take_out_of_call(page, made, parent)
        case tree.ListDisplay(items=items):
            return _take_out_of_list(page, parent, items, made)
        case tree.TupleDisplay(items=(tree.Constant(value=str(name)), value)) if value is made:
            return _take_out_of_pairs(page, parent, name)
        case tree.DictDisplay(entries=entries):
            return _take_out_of_dict(page, entries, made)
        case tree.Call(func=func) if func is made:
            return _take_out_call(page, step_of(page, parent, is_layer=True))
    raise Impossible


def _take_out_of_call(page: Page, made: tree.Node, argument: tree.Argument) -> list[Edit]:
    call = page.parent(argument)
    assert isinstance(call, tree.Call)
    if argument.keyword is not None or argument.star:
        raise Impossible
    if last_name(call.func) in _CONTAINERS:
        return [_remove_from(page, call.arguments, argument)]
    statement = page.parent(call)
    if isinstance(statement, tree.ExpressionStatement) and last_name(call.func) in _ADDERS:
        first = call.arguments[0]
        if argument is not first and isinstance(first.value, tree.Constant) and isinstance(first.value.value, str):
            _refuse_named(page, first.value.value)
        return [remove_statement(page, statement)]
    raise Impossible


def _take_out_of_list(
    page: Page, display: tree.ListDisplay, items: tuple[tree.Expression, ...], item: tree.Node
) -> list[Edit]:
    """Take an item out of a list; a list that would be empty goes with the statement that only adds it to another."""
    if len(items) > 1:
        return [_remove_from(page, items, item)]
    parent = page.parent(display)
    if isinstance(parent, tree.AugmentedAssign) and parent.op == "+":
        return [remove_statement(page, parent)]
    raise Impossible


def _take_out_of_pairs(page: Page, pair: tree.TupleDisplay, name: str) -> list[Edit]:
    """Take a named layer out of a list of pairs."""
    _refuse_named(page, name)
    parent = page.parent(pair)
    if isinstance(parent, tree.ListDisplay):
        return _take_out_of_list(page, parent, parent.items, pair)
    raise Impossible


def _take_out_of_dict(
    page: Page, entries: tuple[tuple[tree.Expression | None, tree.Expression], ...], made: tree.Node
) -> list[Edit]:
    spans: list[tuple[int, int]] = []
    index = -1
    for key, value in entries:
        if key is None:
            raise Impossible
        if value is made:
            index = len(spans)
            if isinstance(key, tree.Constant) and isinstance(key.value, str):
                _refuse_named(page, key.value)
        spans.append((page.span(key)[0], page.span(value)[1]))
    if index < 0 or len(spans) < 2:
        raise Impossible
    return [remove_item(page, spans, index)]


def _remove_from(page: Page, items: tuple[tree.Node, ...], item: tree.Node) -> Edit:
    if len(items) < 2:
        raise Impossible
    index = next(i for i, each in enumerate(items) if each is item)
    return remove_item(page, [page.span(each) for each in items], index)


def _refuse_named(page: Page, name: str) -> None:
    """Layers that are named can be reached by their names."""
    if any(attributes(page, name)):
        raise Impossible
