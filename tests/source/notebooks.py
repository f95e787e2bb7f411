"""Notebooks made by hand, for the tests."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

PYTHON: Mapping[str, Any] = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python", "version": "3.12.1"},
}


def cell(text: str, kind: str = "code", *, lines: bool = True, **more: Any) -> dict[str, Any]:
    """A cell, its text as a list of lines or as one string."""
    outputs = {"execution_count": 1, "outputs": [{"output_type": "stream", "text": ["é\n"]}]} if kind == "code" else {}
    source = text.splitlines(keepends=True) if lines else text
    return {"cell_type": kind, "metadata": {}, **outputs, "source": source, **more}


def notebook(*cells: str | dict[str, Any], metadata: Mapping[str, Any] = PYTHON) -> dict[str, Any]:
    """A notebook of these cells; a text stands for a cell of code."""
    listed = [cell(each) if isinstance(each, str) else each for each in cells]
    return {"cells": listed, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def as_jupyter(document: Mapping[str, Any]) -> bytes:
    """The way Jupyter writes it."""
    return (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode()


def texts(raw: bytes) -> Sequence[str]:
    """The texts of all cells in a notebook's file."""
    return ["".join(each["source"]) for each in json.loads(raw.decode("utf-8-sig"))["cells"]]
