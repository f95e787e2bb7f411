"""Everything that Python has is lowered, the same way each time."""

from __future__ import annotations

import math

import libcst as cst
import pytest

from modellint.syntax import tree
from modellint.syntax.lower import lower
from modellint.syntax.lowering import blocks, displays, literals, operators, statements
from modellint.syntax.parse import parse
from syntax.outline import expression, lowered, nodes, outline

A, B, C = "Name('a')", "Name('b')", "Name('c')"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a", A),
        ("True, None, ...", "TupleDisplay([Constant(True), Constant(None), Constant(Ellipsis)])"),
        ("(a)", A),
        ("()", "TupleDisplay([])"),
        ("a.b.c", "Attribute(Attribute(Name('a'), 'b'), 'c')"),
        ("a(b, *c, d=1, **e)", f"Call({A}, [Argument({B}, None, ''), Argument({C}, None, '*'), "
         "Argument(Constant(1), 'd', ''), Argument(Name('e'), None, '**')])"),
        ("a(b)(c)", f"Call(Call({A}, [Argument({B}, None, '')]), [Argument({C}, None, '')])"),
        ("a[b]", f"Subscript({A}, {B})"),
        ("a[b, c]", f"Subscript({A}, TupleDisplay([{B}, {C}]))"),
        ("a[b,]", f"Subscript({A}, TupleDisplay([{B}]))"),
        ("a[*b]", f"Subscript({A}, Starred({B}))"),
        ("a[:, 1:b:-1]", f"Subscript({A}, TupleDisplay([Slice(None, None, None), "
         f"Slice(Constant(1), {B}, Unary('-', Constant(1)))]))"),
        ("-1", "Unary('-', Constant(1))"),
        ("+a, ~b", f"TupleDisplay([Unary('+', {A}), Unary('~', {B})])"),
        ("not a", f"Unary('not', {A})"),
        ("a + b - c", f"Binary('-', Binary('+', {A}, {B}), {C})"),
        ("a ** b ** c", f"Binary('**', {A}, Binary('**', {B}, {C}))"),
        ("a and b and c", f"Boolean('and', [{A}, {B}, {C}])"),
        ("a or b and c", f"Boolean('or', [{A}, Boolean('and', [{B}, {C}])])"),
        ("a < b  not   in c", f"Comparison({A}, ['<', 'not in'], [{B}, {C}])"),
        ("a is  not b", f"Comparison({A}, ['is not'], [{B}])"),
        ("a if b else c", f"Conditional({B}, {A}, {C})"),
        ("[a, *b]", f"ListDisplay([{A}, Starred({B})])"),
        ("{a, *b}", f"SetDisplay([{A}, Starred({B})])"),
        ("{a: b, **c}", f"DictDisplay([[{A}, {B}], [None, {C}]])"),
        ("[a for b in c if a if b]", f"Comprehension('list', None, {A}, [Generator({B}, {C}, [{A}, {B}])])"),
        ("{a for b in c for c in a}", f"Comprehension('set', None, {A}, "
         f"[Generator({B}, {C}, []), Generator({C}, {A}, [])])"),
        ("{a: b async for b in c}", f"Comprehension('dict', {A}, {B}, [Generator({B}, {C}, [])])"),
        ("f(a for b in c)", f"Call(Name('f'), [Argument(Comprehension('generator', None, {A}, "
         f"[Generator({B}, {C}, [])]), None, '')])"),
        ("lambda a, /, b=1, *c, d, **e: a", "Lambda([Parameter('a', 'positional-only', None, None), "
         "Parameter('b', 'normal', Constant(1), None), Parameter('c', '*', None, None), "
         f"Parameter('d', 'keyword-only', None, None), Parameter('e', '**', None, None)], {A})"),
        ("lambda *, a: a", f"Lambda([Parameter('a', 'keyword-only', None, None)], {A})"),
        ("(a := b)", f"NamedExpression({A}, {B})"),
        ("(yield)", "Yield(None)"),
        ("(yield a)", f"Yield({A})"),
        ("(yield from a)", f"Yield({A})"),
        ("f'{a!r:>{b}}x' 'y' f'{c}'", f"FormattedString([{A}, {B}, {C}])"),
        ("f'a'", "FormattedString([])"),
        ("t'{a}'", f"FormattedString([{A}])"),
    ],
)  # fmt: skip
def test_expressions(source: str, expected: str) -> None:
    assert outline(expression(source)) == expected


@pytest.mark.parametrize(
    "source",
    [
        "0", "10", "1_000", "0xFf", "0b1_0", "0o17", "00", "1.5", "1.", ".5e-3", "1_0.5", "2j", "1.5e3J",
        "'a'", '"a"', "'''a'''", '"""a\nb"""', r"'\n\x41\u00e9\N{BULLET}'", r"r'\n'", r"R'\''", "u'a'", "b'a'",
        r"b'\xff'", r"rb'\x'", "'a' \"b\" '''c'''", "'a' r'\\n'", "b'a' b'b'", "''", '""""""', "'\"'", "'é😀'",
    ],
)  # fmt: skip
def test_literals_have_the_value_they_have_in_python(source: str) -> None:
    node = expression(source)
    assert isinstance(node, tree.Constant)
    assert node.value == eval(source)
    assert type(node.value) is type(eval(source))


