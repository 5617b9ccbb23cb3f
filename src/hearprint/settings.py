"""Choices, one frozen record per stage. Defaults only: nothing here reads anything.

``config`` merges defaults < user < house (``input/hearprint.toml``) < environment < flags.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from hearprint.model.lexicon import LexiconEntry
from hearprint.model.look import ThemeFile
from hearprint.model.members import Members
from hearprint.model.roles import RoleVoices
from hearprint.model.speech import HouseSound
from hearprint.model.ways import Ways
from hearprint.model.wording import Wording

#: Where ``hearprint serve`` answers, and so the base address of a build nobody has placed yet.
LOCAL_ADDRESS = "http://127.0.0.1:8750"


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseSettings:
    """Who publishes. Shown in feeds and on pages."""

    title: str = "Listening library"
    base_url: str = LOCAL_ADDRESS  #: where ``output/`` will be on the web
    language: str = "en-GB"  #: BCP 47; used where a document does not say
    author: str = ""
    email: str = ""
    description: str = ""
    link: str = ""
    category: str = "News"
    subcategory: str = ""
    copyright: str = ""
    funding_url: str = ""
    funding_text: str = ""
    cover: str = "title"  #: without a picture: drawn from the ``title``, or the first ``page``
    license: str = ""  #: of what is heard: ``cc-by-4.0`` and the like, or a name of your own
    license_url: str = ""  #: its text
    trailer_url: str = ""  #: an MP3 that tells what there is to hear
    trailer_title: str = ""
    hub: str = ""  #: a WebSub hub that is told of new episodes by whoever publishes
    moved: bool = False  #: feeds tell apps that this is their new address
    private: bool = False  #: for members only
    feed_items: int = 300  #: episodes on a page of a feed; its first page holds up to twice as many
    contact: str = ""  #: whom to tell of barriers, in plain words; empty for ``email``


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitSettings:
    """How a document is cut."""

    fallback_headings: bool = True  #: without any list, cut at the document's own headings
    notes: str = "end"  #: read at the ``end`` of their section, ``inline`` at their mark, ``skip``
    words_per_minute: int = 160  #: for estimates before anything is spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptSettings:
    """What is said beyond the text, and with which pauses (milliseconds at rate 1)."""

    sentence_pause_ms: int = 350
    clause_pause_ms: int = 120  #: where a long sentence is parted
    row_pause_ms: int = 350  #: behind a row of a table
    item_pause_ms: int = 450  #: behind a point of a list, and a line of verse
    quotation_pause_ms: int = 700  #: behind a quotation
    paragraph_pause_ms: int = 700
    heading_pause_ms: int = 900
    announcement_pause_ms: int = 900
    sound_pause_ms: int = 600  #: behind the house's own sounds
    large_table_rows: int = 10  #: a table of more rows is a chapter of its own
    max_chars: int = 400  #: longer sentences are parted at clauses
    announce_publication: bool = True  #: before the first section: title, year, how much there is
    announce_ends: bool = True  #: "End of section 3."
    announce_quotes: bool = False  #: "Quote." and "End of quote." around block quotations
    web: str = "short"  #: addresses: host only (``short``), ``plain``, or ``full`` with "https"
    shipped_lexicon: bool = True  #: say names as the lexicon that comes with Hearprint tells


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechSettings:
    """Which voice, how fast."""

    voice: str = "neural"  #: engine, or ``engine/voice``
    rate: float = 1.0  #: 0.5 to 2


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnVoice:
    """A voice of a program that the house has, as the house tells it."""

    name: str  #: to be typed behind ``command/``
    language: str  #: BCP 47
    gender: str = ""
    description: str = ""
    id: str = ""  #: what the program calls it; empty for ``name``


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandSettings:
    """A program that reads text and writes a sound file: the engine ``command``."""

    run: tuple[str, ...] = ()  #: the program and its arguments, with ``PLACES`` to fill
    voices: tuple[OwnVoice, ...] = ()
    seconds: float = 60.0  #: that one utterance may take
    version: str = ""  #: to be raised when the program speaks otherwise and its file is the same


#: What stands in braces in a command and is filled for each utterance.
PLACES = ("voice", "language", "rate", "percent", "words_per_minute", "file")


@dataclass(frozen=True, slots=True, kw_only=True)
class NeuralSettings:
    """Where voices that are fetched come from and go to: the engine ``neural``."""

    address: str = ""  #: under which their files lie; empty for the library's own
    folder: str = ""  #: empty for the platform's own place


@dataclass(frozen=True, slots=True, kw_only=True)
class PiperSettings:
    """Where voices of the engine ``piper`` lie."""

    folder: str = ""  #: empty for the platform's own place


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineSettings:
    """What engines need to be told."""

    neural: NeuralSettings = field(default_factory=NeuralSettings)
    piper: PiperSettings = field(default_factory=PiperSettings)
    command: CommandSettings = field(default_factory=CommandSettings)
    #: Tables of engines that other packages bring, by name, as JSON: nobody else can check them.
    others: tuple[tuple[str, str], ...] = field(default=(), metadata={"rule": None})

    def table(self, name: str) -> dict[str, Any]:
        """What stands below ``[engines.name]`` for the engine ``name`` of another package."""
        told: dict[str, Any] = json.loads(dict(self.others).get(name, "{}"))
        return told


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundSettings:
    """The audio files."""

    sample_rate: int = 44_100  #: Hz, of MP3 and M4B
    bitrate: int = 64  #: kbit/s, constant, of MP3
    opus: bool = False  #: every section as Opus too
    opus_bitrate: int = 32  #: kbit/s
    m4b: bool = False  #: the whole publication as one audiobook too
    m4b_bitrate: int = 64  #: kbit/s
    loudness_lufs: float = (
        -19.0
    )  #: of every section (EBU R 128); -19 in mono sounds as -16 in stereo
    peak_db: float = -1.0  #: no true peak above this, dB below full scale


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesSettings:
    """How the listening pages look."""

    accent: str = ""  #: ``#rrggbb`` on light paper; empty for ours
    accent_dark: str = ""  #: on dark paper; empty for one made of ``accent``
    logo: str = ""  #: name of a picture in ``input/theme/``


@dataclass(frozen=True, slots=True, kw_only=True)
class RelinkSettings:
    """Which links of a page lead to somebody else's reader, beyond those that we know."""

    readers: tuple[str, ...] = ()  #: words of such links, or of their addresses
    ignore: tuple[str, ...] = ()  #: words of links that stay in any case, or of their addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheSettings:
    """Where what was spoken and encoded is kept, so as not to do it twice."""

    folder: str = ""  #: empty for the platform's own place
    limit_gb: float = 2.0  #: what has not been used for longest goes first
    shared: str = ""  #: a folder or address through which what a cluster makes comes back


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All choices of a build. Each stage receives its own part only."""

    house: HouseSettings = field(default_factory=HouseSettings)
    split: SplitSettings = field(default_factory=SplitSettings)
    script: ScriptSettings = field(default_factory=ScriptSettings)
    speech: SpeechSettings = field(default_factory=SpeechSettings)
    voices: RoleVoices = field(default_factory=RoleVoices)
    engines: EngineSettings = field(default_factory=EngineSettings)
    sound: SoundSettings = field(default_factory=SoundSettings)
    pages: PagesSettings = field(default_factory=PagesSettings)
    relink: RelinkSettings = field(default_factory=RelinkSettings)
    formats: Ways = field(default_factory=Ways)
    cache: CacheSettings = field(default_factory=CacheSettings)
    lexicon: tuple[LexiconEntry, ...] = ()  #: the house's own, from a file of its own
    wordings: tuple[tuple[str, Wording], ...] = ()  #: the house's own announcements, by language
    sounds: tuple[HouseSound, ...] = ()  #: the house's own
    members: Members | None = None  #: who may listen; None for everybody
    theme: tuple[ThemeFile, ...] = ()  #: the house's own files for its pages
    #: Where ``speech.voice`` was chosen, for whoever must mend it; no choice of its own.
    voice_from: str = field(default="--voice", compare=False)
