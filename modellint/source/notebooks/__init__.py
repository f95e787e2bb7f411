"""Jupyter notebooks: read as one Python module, written back so that only the lines concerned change."""

from modellint.source.notebooks.notebook import Cell, NotANotebook, Notebook, is_notebook, read
from modellint.source.notebooks.writing import OutOfReach, Writer, reaches

__all__ = ["Cell", "NotANotebook", "Notebook", "OutOfReach", "Writer", "is_notebook", "reaches", "read"]
