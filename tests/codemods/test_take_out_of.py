"""Layers are taken out of what they were put in, and nothing else changes by a byte."""

from __future__ import annotations

import pytest

from codemods.fixing import PATH, check, fixed, place
from modellint.diagnostics import Place, TakeOut
from modellint.syntax import tree


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("nn.Sequential(a, nn.Softmax())", "nn.Sequential(a)"),
        ("nn.Sequential(nn.Softmax(), a)", "nn.Sequential(a)"),
        ("nn.Sequential(a, nn.Softmax(), b)", "nn.Sequential(a, b)"),
        ("nn.Sequential(a, nn.Softmax(),)", "nn.Sequential(a,)"),
        ("nn.Sequential(*a, nn.Softmax())", "nn.Sequential(*a)"),
        ("nn.Sequential(\n    a,\n    nn.Softmax(),\n)", "nn.Sequential(\n    a,\n)"),
        ("nn.Sequential(\n    a,\n    nn.Softmax()\n)", "nn.Sequential(\n    a,\n)"),
        ("nn.Sequential(\n    a,\n    nn.Softmax())", "nn.Sequential(\n    a)"),
        (
            "nn.Sequential(\n    a,\n    nn.Softmax(),  # probs\n    b,  # b\n)",
            "nn.Sequential(\n    a,\n    b,  # b\n)",
        ),
        ("nn.Sequential(\n    a,  # a\n    # now\n    nn.Softmax(),\n)", "nn.Sequential(\n    a,  # a\n    # now\n)"),
        ("nn.Sequential(\n    a,  # a\n    nn.Softmax())", "nn.Sequential(\n    a,  # a\n    )"),
        ("nn.Sequential(a, nn.Softmax(),\n    b)", "nn.Sequential(a,\n    b)"),
        ("nn.Sequential(nn.Softmax(),\n    b)", "nn.Sequential(b)"),
        ("nn.Sequential(a,\n    nn.Softmax(), b)", "nn.Sequential(a,\n    b)"),
        ("nn.Sequential(a, nn.Softmax(),  # s\n    b)", "nn.Sequential(a,  # s\n    b)"),
        ("nn.Sequential(\n    nn.Softmax()\n    , a\n    , b\n)", "nn.Sequential(\n    a\n    , b\n)"),
        ("nn.Sequential(\n    a\n    , nn.Softmax()\n    , b\n)", "nn.Sequential(\n    a\n    , b\n)"),
        ("nn.Sequential(\n    a\n    , b\n    , nn.Softmax()\n)", "nn.Sequential(\n    a\n    , b\n)"),
        ("nn.Sequential(\n\ta,\n\tnn.Softmax(),\n)", "nn.Sequential(\n\ta,\n)"),
        ("nn.Sequential([a, nn.Softmax()])", "nn.Sequential([a])"),
        ("[\n    *a,\n    nn.Softmax(),\n]", "[\n    *a,\n]"),
        ("[nn.Softmax(), *a]", "[*a]"),
        ("[*a, nn.Softmax(), *b]", "[*a, *b]"),
        ("dict(f=OrderedDict([('a', a), ('softmax', nn.Softmax())]))", "dict(f=OrderedDict([('a', a)]))"),
        ("OrderedDict({'a': a, 'softmax': nn.Softmax()})", "OrderedDict({'a': a})"),
        ("OrderedDict({\n    'softmax': nn.Softmax(),  # s\n    'a': a,\n})", "OrderedDict({\n    'a': a,\n})"),
        ("Dense(2, activation=nn.Softmax())", "Dense(2)"),
        ("nn.Sequential(nn.Softmax())", None),
        ("nn.Sequential([nn.Softmax()])", None),
        ("nn.Sequential(OrderedDict([('softmax', nn.Softmax())]))", None),
        ("nn.Sequential(a, b=nn.Softmax())", None),
        ("wrap(a, nn.Softmax())", None),
        ("nn.Softmax() if a else b", None),
        ("('a', 'b', nn.Softmax())", None),
        ("{**a, 'softmax': nn.Softmax()}", None),
    ],
)
def test_an_entry_goes_with_its_comma(before: str, after: str | None) -> None:
    head = "from torch import nn\nnet = "
    source = f"{head}{before}\nnet(1)\n"
    expected = None if after is None else f"{head}{after}\nnet(1)\n"
    check(source, expected, TakeOut(None, place(source, "nn.Softmax()")))