@pytest.mark.parametrize("source", ["1" * 5_000, r"'\x'", r"'\N{NO SUCH THING}'", "b'é'"])
def test_literals_that_python_refuses_are_unknown(source: str) -> None:
    content = f"x = {source}\n"
    (statement,) = lower(cst.parse_module(content), "").body
    assert isinstance(statement, tree.Assign)
    assert outline(statement.value) == "FormattedString([])"


def test_infinity_is_a_number() -> None:
    assert outline(expression("1e999")) == f"Constant({math.inf})"


def test_windows_newlines_in_strings_are_plain_ones() -> None:
    assert outline(expression("'''a\r\nb'''")) == "Constant('a\\nb')"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a", f"ExpressionStatement({A})"),
        ("a = b, = c", f"Assign([{A}, TupleDisplay([{B}])], {C})"),
        ("*a, b = c", f"Assign([TupleDisplay([Starred({A}), {B}])], {C})"),
        ("a: b", f"AnnotatedAssign({A}, {B}, None)"),
        ("a: b = c", f"AnnotatedAssign({A}, {B}, {C})"),
        ("a //= b", f"AugmentedAssign({A}, '//', {B})"),
        ("a @= b", f"AugmentedAssign({A}, '@', {B})"),
        ("raise", "Raise(None)"),
        ("raise a from b", f"Raise({A})"),
        ("assert a, b", f"Assert({A})"),
        ("del a", f"Delete([{A}])"),
        ("del a, b", f"Delete([{A}, {B}])"),
        ("del (a, b)", f"Delete([{A}, {B}])"),
        ("pass; break; continue", "Pass(), Break(), Continue()"),
        ("global a, b", "Scope('global', ['a', 'b'])"),
        ("nonlocal a", "Scope('nonlocal', ['a'])"),
        ("import a.b as c, d.e", "Import([ImportedName('a.b', 'c'), ImportedName('d.e', None)])"),
        ("from a.b import c as d, e", "ImportFrom('a.b', 0, [ImportedName('c', 'd'), ImportedName('e', None)], False)"),
        ("from ... import (a,)", "ImportFrom('', 3, [ImportedName('a', None)], False)"),
        ("from .a import *", "ImportFrom('a', 1, [], True)"),
        ("type a[T] = b", "Pass()"),
        ("if a: b", f"If({A}, [ExpressionStatement({B})], [])"),
        ("if a: pass\nelif b: pass\nelse: pass", f"If({A}, [Pass()], [If({B}, [Pass()], [Pass()])])"),
        ("for a, b in c: pass\nelse: pass",
         f"For(TupleDisplay([{A}, {B}]), {C}, [Pass()], [Pass()])"),
        ("async def f():\n async for a in b: pass\n async with a: pass\n await a",
         f"FunctionDef('f', [], [For({A}, {B}, [Pass()], []), With([WithItem({A}, None)], [Pass()]), "
         f"ExpressionStatement(Await({A}))], [], None, False)"),
        ("while a: pass\nelse: pass", f"While({A}, [Pass()], [Pass()])"),
        ("with a as b, c: pass", f"With([WithItem({A}, {B}), WithItem({C}, None)], [Pass()])"),
        ("with (a as (b, c),): pass", f"With([WithItem({A}, TupleDisplay([{B}, {C}]))], [Pass()])"),
        ("try: pass\nexcept a as b: pass\nexcept: pass\nelse: pass\nfinally: pass",
         f"Try([Pass()], [Handler({A}, 'b', [Pass()]), Handler(None, None, [Pass()])], [Pass()], [Pass()])"),
        ("try: pass\nexcept* a: pass", f"Try([Pass()], [Handler({A}, None, [Pass()])], [], [])"),
        ("class a(b, metaclass=c): pass",
         f"ClassDef('a', [Argument({B}, None, ''), Argument({C}, 'metaclass', '')], [Pass()], [])"),
        ("class a[T: b]: pass", "ClassDef('a', [], [Pass()], [])"),
        ("@a\n@b.c\nclass d: pass", f"ClassDef('d', [], [Pass()], [{A}, Attribute({B}, 'c')])"),
        ("@a\ndef f(b: c = 1) -> c: return b",
         f"FunctionDef('f', [Parameter('b', 'normal', Constant(1), {C})], [Return({B})], [{A}], {C}, False)"),
        ("def f(*a: *b): return",
         f"FunctionDef('f', [Parameter('a', '*', None, Starred({B}))], [Return(None)], [], None, False)"),
        ("match a:\n case 1: pass\n case 'b' as c if c: pass\n case None: pass\n case -1: pass\n case b.c: pass",
         f"Match({A}, [Case(Constant(1), [], None, [Pass()]), Case(Constant('b'), ['c'], {C}, [Pass()]), "
         f"Case(Constant(None), [], None, [Pass()]), Case(Unary('-', Constant(1)), [], None, [Pass()]), "
         f"Case(Attribute({B}, 'c'), [], None, [Pass()])])"),
        ("match a:\n case [b, *c, {'d': e, **f}, G(h, i=j) | k as l, (m, _)]: pass\n case _: pass",
         f"Match({A}, [Case(None, ['b', 'c', 'e', 'f', 'h', 'j', 'k', 'l', 'm'], None, [Pass()]), "
         "Case(None, [], None, [Pass()])])"),
    ],
)  # fmt: skip
def test_statements(source: str, expected: str) -> None:
    assert ", ".join(map(outline, lowered(f"{source}\n").body)) == expected


