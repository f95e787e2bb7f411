"""modellint reads PyTorch and Keras code and says what will go wrong in training, without importing or running it.

``check`` and ``check_source`` are for programs; docs/python.md shows how. Nothing is loaded before it is asked for.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from modellint.api import Diagnostic, Edit, Fix, Note, Range, check, check_source
    from modellint.config import ConfigError

__version__ = "0.1.0"
__all__ = [
    "ConfigError",
    "Diagnostic",
    "Edit",
    "Fix",
    "Note",
    "Range",
    "__version__",
    "check",
    "check_source",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from modellint import api

    return getattr(api, name)


def __dir__() -> list[str]:
    return __all__
