"""What is saved to files and loaded from them."""

from __future__ import annotations

from dataclasses import dataclass

from modellint.diagnostics import Place
from modellint.program.facts.base import Fact


@dataclass(frozen=True)
class Loaded(Fact):
    """A file is unpickled. ``file`` tells equal paths apart from others, where they are known.

    ``trusting`` says that whatever the file holds is run: it was asked for at ``argument``, or (``custom``) follows
    from a pickle module that is given. ``unsaid`` says that it depends on the version of torch. ``fetched`` is where
    the file comes from the network.
    """

    file: object = None
    trusting: bool = False
    custom: bool = False
    unsaid: bool = False
    argument: Place | None = None
    fetched: Place | None = None


@dataclass(frozen=True)
class StateMismatch(Fact):
    """A state dict is loaded into a network whose keys are other ones, because only one of the two is wrapped.

    ``place`` is where the state was asked for, ``loaded`` where it is loaded, ``wrapper`` the class of the wrapper and
    ``receiver`` its expression; ``saved`` says that the state is the wrapper's.
    """

    wrapper: str = ""
    saved: bool = True
    loaded: Place | None = None
    strict: bool = True
    receiver: Place | None = None

    @property
    def short(self) -> str:
        """The wrapper's name as people say it."""
        return self.wrapper.rpartition(".")[2]


@dataclass(frozen=True)
class Saved(Fact):
    """An object is saved. ``network`` is the class of a network that is pickled whole, ``made`` where it was made.

    ``part`` is the key under which it stands in a dict, ``expression`` the network's expression if it stands alone.
    """

    file: object = None
    network: str = ""
    made: Place | None = None
    part: str = ""
    expression: Place | None = None

    @property
    def in_tests(self) -> bool:
        """Whether a test does it."""
        *folders, name = self.place.path.replace("\\", "/").split("/")
        return (
            name.startswith(("test_", "conftest")) or name.endswith("_test.py") or bool({"test", "tests"} & {*folders})
        )
