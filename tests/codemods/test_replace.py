"""Two calls become one, expressions become others, and names are spelled the way the file reaches them."""

from __future__ import annotations

import pytest

from codemods.fixing import check, place
from modellint.diagnostics import MoveInto, ReplaceCall, ReplaceExpression, Swap
from modellint.syntax import tree

TORCH = "import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\nx = y = a = 1\n"
LOG_SOFTMAX, LOGSIGMOID = "torch.nn.functional.log_softmax", "torch.nn.functional.logsigmoid"


@pytest.mark.parametrize(
    ("before", "inner", "callee", "after"),
    [
        ("torch.log(F.softmax(x, dim=1))", "F.softmax(x, dim=1)", LOG_SOFTMAX, "F.log_softmax(x, dim=1)"),
        ("torch.log(F.softmax(x, dim=1,))", "F.softmax(x, dim=1,)", LOG_SOFTMAX, "F.log_softmax(x, dim=1,)"),
        ("F.softmax(x, 1).log()", "F.softmax(x, 1)", LOG_SOFTMAX, "F.log_softmax(x, 1)"),
        (
            "torch.softmax(input=x, dim=1).log()",
            "torch.softmax(input=x, dim=1)",
            LOG_SOFTMAX,
            "F.log_softmax(input=x, dim=1)",
        ),
        ("x.softmax(1).log()", "x.softmax(1)", LOG_SOFTMAX, "x.log_softmax(1)"),
        ("torch.log(f(x).softmax(dim=1))", "f(x).softmax(dim=1)", LOG_SOFTMAX, "f(x).log_softmax(dim=1)"),
        ("torch.log((x + y).softmax(1)).sum()", "(x + y).softmax(1)", LOG_SOFTMAX, "(x + y).log_softmax(1).sum()"),
        ("torch.log(nn.Softmax(dim=1)(x))", "nn.Softmax(dim=1)(x)", LOG_SOFTMAX, "F.log_softmax(x, dim=1)"),
        ("torch.log(torch.sigmoid(x))", "torch.sigmoid(x)", LOGSIGMOID, "F.logsigmoid(x)"),
        ("x.sigmoid().log()", "x.sigmoid()", LOGSIGMOID, "F.logsigmoid(x)"),
        (
            "torch.log(F.softmax(\n    x,  # (x)\n    dim=1,  # )\n))",
            "F.softmax(\n    x,  # (x)\n    dim=1,  # )\n)",
            LOG_SOFTMAX,
            "F.log_softmax(\n    x,  # (x)\n    dim=1,  # )\n)",
        ),
        ("torch.log(\n    x\n    .softmax(1))", "x\n    .softmax(1)", LOG_SOFTMAX, "(x\n    .log_softmax(1))"),
        ("2 * torch.log((F.softmax(x, 1)))", "(F.softmax(x, 1))", LOG_SOFTMAX, "2 * F.log_softmax(x, 1)"),
        ("torch.log(self.softmax(x))", "self.softmax(x)", LOG_SOFTMAX, None),
        ("torch.log(nn.Softmax(1)(input=x))", "nn.Softmax(1)(input=x)", LOG_SOFTMAX, None),
    ],
)
def test_two_calls_become_one(before: str, inner: str, callee: str, after: str | None) -> None:
    source = f"{TORCH}z = {before}\n"
    outer = before.removeprefix("2 * ").removesuffix(".sum()")
    expected = None if after is None else f"{TORCH}z = {after}\n"
    check(source, expected, ReplaceCall(place(source, outer, tree.Call), place(source, inner, tree.Call), callee))


@pytest.mark.parametrize(
    ("inner", "after"),
    [
        ("torch.sigmoid(x)", "F.logsigmoid(-x)"),
        ("torch.sigmoid(x + y)", "F.logsigmoid(-(x + y))"),
        ("torch.sigmoid((x + y))", "F.logsigmoid(-(x + y))"),
        ("torch.sigmoid(-x)", "F.logsigmoid(--x)"),
        ("torch.sigmoid(f(x)[0])", "F.logsigmoid(-f(x)[0])"),
        ("(x + y).sigmoid()", "F.logsigmoid(-(x + y))"),
        ("x.sigmoid()", "F.logsigmoid(-x)"),
    ],
)
def test_the_complement_is_negated(inner: str, after: str) -> None:
    source = f"{TORCH}z = torch.log(1 - {inner})\n"
    outer = place(source, f"torch.log(1 - {inner})")
    check(source, f"{TORCH}z = {after}\n", ReplaceCall(outer, place(source, inner, tree.Call), LOGSIGMOID, negate=True))


