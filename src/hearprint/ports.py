"""What the core asks of the world. Adapters fill these Protocols; one contract suite tests each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from hearprint.model.contents import Catalogue
from hearprint.model.document import Document, Source
from hearprint.model.plan import Plan
from hearprint.model.programme import Bundle, Library, Programme, Shelf
from hearprint.model.speech import Heard, SoundChapter, Speech, Stored, Utterance, Voice
from hearprint.model.vocabulary import Sounds

#: What is done with a piece of work; a function that other processes can import.
Work = Callable[[Any], Any]

#: Asked for the next piece of work as hands come free; None means that there is none now. It is
#: asked again after each result, which may have made more work possible.
Pull = Callable[[], Any | None]

#: Does all the work that a Pull gives: in this process, in a pool's, or on a cluster. Results may
#: come in any order, so whatever must be told apart carries its own name. A piece that killed its
#: process, or took longer than its ``patience_s``, comes back as Lost.
Spread = Callable[[Work, Pull], Iterator[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A piece of work that came to nothing, through no error that the work itself could tell."""

    item: Any
    reason: str


class Reader(Protocol):
    """Bytes to a document. Holds nothing between calls; safe in any process."""

    def read(self, source: Source) -> Document:
        """Raises SourceError: damaged, locked, or without text."""
        ...


#: Told how far slow work is: what is done, and all that is to be done (pages, bytes).
Progress = Callable[[int, int], None]


@runtime_checkable
class SlowReader(Reader, Protocol):
    """A reader that may take minutes, as letters in pictures do: its work is worth keeping."""

    def aided(self, cache: Cache | None, progress: Progress | None) -> Reader:
        """The same reader with a memory, that tells how far it is."""
        ...


class CatalogueReader(Protocol):
    """A publications page to what it lists."""

    def read(self, source: Source) -> Catalogue | None:
        """None when the page lists no documents. Raises SourceError when it cannot be read."""
        ...


class Engine(Protocol):
    """Makes speech. Built once per worker process; never shared between processes or threads.

    It is made without arguments, or by a class method ``from_settings`` that takes the house's
    :class:`hearprint.settings.EngineSettings`. Making it raises UnavailableError when it is not
    installed or not set up.
    """

    @property
    def name(self) -> str:
        """The name under which it is registered."""
        ...

    @property
    def fingerprint(self) -> str:
        """Model, version and options: whatever could change the sound of all its voices."""
        ...

    def voices(self) -> Sequence[Voice]:
        """Only those that would work here and now; the default one first."""
        ...

    def speak(self, utterance: Utterance, voice: Voice, *, rate: float) -> Speech:
        """Say ``utterance.spoken``. float32 mono in [-1, 1] at ``Speech.sample_rate`` Hz.

        ``rate`` is 0.5 to 2, 1 being the voice's own pace. The same arguments give the same
        samples, in any process and after any other utterance. Text without anything to say gives
        an empty array. ``Speech.words`` are the times of all words, or none where they are not
        known exactly. Raises SpeechError when nothing usable came back.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A voice that an engine could fetch."""

    voice: Voice
    size: int  #: bytes


@runtime_checkable
class Installer(Protocol):
    """A power that an engine may have besides: to fetch more voices, once, when it is asked."""

    def offers(self) -> Sequence[Offer]:
        """Voices that are not here yet."""
        ...

    def install(self, name: str, told: Progress) -> Voice:
        """Fetch the voice called ``name``, telling bytes done and all bytes.

        Raises UnavailableError without a connection, OutputError, and SettingsError when it is
        not among the offers.
        """
        ...


