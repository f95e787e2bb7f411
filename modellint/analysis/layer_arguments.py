"""What the arguments of a Keras layer give away where it is built, before anything goes through it."""

from __future__ import annotations

from modellint.analysis.library import constructs
from modellint.analysis.machine import Arguments, Machine
from modellint.analysis.objects import NONE, UNKNOWN, Built, Given, Literal, Unknown, Value
from modellint.diagnostics import Place
from modellint.program import facts

_STRIDED = ("Conv2D", "Conv3D", "SeparableConv2D")
_FORMERLY = {"border_mode", "subsample", "dim_ordering", "nb_filter", "nb_row", "nb_col", "init", "bias"}
WORDS = "word index"


@constructs("keras")
def _made(machine: Machine, built: Built, arguments: Arguments) -> None:
    """A layer of Keras is built."""
    if machine.guarded or built.place is None:
        return
    bare_shape(machine, built.arguments.get("input_shape"))
    short = built.api.name.rpartition(".")[2]
    if short in _STRIDED and not _FORMERLY & arguments.keywords.keys():
        _strides(machine, built, arguments)
    if short == "Embedding":
        _vocabulary(machine, built, built.arguments.get("input_dim"))


def bare_shape(machine: Machine, given: Given | None) -> None:
    """``input_shape=8``, or ``input_shape=(8)``, which is the same."""
    at = given.place if given else None
    if given and at and isinstance(given.value, Literal) and type(given.value.value) is int:
        machine.note_once(facts.BareShape(at, machine.assumed, size=given.value.value))


def _strides(machine: Machine, built: Built, arguments: Arguments) -> None:
    """``Conv2D(32, 3, 3)``: today, the last number is the stride."""
    if len(arguments.positional) < 3 or arguments.open or built.place is None:
        return
    kernel, stride = arguments.positional[1:3]
    match kernel.value, stride.value:
        case Literal(value=int(size)), Literal(value=int(step)) if size == step:
            last = len(arguments.positional) == 3
            fact = facts.RepeatedNumber(
                built.place, machine.assumed, True, built.api.name, size, kernel.place, stride.argument, last
            )
            machine.note_once(fact)


@constructs("tokenizer")
def _tokenizer(machine: Machine, built: Built, arguments: Arguments) -> None:
    """A Tokenizer that keeps all words numbers them from 1 to their count."""
    limit = built.arguments.get("num_words")
    if limit and limit.value == NONE and built.place:
        machine.memory.write(built.attributes, "word_index", Unknown((0, WORDS, built)))


def _vocabulary(machine: Machine, built: Built, rows: Given | None) -> None:
    """``Embedding(len(tokenizer.word_index), …)`` has no row for the last word."""
    made = _counted_words(rows.value) if rows else None
    if rows and rows.place and made:
        weights = built.arguments.get("weights", Given(NONE))
        free = weights.value == NONE and isinstance(built.arguments["embeddings_initializer"].value, Literal)
        machine.note_once(facts.MissingRow(rows.place, machine.assumed, tokenizer=made, free=free))


def _counted_words(value: Value) -> Place | None:
    """Where the tokenizer was built whose words are counted, if that is what a number is, and no others were added."""
    match value:
        case Unknown(key=(1, (0, words, Built() as made) as index, "()", "len")) if words == WORDS:
            return made.place if made.attributes.get("word_index") == Unknown(index) else None
    return None


def words_changed(machine: Machine, value: Value) -> None:
    """``tokenizer.word_index["<pad>"] = 0``: from here on, nobody knows which numbers there are."""
    match value:
        case Unknown(key=(0, words, Built() as made)) if words == WORDS:
            machine.memory.write(made.attributes, "word_index", UNKNOWN)
