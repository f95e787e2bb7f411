"""Steps are taken out in whatever form they are written, and nothing else changes by a byte."""

from __future__ import annotations

import pytest

from codemods.fixing import PATH, check, place
from modellint.codemods import edits_for
from modellint.diagnostics import Applicability, Edit, FixRequest, Place, TakeOut
from modellint.syntax.parse import Trees

IMPORTS = "import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n\n\n"


def function(body: str, parameters: str = "x") -> str:
    """A function with this body, in a file with the usual imports."""
    lines = "".join(f"    {line}\n" if line else "\n" for line in body.split("\n"))
    return f"{IMPORTS}def forward({parameters}):\n{lines}"


@pytest.mark.parametrize(
    ("before", "call", "after"),
    [
        ("return F.softmax(x, dim=1)", "F.softmax(x, dim=1)", "return x"),
        ("return F.softmax(input=x, dim=1)", "F.softmax(input=x, dim=1)", "return x"),
        ("return F.softmax(dim=1, input=x)", "F.softmax(dim=1, input=x)", "return x"),
        ("return torch.nn.functional.softmax(x, 1)", "torch.nn.functional.softmax(x, 1)", "return x"),
        ("return F.softmax(x + 1, dim=1)", "F.softmax(x + 1, dim=1)", "return x + 1"),
        ("return F.softmax(x + 1, dim=1).max(1)", "F.softmax(x + 1, dim=1)", "return (x + 1).max(1)"),
        ("return 2 * F.softmax(x + 1, dim=1)", "F.softmax(x + 1, dim=1)", "return 2 * (x + 1)"),
        ("return loss(F.softmax(x + 1, dim=1), y)", "F.softmax(x + 1, dim=1)", "return loss(x + 1, y)"),
        ("return {'p': F.softmax(x + 1, 1)}", "F.softmax(x + 1, 1)", "return {'p': x + 1}"),
        ("return [F.softmax(x if a else y, 1)]", "F.softmax(x if a else y, 1)", "return [x if a else y]"),
        ("return -F.softmax(x if a else y, 1)", "F.softmax(x if a else y, 1)", "return -(x if a else y)"),
        ("return F.softmax((x + 1), dim=1)[0]", "F.softmax((x + 1), dim=1)", "return (x + 1)[0]"),
        ("return(F.softmax(x, dim=1))", "(F.softmax(x, dim=1))", "return x"),
        ("return (F.softmax(x, 1))if x else x", "(F.softmax(x, 1))", "return x if x else x"),
        ("return F.softmax(torch.stack([x]), dim=1)", "F.softmax(torch.stack([x]), dim=1)", "return torch.stack([x])"),
        ("return x.softmax(1)", "x.softmax(1)", "return x"),
        ("return x.softmax(dim=-1).mean()", "x.softmax(dim=-1)", "return x.mean()"),
        ("return self.fc(x).softmax(-1)", "self.fc(x).softmax(-1)", "return self.fc(x)"),
        ("return (x + 1).softmax(1)", "(x + 1).softmax(1)", "return (x + 1)"),
        ("return x.sigmoid()", "x.sigmoid()", "return x"),
        ("return nn.Softmax(dim=1)(x)", "nn.Softmax(dim=1)(x)", "return x"),
        ("return nn.Softmax(dim=1)(x @ y)  # why", "nn.Softmax(dim=1)(x @ y)", "return x @ y  # why"),
        (
            "y = F.softmax(\n    x,  # logits\n    dim=1,\n)",
            "F.softmax(\n        x,  # logits\n        dim=1,\n    )",
            "y = x",
        ),
        ("y = F.softmax(x +\n    1, dim=1)", "F.softmax(x +\n        1, dim=1)", "y = (x +\n    1)"),
        ("y = F.softmax(f(x,\n    1), dim=1)", "F.softmax(f(x,\n        1), dim=1)", "y = f(x,\n    1)"),
        ("y = g(F.softmax(x +\n    1, 1))", "F.softmax(x +\n        1, 1)", "y = g(x +\n    1)"),
        (
            "y = (x\n     .view(-1)\n     .softmax(0))",
            "(x\n         .view(-1)\n         .softmax(0))",
            "y = (x\n     .view(-1))",
        ),
    ],
)
def test_a_call_leaves_its_operand(before: str, call: str, after: str) -> None:
    source = function(before)
    intent = TakeOut(place(source, call), None)
    check(source, function(after), intent)


