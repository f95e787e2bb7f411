"""Options of the command line, as argparse and click know them."""

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
    option = _declared(arguments, arguments.keywords.get("default", Given(UNKNOWN)).value)
    machine.memory.write(parser.options, option_name(option), option)


def _declared(arguments: Arguments, default: Value) -> Unknown:
    """An option by its names: the one that is meant for the program, else the long one."""
    given = [*arguments.positional, *([arguments.keywords["dest"]] if "dest" in arguments.keywords else [])]
    names = [g.value.value for g in given if isinstance(g.value, Literal) and isinstance(g.value.value, str)]
    plain = next((name for name in reversed(names) if not name.startswith("-")), "")
    long = next((name for name in names if name.startswith("--")), names[0] if names else "")
    return _option_named(plain or long.lstrip("-").partition("/")[0].replace("-", "_"), default)


def make_option(machine: Machine, arguments: Arguments, place: Place) -> Value:
    """``@click.option("--lr", default=0.1)``: gives the function under it a parameter ``lr``."""
    return _declared(arguments, arguments.keywords.get("default", Given(UNKNOWN)).value)


def make_default(machine: Machine, arguments: Arguments, place: Place) -> Value:
    """``lr: float = typer.Option(0.1)``: a parameter's default that is an option of the command line."""
    first = arguments.first("default")
    return _option_named(place.node, first.value if first else UNKNOWN)


def option_name(value: Value) -> str:
    """The name of the option that a value is; nothing if it is none."""
    match value:
        case Unknown(key=(0, "option", str(name))):
            return name
    return ""


def _option_named(name: object, default: Value = UNKNOWN) -> Unknown:
    origin = Origin(f"`{name}` is an option of the command line")
    return Unknown((0, "option", name), default if isinstance(default, Literal) else None, origin)


def make_parser(machine: Machine, arguments: Arguments, place: Place) -> Value:
    """``argparse.ArgumentParser()``."""
    return Parser(Cells())
