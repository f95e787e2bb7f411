"""Jupyter notebooks: read as one Python module, written back so that only the lines concerned change."""

from modellint.source.notebooks.notebook import Cell, NotANotebook, Notebook, is_notebook, read

__all__ = ["Cell", "NotANotebook", "Notebook", "is_notebook", "read"]
