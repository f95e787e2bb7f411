"""Dataclasses for values that are made by the ten thousand: frozen for the type checker, plain while the program runs.

What is really frozen takes three times as long to make, and copying it with a change ten times.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass, replace
else:
    import dataclasses
    import functools
    import operator

    def dataclass(*, frozen: bool = False, eq: bool = True, slots: bool = False) -> Callable[[type], type]:
        """What ``dataclasses.dataclass`` does, except that nothing keeps a frozen record from being written to."""

        def make(cls: type) -> type:
            hashed = frozen and eq and "__hash__" not in vars(cls)
            return dataclasses.dataclass(eq=eq, slots=slots, unsafe_hash=hashed)(cls)

        return make

    def replace(record: Any, /, **changes: Any) -> Any:
        """A copy of a record with other values in some fields."""
        made = type(record)(*_fields_of(type(record))(record))
        for name, value in changes.items():
            setattr(made, name, value)
        return made

    @functools.cache
    def _fields_of(cls: type) -> Callable[[Any], tuple[Any, ...]]:
        names = [field.name for field in dataclasses.fields(cls)]
        return operator.attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, names[0]),)


__all__ = ["dataclass", "replace"]
