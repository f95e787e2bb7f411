"""kl-div-mean-reduction: the default is the divergence divided by the number of classes."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


@pytest.mark.filterwarnings("ignore:reduction")
@pytest.mark.parametrize("classes", [2, 10, 1000])
def test_too_small_by_the_number_of_classes(classes: int) -> None:
    torch.manual_seed(0)
    student, teacher = torch.randn(16, classes), torch.randn(16, classes)
    p, q = (torch.distributions.Categorical(logits=logits) for logits in (teacher, student))
    truth = float(torch.distributions.kl_divergence(p, q).mean())
    bad, good = (
        float(make("kl-div-mean-reduction").run()["distill"](student, teacher))
        for make in (programs.bad, programs.good)
    )
    assert good == pytest.approx(truth, rel=1e-4)
    assert classes * bad == pytest.approx(truth, rel=1e-4)


def test_torch_warns() -> None:
    logs = torch.zeros(4, 3).log_softmax(1)
    with pytest.warns(UserWarning, match="reduction: 'mean'"):
        torch.nn.functional.kl_div(logs, logs.exp())