@pytest.mark.parametrize(
    ("before", "call", "after"),
    [
        ("x = self.fc(x)\nx = F.softmax(x, dim=1)\nreturn x", "F.softmax(x, dim=1)", "x = self.fc(x)\nreturn x"),
        ("x = f(x)\nx = x.softmax(1)  # probs\nreturn x", "x.softmax(1)", "x = f(x)\nreturn x"),
        ("a = 1; x = x.softmax(1); return x", "x.softmax(1)", "a = 1; return x"),
        ("x = x.softmax(1); return x", "x.softmax(1)", "return x"),
        ("a = 1; x = x.softmax(1)", "x.softmax(1)", "a = 1"),
        ("x = x.softmax(1)", "x.softmax(1)", "pass"),
        ("if a: x = x.softmax(1)\nreturn x", "x.softmax(1)", "if a: pass\nreturn x"),
        ("# one\nx = x.softmax(1)\n# two\nreturn x", "x.softmax(1)", "# one\n# two\nreturn x"),
        ("self.x = F.softmax(self.x, 1)\nreturn x", "F.softmax(self.x, 1)", "return x"),
    ],
)
def test_an_assignment_to_itself_goes(before: str, call: str, after: str) -> None:
    source = function(before)
    check(source, function(after), TakeOut(place(source, call), None))


def test_an_assignment_that_is_all_of_a_branch_becomes_pass() -> None:
    before = function("if a:\n    # only then\n    x = x.softmax(1)  # here\nreturn x")
    after = function("if a:\n    # only then\n    pass  # here\nreturn x")
    check(before, after, TakeOut(place(before, "x.softmax(1)"), None))


@pytest.mark.parametrize(
    ("body", "call"),
    [
        ("return G.softmax(x, 1)", "G.softmax(x, 1)"),
        ("return self.softmax(x)", "self.softmax(x)"),
        ("return self.sigmoid()", "self.sigmoid()"),
        ("return softmax(x)", "softmax(x)"),
        ("return F.softmax(*x)", "F.softmax(*x)"),
        ("return F.softmax(x, 1, out=y)", "F.softmax(x, 1, out=y)"),
        ("return F.softmax(dim=1, source=x)", "F.softmax(dim=1, source=x)"),
        ("return nn.Softmax(dim=1)(x, y)", "nn.Softmax(dim=1)(x, y)"),
    ],
)
def test_a_call_that_may_be_something_else_stays(body: str, call: str) -> None:
    source = function(body)
    check(source, None, TakeOut(place(source, call), None))


MODEL = (
    IMPORTS
    + """class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 2)
{definition}
    def forward(self, x):
        x = self.fc(x)
{use}
"""
)


def model(definition: str, use: str) -> str:
    """A model with these lines in its constructor and in its forward method."""
    return MODEL.format(
        definition="".join(f"        {line}\n" for line in definition.split("\n") if line),
        use="\n".join(f"        {line}" for line in use.split("\n")),
    )


