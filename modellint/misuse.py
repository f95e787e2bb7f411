"""How the command answers when it cannot do what it was asked: in one line what is wrong, in the next what to do."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import IO, Any

import click

from modellint.config import ConfigError
from modellint.failures import DEBUG

WRONG_USE = 2


class Misuse(click.UsageError):
    """An error of use, told our way."""

    def __init__(self, message: str, ctx: click.Context | None, advice: str) -> None:
        super().__init__(message, ctx)
        self.advice = advice

    def show(self, file: IO[Any] | None = None) -> None:
        """Print what is wrong and what to do."""
        tell(self.format_message(), self.advice)


class Advising(click.Group):
    """A command with subcommands whose errors of use end with what to do."""

    def make_context(self, *arguments: Any, **options: Any) -> click.Context:
        """Read the options that stand in front of the subcommand."""
        with _advised():
            return super().make_context(*arguments, **options)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand."""
        with _advised():
            return super().invoke(ctx)


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Whatever goes wrong is told in a line or two, not in a traceback."""
    try:
        yield
    except (BrokenPipeError, click.ClickException):
        raise
    except ConfigError as error:
        tell(str(error), error.advice)
        sys.exit(WRONG_USE)
    except OSError as error:
        tell(str(error), "see whether the path is right and may be read and written")
        sys.exit(WRONG_USE)
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        tell(f"{type(error).__name__}: {error} ({DEBUG}=1 shows where)", "this is a bug in modellint", "internal error")
        sys.exit(WRONG_USE)


def tell(message: str, advice: str, label: str = "error") -> None:
    """Print an error and what to do about it."""
    click.echo(f"{label}: {message}", err=True)
    if advice:
        click.echo(f" help: {advice}", err=True)


@contextlib.contextmanager
def _advised() -> Iterator[None]:
    try:
        yield
    except Misuse:
        raise
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "modellint"
        message = error.format_message().rstrip(".")
        raise Misuse(message[:1].lower() + message[1:], error.ctx, f"`{command} --help` shows what there is") from None