def test_a_named_entry_that_is_used_by_its_name_stays() -> None:
    source = "net = nn.Sequential(OrderedDict([('a', a), ('act', nn.Softmax())]))\nnet.act.dim = 1\n"
    check(source, None, TakeOut(None, place(source, "nn.Softmax()")))


@pytest.mark.parametrize(
    ("before", "made", "after"),
    [
        ("a()\nmodel.add(Activation('softmax'))  # s\nb()\n", "Activation('softmax')", "a()\nb()\n"),
        ("a()\nlayers.append(nn.Softmax())\n", "nn.Softmax()", "a()\n"),
        ("a()\nlayers += [nn.Softmax()]", "nn.Softmax()", "a()\n"),
        ("layers += [a, nn.Softmax()]\n", "nn.Softmax()", "layers += [a]\n"),
        ("a()\nself.net.add_module('act', nn.Softmax())\n", "nn.Softmax()", "a()\n"),
        ("if a:\n    model.add(Activation('softmax'))\n", "Activation('softmax')", "if a:\n    pass\n"),
        ("a()\nself.net.add_module('act', nn.Softmax())\nnet.act\n", "nn.Softmax()", None),
        ("a()\nx = model.add(nn.Softmax())\n", "nn.Softmax()", None),
        ("a()\nx = Activation('softmax')(x)\n", "Activation('softmax')", "a()\n"),
        ("a()\ny = Activation('softmax')(x)\n", "Activation('softmax')", "a()\ny = x\n"),
    ],
)
def test_what_is_added_goes_with_its_statement(before: str, made: str, after: str | None) -> None:
    check(before, after, TakeOut(None, place(before, made)))


def test_a_keras_layer_that_is_called_at_once() -> None:
    before = "x = Dense(2)(x)\nx = Activation('softmax')(x)\nmodel = Model(i, x)\n"
    intent = TakeOut(place(before, "Activation('softmax')(x)"), place(before, "Activation('softmax')"))
    check(before, "x = Dense(2)(x)\nmodel = Model(i, x)\n", intent)


@pytest.mark.parametrize(
    ("before", "argument", "after"),
    [
        ("Dense(2, activation='softmax')\n", "activation='softmax'", "Dense(2)\n"),
        ("Dense(activation='softmax', units=2)\n", "activation='softmax'", "Dense(units=2)\n"),
        ("Dense(2, 'softmax')\n", "'softmax'", "Dense(2)\n"),
        ("Dense(2, 'softmax', name='out')\n", "'softmax'", "Dense(2, name='out')\n"),
        ("Dense(2, 'softmax', False)\n", "'softmax'", None),
        (
            "Dense(\n    2,\n    activation='softmax',  # s\n    name='o',\n)\n",
            "activation='softmax'",
            "Dense(\n    2,\n    name='o',\n)\n",
        ),
        ("Dense(\n    2,\n    activation='softmax')\n", "activation='softmax'", "Dense(\n    2)\n"),
    ],
)
def test_an_activation_argument_goes(before: str, argument: str, after: str | None) -> None:
    check(before, after, TakeOut(None, place(before, argument, tree.Argument)))
    if "=" in argument:
        check(before, after, TakeOut(None, place(before, "'softmax'")))


def test_encodings_and_byte_order_marks_are_kept() -> None:
    latin = "# coding: latin-1\nfrom torch import nn\ns = 'é'; net = nn.Sequential(a, nn.Softmax())  # ü\n".encode(
        "latin-1"
    )
    intent = TakeOut(None, place(latin, "nn.Softmax()"))
    assert fixed(latin, intent) == latin.replace(b", nn.Softmax()", b"")
    marked = "\ufefffrom torch import nn\ns = '😀'; net = nn.Sequential(a, nn.Softmax())\n\f\nx = 1".encode()
    intent = TakeOut(None, place(marked, "nn.Softmax()"))
    assert fixed(marked, intent) == marked.replace(b", nn.Softmax()", b"")


def test_nodes_that_are_not_there_cannot_be_taken_out() -> None:
    assert fixed(b"x = 1\n", TakeOut(Place(PATH, 99), None)) is None
    assert fixed(b"x = 1\n", TakeOut(Place("other.py", 1), None)) is None
    assert fixed(b"x = (\n", TakeOut(Place(PATH, 1), None)) is None
    assert fixed(b"x = 1\n", TakeOut(None, None)) is None
