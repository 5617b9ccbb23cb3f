"""Orders that are carried out on other machines: what goes there with them, and what comes back.

Speaking and encoding travel; they are nearly all of the work, and take words and sounds only.
Documents are read where they lie, and whole books bound where all their sections are. A worker
elsewhere needs nothing but an installed Hearprint: what an order takes from the cache goes with
it, and all that is made comes back, to be kept in the cache of whoever asked. With a shared cache,
what is made goes and comes through that instead of the scheduler.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path

from hearprint import __version__
from hearprint.api.shared import shared_cache
from hearprint.api.voices import engine
from hearprint.api.work import (
    Done,
    Order,
    RecordOrder,
    Result,
    SpeakOrder,
    TryOrder,
    carry_out,
    tools_over,
)
from hearprint.codecs.choose import codecs_for
from hearprint.errors import OutputError, UnavailableError
from hearprint.model.speech import Stored
from hearprint.recording import Speaker, ingredients, record, recording_key, speak, speech_key
from hearprint.settings import EngineSettings
from hearprint.store.blobs import FolderBlobs
from hearprint.store.cache import FolderCache, blobs_folder
from hearprint.store.memory import MemoryBlobs, MemoryCache

#: Engines are used by one thread at a time, however many a worker has.
_ONE_AT_A_TIME = threading.Lock()
_SAME = "Install the same version of Hearprint, its extras and voices on all machines."


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """An order with all that it takes."""

    order: TryOrder | SpeakOrder | RecordOrder
    version: str  #: of Hearprint
    recording: str = ""  #: the key of what is to be made, by which its makers are compared
    given: tuple[tuple[str, bytes], ...] = ()  #: from the cache, by key
    sounds: tuple[bytes, ...] = ()  #: files of the house's sounds
    shared: str = ""  #: where the shared cache is


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """What came of an order elsewhere."""

    result: Result = ()
    seconds: float = 0.0
    made: tuple[tuple[str, bytes], ...] = ()  #: for the cache, by key
    blobs: tuple[bytes, ...] = ()
    kept: tuple[str, ...] = ()  #: keys of what was made, in the shared cache
    stored: tuple[Stored, ...] = ()  #: blobs, there too
    refusal: str = ""  #: why the worker did not even begin


class Courier:
    """Fills :class:`hearprint.spread.cluster.Courier` for the orders of a build."""

    def __init__(self, cache: Path, shared: str = "") -> None:
        """What travels is taken from, and kept in, the cache at this place; ``shared`` leads on."""
        self._cache = FolderCache(cache)
        self._blobs = FolderBlobs(blobs_folder(cache))
        self._shared = shared
        self._there: set[str] = set()  #: keys of what workers keep in the shared cache

    def goes(self, order: Order) -> bool:
        """Whether an order travels."""
        return isinstance(order, TryOrder | SpeakOrder | RecordOrder)

    def packed(self, order: TryOrder | SpeakOrder | RecordOrder) -> Parcel:
        """The order as it travels."""
        if not isinstance(order, RecordOrder):
            return Parcel(order=order, version=__version__, shared=self._shared)
        codecs = codecs_for(order.job.sound)
        wanted = dict.fromkeys(ingredients(order.job, dict(order.instead), codecs))
        found = ((name, self._cache.recall(name)) for name in wanted if name not in self._there)
        return Parcel(
            order=order,
            version=__version__,
            recording=recording_key(order.job, codecs),
            given=tuple((name, data) for name, data in found if data is not None),
            sounds=tuple(
                self._blobs.get(stored)
                for _, stored in order.job.house_sounds
                if self._blobs.holds(stored)
            ),
            shared=self._shared,
        )

    def unpacked(self, order: Order, came: Returned) -> Done:
        """Keep what came back. Raises UnavailableError when the worker is not like this machine.

        Raises OutputError when a finished file in the shared cache is damaged.
        """
        if came.refusal:
            raise UnavailableError(came.refusal, hint=_SAME)
        self._fetch(came)
        for data in came.blobs:
            self._blobs.put(data)
        for name, data in came.made:
            self._cache.keep(name, data)
        return Done(order=order, result=came.result, seconds=came.seconds)

    def _fetch(self, came: Returned) -> None:
        """Take over what is in the shared cache; speech that is damaged there is said again."""
        self._there.update(came.kept)
        for name in came.kept:
            data = shared_cache(self._shared).recall(name)
            if data is not None:
                self._cache.keep(name, data)
        for stored in came.stored:
            data = shared_cache(self._shared).recall(stored.digest)
            if data is None:
                raise OutputError(
                    "A piece of sound in the shared cache is damaged or gone.",
                    where=stored.digest,
                    hint="Run the same command again: it will be made anew.",
                )
            self._blobs.put(data)


def carry_out_afar(parcel: Parcel) -> Returned:
    """Do what is ordered, in a worker on any machine."""
    if parcel.version != __version__:
        return Returned(
            refusal=f"A worker has version {__version__} of Hearprint, not {parcel.version}."
        )
    with _ONE_AT_A_TIME:
        started = time.perf_counter()
        order = parcel.order
        if isinstance(order, TryOrder):
            result: Result = carry_out(order).result
            return Returned(result=result, seconds=time.perf_counter() - started)
        cache, blobs = MemoryCache(_given(parcel)), MemoryBlobs(parcel.sounds)
        sound = order.sound if isinstance(order, SpeakOrder) else order.job.sound
        tools = tools_over(cache, blobs, order.engines, sound)
        if isinstance(order, SpeakOrder):
            if refusal := _other_voice(order.speaker, order.engines):
                return Returned(refusal=refusal)
            result = speak(order.utterances, order.speaker, tools)
        else:
            if recording_key(order.job, tools.codecs) != parcel.recording:
                return Returned(refusal="A worker has another encoder than this machine.")
            result = record(order.job, dict(order.instead), tools)
        made = _returned(parcel.shared, cache, blobs)
        return replace(made, result=result, seconds=time.perf_counter() - started)


def _given(parcel: Parcel) -> dict[str, bytes]:
    """What came with the parcel, and what the shared cache has of the rest that it takes."""
    given, order = dict(parcel.given), parcel.order
    if not parcel.shared:
        return given
    if isinstance(order, SpeakOrder):
        names = {speech_key(one, order.speaker) for one in order.utterances}
    elif isinstance(order, RecordOrder):
        names = set(ingredients(order.job, dict(order.instead), codecs_for(order.job.sound)))
    else:
        names = set()
    for name in sorted(names - given.keys()):
        data = shared_cache(parcel.shared).recall(name)
        if data is not None:
            given[name] = data
    return given


def _returned(shared: str, cache: MemoryCache, blobs: MemoryBlobs) -> Returned:
    """All that was made, or where it is."""
    if not shared:
        return Returned(made=tuple(cache.made.items()), blobs=blobs.made)
    stored = []
    for name, data in cache.made.items():
        shared_cache(shared).keep(name, data)
    for data in blobs.made:
        stored.append(blobs.put(data))
        shared_cache(shared).keep(stored[-1].digest, data)
    return Returned(kept=tuple(cache.made), stored=tuple(stored))


def _other_voice(speaker: Speaker, own: EngineSettings) -> str:
    if engine(speaker.voice.engine, own).fingerprint == speaker.fingerprint:
        return ""
    return f"A worker has another edition of the voice {speaker.voice.id} than this machine."
