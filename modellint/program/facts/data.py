"""Data on its way to a network: transforms, data sets, samplers and loaders."""

from __future__ import annotations

from dataclasses import dataclass

from modellint.diagnostics import Place
from modellint.program.facts.base import Fact


@dataclass(frozen=True)
class Misplaced(Fact):
    """A transform (``name``) is given what it cannot take, by one before it (``cause``).

    What is ``given`` is an ``image``, a tensor of ``floats`` or ``bytes``, a ``tensor`` of either, or ``crops``.
    ``demanded`` says that nobody is seen to make it: what stands before cannot take anything else. ``dataset`` is the
    data set whose images go through, where that is what tells.
    """

    name: str = ""
    given: str = ""
    cause: Place | None = None
    cause_name: str = ""
    demanded: bool = False
    dataset: Place | None = None

    @property
    def short(self) -> str:
        """The transform as people say it: ``Normalize``."""
        return self.name.rpartition(".")[2]

    @property
    def cause_short(self) -> str:
        """The transform before it, as people say it: ``ToTensor``."""
        return self.cause_name.rpartition(".")[2]


@dataclass(frozen=True)
class Channels(Fact):
    """A Normalize has statistics for ``count`` channels, and the images of the data set have one."""

    count: int = 0
    dataset: Place | None = None
    name: str = ""


@dataclass(frozen=True)
class Unscaled(Fact):
    """Numbers from 0 to 255 are made floats (at the place) and then normalised as if they were in [0, 1]."""

    normalize: Place | None = None


@dataclass(frozen=True)
class Rescaled(Fact):
    """What a transform (``by``, at ``made``) has already brought into [0, 1] is divided by ``divisor``."""

    divisor: float = 0.0
    by: str = ""
    made: Place | None = None
    dataset: Place | None = None


@dataclass(frozen=True)
class Unbatched(Fact):
    """A loader is to make batches of what a data set gives, and that is PIL images."""

    dataset: Place | None = None
    name: str = ""


@dataclass(frozen=True)
class Augmented(Fact):
    """A data set for evaluation goes through transforms that are random: their names and places in ``members``.

    ``evidence`` says what tells that it is for evaluation: the ``argument`` it was made with, a ``loop`` in which a
    network is evaluated on it, or its ``name``; ``seen`` is that place, ``words`` how the argument or name is written.
    """

    members: tuple[tuple[str, Place | None], ...] = ()
    evidence: str = ""
    words: str = ""
    seen: Place | None = None


@dataclass(frozen=True)
class Loader(Fact):
    """A loader, and what is done with its batches.

    ``name`` is the name it is bound to, ``trained`` the loop that trains on it, ``evaluated`` one that evaluates on it.
    It ``shuffles`` or not (None: nobody knows), unless it is ``sampled``. The data set is made at ``dataset``, of the
    class ``dataset_name``; ``listed`` says that it lists them class by class, ``indexed`` that they are numbered.
    ``labelled`` tells that training has a use for the labels.
    """

    name: str = ""
    trained: Place | None = None
    evaluated: Place | None = None
    shuffles: bool | None = None
    sampled: bool = False
    dataset: Place | None = None
    dataset_name: str = ""
    listed: bool = False
    labelled: bool = False
    indexed: bool = False


@dataclass(frozen=True)
class SharedSet(Fact):
    """A loader that is named for evaluation (``name``) takes its samples from the data set that is trained on.

    ``trained`` is the loader that trains on it, ``argument`` the data set's expression; ``spare`` is the name of a data
    set for evaluation that no loader uses, ``spared`` where it is made. ``known`` says that it is the training part.
    """

    name: str = ""
    trained: Place | None = None
    argument: Place | None = None
    spare: str = ""
    spared: Place | None = None
    known: bool = False


@dataclass(frozen=True)
class SameOrder(Fact):
    """A distributed sampler shuffles alike in each round of ``loop``: nobody tells it which epoch it is.

    ``name`` is the sampler's, ``loader`` where the loader is made that trains with it.
    """

    loop: Place | None = None
    name: str = ""
    loader: Place | None = None


@dataclass(frozen=True)
class SharedGenerator(Fact):
    """Each worker of ``loader`` draws from its own copy of one generator, which is kept as ``attribute``."""

    attribute: str = ""
    loader: Place | None = None
    workers: int = 0


@dataclass(frozen=True)
class Refitted(Fact):
    """A scaler or the like (``name``) is fitted to data held out for evaluation.

    ``split`` is where that was held out, ``fitted`` where the same object was fitted before; ``data`` is the name of
    what it is fitted to. ``transforms`` tells ``fit_transform``; ``receiver`` and ``argument`` are its expressions.
    """

    name: str = ""
    split: Place | None = None
    fitted: Place | None = None
    data: str = ""
    transforms: bool = False
    receiver: Place | None = None
    argument: Place | None = None

    @property
    def short(self) -> str:
        """The class as people say it: ``StandardScaler``."""
        return self.name.rpartition(".")[2]