def test_calls_that_are_not_in_each_other_stay() -> None:
    source = f"{TORCH}z = torch.log(x), torch.sigmoid(x)\n"
    check(source, None, ReplaceCall(place(source, "torch.log(x)"), place(source, "torch.sigmoid(x)"), LOGSIGMOID))


@pytest.mark.parametrize(
    ("head", "added", "spelled"),
    [
        ("import torch\nimport torch.nn.functional as F\n", "", "F.logsigmoid"),
        ("import torch\nfrom torch.nn import functional\n", "", "functional.logsigmoid"),
        ("import torch\nfrom torch.nn import functional as f\n", "", "f.logsigmoid"),
        ("import torch\nfrom torch.nn.functional import logsigmoid\n", "", "logsigmoid"),
        ("import torch\nfrom torch.nn.functional import *\n", "", "logsigmoid"),
        ("import torch\nfrom torch import nn\nnn.functional.relu(1)\n", "", "nn.functional.logsigmoid"),
        ("import torch\ntorch.nn.functional.relu(1)\n", "", "torch.nn.functional.logsigmoid"),
        ("import torch\n", "import torch.nn.functional as F\n", "F.logsigmoid"),
        ("import os\nimport torch  # t\n", "import torch.nn.functional as F\n", "F.logsigmoid"),
        ("import torch\nF = 1\n", "", "torch.nn.functional.logsigmoid"),
        ("import torch\nimport torch.nn as nn\nF = 1\n", "", "nn.functional.logsigmoid"),
        ("import torch\nimport my.functions as F\n", "", "torch.nn.functional.logsigmoid"),
        ("import torch\nif TYPE_CHECKING:\n    import torch.nn.functional as T\n", None, "F.logsigmoid"),
        ("import torch\ntry:\n    import torch.nn.functional as T\nexcept E:\n    pass\n", "", "T.logsigmoid"),
    ],
)
def test_a_function_is_spelled_as_the_file_reaches_it(head: str, added: str | None, spelled: str) -> None:
    source = f"{head}\nz = torch.log(torch.sigmoid(1 + 1))\n"
    intent = ReplaceCall(
        place(source, "torch.log(torch.sigmoid(1 + 1))"), place(source, "torch.sigmoid(1 + 1)"), LOGSIGMOID
    )
    if added is None:
        head = head.replace("import torch\n", "import torch\nimport torch.nn.functional as F\n", 1)
    check(source, f"{head}{added or ''}\nz = {spelled}(1 + 1)\n", intent)


def test_an_import_goes_before_the_first_statement_where_there_is_no_other() -> None:
    text = "{keras.losses.Hinge}()"
    for head in ("", '"""A docstring."""\n', "#!/usr/bin/python\n\n"):
        source = f"{head}x = 'hinge'\n"
        intent = ReplaceExpression(place(source, "'hinge'"), text)
        check(source, f"{head}import keras\nx = keras.losses.Hinge()\n", intent)
    source = "@decorator\ndef f():\n    return 'hinge'\n"
    expected = "import keras\n@decorator\ndef f():\n    return keras.losses.Hinge()\n"
    check(source, expected, ReplaceExpression(place(source, "'hinge'"), text))


