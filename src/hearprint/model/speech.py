"""From words to sound: utterances, samples, clips and recordings."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from hearprint.model.findings import Finding

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Voicing(StrEnum):
    """What an utterance is, for pauses, voices and skipping."""

    ANNOUNCEMENT = "announcement"
    HEADING = "heading"
    BODY = "body"
    ITEM = "item"
    TABLE = "table"
    QUOTE = "quote"
    VERSE = "verse"
    CAPTION = "caption"
    NOTE = "note"
    SOUND = "sound"  #: one of the house's own, without words


#: Names of the house's own sounds: before and after a section, and at its sub-headings.
HOUSE_SOUNDS = OPENING, CLOSING, HEADING = "opening", "closing", "heading"


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseSound:
    """A sound of the house's own, as its file holds it."""

    name: str  #: one of :data:`HOUSE_SOUNDS`
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A voice that works here and now."""

    engine: str
    name: str  #: unique within its engine
    language: str  #: BCP 47
    gender: str = ""
    description: str = ""
    version: str = ""  #: tells it from an earlier one of its name, where its engine does not
    formant: bool = False  #: made by rule from formants: no breath, hardly any noise

    @property
    def id(self) -> str:
        """The name to give to ``--voice``: ``engine/name``."""
        return f"{self.engine}/{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """How a lexicon says some words of an utterance, for engines that take sounds."""

    words: str  #: as they stand in what is said
    ipa: str
    respelt: bool  #: the words are a respelling already, so that any engine says them well


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One thing to say, and the block it came from."""

    id: str  #: unique within its script
    text: str  #: as printed
    spoken: str  #: as said
    voicing: Voicing
    language: str  #: BCP 47
    pause_ms: int  #: silence after it, milliseconds at rate 1
    block: str | None = None  #: None for announcements
    sounds: tuple[Sound, ...] = ()  #: of words in ``spoken``
    house_sound: str = ""  #: name of the sound that is heard in place of words


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a listener may skip to in a section: a sub-heading, a large table, the notes."""

    title: str
    level: int  #: 1 is the section's own title
    utterance: str  #: id of the first one that it names


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """All that is said in one section, in order."""

    section: str
    utterances: tuple[Utterance, ...]
    marks: tuple[Mark, ...] = ()  #: in the utterances' order


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTime:
    """When a word is heard, in milliseconds from where its sound or its recording starts."""

    start: int  #: its first character in what is said (``Utterance.spoken``)
    end: int  #: behind its last
    begin_ms: int
    end_ms: int

    def later(self, by_ms: int) -> WordTime:
        """The same word in a sound that starts so much earlier."""
        begin, end = self.begin_ms + by_ms, self.end_ms + by_ms
        return WordTime(start=self.start, end=self.end, begin_ms=begin, end_ms=end)

    def within(self, longest_ms: int) -> WordTime:
        """The same word in a sound that was cut: none begins before it, or ends behind it."""
        begin, end = (min(max(at, 0), longest_ms) for at in (self.begin_ms, self.end_ms))
        return WordTime(start=self.start, end=self.end, begin_ms=begin, end_ms=end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """The sound of one utterance: float32 mono in [-1, 1]."""

    samples: NDArray[np.float32] = field(compare=False, repr=False)
    sample_rate: int  #: Hz
    silent: bool = False  #: silence on purpose, not a voice that failed
    words: tuple[WordTime, ...] = ()  #: all of them in order, from engines that know; else none

    @property
    def duration_ms(self) -> float:
        """How long it lasts, in milliseconds."""
        return len(self.samples) * 1000.0 / self.sample_rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """Where an utterance lies in its recording; milliseconds from the start of the file."""

    utterance: str
    begin_ms: int
    end_ms: int
    words: tuple[WordTime, ...] = ()  #: where the engine tells them

    def __post_init__(self) -> None:
        """Refuse a clip that starts before the file or ends before it begins."""
        if not 0 <= self.begin_ms <= self.end_ms:
            raise ValueError(f"clip {self.utterance}: {self.begin_ms}..{self.end_ms} ms is no span")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """Bytes kept elsewhere: their digest and how many there are."""

    digest: str  #: sha256 in hexadecimal
    length: int  #: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundChapter:
    """A part of a recording that players list; milliseconds from the start of the file."""

    title: str
    level: int  #: 1 is the section's own title, deeper ones are its sub-headings
    begin_ms: int
    end_ms: int
    block: str = ""  #: id of the block at which it begins; empty for an announcement


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """The same sound in another file."""

    ending: str  #: of its name, without a full stop
    media_type: str  #: IANA
    codecs: str  #: RFC 6381
    bitrate: int  #: bits per second
    audio: Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a player hears in a finished file."""

    duration_ms: int
    peak: float  #: the highest amplitude; from 1 on it is clipped
    silence_ms: int  #: the longest silence


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """One audio file and the clips that tile it without gap or overlap."""

    section: str
    audio: Stored
    media_type: str
    duration_ms: int
    clips: tuple[Clip, ...]
    voice: str  #: id of the voice that was used
    missing: tuple[str, ...] = ()  #: utterances that could not be spoken
    alternates: tuple[Alternate, ...] = ()  #: the same sound in other formats
    leaf: Stored | None = None  #: the same sound as a whole publication's file takes it in
    findings: tuple[Finding, ...] = ()  #: what listening to the finished files found amiss

    def __post_init__(self) -> None:
        """Refuse clips that leave a gap, overlap, or miss the file's ends."""
        edges = [0, *(edge for clip in self.clips for edge in (clip.begin_ms, clip.end_ms))]
        edges.append(self.duration_ms)
        if any(left != right for left, right in list(pairwise(edges))[::2]):
            raise ValueError(f"recording of {self.section}: clips do not tile it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """Why a section has no recording; the other sections go on."""

    section: str
    reason: str


Outcome = Recording | Failed
