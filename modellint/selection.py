"""Which rules are asked: selectors are codes, names, families or ``ALL``, and the most specific one decides."""

from __future__ import annotations

from collections.abc import Iterable

from modellint.config import Selection
from modellint.config.errors import nearest
from modellint.config.settings import COMMAND_LINE
from modellint.registry import Rule, RuleError

EXACT = 1000


def specificity(selector: str, code: str, name: str) -> int:
    """How exactly a selector names a rule: -1 not at all, 0 ``ALL``, then by the length of the family it names."""
    wanted = selector.upper()
    if wanted == code or selector.lower().replace("_", "-") == name:
        return EXACT
    if wanted == "ALL":
        return 0
    family = wanted.rstrip("0123456789")
    return len(wanted) if family == code.rstrip("0123456789") and code.startswith(wanted) else -1


def best(rule: Rule, selectors: Iterable[str]) -> int:
    """How exactly a rule is named by the selector that names it most exactly."""
    return max((specificity(selector, rule.code, rule.name) for selector in selectors), default=-1)


def select(rules: Iterable[Rule], *selections: Selection, preview: bool = False) -> tuple[Rule, ...]:
    """The rules that are asked. Each selection has its say on top of the one before it; ``ignore`` wins a tie."""
    rules = tuple(rules)
    for each in selections:
        wanted = (*(each.select or ()), *each.extend_select)
        check((*wanted, *each.ignore), rules, each.source)
        for found in rules if not preview else ():
            if found.preview and (named := next(filter(lambda it: best(found, [it]) == EXACT, wanted), None)):
                raise RuleError(f"{named} is a preview rule: add --preview", "or set `preview = true`")
    return tuple(found for found in rules if _is_on(found, selections) and (preview or not found.preview))


def find(rules: Iterable[Rule], selector: str) -> Rule:
    """The rule with this code or name."""
    rules = tuple(rules)
    for found in rules:
        if specificity(selector, found.code, found.name) == EXACT:
            return found
    raise unknown(selector, rules)


def check(selectors: Iterable[str], rules: Iterable[Rule], source: str = COMMAND_LINE) -> None:
    """Complain about a selector that fits no rule."""
    rules = tuple(rules)
    for selector in selectors:
        if selector.upper() != "ALL" and all(best(found, [selector]) < 0 for found in rules):
            raise unknown(selector, rules, source)


def unknown(selector: str, rules: Iterable[Rule], source: str = COMMAND_LINE) -> RuleError:
    """That there is no such rule, and which was probably meant."""
    where = "" if source == COMMAND_LINE else f"{source}: "
    close = nearest(selector, [word for found in rules for word in (found.name, found.code)])
    hint = f"; did you mean {close}?" if close else ""
    return RuleError(f"{where}unknown rule {selector!r}{hint}", "`modellint rules` lists all rules")


def _is_on(found: Rule, selections: Iterable[Selection]) -> bool:
    on = found.default
    for each in selections:
        wanted = best(found, (*(each.select or ()), *each.extend_select))
        unwanted = best(found, each.ignore)
        if max(wanted, unwanted) >= 0:
            on = wanted > unwanted
        elif each.select is not None:
            on = found.always
    return on
