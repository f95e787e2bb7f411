"""Who else in a file uses a variable or an attribute."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.codemods.names import dotted, imports, root
from modellint.codemods.page import Page
from modellint.syntax import tree

Target = tree.Name | tree.Attribute
_LOOKUPS = ("getattr", "setattr", "hasattr", "delattr")


def target_of(statement: tree.Node) -> tuple[Target | None, tree.Expression | None]:
    """What a statement with one target binds, and to which value."""
    match statement:
        case tree.Assign(targets=(target,), value=value) if isinstance(target, Target):
            return target, value
        case tree.AnnotatedAssign(target=target, value=value) if isinstance(target, Target):
            return target, value
    return None, None


def last_name(node: tree.Expression) -> str:
    """The last name of ``a.b.c``, or the only one of ``a``."""
    return node.attr if isinstance(node, tree.Attribute) else node.id if isinstance(node, tree.Name) else ""


def mentions(page: Page, target: Target) -> list[tree.Node]:
    """The other nodes that may mean the same variable or attribute, strings that spell its name among them."""
    name = last_name(target)
    texts = [text for text in page.all(tree.Constant) if text.value == name and not _is_setting(page, text)]
    if isinstance(target, tree.Name):
        return [*texts, *(node for node in _names(page, target) if node is not target)]
    owner = _class_of(page, target) if dotted(target) == f"self.{name}" else None
    others = [node for node in attributes(page, name) if node is not target and not _is_others(page, node, owner)]
    return [*texts, *others]


def attributes(page: Page, name: str) -> Iterator[tree.Attribute]:
    """All attributes of some name, except those of imported modules."""
    modules = {each.name for each in imports(page)}
    return (node for node in page.all(tree.Attribute) if node.attr == name and root(node) not in modules)


def is_bound(page: Page, node: tree.Node) -> bool:
    """Whether a name or attribute is given a value where it stands."""
    parent = page.parent(node)
    while isinstance(parent, tree.TupleDisplay | tree.ListDisplay | tree.Starred):
        node, parent = parent, page.parent(parent)
    match parent:
        case tree.Assign(targets=targets):
            return any(target is node for target in targets)
        case tree.AnnotatedAssign(target=target) | tree.AugmentedAssign(target=target) | tree.For(target=target):
            return target is node
        case tree.NamedExpression(target=target) | tree.WithItem(target=target) | tree.Generator(target=target):
            return target is node
    return False


def _names(page: Page, target: tree.Name) -> list[tree.Name]:
    """The names that may mean a variable: those in the same function, or all of them for a variable of the module."""
    named = [node for node in page.all(tree.Name) if node.id == target.id]
    home = _function_of(page, target)
    if home is None or any(target.id in scope.names for scope in page.all(tree.Scope)):
        return named
    return [node for node in named if any(outer is home for outer in page.ancestors(node))]


def _is_setting(page: Page, text: tree.Constant) -> bool:
    """Whether a string is given to a call that does not look it up as a name, as in ``Activation("softmax")``."""
    argument = page.parent(text)
    call = page.parent(argument) if isinstance(argument, tree.Argument) else None
    return isinstance(call, tree.Call) and last_name(call.func) not in _LOOKUPS


def _function_of(page: Page, node: tree.Node) -> tree.FunctionDef | None:
    return next((outer for outer in page.ancestors(node) if isinstance(outer, tree.FunctionDef)), None)


def _class_of(page: Page, node: tree.Node) -> tree.ClassDef | None:
    return next((outer for outer in page.ancestors(node) if isinstance(outer, tree.ClassDef)), None)


def _is_others(page: Page, node: tree.Attribute, owner: tree.ClassDef | None) -> bool:
    """Whether it is an attribute that another class has defined for itself."""
    other = _class_of(page, node)
    if owner is None or other is None or other is owner or dotted(node) != f"self.{node.attr}":
        return False
    inherits = any(last_name(base.value) == owner.name for base in other.bases)
    return not inherits and any(dotted(target) == dotted(node) for target in _defined_in(page, other))


def _defined_in(page: Page, owner: tree.ClassDef) -> Iterator[Target]:
    targets = (target_of(statement)[0] for statement in page.all(tree.Statement))
    return (target for target in targets if target is not None and _class_of(page, target) is owner)
