"""Conditions: on which runs of the program something holds.

An atom is what a test compares (an unknown value and what it is compared with); a guard is a set of atoms with the
outcome that each must have. Guards that need opposite outcomes of one atom belong to different runs.
"""

from __future__ import annotations

from collections.abc import Iterable


class Atom:
    """One test. ``subject`` names the unknown value; ``relation`` and ``other`` say what it is compared with.

    ``text`` is how the program writes it; it makes no difference to which test it is.
    """

    __slots__ = ("_hash", "other", "relation", "subject", "text")

    def __init__(self, subject: object, relation: str = "is true", other: object = None, text: str = "") -> None:
        self.subject = subject
        self.relation = relation
        self.other = other
        self.text = text
        self._hash = hash((subject, relation, other))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return (
            isinstance(other, Atom)
            and self._hash == other._hash
            and (self.subject, self.relation, self.other) == (other.subject, other.relation, other.other)
        )

    def excludes(self, other: Atom) -> bool:
        """Whether both cannot be true in one run: a value that equals two different constants."""
        return self.relation == other.relation == "==" and self.subject == other.subject and self.other != other.other


Literal = tuple[Atom, bool]


class Guard:
    """The outcomes of tests that a run must have."""

    __slots__ = ("_equal", "_negated", "literals")

    def __init__(self, literals: frozenset[Literal] = frozenset()) -> None:
        self.literals = literals
        self._negated: frozenset[Literal] | None = None
        self._equal: tuple[Atom, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.literals)

    def __hash__(self) -> int:
        return hash(self.literals)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Guard) and self.literals == other.literals

    def __repr__(self) -> str:
        return f"Guard({self.words() or len(self.literals)})"

    def __and__(self, other: Guard) -> Guard:
        if not other.literals or other is self:
            return self
        return Guard(self.literals | other.literals) if self.literals else other

    def __sub__(self, other: Guard) -> Guard:
        left = self.literals - other.literals
        return self if len(left) == len(self.literals) else Guard(left)

    def also(self, atom: Atom, outcome: bool) -> Guard:
        """This guard with one more outcome."""
        return Guard(self.literals | {(atom, outcome)})

    def allows(self, other: Guard) -> bool:
        """Whether one run can satisfy both."""
        few, many = (self, other) if len(self.literals) <= len(other.literals) else (other, self)
        if few._negated is None:
            few._negated = frozenset([(atom, not outcome) for atom, outcome in few.literals])
            few._equal = tuple([atom for atom, outcome in few.literals if outcome and atom.relation == "=="])
        if not few._negated.isdisjoint(many.literals):
            return False
        return not few._equal or not any(
            outcome and one.excludes(atom) for atom, outcome in many.literals for one in few._equal
        )

    def implies(self, other: Guard) -> bool:
        """Whether every run of this guard is a run of the other."""
        return other.literals <= self.literals

    @property
    def possible(self) -> bool:
        """Whether any run can satisfy it."""
        return len(self.literals) < 2 or self.allows(self)

    def words(self) -> str:
        """``when args.net == "x"``, or nothing for a guard that always holds."""
        texts = sorted({text for atom, outcome in self.literals if (text := _spelled(atom, outcome))})
        return f"when {' and '.join(texts)}" if texts else ""


ALWAYS = Guard()


def common(guards: Iterable[Guard]) -> Guard:
    """What all of the guards require."""
    sets = [guard.literals for guard in guards]
    return Guard(frozenset.intersection(*sets)) if sets else ALWAYS


def _spelled(atom: Atom, outcome: bool) -> str:
    if not atom.text:
        return ""
    return atom.text if outcome else f"not ({atom.text})" if " " in atom.text else f"not {atom.text}"
