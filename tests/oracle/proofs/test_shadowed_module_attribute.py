"""shadowed-module-attribute: the method cannot be called any more."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


@pytest.mark.parametrize("method", ["train", "eval"])
def test_the_method_is_gone(method: str) -> None:
    net = programs.bad("shadowed-module-attribute").run()["Net"]()
    with pytest.raises(TypeError, match="not callable"):
        getattr(net, method)()


def test_another_name_hides_nothing() -> None:
    net = programs.good("shadowed-module-attribute").run()["Net"]()
    assert net.eval().training is False