@pytest.mark.parametrize(
    ("definition", "use", "left", "after"),
    [
        ("self.softmax = nn.Softmax(dim=1)", "return self.softmax(x)", "", "return x"),
        ("self.softmax = nn.Softmax(dim=1)  # head", "return self.softmax(x)", "", "return x"),
        ("self.softmax = nn.Softmax(dim=1)", "x = self.softmax(x)\nreturn x", "", "return x"),
        ("self.softmax: nn.Module = nn.Softmax(dim=1)", "return self.softmax(x)", "", "return x"),
        ("self.softmax = nn.Softmax(dim=1).to('cpu')", "return self.softmax(x)", "", "return x"),
        ("self.softmax = nn.Softmax(dim=1)", "return self.softmax.forward(x)", "", "return x"),
        (
            "self.softmax = nn.Softmax(dim=1)",
            "return self.softmax(x), F.softmax(x, 1)",
            "",
            "return x, F.softmax(x, 1)",
        ),
        (
            "self.softmax = nn.Softmax(dim=1)",
            "return self.softmax(x), self.softmax(y)",
            "self.softmax = nn.Softmax(dim=1)",
            "return x, self.softmax(y)",
        ),
        (
            "self.softmax = nn.Softmax(dim=1)",
            "return self.softmax(x), getattr(self, 'softmax')",
            "self.softmax = nn.Softmax(dim=1)",
            "return x, getattr(self, 'softmax')",
        ),
    ],
)
def test_a_layer_goes_with_its_only_use(definition: str, use: str, left: str, after: str) -> None:
    source = model(definition, use)
    call = "self.softmax.forward(x)" if "forward(" in use else "self.softmax(x)"
    check(source, model(left, after), TakeOut(place(source, call), place(source, "nn.Softmax(dim=1)")))


@pytest.mark.parametrize(
    ("definition", "use"),
    [
        ("self.softmax = nn.Softmax(dim=1)\nself.softmax = nn.ReLU()", "return self.softmax(x)"),
        ("self.softmax = nn.Softmax(dim=1) if a else nn.ReLU()", "return self.softmax(x)"),
        ("self.other = nn.Softmax(dim=1)", "return self.softmax(x)"),
        ("self.softmax, self.fc = nn.Softmax(dim=1), 1", "return self.softmax(x)"),
        ("self.softmax = nn.Sequential(nn.Linear(2, 2), nn.Softmax(dim=1))", "return self.softmax(x)"),
        ("self.softmax = nn.Softmax(dim=1)", "return self.softmax(x)[self.softmax(x, x)]"),
    ],
)
def test_a_layer_that_may_be_another_stays(definition: str, use: str) -> None:
    source = model(definition, use)
    call = "self.softmax(x, x)" if "x, x" in use else "self.softmax(x)"
    check(source, None, TakeOut(place(source, call), place(source, "nn.Softmax(dim=1)")))


def test_attributes_of_other_classes_do_not_count_unless_they_inherit() -> None:
    one = model("self.softmax = nn.Softmax(dim=1)", "return self.softmax(x)")
    other = "\n\nclass Other(nn.Module):\n    def __init__(self):\n        self.softmax = nn.Softmax(0)\n\n"
    other += "    def forward(self, x):\n        return self.softmax(x)\n"
    intent = TakeOut(place(one, "self.softmax(x)"), place(one, "nn.Softmax(dim=1)"))
    check(one + other, model("", "return x") + other, intent)
    heir = "\n\nclass Heir(Net):\n    def forward(self, x):\n        return self.softmax(x)\n"
    check(one + heir, model("self.softmax = nn.Softmax(dim=1)", "return x") + heir, intent)


def test_a_variable_goes_with_its_only_use() -> None:
    before = function("softmax = nn.Softmax(dim=1)\nreturn softmax(x)")
    other = "\n\ndef other(x):\n    softmax = nn.Softmax(dim=0)\n    return softmax(x)\n"
    intent = TakeOut(place(before, "softmax(x)"), place(before, "nn.Softmax(dim=1)"))
    check(before + other, function("return x") + other, intent)


def test_a_layer_of_another_file_stays_there() -> None:
    home = model("self.softmax = nn.Softmax(dim=1)", "return x")
    use = function("return model.softmax(x)", "model, x")
    intent = TakeOut(place(use, "model.softmax(x)"), Place("home.py", place(home, "nn.Softmax(dim=1)").node))
    request = FixRequest("fix it", Applicability.UNSAFE, (intent,))
    edits = edits_for(request, {PATH: use.encode(), "home.py": home.encode()}, Trees())
    start = use.index("model.softmax(x)")
    assert edits == (Edit(PATH, start, start + 14, ""), Edit(PATH, start + 15, start + 16, ""))
    assert edits_for(request, {PATH: use.encode()}, Trees()) is None
