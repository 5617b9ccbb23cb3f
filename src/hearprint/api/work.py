"""The work of one process: reading a document, speaking a strip, recording a section.

An order carries all that it takes, so that it can be done in any process; engines are made once in
each. What is made goes into the cache, which all processes share.
"""

from __future__ import annotations

import time
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from hearprint.api.heap import keep_apart
from hearprint.api.tryout import problem_of
from hearprint.api.voices import engine
from hearprint.binding import Book, Bound, bind
from hearprint.codecs.choose import codecs_for
from hearprint.codecs.hear import hear
from hearprint.codecs.house_sound import house_sound
from hearprint.codecs.m4b import M4bBinder
from hearprint.engines import REGISTRY
from hearprint.errors import HearprintError
from hearprint.model.contents import CatalogueItem
from hearprint.model.plan import Plan
from hearprint.model.planned import Planned
from hearprint.model.speech import Outcome, Utterance
from hearprint.model.words import count_words
from hearprint.ports import Blobs, Cache
from hearprint.recording import Job, Speaker, Tools, record, speak
from hearprint.settings import EngineSettings, Settings, SoundSettings
from hearprint.spread.seats import seated
from hearprint.store.blobs import FolderBlobs
from hearprint.store.cache import FolderCache, blobs_folder
from hearprint.store.speeches import CachedSpeeches

#: Seconds that an engine may take to load and to begin.
_BEGIN_S = 60.0
#: Seconds for each word beyond that: a slow engine on a slow computer says two words in it.
_WORD_S = 0.6
#: Engines that do not spread over processors themselves: all of ours but a house's own program.
_ONE_THREAD = frozenset(REGISTRY.own) - {"command"}
#: Seconds for a section's joining and encoding, should nothing of it be in the cache.
_RECORD_S = 1800.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOrder:
    """Read and cut a document."""

    path: Path
    plan: Plan | None
    catalogue: CatalogueItem | None
    settings: Settings
    others_idle: bool = False  #: nothing else can be done while it is read


@dataclass(frozen=True, slots=True, kw_only=True)
class TryOrder:
    """Let a voice say a test phrase."""

    speaker: Speaker
    engines: EngineSettings

    @property
    def patience_s(self) -> float:
        """How long it may take, in seconds."""
        return _BEGIN_S


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What came of a test phrase."""

    problem: str  #: empty when it was said


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakOrder:
    """Say utterances of a section and keep their sound."""

    document: str  #: which document of the build they belong to
    section: str
    utterances: tuple[Utterance, ...]
    speaker: Speaker
    engines: EngineSettings
    sound: SoundSettings
    cache: Path
    whole: Utterance | None = None  #: whose parts the utterances are
    alone: bool = False  #: an utterance that was tried among others before

    @property
    def words(self) -> int:
        """How many words are said."""
        return sum(count_words(one.spoken) for one in self.utterances)

    @property
    def patience_s(self) -> float:
        """How long it may take, in seconds."""
        return _BEGIN_S + _WORD_S * self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOrder:
    """Join and encode a section whose sound is in the cache."""

    document: str
    job: Job
    instead: tuple[tuple[str, tuple[Utterance, ...]], ...]
    engines: EngineSettings
    cache: Path

    @property
    def patience_s(self) -> float:
        """How long it may take, in seconds."""
        return _RECORD_S


@dataclass(frozen=True, slots=True, kw_only=True)
class BindOrder:
    """Join the recordings of a publication into one file."""

    document: str
    book: Book
    sound: SoundSettings
    cache: Path

    @property
    def patience_s(self) -> float:
        """How long it may take, in seconds."""
        return _RECORD_S


Order = ReadOrder | TryOrder | SpeakOrder | RecordOrder | BindOrder
#: What may come of one.
Result = Planned | HearprintError | Tried | tuple[str, ...] | Outcome | Bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of an order."""

    order: Order
    result: Result
    seconds: float  #: that the process was busy with it


def carry_out(order: Order) -> Done:
    """Do what is ordered. What goes wrong with a document is a value; with the disk, an error."""
    keep_apart()
    started = time.perf_counter()
    result = _result(order)
    return Done(order=order, result=result, seconds=time.perf_counter() - started)


def _result(order: Order) -> Result:
    if isinstance(order, ReadOrder):
        from hearprint.api.reading import planned  # noqa: PLC0415 - most processes never read

        return planned(
            order.path, order.plan, order.catalogue, order.settings, others_idle=order.others_idle
        )
    if isinstance(order, SpeakOrder):
        tools = _tools(order.cache, order.engines, order.sound)
        with _at_work(order.speaker.voice.engine):
            return speak(order.utterances, order.speaker, tools)
    if isinstance(order, TryOrder):
        return _tried(order)
    if isinstance(order, BindOrder):
        return _bound(order)
    tools = _tools(order.cache, order.engines, order.job.sound)
    with seated():
        return record(order.job, dict(order.instead), tools)


def _at_work(engine: str) -> AbstractContextManager[None]:
    """Keeps this process to its own processor while an engine that works in one thread speaks."""
    return seated() if engine in _ONE_THREAD else nullcontext()


def _tried(order: TryOrder) -> Tried:
    voice = order.speaker.voice
    try:
        with _at_work(voice.engine):  # a helper stays where it was started
            speaker = engine(voice.engine, order.engines)
            return Tried(problem=problem_of(speaker, voice, order.speaker.rate))
    except HearprintError as error:
        return Tried(problem=error.summary.rstrip("."))


def _bound(order: BindOrder) -> Bound | HearprintError:
    blobs = FolderBlobs(blobs_folder(order.cache))
    try:
        return bind(order.book, M4bBinder(order.sound), FolderCache(order.cache), blobs)
    except HearprintError as error:
        return error


@lru_cache(maxsize=16)
def _tools(folder: Path, own: EngineSettings, sound: SoundSettings) -> Tools:
    return tools_over(FolderCache(folder), FolderBlobs(blobs_folder(folder)), own, sound)


def tools_over(cache: Cache, blobs: Blobs, own: EngineSettings, sound: SoundSettings) -> Tools:
    """What speaking and encoding take, with what was made before in ``cache`` and ``blobs``."""
    return Tools(
        engine=lambda name: engine(name, own),
        codecs=codecs_for(sound),
        hear=hear,
        house_sound=house_sound,
        speeches=CachedSpeeches(cache),
        cache=cache,
        blobs=blobs,
    )
