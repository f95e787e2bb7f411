"""The interpreter's state, and the tables through which its parts reach each other.

Each part (expressions, statements, calls, …) registers what it knows to do by the class of node or value, so that no
part imports another and a new form is one function in one place.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import field
from functools import reduce
from typing import Any, Protocol

from modellint.analysis.choices import choose, joined, narrowed, options, same
from modellint.analysis.memory import ABSENT, Absent, Cell, Change, Memory
from modellint.analysis.objects import (
    Built,
    Cells,
    Choice,
    Function,
    Given,
    Instance,
    Literal,
    Module,
    Rest,
    Scope,
    Tuple,
    Unknown,
    Value,
    origin_of,
)
from modellint.analysis.witness import Witness
from modellint.diagnostics import Place
from modellint.program import facts
from modellint.program.conditions import ALWAYS, Atom, Guard
from modellint.program.facts import LearningRate
from modellint.program.values import Origin, Step, Tensor
from modellint.records import dataclass
from modellint.syntax import tree

STEPS_PER_FILE = 12000
MORE_PER_FILE = 16000
STEPS_PER_ROOT = 1000
MORE_PER_ROOT = 7000
STEPS_PER_USE = 15
RESERVE = 3000
CALL_DEPTH = 24
RECURSION = 2


class OutOfSteps(Exception):
    """The step budget is used up."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """The arguments of a call; ``open`` if there may be more than these (``*args`` of unknown content).

    ``implied`` says that the call is written nowhere: a Sequential calls its layers.
    """

    positional: tuple[Given, ...] = ()
    keywords: dict[str, Given] = field(default_factory=dict)
    open: bool = False
    implied: bool = False

    def values(self) -> Iterator[Value]:
        """All values given."""
        yield from (given.value for given in self.positional)
        yield from (given.value for given in self.keywords.values())

    @property
    def settled(self) -> Arguments:
        """The arguments whose position is known: those before the first of which there may be any number."""
        for at, given in enumerate(self.positional):
            if type(given.value) is Rest:
                return Arguments(self.positional[:at], self.keywords, open=True)
        return self

    def first(self, *names: str) -> Given | None:
        """The first positional argument, or the first of these keywords."""
        if self.positional:
            return self.positional[0]
        return next((self.keywords[name] for name in names if name in self.keywords), None)


@dataclass(slots=True)
class Frame:
    """One function (or module, or class body) being interpreted.

    ``by_mode`` counts the tests around the present statement that ask whether a network trains.
    """

    scope: Scope
    path: str
    function: Function | None = None
    receiver: Value | None = None
    returns: list[tuple[Guard, Value]] = field(default_factory=list)
    entry: Guard = ALWAYS
    call: Place | None = None
    by_mode: int = 0

    def place(self, node: tree.Node) -> Place:
        """Where a node of this frame's file is."""
        return _new_place(Place, (self.path, node.n))


@dataclass(frozen=True, slots=True, eq=False)
class LoopRun:
    """A loop being interpreted: its statement, whether its iterations are known one by one, and what it goes over.

    ``depth`` counts the frames around it.
    """

    place: Place
    known: bool
    serial: int
    depth: int
    over: Value | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """Something that matters to a training loop, where and inside what it happened.

    ``through`` is where the scaler was built that a backward call or a step goes through, ``scaler`` its expression;
    ``keeps`` is the argument that keeps the graph. ``call`` is the call in the innermost loop's function that led here.
    """

    kind: str
    place: Place
    subject: object
    loops: tuple[LoopRun, ...]
    function: Function | None
    order: int
    block: int = 0
    guard: Guard = ALWAYS
    assumed: Guard = ALWAYS
    no_grad: bool = False
    call: Place | None = None
    root: int = 0
    values: tuple[Value, ...] = ()
    receiver: Place | None = None
    through: Place | None = None
    scaler: Place | None = None
    keeps: Place | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """What is remembered about one tensor: a ``leaf``, one that is ``cut`` off, an output ``saved`` by ``name``.

    One that is ``guessed`` is taken for a tensor because it has a method of that name; it may be a model.
    """

    what: str
    name: str = ""
    place: Place | None = None


