"""What the path of a file tells about it."""

from __future__ import annotations

from pathlib import PurePath

_FOLDERS = frozenset({"test", "tests", "testing"})


def is_test(path: str) -> bool:
    """Whether a file holds tests, where numbers are often chosen for speed."""
    parts = PurePath(path).parts
    name = PurePath(path).stem
    return (
        name.startswith("test_") or name.endswith("_test") or name == "conftest" or not _FOLDERS.isdisjoint(parts[:-1])
    )
