"""Rules: what makes a function one, how a folder of them is loaded, and which of them are selected."""

from __future__ import annotations

import importlib.util
import re
import sys
import typing
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from modellint.config import Settings
from modellint.diagnostics import Diagnostic, Severity

if typing.TYPE_CHECKING:
    from modellint.program.project import Project

DOCUMENTATION = "https://github.com/modellint/modellint/blob/main/rules"
BUILT_IN = "modellint.rules"
EXACT = 1000

_CODE = re.compile(r"[A-Z]{1,3}[0-9]{3}")


class RuleError(Exception):
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
            hints = typing.get_type_hints(self.function)
            return typing.cast("type[typing.Any]", hints[self._parameters[0]])
        except (NameError, KeyError, IndexError) as error:
            raise RuleError(f"{self.code}: the first parameter must be annotated with a fact ({error})") from error

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

    def ask(self, fact: object, project: Project) -> Iterable[Diagnostic]:
        """What it says about one fact."""
        return self.function(fact, project) if len(self._parameters) > 1 else self.function(fact)

    @property
    def _parameters(self) -> tuple[str, ...]:
        code = self.function.__code__
        return code.co_varnames[: code.co_argcount]


def rule(
    code: str, *, severity: Severity, preview: bool = False, default: bool | None = None
) -> Callable[[Callable[..., Iterable[Diagnostic]]], Rule]:
    """Make a rule of a function. It is on by default unless it is an info, or ``default`` says otherwise."""
    if not _CODE.fullmatch(code):
        raise RuleError(f"{code!r} is not a rule code: up to three capitals and three digits")
    on = severity > Severity.INFO if default is None else default
    return lambda function: Rule(code, severity, preview, on, function)


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


def built_in() -> tuple[Rule, ...]:
    """The rules that come with modellint."""
    return load(built_in_folder())


def load(*folders: Path) -> tuple[Rule, ...]:
    """All rules of these folders, in the order of their codes. Each code and each name is used once."""
    files = [file for folder in folders for file in sorted(folder.glob("*.py")) if not file.name.startswith("_")]
    rules = [found for file in files for found in _rules_of(file)]
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


# --- selecting ---


def specificity(selector: str, code: str, name: str) -> int:
    """How exactly a selector names a rule: -1 not at all, 0 ``ALL``, then by the length of the family it names."""
    wanted = selector.upper()
    if wanted == code or selector.lower().replace("_", "-") == name:
        return EXACT
    if wanted == "ALL":
        return 0
    family = wanted.rstrip("0123456789")
    return len(wanted) if family == code.rstrip("0123456789") and code.startswith(wanted) else -1


def select(rules: Iterable[Rule], settings: Settings) -> tuple[Rule, ...]:
    """The rules that a run asks: the most specific selector that fits a rule decides, ``ignore`` in a tie."""
    rules = tuple(rules)
    for selector in (*settings.select, *settings.extend_select, *settings.ignore):
        _check(selector, rules)
    for selector in () if settings.preview else (*settings.select, *settings.extend_select):
        for found in rules:
            if found.preview and specificity(selector, found.code, found.name) == EXACT:
                raise RuleError(f"{selector} is a preview rule: add --preview")
    return tuple(found for found in rules if _is_on(found, settings))


def find(rules: Iterable[Rule], selector: str) -> Rule:
    """The rule with this code or name."""
    rules = tuple(rules)
    for found in rules:
        if specificity(selector, found.code, found.name) == EXACT:
            return found
    raise _unknown(selector, rules)


def _is_on(found: Rule, settings: Settings) -> bool:
    if found.preview and not settings.preview:
        return False
    floor = 0 if found.always or (found.default and not settings.select) else -1
    wanted = max(floor, _best(found, (*settings.select, *settings.extend_select)))
    return wanted > _best(found, settings.ignore)


def _best(found: Rule, selectors: Iterable[str]) -> int:
    return max((specificity(selector, found.code, found.name) for selector in selectors), default=-1)


def _check(selector: str, rules: tuple[Rule, ...]) -> None:
    fits = (specificity(selector, found.code, found.name) >= 0 for found in rules)
    if selector.upper() != "ALL" and not any(fits):
        raise _unknown(selector, rules)


def _unknown(selector: str, rules: Iterable[Rule]) -> RuleError:
    from difflib import get_close_matches

    known = {word.lower(): word for found in rules for word in (found.code, found.name)}
    close = get_close_matches(selector.lower().replace("_", "-"), known, n=1)
    hint = f"; did you mean {known[close[0]]}?" if close else ""
    return RuleError(f"unknown rule {selector!r}{hint}")
