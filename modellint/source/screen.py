"""A look at the bytes before anything costly: can this file matter at all?"""

from __future__ import annotations

FRAMEWORKS = (b"torch", b"keras", b"tensorflow", b"lightning")


def mentions_framework(content: bytes) -> bool:
    """Whether the bytes hold the name of a framework we know. A file without one is never parsed."""
    return any(name in content for name in FRAMEWORKS)