@runtime_checkable
class Pronouncer(Protocol):
    """A power that an engine may have besides: to tell how it would say words."""

    def sounds(self, words: str, voice: Voice) -> Sounds:
        """The sounds of ``words``; nothing is spoken."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a recording: speech, then ``pause_ms`` of silence."""

    speech: Speech
    pause_ms: int

    @property
    def pause_samples(self) -> int:
        """The silence in samples at the speech's rate: one rounding for clips and codecs alike."""
        return round(self.pause_ms * self.speech.sample_rate / 1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """What an audio file says about itself."""

    title: str
    artist: str
    album: str
    track: int
    tracks: int
    language: str  #: BCP 47
    date: str = ""
    cover: bytes = b""  #: JPEG
    chapters: tuple[SoundChapter, ...] = ()


class Codec(Protocol):
    """Samples to an audio file. Deterministic to the byte for the same arguments and version."""

    @property
    def media_type(self) -> str:
        """IANA media type of the result."""
        ...

    @property
    def ending(self) -> str:
        """Of the file's name, without a full stop."""
        ...

    @property
    def codecs(self) -> str:
        """What is in the file, by RFC 6381."""
        ...

    @property
    def bitrate(self) -> int:
        """Bits per second."""
        ...

    @property
    def headroom_db(self) -> float:
        """By how many decibels peaks are held lower from the start, for what it adds to them."""
        ...

    @property
    def fingerprint(self) -> str:
        """Encoder, version and options: whatever could change the bytes."""
        ...

    def encode(self, pieces: Iterable[Piece], *, gain_db: float) -> bytes:
        """One mono file of all ``pieces`` in order. Raises OutputError when encoding fails."""
        ...

    def tagged(self, audio: bytes, tags: Tags) -> bytes:
        """``audio`` from :meth:`encode`, with what it is to say about itself."""
        ...


class Binder(Protocol):
    """Joins the sections of a publication into one file with chapters, deterministically.

    Each section is encoded once, by itself, so that they can be made in any process, and joined
    without encoding again.
    """

    @property
    def leaf(self) -> Codec:
        """Encodes a section to be joined; its ``tagged`` is not asked for."""
        ...

    @property
    def fingerprint(self) -> str:
        """Program, version and rules: whatever could change the bytes."""
        ...

    @property
    def media_type(self) -> str:
        """IANA media type of the result."""
        ...

    @property
    def ending(self) -> str:
        """Of the file's name, without a full stop."""
        ...

    def bind(
        self, leaves: Iterable[Leaf], tags: Tags, keep: Callable[[Iterable[bytes]], Stored]
    ) -> tuple[Stored, Heard]:
        """The file, given to ``keep`` in parts, and how it sounds. Raises OutputError.

        ``tags.chapters`` is not used: the leaves bring theirs.
        """
        ...


#: A house's own sound from the bytes of its file, mono at a sample rate in Hz. Raises OutputError.
ReadSound = Callable[[bytes, int], Speech]

#: Decodes a finished audio file and tells what is heard. Raises OutputError when it cannot.
Hear = Callable[[bytes], Heard]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A section to be bound: its chapters, timed from its own beginning, and what was encoded."""

    chapters: tuple[SoundChapter, ...]
    audio: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Codecs:
    """What the sound of a section is made into."""

    main: Codec  #: what feeds name first
    formant: Codec | None = None  #: in its place where formant synthesis says everything
    others: tuple[Codec, ...] = ()  #: published beside it
    binder: Binder | None = None  #: makes one file of the whole publication


class Format(Protocol):
    """A programme to files. Touches no disk; same programme, same bytes."""

    def build(self, programme: Programme) -> Bundle:
        """The files below the publication's folder."""
        ...


class LibraryFormat(Protocol):
    """The whole house to files."""

    def build(self, library: Library) -> Bundle:
        """The files at the top of the output."""
        ...


@runtime_checkable
class RememberingFormat(LibraryFormat, Protocol):
    """A format whose work on many publications is worth keeping for the next build."""

    def aided(self, cache: Cache) -> LibraryFormat:
        """The same format with a memory."""
        ...


class Cache(Protocol):
    """What was made before, by the key of all that could change it (:mod:`hearprint.model.keys`).

    Forgetting is always allowed: it costs the time to make the thing again, and nothing else.
    """

    def holds(self, key: str) -> bool:
        """Whether something is kept under ``key``; it may prove to be damaged."""
        ...

    def recall(self, key: str) -> bytes | None:
        """What was kept under ``key``; None when nothing was, or it is damaged."""
        ...

    def keep(self, key: str, data: bytes) -> None:
        """Keep ``data``. Raises OutputError when there is no room or no right to write."""
        ...


class Speeches(Protocol):
    """Speech by key, kept small and without loss."""

    def holds(self, key: str) -> bool:
        """Whether it was said before."""
        ...

    def recall(self, key: str) -> Speech | None:
        """What was said before; None when it must be said again."""
        ...

    def keep(self, key: str, speech: Speech) -> Speech:
        """Keep ``speech``; gives it as it will be recalled, in 16 bits. Raises OutputError."""
        ...


class Blobs(Protocol):
    """Bytes by content."""

    def put(self, data: bytes) -> Stored:
        """Keep ``data``. Raises OutputError when there is no room or no right to write."""
        ...

    def put_parts(self, parts: Iterable[bytes]) -> Stored:
        """Keep what ``parts`` make together, without holding it whole. Raises as :meth:`put`."""
        ...

    def holds(self, stored: Stored) -> bool:
        """Whether it is still here."""
        ...

    def get(self, stored: Stored) -> bytes:
        """What was kept. Raises OutputError when it is gone or damaged."""
        ...

    def parts(self, stored: Stored) -> Iterator[bytes]:
        """The same in parts; damage may be found after the last one. Raises as :meth:`get`."""
        ...


class Plans(Protocol):
    """Plan files, by the name of their source."""

    def load(self, name: str) -> Plan | None:
        """None when there is no plan yet. Raises ContentsError when it cannot be understood."""
        ...

    def save(self, name: str, plan: Plan) -> None:
        """Write it so that an editor's comments survive. Raises OutputError."""
        ...


class Delivery(Protocol):
    """Where results go. A reader of the place sees the old programme or the new, never half."""

    def shelves(self) -> tuple[Shelf, ...]:
        """What earlier builds left there."""
        ...

    def holds(self, folder: str, stamp: str) -> bool:
        """Whether ``folder`` still is as it was when it was delivered with ``stamp``."""
        ...

    def deliver(
        self, folder: str, bundle: Bundle, blobs: Blobs, stamp: str = ""
    ) -> tuple[str, ...]:
        """Bring ``bundle`` into ``folder`` ("" is the top); gives the names that changed.

        ``stamp`` names all that the bundle was made from, so that a later build may ask whether
        there is anything to do at all.

        Files of an earlier bundle of ours that are no longer in it disappear; files that are not
        ours are never touched. Raises OutputError; earlier output stays whole then.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something happened that a person may want to see."""

    kind: str  #: reading, voice (one does not work), planned, spoken, delivered, failed
    source: str  #: file name
    title: str = ""
    section: str = ""
    done: int = 0  #: words spoken now (spoken), sections (planned)
    total: int = 0  #: words to speak, without those that were spoken before (planned)
    message: str = ""


#: Told what happens, as it happens, in the main process.
Listener = Callable[[Event], None]