@pytest.mark.parametrize(
    ("head", "spelled"),
    [
        ("import keras\n", "keras.losses.Hinge"),
        ("from keras import losses\n", "losses.Hinge"),
        ("from keras.losses import Hinge\n", "Hinge"),
        ("from keras.losses import Hinge as H\n", "H"),
        ("from keras.losses import *\n", "Hinge"),
        ("import tensorflow as tf\n", "tf.keras.losses.Hinge"),
        ("import tensorflow\n", "tensorflow.keras.losses.Hinge"),
        ("import tensorflow.keras as K\n", "K.losses.Hinge"),
        ("from tensorflow import keras\n", "keras.losses.Hinge"),
        ("from tensorflow.keras import losses\n", "losses.Hinge"),
        ("import tensorflow as tf\nfrom tensorflow import keras\n", "keras.losses.Hinge"),
        ("from tensorflow.keras.layers import Dense\n@from tensorflow import keras\n", "keras.losses.Hinge"),
        ("from keras.layers import Dense\n@import keras\n", "keras.losses.Hinge"),
        ("from . import losses\n@import keras\n", "keras.losses.Hinge"),
    ],
)
def test_keras_is_reached_by_many_names(head: str, spelled: str) -> None:
    head, _, added = head.partition("@")
    source = f"{head}\nmodel.compile(loss='hinge')\n"
    intent = ReplaceExpression(place(source, "'hinge'"), "{keras.losses.Hinge}(from_logits=True)")
    check(source, f"{head}{added}\nmodel.compile(loss={spelled}(from_logits=True))\n", intent)


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ("f('a')", "b + 1", "f(b + 1)"),
        ("'a'.join(c)", "b + 1", "(b + 1).join(c)"),
        ("2 * 'a'", "b + 1", "2 * (b + 1)"),
        ("2 * 'a'", "b.c(1)[0]", "2 * b.c(1)[0]"),
        ("x['a']", "b if c else d", "x[b if c else d]"),
        ("0 if'a'else 1", "b", "0 if b else 1"),
        ("f('a')", "x =", None),
    ],
)
def test_text_fits_where_it_is_put(before: str, text: str, after: str | None) -> None:
    expected = None if after is None else f"{after}\n"
    check(f"{before}\n", expected, ReplaceExpression(place(f"{before}\n", "'a'"), text))


def test_the_value_of_an_argument_is_replaced() -> None:
    source = "f(a=1)\n"
    check(source, "f(a=2)\n", ReplaceExpression(place(source, "a=1", tree.Argument), "2"))
    check(source, None, ReplaceExpression(place(source, "f(a=1)", tree.Statement), "2"))


def test_parts_of_what_is_replaced_are_kept() -> None:
    source = f"{TORCH}z = torch.exp(x + y) / torch.exp(x + y).sum(dim=2)\n"
    whole = place(source, "torch.exp(x + y) / torch.exp(x + y).sum(dim=2)")
    intent = ReplaceExpression(
        whole, "{torch.softmax}({0}, dim={1})", (place(source, "x + y"), place(source, "2", tree.Constant))
    )
    outside = ReplaceExpression(whole, "{torch.softmax}({0}, dim=0)", (place(source, "x = y = a = 1", tree.Statement),))
    check(source, f"{TORCH}z = torch.softmax(x + y, dim=2)\n", intent)
    check(source, None, outside)


@pytest.mark.parametrize(
    ("before", "outer", "inner", "after"),
    [
        ("f(a) * 2", "f(a) * 2", "f(a)", "f(a * 2)"),
        ("2 * f(a, True)", "2 * f(a, True)", "f(a, True)", "f(2 * a, True)"),
        ("f(a + 1).t()", "f(a + 1).t()", "f(a + 1)", "f((a + 1).t())"),
        ("f(\n    a,  # a\n).to(x)", "f(\n    a,  # a\n).to(x)", "f(\n    a,  # a\n)", "f(\n    a.to(x),  # a\n)"),
        ("f(data=a) * 2", "f(data=a) * 2", "f(data=a)", None),
        ("f() * 2", "f() * 2", "f()", None),
    ],
)
def test_what_is_done_to_a_call_moves_into_it(before: str, outer: str, inner: str, after: str | None) -> None:
    source = f"{TORCH}z = {before}\n"
    expected = None if after is None else f"{TORCH}z = {after}\n"
    check(source, expected, MoveInto(place(source, outer), place(source, inner, tree.Call)))


def test_an_expression_is_wrapped() -> None:
    source = f"{TORCH}z = [x, y]\n"
    wrapped = ReplaceExpression(place(source, "[x, y]"), "{torch.nn.ModuleList}({})")
    check(source, f"{TORCH}z = nn.ModuleList([x, y])\n", wrapped)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("z = [f(1), g(2)]", "z = [g(2), f(1)]"),
        ("z = [x, g(2), f(1)]", "z = [x, f(1), g(2)]"),
        ("z = [\n    f(1),  # first\n    g(2),  # second\n]", "z = [\n    g(2),  # first\n    f(1),  # second\n]"),
        ("z = [f(1), x, g(2)]", None),
        ("z = (f(1), g(2))", None),
        ("z = [f(1)]\ny = g(2)", None),
        ("z = [f(1), [g(2)]]", None),
    ],
)
def test_neighbours_change_places(before: str, after: str | None) -> None:
    check(before, after, Swap(place(before, "f(1)"), place(before, "g(2)")))
