"""A callee is renamed where it is called, and where it was imported."""

from __future__ import annotations

import pytest

from codemods.fixing import check, place
from modellint.diagnostics import RenameCallee
from modellint.syntax import tree

OLD, NEW = "torch.nn.BCELoss", "torch.nn.BCEWithLogitsLoss"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "import torch.nn as nn\nl = nn.BCELoss(weight=w)\n",
            "import torch.nn as nn\nl = nn.BCEWithLogitsLoss(weight=w)\n",
        ),
        ("import torch\nl = torch.nn.BCELoss()\n", "import torch\nl = torch.nn.BCEWithLogitsLoss()\n"),
        (
            "from torch.nn import BCELoss\nl = BCELoss()\n",
            "from torch.nn import BCEWithLogitsLoss\nl = BCEWithLogitsLoss()\n",
        ),
        (
            "from torch.nn import BCELoss\nl, m = BCELoss(), BCELoss\n",
            "from torch.nn import BCELoss, BCEWithLogitsLoss\nl, m = BCEWithLogitsLoss(), BCELoss\n",
        ),
        (
            "from torch.nn import (\n    BCELoss,  # b\n    Linear,\n)\nl = BCELoss()\nBCELoss\n",
            "from torch.nn import (\n    BCELoss, BCEWithLogitsLoss,  # b\n    Linear,\n)\n"
            "l = BCEWithLogitsLoss()\nBCELoss\n",
        ),
        (
            "from torch.nn import BCELoss, BCEWithLogitsLoss\nl = BCELoss()\n",
            "from torch.nn import BCEWithLogitsLoss\nl = BCEWithLogitsLoss()\n",
        ),
        (
            "from torch.nn import BCEWithLogitsLoss, BCELoss\nl = BCELoss()\n",
            "from torch.nn import BCEWithLogitsLoss\nl = BCEWithLogitsLoss()\n",
        ),
        (
            "from torch.nn import BCELoss\nfrom torch.nn import BCEWithLogitsLoss\nl = BCELoss()\n",
            "from torch.nn import BCELoss\nfrom torch.nn import BCEWithLogitsLoss\nl = BCEWithLogitsLoss()\n",
        ),
        ("from torch.nn import *\nl = BCELoss()\n", "from torch.nn import *\nl = BCEWithLogitsLoss()\n"),
        ("from torch.nn import BCELoss as L\nl = L()\n", "from torch.nn import BCEWithLogitsLoss as L\nl = L()\n"),
        ("from torch.nn import BCELoss as L\nl, m = L(), L()\n", None),
        ("from torch.nn import BCELoss\nfrom mine import BCEWithLogitsLoss\nl = BCELoss()\n", None),
        ("from torch.nn import BCELoss\nBCEWithLogitsLoss = 1\nl = BCELoss()\n", None),
        ("try:\n    from torch.nn import BCELoss\nexcept E:\n    from mine import BCELoss\nl = BCELoss()\n", None),
        ("from torch.nn import MSELoss as BCELoss\nl = BCELoss()\n", None),
        ("class BCELoss: pass\nl = BCELoss()\n", None),
        ("l = make()\n", None),
        ("import torch.nn as nn\nl = nn.MSELoss()\n", None),
    ],
)
def test_classes(before: str, after: str | None) -> None:
    value = before.rpartition("l = ")[2] if "l = " in before else before.rpartition("l, m = ")[2].partition(", ")[0]
    call = place(before, value.partition("\n")[0], tree.Call)
    check(before, after, RenameCallee(call, OLD, NEW))


def test_functions() -> None:
    before = "import torch.nn.functional as F\nloss = F.nll_loss(F.relu(x), y)\n"
    intent = RenameCallee(
        place(before, "F.nll_loss(F.relu(x), y)"), "torch.nn.functional.nll_loss", "torch.nn.functional.cross_entropy"
    )
    check(before, before.replace("nll_loss", "cross_entropy"), intent)


def test_another_module() -> None:
    before = "import torch\nimport torch.nn.functional as F\ny = F.sigmoid(x)\n"
    intent = RenameCallee(place(before, "F.sigmoid(x)"), "torch.nn.functional.sigmoid", "torch.sigmoid")
    check(before, before.replace("F.sigmoid", "torch.sigmoid"), intent)


def test_keras_by_any_of_its_names() -> None:
    before = "import tensorflow as tf\nl = tf.keras.losses.BinaryCrossentropy()\n"
    intent = RenameCallee(
        place(before, "tf.keras.losses.BinaryCrossentropy()"),
        "keras.losses.BinaryCrossentropy",
        "keras.losses.BinaryFocalCrossentropy",
    )
    check(before, before.replace("BinaryC", "BinaryFocalC"), intent)
