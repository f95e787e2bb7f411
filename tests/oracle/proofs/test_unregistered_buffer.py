"""unregistered-buffer: the tensor stays where it was made."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

ELSEWHERE = "meta"


def test_a_plain_tensor_stays_behind() -> None:
    net = programs.bad("unregistered-buffer").run()["Net"]().to(ELSEWHERE)
    assert net.offset.device.type == "cpu"
    assert not net.state_dict()
    assert net.double().offset.dtype is torch.float32


def test_a_buffer_comes_along() -> None:
    net = programs.good("unregistered-buffer").run()["Net"]().to(ELSEWHERE)
    assert net.offset.device.type == ELSEWHERE
    assert list(net.state_dict()) == ["offset"]
