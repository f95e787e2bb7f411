"""A look at the bytes before anything costly: can this file matter at all?"""

from __future__ import annotations

FRAMEWORKS = (b"torch", b"keras", b"tensorflow", b"lightning", b"timm", b"transformers", b"fastai")
VOCABULARY = (b"nn.Module", b"nn.Sequential", b"Dense(", b"Conv2D(", b"model.add(")


def mentions_framework(content: bytes) -> bool:
    """Whether the bytes hold the name of a framework we know, or are a snippet. Any other file is never parsed."""
    return any(name in content for name in FRAMEWORKS) or is_snippet(content)


def worth_opening(raw: bytes) -> bool:
    """Whether a notebook's file can hold code that matters. Its outputs and texts only make this say yes too often."""
    return any(word in raw for word in FRAMEWORKS + VOCABULARY)


def is_snippet(content: bytes) -> bool:
    """Whether the bytes import nothing and still speak of networks: pasted code that leaves imports to the reader."""
    return b"import" not in content and any(word in content for word in VOCABULARY)
