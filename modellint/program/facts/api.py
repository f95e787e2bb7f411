"""Names and arguments of libraries that some version took away or advises against, and how to write them today."""

from __future__ import annotations

import re
from dataclasses import dataclass

from modellint.diagnostics import (
    Intent,
    MoveImport,
    Place,
    RenameCallee,
    ReplaceExpression,
    RewriteArgument,
    SetArgument,
)
from modellint.knowledge.changes import ANY, Change, Version
from modellint.program.facts.base import Fact

NEVER: Version = ()
_PARAMETER = re.compile(r"\{([A-Za-z_]\w*)\}")


@dataclass(frozen=True, slots=True)
class Written:
    """An argument as it is written: its parameter, its value where that is a constant (else None), and its places."""

    parameter: str
    value: object
    constant: bool
    place: Place
    argument: Place


@dataclass(frozen=True)
class Outdated(Fact):
    """Something that a framework's versions treat differently is used: ``change`` says what became of it.

    ``used`` is the name that is used, ``call`` its call if it is called, ``written`` the arguments that are given by
    name or position, ``argument`` the one that the change is about. ``imported`` tells an import.
    """

    change: Change = Change("")
    used: str = ""
    call: Place | None = None
    argument: Written | None = None
    written: tuple[Written, ...] = ()
    imported: bool = False

    @property
    def short(self) -> str:
        """The name as people say it: ``StepLR``."""
        return self.used.rpartition(".")[2]

    def is_gone(self, target: Version | None) -> bool:
        """Whether no version that the file has to run on knows it; without a target, whether the newest refuses it."""
        return bool(self.change.gone) and (target is None or target >= self.change.gone)

    def is_old(self, target: Version | None) -> bool:
        """Whether all versions that the file has to run on advise against it and know what to write instead."""
        change = self.change
        advised = bool(change.old) and (target is None or target >= max(change.old, change.works))
        return advised and not self.is_gone(target)

    def mended(self) -> tuple[Intent, ...]:
        """The changes that write it as it is written today; none where that depends on what is not known."""
        change = self.change
        if self.argument:
            return self._argument_mended(self.argument)
        if change.missing:
            return ()
        if self.imported:
            return (MoveImport(self.place, change.to),) if change.to else ()
        if self.call is None:
            return (ReplaceExpression(self.place, f"{{{change.to}}}"),) if change.to else ()
        if change.to:
            return (RenameCallee(self.call, self.used, change.to),)
        text = self._template(self.written)
        if text is None:
            return ()
        parts = tuple(each.place for each in self.written)
        return (ReplaceExpression(self.call, self._numbered(text, self.written), parts),)

    def _argument_mended(self, argument: Written) -> tuple[Intent, ...]:
        if self.change.drop and self.call:
            return (SetArgument(self.call, argument.parameter, None, argument.argument),)
        concerned = self.change.arguments or (argument.parameter,)
        given = tuple(each for each in self.written if each.parameter in concerned)
        text = self._template(given)
        return () if text is None else (RewriteArgument(argument.argument, self._numbered(text, (argument,))),)

    def _template(self, given: tuple[Written, ...]) -> str | None:
        """What to write for these arguments, of the patterns that the change lists."""
        for pattern, text in self.change.write:
            wanted = dict(pattern)
            fits = len(wanted) == len(given) and all(
                each.parameter in wanted and _fits(each, wanted[each.parameter]) for each in given
            )
            if fits:
                return text
        return None

    @staticmethod
    def _numbered(text: str, given: tuple[Written, ...]) -> str:
        names = [each.parameter for each in given]
        return _PARAMETER.sub(lambda found: f"{{{names.index(found[1])}}}" if found[1] in names else found[0], text)


def _fits(written: Written, wanted: object) -> bool:
    if wanted is ANY:
        return True
    return (written.constant and written.value is wanted) or (
        written.constant and type(written.value) is type(wanted) and written.value == wanted
    )


@dataclass(frozen=True)
class Indexed(Fact):
    """A single number is indexed: ``loss.data[0]``. ``number`` is the expression of the number, without ``.data``."""

    number: Place | None = None
