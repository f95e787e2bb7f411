"""A statement is put before another one, with its indentation and line ending."""

from __future__ import annotations

import pytest

from codemods.fixing import check, place
from modellint.diagnostics import InsertBefore

ZERO = "optimizer.zero_grad()"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("loss.backward()\n", f"{ZERO}\nloss.backward()\n"),
        ("a()\nloss.backward()", f"a()\n{ZERO}\nloss.backward()"),
        (
            "for x in y:\n    # now\n    loss.backward()  # b\n",
            f"for x in y:\n    # now\n    {ZERO}\n    loss.backward()  # b\n",
        ),
        ("for x in y:\n\tloss.backward()\n", f"for x in y:\n\t{ZERO}\n\tloss.backward()\n"),
        ("for x in y: loss.backward()\n", f"for x in y: {ZERO}; loss.backward()\n"),
        ("a(); loss.backward()\n", f"a(); {ZERO}; loss.backward()\n"),
        ("loss.backward(); a()\n", f"{ZERO}\nloss.backward(); a()\n"),
        ("f(\n    loss.backward(),\n)\n", f"{ZERO}\nf(\n    loss.backward(),\n)\n"),
        ("with f(loss.backward()):\n    pass\n", f"{ZERO}\nwith f(loss.backward()):\n    pass\n"),
        ("if a:\n    pass\nelif loss.backward():\n    pass\n", None),
        ("@f(loss.backward())\ndef g():\n    pass\n", None),
    ],
)
def test_before(before: str, after: str | None) -> None:
    check(before, after, InsertBefore(place(before, "loss.backward()"), ZERO))


def test_the_receiver_is_written_as_it_is_elsewhere() -> None:
    before = "self.opts[0].step()\nloss.backward()\n"
    receiver = place(before, "self.opts[0]")
    intent = InsertBefore(place(before, "loss.backward()"), "{receiver}.zero_grad()", receiver)
    check(before, "self.opts[0].step()\nself.opts[0].zero_grad()\nloss.backward()\n", intent)


def test_a_receiver_of_several_lines_is_refused() -> None:
    before = "get(\n    1\n).step()\nloss.backward()\n"
    receiver = place(before, "get(\n    1\n)")
    check(before, None, InsertBefore(place(before, "loss.backward()"), "{receiver}.zero_grad()", receiver))
