"""Options of the command line, as argparse knows them."""

from __future__ import annotations

from modellint.analysis.machine import Arguments, Machine, gets
from modellint.analysis.objects import UNKNOWN, Builtin, Cells, Given, Literal, Parser, Tuple, Unknown, Value
from modellint.diagnostics import Place
from modellint.program.values import Origin


@gets(Parser)
def _option(machine: Machine, parser: Parser, name: str, place: Place) -> Value:
    if name in parser.options:
        return parser.options[name]
    known = ("add_argument", "parse_args", "parse_known_args", "add_argument_group", "add_mutually_exclusive_group")
    return Builtin(name, parser) if name in known else _option_named(name)


def of_parser(machine: Machine, parser: Parser, name: str, arguments: Arguments) -> Value:
    """What a method of a parser gives; the parser stands for what it parses, too."""
    if name == "add_argument":
        _add_option(machine, parser, arguments)
        return UNKNOWN
    return Tuple((parser, UNKNOWN)) if name == "parse_known_args" else parser


def _add_option(machine: Machine, parser: Parser, arguments: Arguments) -> None:
    """An option may be anything on the command line; its default is what it is if nobody says so."""
    names = [
        g.value.value for g in arguments.positional if isinstance(g.value, Literal) and isinstance(g.value.value, str)
    ]
    long = next((name for name in names if name.startswith("--")), names[0] if names else "")
    given = arguments.keywords.get("dest")
    name = given.value.value if given and isinstance(given.value, Literal) else long.lstrip("-").replace("-", "_")
    default = arguments.keywords.get("default", Given(UNKNOWN)).value
    machine.memory.write(parser.options, name, _option_named(name, default))


def _option_named(name: object, default: Value = UNKNOWN) -> Unknown:
    origin = Origin(f"`{name}` is an option of the command line")
    return Unknown((0, "option", name), default if isinstance(default, Literal) else None, origin)


def make_parser(machine: Machine, arguments: Arguments, place: Place) -> Value:
    """``argparse.ArgumentParser()``."""
    return Parser(Cells())