GUESSED = Mark("guessed")


_new_place: Callable[[type[Place], tuple[str, int]], Place] = tuple.__new__  # half the time of a call of the class
Evaluator = Callable[["Machine", Frame, Any], Value]
Executor = Callable[["Machine", Frame, Any], bool]
Caller = Callable[["Machine", Any, Arguments, Place], Value]
Getter = Callable[["Machine", Any, str, Place], Value]


class Loader(Protocol):
    """Finds the modules of the program."""

    sources: dict[str, bytes]
    loaded: dict[str, Module]
    missed: set[str]
    folders: set[str]

    def load(self, machine: Machine, name: str, importer: Module, level: int) -> Value: ...

    def add_root(self, folder: str) -> None: ...


EVALUATORS: dict[type, Evaluator] = {}
EXECUTORS: dict[type, Executor] = {}
CALLERS: dict[type, Caller] = {}
GETTERS: dict[type, Getter] = {}


def evaluates(*nodes: type) -> Callable[[Evaluator], Evaluator]:
    """Registers how expressions of these classes are evaluated."""
    return _registrar(EVALUATORS, nodes)


def executes(*nodes: type) -> Callable[[Executor], Executor]:
    """Registers how statements of these classes are executed; True means: control does not go on behind it."""
    return _registrar(EXECUTORS, nodes)


def calls(*values: type) -> Callable[[Caller], Caller]:
    """Registers what calling values of these classes does."""
    return _registrar(CALLERS, values)


def gets(*values: type) -> Callable[[Getter], Getter]:
    """Registers what an attribute of values of these classes is."""
    return _registrar(GETTERS, values)


def _registrar(table: dict[type, Any], keys: Sequence[type]) -> Callable[[Any], Any]:
    def register(function: Any) -> Any:
        table.update(dict.fromkeys(keys, function))
        return function

    return register


