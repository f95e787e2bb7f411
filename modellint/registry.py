"""Rules: what makes a function one, and how a folder of them is loaded."""

from __future__ import annotations

import dataclasses
import functools
import importlib.util
import re
import sys
import typing
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from modellint.config import ConfigError
from modellint.diagnostics import Diagnostic, Severity

if typing.TYPE_CHECKING:
    from modellint.program.project import Project

DOCUMENTATION = "https://github.com/modellint/modellint/blob/main/rules"
BUILT_IN = "modellint.rules"

_CODE = re.compile(r"[A-Z]{1,3}[0-9]{3}")


class RuleError(ConfigError):
    """A rule that cannot be loaded, or a selector that fits none; the message is for the user."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A function that looks at one kind of fact and yields diagnostics, with all that is said about it elsewhere."""

    code: str
    severity: Severity
    preview: bool
    default: bool
    function: Callable[..., Iterable[Diagnostic]]

    @property
    def name(self) -> str:
        """What is wrong, in kebab-case: the function's name."""
        return self.function.__name__.replace("_", "-")

    @property
    def fact(self) -> type[typing.Any]:
        """The kind of fact (or union of kinds) it is asked about: the annotation of its first parameter."""
        try:
            return next(iter(_wanted(self.function).values()))
        except (NameError, KeyError, StopIteration) as error:
            raise RuleError(f"{self.code}: the first parameter must be annotated with a fact ({error})") from error

    @property
    def options(self) -> type[typing.Any] | None:
        """The dataclass with what users may set: the annotation of the parameter ``options``, if it has one."""
        return _wanted(self.function).get("options")

    @property
    def file(self) -> Path:
        """The file it is written in."""
        return Path(self.function.__globals__["__file__"])

    @property
    def summary(self) -> str:
        """The first line of its module's docstring, after the code."""
        first, *_ = (self.function.__globals__["__doc__"] or "").strip().splitlines() or [""]
        return first.removeprefix(f"{self.code}:").strip().removesuffix(".")

    @property
    def page(self) -> str:
        """Its page: what it does, why, an example, what to write instead."""
        page = self.file.with_suffix(".md")
        if not page.is_file():
            raise RuleError(f"{self.code}: no page at {page}")
        return page.read_text(encoding="utf-8")

    @property
    def url(self) -> str | None:
        """Where its page is on the web, for the rules that come with modellint."""
        built_in = self.function.__module__.rpartition(".")[0] == BUILT_IN
        return f"{DOCUMENTATION}/{self.file.stem}.md" if built_in else None

    @property
    def always(self) -> bool:
        """Whether it reports the tool's own failures, which only ``ignore`` keeps quiet."""
        return self.default and self.code.startswith("MDL0")

    def ask(self, fact: object, project: Project, options: object = None) -> Iterable[Diagnostic]:
        """What it says about one fact, under the options that were set."""
        _, *more = _wanted(self.function)
        if not more:
            return self.function(fact)
        if options is None and self.options is not None:
            options = self.options()
        return self.function(fact, *(options if name == "options" else project for name in more))


def rule(
    code: str, *, severity: Severity, preview: bool = False, default: bool | None = None
) -> Callable[[Callable[..., Iterable[Diagnostic]]], Rule]:
    """Make a rule of a function. It is on by default unless it is an info, or ``default`` says otherwise."""
    if not _CODE.fullmatch(code):
        raise RuleError(f"{code!r} is not a rule code: up to three capitals and three digits")
    on = severity > Severity.INFO if default is None else default
    return lambda function: Rule(code, severity, preview, on, function)


@functools.cache
def _wanted(function: Callable[..., object]) -> dict[str, type[typing.Any]]:
    """The parameters of a rule's function with their annotations: a fact, and then ``project`` or ``options``."""
    code, hints = function.__code__, typing.get_type_hints(function)
    wanted = {name: hints[name] for name in code.co_varnames[: code.co_argcount]}
    if "options" in wanted and not dataclasses.is_dataclass(wanted["options"]):
        raise RuleError(f"{function.__name__}: `options` must be annotated with a dataclass that has defaults")
    return wanted


# --- loading ---


def built_in_folder() -> Path:
    """The folder of the rules that come with modellint: inside the package, or beside it in a checkout."""
    package = Path(__file__).parent
    shipped, checkout = package / "rules", package.parent
    if shipped.is_dir():
        return shipped
    project = checkout / "pyproject.toml"
    if project.is_file() and b'name = "modellint"' in project.read_bytes():
        return checkout / "rules"
    raise RuleError(f"modellint's own rules are missing: neither {shipped} nor a checkout at {checkout}")


@functools.cache
def built_in() -> tuple[Rule, ...]:
    """The rules that come with modellint."""
    return load(built_in_folder())


def load(*folders: Path) -> tuple[Rule, ...]:
    """All rules of these folders, in the order of their codes. Each code and each name is used once."""
    files = [file for folder in folders for file in sorted(folder.glob("*.py")) if not file.name.startswith("_")]
    return together(found for file in files for found in _rules_of(file))


def together(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Rules from several folders, in the order of their codes."""
    rules = tuple(rules)
    for key in ("code", "name"):
        seen: dict[str, Rule] = {}
        for found in rules:
            other = seen.setdefault(getattr(found, key), found)
            if other is not found:
                raise RuleError(f"{getattr(found, key)} is used twice: in {other.file} and in {found.file}")
    return tuple(sorted(rules, key=lambda found: found.code))


def _rules_of(file: Path) -> list[Rule]:
    module = f"{_package(file.parent)}.{file.stem}"
    spec = importlib.util.spec_from_file_location(module, file)
    if spec is None or spec.loader is None:
        raise RuleError(f"{file}: not a Python file")
    loaded = sys.modules[module] = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(loaded)
    except Exception as error:
        del sys.modules[module]
        raise RuleError(f"{file}: {type(error).__name__}: {error}") from error
    return [value for value in vars(loaded).values() if isinstance(value, Rule) and value.function.__module__ == module]


def _package(folder: Path) -> str:
    folder = folder.resolve()
    if folder == built_in_folder().resolve():
        return BUILT_IN
    return "modellint_rules_" + re.sub(r"\W", "_", str(folder))
