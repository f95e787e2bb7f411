"""MDL615: an embedding has no row for the last word of its tokenizer."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Append, Diagnostic, Severity
from modellint.program.facts import MissingRow
from modellint.registry import rule


@rule("MDL615", severity=Severity.ERROR)
def embedding_input_dim(embedding: MissingRow) -> Iterator[Diagnostic]:
    """Report Embedding layers with as many rows as a Tokenizer has words."""
    found = embedding.diagnostic(
        "the Tokenizer numbers its words from 1, so the last one has the number len(word_index): "
        "an Embedding of that many rows has none for it"
    )
    found = found.note(embedding.tokenizer, "the Tokenizer is built here").advise("add 1: row 0 is for padding")
    yield found.fix("add 1", Append(embedding.place, " + 1"), safe=True) if embedding.free else found