class Machine:
    """Interprets one project: what it remembers, on which runs it is now, and what it found so far."""

    def __init__(self, loader: Loader, *, revealing: bool = False) -> None:
        self.loader = loader
        self.memory = Memory()
        self.facts: dict[object, None] = {}
        self.once: set[tuple[type, Place]] = set()
        self.events: list[Event] = []
        self.seen: dict[tuple[Place, str, str], Origin | None] = {}
        self.losses: list[Built] = []
        self.marks: dict[int, tuple[Tensor, Mark]] = {}
        self.stands: dict[int, tuple[Tensor, Tensor]] = {}
        self.guarded = 0  # statements around us that expect a failure
        self.inline: dict[Built, Place | None] = {}
        self.witness = Witness()
        self.path = ALWAYS
        self.assumed = ALWAYS
        self.inside = ALWAYS
        self._runs = ALWAYS, ALWAYS, ALWAYS
        self.frames: list[Frame] = []
        self.loops: tuple[LoopRun, ...] = ()
        self.no_grad = 0
        self.expecting = 0
        self.within = 0
        self.leaves: set[Step] = set()
        self.precisions: tuple[Value, ...] = ()
        self.modes_asked = 0
        self.block = 0
        self.root = 0
        self.called: set[Function] = set()
        self.rates: list[tuple[Built, LearningRate]] = []
        self.overruled: set[Built] = set()
        self.holdings: dict[Built, Any] = {}
        self.idle: dict[Built, None] = {}
        self.apart: set[Built] = set()
        self.habits: dict[object, Any] = {}
        self.configured: dict[Function, Value] = {}
        self.written: dict[tuple[object, str], list[object]] = {}
        self.states: dict[object, Any] = {}
        self.restored: list[Any] = []
        self.happenings = 0
        self.origins: dict[tree.Parameter, Origin] = {}
        self.constants: dict[tree.Constant, Literal] = {}
        self.steps = STEPS_PER_FILE
        self.more = 0
        self.reserve = 0
        self.revealing = revealing
        self.revealed: dict[Place, list[Value]] = {}
        self._serial = 0

    # --- interpreting ---

    def allow(self, steps: int, more: int = 0) -> None:
        """Start to count: so many steps, and up to so many ``more`` where a framework is used on the way."""
        self.steps, self.more = steps, more
        self.root = self.memory.tick()

    def used(self) -> None:
        """Something of a framework was used, so that it is worth to go on for a while."""
        self.happenings += 1
        if self.more > 0:
            self.more -= STEPS_PER_USE
            self.steps += STEPS_PER_USE

    def evaluate(self, frame: Frame, node: tree.Expression) -> Value:
        """The value of an expression."""
        self.steps -= 1
        if self.steps < 0:
            raise OutOfSteps
        return EVALUATORS[type(node)](self, frame, node)

    def execute(self, frame: Frame, block: Collection[tree.Statement]) -> bool:
        """Run statements; True if control does not get to the end of them."""
        outer, self.block = self.block, id(block)
        try:
            for statement in block:
                self.steps -= 1
                if self.steps < 0:
                    raise OutOfSteps
                if EXECUTORS[type(statement)](self, frame, statement):
                    return True
                self.block = id(block)
            return False
        finally:
            self.block = outer

    def call(self, callee: Value, arguments: Arguments, place: Place) -> Value:
        """What a call gives."""
        if isinstance(callee, Choice):
            return self.each(callee, lambda option: self.call(option, arguments, place))
        caller = CALLERS.get(type(callee))
        return caller(self, callee, arguments, place) if caller else Unknown(origin=origin_of(callee))

    def attribute(self, owner: Value, name: str, place: Place) -> Value:
        """What ``owner.name`` is."""
        if isinstance(owner, Choice):
            return self.each(owner, lambda option: self.attribute(option, name, place))
        getter = GETTERS.get(type(owner))
        return getter(self, owner, name, place) if getter else Unknown(origin=origin_of(owner))

    def each(self, value: Value, function: Callable[[Value], Value]) -> Value:
        """A function of a value, option by option, each on its own runs."""
        if type(value) is not Choice:
            return function(value)
        value = narrowed(value, self.runs)
        if not isinstance(value, Choice):
            return function(value)
        results: list[tuple[Guard, Value]] = []
        branches = [(guard, _assuming(self, guard, option, function, results)) for guard, option in options(value)]
        self.branch(branches, assume=True)
        return choose(results)

    # --- runs ---

    @property
    def runs(self) -> Guard:
        """The runs that we are on, assumptions about values included."""
        path, assumed, runs = self._runs
        if path is not self.path or assumed is not self.assumed:
            runs = self.path & self.assumed
            self._runs = self.path, self.assumed, runs
        return runs

    def fresh_atom(self, text: str = "") -> Atom:
        """A test whose outcome has nothing to do with any other's."""
        self._serial += 1
        return Atom(("once", self._serial), text=text)

    def serial(self) -> int:
        """A number never given before."""
        self._serial += 1
        return self._serial

    def fresh_unknown(self, origin: Origin | None = None) -> Unknown:
        """A value that nobody knows, but that stays itself wherever it goes."""
        return Unknown((0, "once", self.serial()), origin=origin)

    def branch(self, branches: Iterable[tuple[Guard, Callable[[], bool]]], *, assume: bool = False) -> bool:
        """Try each branch on its runs and join what those that get to their end leave behind.

        True if none gets to its end. If just one does, the rest of the function is on its runs.
        """
        path, assumed, inside = self.path, self.assumed, self.inside
        left: list[tuple[Guard, dict[Cell, Change]]] = []
        for guard, run in branches:
            self.path, self.assumed = (path, assumed & guard) if assume else (path & guard, assumed)
            self.inside = inside & guard
            self.memory.begin()
            ended = True
            try:
                ended = run()
            finally:
                changes = self.memory.rollback()
            if not ended:
                left.append((guard, changes))
        self.path, self.assumed, self.inside = path, assumed, inside
        if not left:
            return True
        if len(left) == 1:
            if not assume:
                self.path = path & left[0][0]
            for change in left[0][1].values():
                self.memory.write(change.cells, change.key, change.after)
            return False
        self._join(left)
        return False

    def _join(self, left: list[tuple[Guard, dict[Cell, Change]]]) -> None:
        cells = {cell: change for _, changes in left for cell, change in changes.items()}
        for cell, change in cells.items():
            held = [(guard, changes[cell].after if cell in changes else change.before) for guard, changes in left]
            values = [(guard, value) for guard, value in held if not isinstance(value, Absent)]
            if not values:
                self.memory.write(change.cells, change.key, ABSENT)
            elif all(same(value, values[0][1]) for _, value in values):
                self.memory.write(change.cells, change.key, reduce(joined, (value for _, value in values)))
            else:
                self.memory.write(change.cells, change.key, choose(values))

    @contextmanager
    def loop(self, place: Place, known: bool, over: Value | None = None) -> Iterator[None]:
        """While the body of a loop is interpreted."""
        outer = self.loops
        self.loops = (*outer, LoopRun(place, known, self.serial(), len(self.frames), over))
        try:
            yield
        finally:
            self.loops = outer

    @contextmanager
    def forward(self, network: Instance | Built, place: Place, mode: Value) -> Iterator[None]:
        """While a network computes; what it does with its parts is its own affair.

        A network that was never put into a mode trains, if it was made on the way here.
        """
        if self.loops and not self.within:
            mode = narrowed(mode, self.runs)
            never = isinstance(mode, Unknown) and network.attributes.born >= self.root
            self.event("forward", place, network, values=(Literal(True) if never else mode,))
        self.within += 1
        try:
            yield
        finally:
            self.within -= 1

    @property
    def loop_depth(self) -> int:
        """How many loops of an unknown number of iterations we are in."""
        return sum(not loop.known for loop in self.loops)

    # --- what is found ---

    def note(self, fact: object) -> None:
        """Remember a fact; the same one twice is one."""
        self.happenings += 1
        self.facts.setdefault(fact)

    def note_once(self, fact: facts.Fact) -> None:
        """Remember a fact unless there is one of its kind at its place already."""
        key = type(fact), fact.place
        if key not in self.once:
            self.once.add(key)
            self.note(fact)

    def mark(self, tensor: Tensor, mark: Mark) -> None:
        """Remember something about this very tensor, not about what is computed from it."""
        self.marks[id(tensor)] = tensor, mark

    def remark(self, tensor: Tensor, other: Tensor) -> None:
        """Remember that a tensor stands for another one from now on, and what was remembered of that."""
        if tensor is not other:
            self.stands[id(other)] = other, tensor
            if mark := self.marked(tensor):
                self.mark(other, mark)

    def stands_for(self, tensor: Tensor) -> Tensor:
        """The tensor that a fact was noted about, for one that stands for it."""
        return self.stands[id(tensor)][1] if id(tensor) in self.stands else tensor

    def marked(self, tensor: Tensor) -> Mark | None:
        """What is remembered about this very tensor."""
        return self.marks[id(tensor)][1] if id(tensor) in self.marks else None

    def event(self, kind: str, place: Place, subject: object, **more: Any) -> None:
        """Remember something that matters to a training loop."""
        function = self.frames[-1].function if self.frames else None
        order = len(self.events)
        self.happenings += kind != "escape"
        depth = self.loops[-1].depth if self.loops else 0
        call = self.frames[depth].call if len(self.frames) > depth else None
        here = (self.block, self.runs, self.assumed, self.no_grad > 0, call, self.root)
        self.events.append(Event(kind, place, subject, self.loops, function, order, *here, **more))


def _assuming(
    machine: Machine,
    guard: Guard,
    option: Value,
    function: Callable[[Value], Value],
    results: list[tuple[Guard, Value]],
) -> Callable[[], bool]:
    def run() -> bool:
        results.append((guard, function(option)))
        return False

    return run


def content(machine: Machine, cells: Cells) -> Value:
    """What a list holds now: a Tuple, or a Choice of them."""
    return narrowed(cells.get("items", Tuple()), machine.runs)