@pytest.mark.parametrize(
    ("body", "is_generator"),
    [
        ("yield", True),
        ("x = [(yield a)]", True),
        ("if a:\n  yield from b", True),
        ("def g(): yield", False),
        ("return lambda: (yield)", False),
        ("class C:\n  def g(self): yield", False),
        ("def g(a=(yield)): pass", True),
        ("@(yield)\n def g(): pass", True),
    ],
)
def test_generators_yield_themselves(body: str, is_generator: bool) -> None:
    (function,) = lowered(f"def f():\n {body}\n").body
    assert isinstance(function, tree.FunctionDef)
    assert function.generator is is_generator


def test_yields_of_one_function_do_not_count_for_the_next() -> None:
    first, second = lowered("def f(): yield\ndef g(): pass\n").body
    assert isinstance(first, tree.FunctionDef)
    assert isinstance(second, tree.FunctionDef)
    assert (first.generator, second.generator) == (True, False)


def test_all_that_libcst_knows_is_lowered() -> None:
    known = {**literals.FORMS, **operators.FORMS, **displays.FORMS, **statements.FORMS, **blocks.FORMS}
    kinds = [kind for kind in vars(cst).values() if isinstance(kind, type)]
    bases = (cst.BaseExpression, cst.BaseSmallStatement, cst.BaseCompoundStatement)
    concrete = {kind for kind in kinds if issubclass(kind, bases) and not kind.__name__.startswith("Base")}
    assert not concrete - set(known)
    symbols = (cst.BaseBinaryOp, cst.BaseUnaryOp, cst.BaseBooleanOp, cst.BaseCompOp, cst.BaseAugOp)
    operators_known = {kind for kind in kinds if issubclass(kind, symbols) and not kind.__name__.startswith("Base")}
    assert operators_known == set(operators.SYMBOLS)


SAMPLE = """
import torch
class Net(torch.nn.Module):
    def forward(self, x, *, y=None) -> Tensor:
        for i, (a, b) in enumerate(x[1:, ::2]):
            z = [f"{a:{b}}" for _ in x if y] if i else {**y, "k": lambda v: -v}
        return z.softmax(dim=-1)
"""


def test_ordinals_are_dense_and_the_same_each_time() -> None:
    module = parse(SAMPLE.encode())
    record: dict[int, cst.CSTNode] = {}
    first, second = lower(module, "x.py"), lower(parse(SAMPLE.encode()), "x.py", record)
    ordinals = [node.n for node in nodes(first)]
    assert sorted(ordinals) == list(range(first.size))
    assert [(node.n, type(node)) for node in nodes(first)] == [(node.n, type(node)) for node in nodes(second)]
    synthetic = {node.n for node in nodes(second) if node.n not in record}
    assert [outline(node) for node in nodes(second) if node.n in synthetic] == [
        outline(expression("x[1:, ::2]"))[21:-1]
    ]


def test_statements_are_numbered_in_the_order_they_stand_in() -> None:
    body = lowered("a = 1\nif b: pass\nelif c: pass\nd\n").body
    assert [node.n for node in body] == sorted(node.n for node in body)


@pytest.mark.parametrize(
    "source",
    [
        " + ".join(["a"] * 390),
        " and ".join(["a"] * 390),
        "a" + ".b" * 390,
        "a" + "(1)" * 95,
        "not " * 95 + "a",
        "f(" * 95 + "a" + ")" * 95,
    ],
)
def test_long_chains_do_not_exhaust_the_stack(source: str) -> None:
    indented = "".join(" " * i + "if a:\n" for i in range(90)) + " " * 90 + f"x = {source}\n"
    assert lowered(indented).size > 90


def test_long_elif_chains_do_not_exhaust_the_stack() -> None:
    node: object = lowered("if a: pass\n" + "elif a: pass\n" * 900).body[0]
    depth = 0
    while isinstance(node, tree.If):
        node, depth = (node.orelse or (None,))[0], depth + 1
    assert depth == 901
