"""The files that a request speaks of, opened for editing."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import libcst as cst

from modellint.codemods.page import Impossible, Page
from modellint.diagnostics import Place
from modellint.syntax.parse import Trees, Unparsed


class Pages:
    """Opens files by the places in them."""

    def __init__(self, sources: Mapping[str, bytes], trees: Trees) -> None:
        self._sources = sources
        self._trees = trees

    def at(self, place: Place) -> Page:
        """The file of a place."""
        content = self._sources.get(place.path)
        if content is None:
            raise Impossible
        try:
            return _opened(place.path, content, self._trees.get(place.path, content))
        except Unparsed:
            raise Impossible from None


@functools.lru_cache(maxsize=2)
def _opened(path: str, content: bytes, module: cst.Module) -> Page:
    """Files are fixed one after the other, with many requests each."""
    return Page(path, content, module)
