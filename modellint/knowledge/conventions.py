"""The names that code without any import is written with: pasted snippets that leave their imports to the reader."""

from __future__ import annotations

from modellint.knowledge.api import ApiClass, ApiFunction, ApiModule
from modellint.knowledge.stubs import lookup

Known = ApiClass | ApiFunction | ApiModule
MODULES = {
    "torch": "torch",
    "nn": "torch.nn",
    "F": "torch.nn.functional",
    "optim": "torch.optim",
    "tf": "tensorflow",
    "keras": "keras",
    "layers": "keras.layers",
    "losses": "keras.losses",
    "K": "keras.backend",
}
HOMES = ("keras.layers", "keras.models", "keras.optimizers", "keras.losses", "torch.nn", "torch.optim")


def conventional(name: str) -> Known | None:
    """What a name that nobody binds means by convention."""
    places = [MODULES[name]] if name in MODULES else [f"{home}.{name}" for home in HOMES if name[:1].isupper()]
    return next((entry for place in places if isinstance(entry := lookup(place), Known)), None)
