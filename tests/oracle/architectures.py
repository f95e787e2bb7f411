"""Random architectures as source text, grown layer by layer on torch's meta device: every shape is torch's own."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
import torch.nn as nn
import torch.nn.functional as F  # noqa: N812

WIDTHS = (3, 4, 6, 8, 12, 16)


@dataclass(frozen=True)
class Step:
    """A layer to be constructed (perhaps), and the expression that gives the next ``x``; ``{m}`` is the layer."""

    make: str
    use: str = "{m}(x)"

    @property
    def plain(self) -> bool:
        """Whether it can stand in a Sequential."""
        return bool(self.make) and self.use == "{m}(x)"


@dataclass(frozen=True)
class Architecture:
    """Steps from an input of a known shape, the shapes behind each, and what torch says if the last one fails."""

    given: tuple[int, ...]
    steps: tuple[Step, ...]
    shapes: tuple[tuple[int, ...], ...]
    error: str = ""

    def source(self, style: str) -> str:
        """The program: ``sequential`` where it can be, else ``class``; its last statement is the output."""
        head = "import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n\n\n"
        body = self._sequential() if style == "sequential" and all(s.plain for s in self.steps) else self._class()
        sizes = ", ".join(map(str, self.given))
        made = "net" if body.startswith("net") else "Net()"
        return f"{head}{body}\n\nnet = {made}.eval()\ny = net(torch.randn({sizes}))\ny\n"

    def _sequential(self) -> str:
        return "net = nn.Sequential(\n" + "".join(f"    {step.make},\n" for step in self.steps) + ")\n"

    def _class(self) -> str:
        lines = ["class Net(nn.Module):", "    def __init__(self):", "        super().__init__()"]
        lines += [f"        self.m{i} = {step.make}" for i, step in enumerate(self.steps) if step.make]
        lines += ["", "    def forward(self, x):"]
        lines += [f"        x = {step.use.format(m=f'self.m{i}')}" for i, step in enumerate(self.steps)]
        return "\n".join([*lines, "        return x", ""])


def grow(seed: int, *, wrong: float = 0.0, length: int = 9) -> Architecture:
    """A random architecture; each number of each layer is another one than fits with the chance ``wrong``."""
    rng = random.Random(seed)
    given = _input(rng)
    with torch.device("meta"):
        x = torch.randn(*given)
        steps: list[Step] = []
        shapes = [given]
        for _ in range(rng.randint(2, length)):
            step = _step(rng, shapes[-1], wrong)
            try:
                x = run(step, x)
            except (RuntimeError, ValueError, AssertionError, IndexError) as error:
                if wrong:
                    return Architecture(given, (*steps, step), tuple(shapes), str(error) or type(error).__name__)
                continue
            steps.append(step)
            shapes.append(tuple(x.shape))
    return Architecture(given, tuple(steps), tuple(shapes))


def run(step: Step, x: Any) -> Any:
    """What a step makes of a tensor; the meta device does not mind the channels of transposed convolutions."""
    if x.is_meta and "Transpose" in step.make:
        with torch.device("cpu"):
            run(step, torch.zeros(x.shape))
    names = {"torch": torch, "nn": nn, "F": F, "x": x}
    if step.make:
        names["m"] = eval(step.make, names).eval()
    return eval(step.use.format(m="m"), names)


def _input(rng: random.Random) -> tuple[int, ...]:
    batch = rng.choice((1, 2, 5))
    kind = rng.choice(("image", "image", "image", "sequence", "row"))
    if kind == "image":
        return batch, rng.choice((1, 3, 4)), rng.choice((16, 20, 28, 32)), rng.choice((16, 28, 32))
    return (
        (batch, rng.choice((5, 7, 10)), rng.choice(WIDTHS)) if kind == "sequence" else (batch, rng.choice((8, 10, 20)))
    )


def _step(rng: random.Random, shape: tuple[int, ...], wrong: float) -> Step:
    def n(right: int) -> int:
        return rng.choice([w for w in (*WIDTHS, right + 1) if w != right]) if rng.random() < wrong else right

    table: dict[int, list[Callable[[Any, Any, Any], Step]]] = {4: IMAGES, 3: SEQUENCES, 2: ROWS}
    maker = rng.choice([*table.get(len(shape), []), *ANY])
    if wrong and rng.random() < wrong / 3:
        maker = rng.choice(IMAGES + SEQUENCES + ROWS)
        shape = tuple(shape[i] if i < len(shape) else 4 for i in range(4))
    return maker(rng, shape, n)


def _window(rng: random.Random) -> str:
    kernel, stride, pad = (
        rng.choice((1, 2, 3, 4, (3, 2), 5)),
        rng.choice((1, 1, 2, 3, (2, 1))),
        rng.choice((0, 0, 1, (1, 0))),
    )
    dilation = rng.choice((1, 1, 1, 2))
    return f"{kernel}, stride={stride}, padding={pad}, dilation={dilation}"


def _line(rng: random.Random) -> str:
    return f"{rng.choice((1, 2, 3, 5))}, {rng.choice((1, 2))}, {rng.choice((0, 1))}"


def _conv2d(rng: random.Random, s: tuple[int, ...], n: Callable[[int], int]) -> Step:
    out = rng.choice(WIDTHS)
    if rng.random() < 0.2:
        return Step(f'nn.Conv2d({n(s[1])}, {out}, {rng.choice((1, 3, 5))}, padding="same")')
    return Step(f"nn.Conv2d({n(s[1])}, {out}, {_window(rng)})")


def _residual(rng: random.Random, s: tuple[int, ...], n: Callable[[int], int]) -> Step:
    return Step(f"nn.Conv2d({n(s[1])}, {n(s[1])}, 3, padding={n(1)})", "x + {m}(x)")


def _dense(rng: random.Random, s: tuple[int, ...], n: Callable[[int], int]) -> Step:
    return Step(f"nn.Conv2d({n(s[1])}, {rng.choice(WIDTHS)}, 3, padding={n(1)})", "torch.cat([x, {m}(x)], dim=1)")


def _pool2d(rng: random.Random, s: tuple[int, ...], n: Callable[[int], int]) -> Step:
    name = rng.choice(("MaxPool2d", "AvgPool2d"))
    kernel = rng.choice((2, 3, (2, 3)))
    stride, pad = rng.choice(("None", "2", "1")), rng.choice((0, 0, 1))
    return Step(f"nn.{name}({kernel}, stride={stride}, padding={pad}, ceil_mode={rng.random() < 0.3})")


def _rnn(rng: random.Random, s: tuple[int, ...], n: Callable[[int], int]) -> Step:
    name, both = rng.choice(("LSTM", "GRU", "RNN")), rng.random() < 0.4
    first, layers = rng.random() < 0.7, rng.choice((1, 2))
    projected = ", proj_size=2" if name == "LSTM" and rng.random() < 0.2 else ""
    make = f"nn.{name}({n(s[2])}, {rng.choice(WIDTHS)}, {layers}, batch_first={first}, bidirectional={both}{projected})"
    last = "{m}(x)[1][0]" if name == "LSTM" else "{m}(x)[1]"
    return Step(make, rng.choice(("{m}(x)[0]", "{m}(x)[0][:, -1, :]", "{m}(x)[0][:, -1]", last, last + "[-1]")))


def _attention(rng: random.Random, s: tuple[int, ...], n: Callable[[int], int]) -> Step:
    heads = rng.choice((1, 2, 3))
    if rng.random() < 0.5:
        return Step(f"nn.MultiheadAttention({n(s[2])}, {heads}, batch_first=True)", "{m}(x, x, x)[0]")
    return Step(f"nn.TransformerEncoderLayer({n(s[2])}, {heads}, 8, batch_first=True)")


Maker = Callable[[Any, Any, Any], Step]
IMAGES: list[Maker] = [
    _conv2d, _conv2d, _conv2d, _residual, _dense, _pool2d, _pool2d,
    lambda r, s, n: Step(f"nn.ConvTranspose2d({n(s[1])}, {r.choice(WIDTHS)}, {r.choice((2, 3, 4))}, 2, 1)"),
    lambda r, s, n: Step(f"nn.BatchNorm2d({n(s[1])})"),
    lambda r, s, n: Step(f"nn.GroupNorm({r.choice((1, 2))}, {n(s[1])})"),
    lambda r, s, n: Step(f"nn.InstanceNorm2d({n(s[1])}, affine=True)" if s[2] * s[3] > 1 else "nn.ReLU()"),
    lambda r, s, n: Step(f"nn.LayerNorm([{n(s[1])}, {s[2]}, {s[3]}])"),
    lambda r, s, n: Step(f"nn.AdaptiveAvgPool2d({r.choice((1, 2, '(2, 3)', '(None, 2)'))})"),
    lambda r, s, n: Step("nn.Upsample(scale_factor=2)"),
    lambda r, s, n: Step(f"nn.PixelShuffle({n(2)})"),
    lambda r, s, n: Step(f"nn.ZeroPad2d({r.choice((1, '(1, 2, 0, 1)'))})"),
    lambda r, s, n: Step("nn.Flatten()"),
    lambda r, s, n: Step(f"nn.Linear({n(s[3])}, {r.choice(WIDTHS)})"),
    lambda r, s, n: Step("", "x.contiguous().view(x.size(0), -1)"),
    lambda r, s, n: Step("", f"x.reshape({s[0]}, {n(s[1])}, -1)"),
    lambda r, s, n: Step("", f"x.reshape(-1, {n(s[1] * s[2] * s[3])})"),
    lambda r, s, n: Step("", "x.flatten(2).transpose(1, 2)"),
    lambda r, s, n: Step("", "x.mean([2, 3])"),
    lambda r, s, n: Step("", "x.permute(0, 2, 3, 1)"),
    lambda r, s, n: Step("", "F.interpolate(x, scale_factor=2)"),
    lambda r, s, n: Step("", "F.pad(x, (1, 1, 2, 0))"),
    lambda r, s, n: Step("", "F.max_pool2d(x, 2)"),
    lambda r, s, n: Step("", "F.adaptive_avg_pool2d(x, 1)"),
    lambda r, s, n: Step("", "x[:, :1]"),
    lambda r, s, n: Step("", "x[:, 0]"),
    lambda r, s, n: Step("", "torch.stack([x, x], dim=1).sum(1)"),
    lambda r, s, n: Step("", "x.chunk(2, dim=1)[0]"),
    lambda r, s, n: Step("", f"x.unflatten(1, ({n(s[1])}, 1)).squeeze(2)"),
]  # fmt: skip
SEQUENCES: list[Maker] = [
    _rnn, _rnn, _attention,
    lambda r, s, n: Step(f"nn.Conv1d({n(s[1])}, {r.choice(WIDTHS)}, {_line(r)})"),
    lambda r, s, n: Step(f"nn.ConvTranspose1d({n(s[1])}, {r.choice(WIDTHS)}, {_line(r)})"),
    lambda r, s, n: Step(f"nn.MaxPool1d({_line(r)})"),
    lambda r, s, n: Step(f"nn.AdaptiveMaxPool1d({r.choice((1, 3))})"),
    lambda r, s, n: Step(f"nn.BatchNorm1d({n(s[1])})"),
    lambda r, s, n: Step(f"nn.Linear({n(s[2])}, {r.choice(WIDTHS)})"),
    lambda r, s, n: Step(f"nn.LayerNorm({n(s[2])})"),
    lambda r, s, n: Step("", "x.transpose(1, 2)"),
    lambda r, s, n: Step("", "x[:, -1]"),
    lambda r, s, n: Step("", "x.mean(dim=1)"),
    lambda r, s, n: Step("", "x.max(dim=1)[0]"),
    lambda r, s, n: Step("", "torch.flatten(x, 1)"),
    lambda r, s, n: Step("", "torch.softmax(x @ x.transpose(1, 2), dim=-1)"),
    lambda r, s, n: Step("", "x.unsqueeze(1)"),
    lambda r, s, n: Step("", "x * torch.sigmoid(x).sum(-1, keepdim=True)"),
]  # fmt: skip
ROWS: list[Maker] = [
    lambda r, s, n: Step(f"nn.Linear({n(s[1])}, {r.choice(WIDTHS)})"),
    lambda r, s, n: Step(f"nn.Linear({n(s[1])}, {r.choice(WIDTHS)})"),
    lambda r, s, n: Step(f"nn.BatchNorm1d({n(s[1])})"),
    lambda r, s, n: Step(f"nn.LayerNorm({n(s[1])})"),
    lambda r, s, n: Step("nn.GLU()"),
    lambda r, s, n: Step(f"nn.Unflatten(1, (-1, {n(1)}))"),
    lambda r, s, n: Step(f"nn.GRUCell({n(s[1])}, {r.choice(WIDTHS)})"),
    lambda r, s, n: Step("", "x.contiguous().view(x.shape[0], 1, -1)"),
    lambda r, s, n: Step("", "x.unsqueeze(-1)"),
    lambda r, s, n: Step(f"nn.Linear({n(s[1])}, {n(s[1])})", "x + {m}(x)"),
    lambda r, s, n: Step("", f"x @ torch.ones({n(s[1])}, 4)"),
]
ANY: list[Maker] = [
    lambda r, s, n: Step("nn.ReLU()"),
    lambda r, s, n: Step("nn.Dropout(0.1)"),
    lambda r, s, n: Step("", "F.gelu(x)"),
    lambda r, s, n: Step("", "2 * x - 1"),
]
