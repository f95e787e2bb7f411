"""What is wrong with what the user asked for, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable


class ConfigError(Exception):
    """A setting that cannot be followed. The message is for the user, and so is the ``advice``."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.advice = advice


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was most likely meant, empty where none is near."""
    from difflib import get_close_matches

    words = {each.lower(): each for each in known}
    close = get_close_matches(word.lower().replace("_", "-"), words, n=1)
    return words[close[0]] if close else ""
