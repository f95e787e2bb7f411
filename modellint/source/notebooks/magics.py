"""What IPython understands in a cell and Python does not: blanked, so that what is left can be parsed where it stands.

A line that is taken out leaves as many bytes as it had. It becomes a statement that does nothing, so that a block
around it keeps a body; the right side of ``x = !ls`` becomes an expression that nothing is known of.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator

# fmt: off
_PYTHON_BODIES = frozenset({
    "capture", "debug", "lprun", "memit", "mprun", "prun", "scalene", "snakeviz", "time", "timeit", "wandb",
})
_PYTHON_ARGUMENTS = frozenset({"memit", "prun", "time", "timeit"})
_WITHOUT_A_SIGN = frozenset({
    "alias", "cat", "cd", "clear", "conda", "config", "cp", "env", "history", "less", "ll", "load", "load_ext", "ls",
    "lsmagic", "magic", "mamba", "man", "matplotlib", "micromamba", "mkdir", "more", "mv", "pinfo", "pip", "pwd",
    "pylab", "quickref", "reload_ext", "reset", "rm", "rmdir", "run", "store", "time", "timeit", "uv", "who", "whos",
})
# fmt: on
"""What stands for itself in a cell of one line, if it is not Python (IPython's automagic)."""

_UNKNOWN = ("get_ipython()", "__", "_")
_NOTHING = ("pass", "0")
_SIGNS = "!%?,;/"

_CELL_MAGIC = re.compile(r"\s*%%(?P<name>\w+)(?!\w*\?)[^\n]*(?:\n|\Z)")
_LINE_END = re.compile(r"[\r\n]")
_LINE = re.compile(r"(?:\\\r?\n|[^\n])*")
_ARGUMENTS = re.compile(r"%(?P<name>\w+)[ \t]+(?:-(?:[nrpslTD][ \t]*\S+|[a-zA-Z])[ \t]+)*")
_BLANK = re.compile(r"[^\S\n]*(?:#[^\n]*)?(?:\n|\Z)")
_INDENT = re.compile(r"[ \t\f]*")
_HELP = re.compile(r"%{0,2}(?!\d)[\w*]+(?:\.(?!\d)[\w*]+|\[-?[0-9]+\])*\?\??\s*\Z")
_TOKEN = re.compile(
    r"""
    (?P<string>\"{3}(?:\\.|[^\\])*?\"{3} | '{3}(?:\\.|[^\\])*?'{3} | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*')
    | (?P<comment>\#[^\n]*)
    | (?P<open>[(\[{]) | (?P<close>[)\]}])
    | (?P<assigned>(?<![=<>!+\-*/%&|^@:~])=[ \t]*(?=!|%[ \t]*[A-Za-z_]))
    | (?P<continued>\\\r?\n)
    | (?P<end>\n)
    """,
    re.VERBOSE | re.DOTALL,
)


def blanked(cell: str) -> str | None:
    """The Python of a cell, byte for byte where it stands in the cell; None for a cell in another language."""
    pieces: list[str] = []
    at = 0
    while magic := _CELL_MAGIC.match(cell, at):
        if magic["name"] not in _PYTHON_BODIES:
            return None
        pieces.append(_spaces(magic[0]))
        at = magic.end()
    body = cell[at:]
    if _is_bare_command(body):
        indent = len(body) - len(body.lstrip())
        return "".join((*pieces, body[:indent], _taken_out(body[indent:], _NOTHING)))
    return "".join((*pieces, *_statements(body)))


def is_python(text: str) -> bool:
    """Whether Python's own parser accepts a text."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _is_bare_command(body: str) -> bool:
    """Whether the only line of a cell is a command that IPython knows without a sign: ``pip install torch``."""
    line = body.strip()
    return line.partition(" ")[0] in _WITHOUT_A_SIGN and "\n" not in line and " " in line and not is_python(line)


def _statements(text: str) -> Iterator[str]:
    """The logical lines one after the other, those that are IPython's taken out."""
    at = 0
    while at < len(text):
        if blank := _BLANK.match(text, at):
            end = blank.end()
            yield text[at:end]
        else:
            start = _INDENT.match(text, at).end()  # type: ignore[union-attr]
            yield text[at:start]
            end = _end_of_line(text, start) if text[start] in _SIGNS else _end_of_statement(text, start)
            yield _python_of(text[start:end])
        at = end


def _python_of(line: str) -> str:
    """One logical line without its indent; Python is left as it is."""
    if line[0] in _SIGNS:
        return _python_argument(line, f"{_NOTHING[1]};") or _taken_out(line, _NOTHING)
    if _HELP.search(_without_text(line)):
        return _taken_out(line, _NOTHING)
    value = _value_start(line)
    if value is None:
        return line
    command = line[value:]
    return line[:value] + (_python_argument(command, "") or _taken_out(command, _UNKNOWN))


def _python_argument(command: str, lead: str) -> str:
    """The statement that ``%time`` is given, if it is one, behind ``lead`` and as many blanks as it needs."""
    magic = _ARGUMENTS.match(command)
    if magic is None or magic["name"] not in _PYTHON_ARGUMENTS or (not lead and magic["name"] != "time"):
        return ""
    statement = command[magic.end() :]
    fits = bool(statement) and is_python(f"{lead}{statement.strip()}")
    return lead + _spaces(magic[0][len(lead) :]) + statement if fits else ""


def _end_of_line(text: str, start: int) -> int:
    """Where a command ends: at its line's end, unless that is escaped."""
    return _LINE.match(text, start).end()  # type: ignore[union-attr]


def _end_of_statement(text: str, start: int) -> int:
    """Where a logical line ends, or the command does that it is given the output of."""
    depth, at = 0, start
    while token := _TOKEN.search(text, at):
        at = token.end()
        if token["open"]:
            depth += 1
        elif token["close"]:
            depth = max(depth - 1, 0)
        elif token["assigned"] and not depth:
            return _end_of_line(text, at)
        elif token["end"] and not depth:
            return at
    return len(text)


def _without_text(line: str) -> str:
    """A line with its strings and comments made short, but for their first character."""
    return _TOKEN.sub(lambda token: token[0][0] if token["string"] or token["comment"] else token[0], line)


def _value_start(line: str) -> int | None:
    """Where the command begins that a name is bound to the output of."""
    depth, at = 0, 0
    while token := _TOKEN.search(line, at):
        at = token.end()
        depth += bool(token["open"]) - bool(token["close"])
        if token["assigned"] and depth <= 0:
            return at
    return None


def _taken_out(text: str, stand_ins: tuple[str, ...]) -> str:
    """As many bytes as the text has: the longest of the stand-ins that fits, and blanks."""
    first = _LINE_END.split(text, maxsplit=1)[0].rstrip("\\")
    stand_in = next((each for each in stand_ins if len(each) <= len(first.encode())), "")
    return stand_in + _spaces(text, len(stand_in))


def _spaces(text: str, start: int = 0) -> str:
    """As many blanks as the text has bytes from ``start`` on, with its line ends."""
    content = text.encode()[start:]
    return "".join(chr(byte) if byte in b"\r\n" else " " for byte in content)
