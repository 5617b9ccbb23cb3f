"""The work of one process: a section at a time, with an engine that is made once."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from hearprint.api.voices import engine
from hearprint.codecs.mp3 import Mp3Codec
from hearprint.model.speech import Outcome, Voice
from hearprint.pipeline import Task, record
from hearprint.settings import Settings, SoundSettings
from hearprint.store.blobs import FolderBlobs


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A task and all that it takes to do it, in any process."""

    document: str  #: which document of the build it belongs to
    task: Task
    voice: Voice
    settings: Settings
    blobs: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of an order."""

    document: str
    task: Task
    outcome: Outcome
    seconds: float  #: that the process was busy with it


def carry_out(order: Order) -> Done:
    """Speak and encode one section."""
    started = time.perf_counter()
    outcome = record(
        order.task,
        engine=engine(order.voice.engine),
        voice=order.voice,
        codec=_codec(order.settings.sound),
        blobs=FolderBlobs(order.blobs),
        settings=order.settings,
    )
    return Done(
        document=order.document,
        task=order.task,
        outcome=outcome,
        seconds=time.perf_counter() - started,
    )


@lru_cache(maxsize=4)
def _codec(sound: SoundSettings) -> Mp3Codec:
    return Mp3Codec(sound)
