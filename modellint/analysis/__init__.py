"""Syntax and knowledge in, facts about the program out: the abstract interpreter."""

from modellint.analysis.interpreter import analyse

__all__ = ["analyse"]
