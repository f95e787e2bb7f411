"""missing-super-init: there is no place to register the layer."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def test_the_first_layer_raises() -> None:
    with pytest.raises(AttributeError, match="cannot assign module before Module"):
        programs.bad("missing-super-init").run()["Net"]()


def test_with_the_call_it_is_registered() -> None:
    net = programs.good("missing-super-init").run()["Net"]()
    assert [name for name, _ in net.named_children()] == ["body"]
