"""``modellint rule`` and ``modellint rules``: what the rules are, for readers and for programs."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from modellint.misuse import told

if TYPE_CHECKING:
    from modellint.registry import Rule


def _completed(_context: click.Context, _argument: click.Parameter, typed: str) -> list[str]:
    """The codes and names of rules that start like this, for the shell."""
    from modellint.registry import built_in

    words = (word for rule in built_in() for word in (rule.code, rule.name))
    return [word for word in words if word.lower().startswith(typed.lower())]


_isolated = click.option("--isolated", is_flag=True, help="Leave out rules of your own.")


@click.command("rule")
@click.argument("rule", shell_complete=_completed)
@click.option("--output-format", type=click.Choice(["text", "markdown", "json"]), help="[default: text in a terminal]")
@_isolated
def explain(rule: str, output_format: str | None, isolated: bool) -> None:
    """Explain a rule, given by its code or name."""
    from modellint.selection import find

    with told():
        found = find(_known(isolated=isolated), rule)
        wanted = output_format or ("text" if sys.stdout.isatty() else "markdown")
        if wanted == "json":
            click.echo(json.dumps({**_described(found), "explanation": found.page}, indent=2))
        elif wanted == "markdown":
            click.echo(found.page, nl=False)
        else:
            _page(found.page)


@click.command("rules")
@click.option("--output-format", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
@_isolated
def list_rules(output_format: str, isolated: bool) -> None:
    """List all rules."""
    with told():
        known = _known(isolated=isolated)
        if output_format == "json":
            click.echo(json.dumps([_described(found) for found in known], indent=2))
            return
        for line in (_markdown if output_format == "markdown" else _columns)(known):
            click.echo(line)


def _known(*, isolated: bool) -> tuple[Rule, ...]:
    """The rules of modellint, and those that the settings of the current folder add."""
    from modellint.config import Configuration
    from modellint.terms import known

    return known(Configuration(isolated=isolated).main)


def _described(rule: Rule) -> dict[str, Any]:
    from modellint.terms import described

    return {
        "code": rule.code,
        "name": rule.name,
        "summary": rule.summary,
        "severity": rule.severity.word,
        "default": rule.default,
        "preview": rule.preview,
        "options": described(rule.options) if rule.options else {},
        "url": rule.url,
    }


def _state(rule: Rule) -> str:
    return "preview" if rule.preview else "on" if rule.default else "off"


def _columns(rules: tuple[Rule, ...]) -> Iterator[str]:
    longest = max((len(rule.name) for rule in rules), default=0)
    for rule in rules:
        yield f"{rule.code}  {rule.name:<{longest}}  {rule.severity.word:<7}  {_state(rule):<7}  {rule.summary}"


def _markdown(rules: tuple[Rule, ...]) -> Iterator[str]:
    """A table whose links hold in a folder beside that of the rules."""
    yield "| code | rule | severity | by default | what it finds |"
    yield "|---|---|---|---|---|"
    for rule in rules:
        name = f"[{rule.name}](../rules/{rule.file.name.removesuffix('.py')}.md)" if rule.url else rule.name
        summary = rule.summary.replace("|", r"\|")
        yield f"| {rule.code} | {name} | {rule.severity.word} | {_state(rule)} | {summary} |"


def _page(page: str) -> None:
    """The page as a reader of a terminal likes it, in a pager where it is longer than the screen."""
    from modellint.markdown import rendered

    columns, lines = shutil.get_terminal_size()
    text = "\n".join(rendered(page, min(columns, 100)))
    colour = not os.environ.get("NO_COLOR")
    if text.count("\n") + 2 > lines:
        click.echo_via_pager(text + "\n", color=colour)
    else:
        click.echo(text, color=colour)
