"""The names that code without any import is written with: pasted snippets that leave their imports to the reader."""

from __future__ import annotations

from modellint.knowledge.api import ApiClass, ApiFunction, ApiModule, Entry
from modellint.knowledge.stubs import lookup

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


def conventional(name: str) -> Entry | None:
    """What a name that nobody binds means by convention."""
    if name in MODULES:
        return lookup(MODULES[name])
    if not name[:1].isupper():
        return None
    found = (lookup(f"{home}.{name}") for home in HOMES)
    return next((entry for entry in found if isinstance(entry, ApiClass | ApiFunction | ApiModule)), None)
