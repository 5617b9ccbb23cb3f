"""All that a format may know: a publication with its tracks, and the house it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from hearprint.model.chapters import chapters_of
from hearprint.model.contents import Account, Section
from hearprint.model.document import Block, Person
from hearprint.model.findings import Finding
from hearprint.model.look import Look
from hearprint.model.speech import Alternate, Outcome, Recording, Script, SoundChapter, Stored
from hearprint.model.ways import Ways


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Who publishes, and where. The same for every publication of a build."""

    title: str
    base_url: str  #: absolute, without a slash at its end
    language: str = "en-GB"
    author: str = ""
    email: str = ""
    description: str = ""
    link: str = ""  #: the organisation's own site
    category: str = "News"  #: from the podcast directories' list
    subcategory: str = ""
    copyright: str = ""
    funding_url: str = ""
    funding_text: str = ""
    license: str = ""  #: short name of a licence
    license_url: str = ""
    trailer_url: str = ""
    trailer_title: str = ""
    hub: str = ""  #: a WebSub hub
    moved: bool = False  #: feeds tell apps that this is their new address
    private: bool = False  #: for members only: no directory, no search engine
    feed_items: int = 300  #: episodes on a page of a feed; its first page holds up to twice as many
    feeds_url: str = ""  #: where a member's feeds stand; empty for ``base_url``
    guid: str = ""  #: of the house's feed, kept by its plans; UUID
    contact: str = ""  #: whom to tell of barriers, in plain words
    look: Look = field(default_factory=Look)
    ways: Ways = field(default_factory=Ways)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One document as listeners meet it."""

    id: str  #: stable; the plan file keeps it
    slug: str  #: folder name under the output
    title: str
    language: str
    published: datetime  #: first publication here; aware, kept by the plan file
    authors: tuple[Person, ...] = ()
    description: str = ""
    date: str = ""  #: of the document itself, ISO 8601 as exact as known
    price: str = ""
    link: str = ""  #: where the print can be had
    source: str = ""  #: file name of the source
    pages: int | None = None
    guid: str = ""  #: of its feed; UUID
    house_guid: str = ""  #: of the house's feed, while the house knows its place on the web


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One section: its text, its script and its sound."""

    position: int  #: 1 for the first
    stem: str  #: file name without ending, e.g. ``03-rank-and-file-strategy``
    guid: str  #: of its feed item; never changes
    published: datetime
    section: Section
    blocks: tuple[Block, ...]  #: those it speaks, in order
    script: Script
    outcome: Outcome
    first_page: int | None = None
    last_page: int | None = None

    @property
    def recording(self) -> Recording | None:
        """The recording, or None when the section could not be spoken."""
        return self.outcome if isinstance(self.outcome, Recording) else None

    @property
    def chapters(self) -> tuple[SoundChapter, ...]:
        """The parts of its recording; none without sub-headings, or without sound."""
        clips = self.recording.clips if self.recording else ()
        return chapters_of(self.script, clips, self.section.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Artwork:
    """A publication's cover. Both names are paths below the publication's folder."""

    alt: str = ""  #: what the picture shows, for those who do not see it
    name: str = "cover.jpg"  #: 3000 by 3000 pixels, JPEG, less than 500 kB
    thumbnail: str = "thumbnail.jpg"  #: 600 by 600 pixels
    picture: Stored | None = None  #: None: drawn from the title by the format
    small: Stored | None = None  #: the thumbnail; None as above


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file that holds a whole publication, to be fetched and kept."""

    name: str  #: path below the publication's folder
    title: str  #: what it is, in a few words
    media_type: str  #: IANA
    file: Stored
    codecs: str = ""  #: RFC 6381; empty for what is no sound
    bitrate: int = 0  #: bits per second; 0 for what is no sound
    duration_ms: int = 0  #: 0 for what is no sound


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A publication, finished: everything that any output is written from."""

    house: House
    publication: Publication
    tracks: tuple[Track, ...]
    account: Account
    contents_kind: str
    entries: int
    matched: int
    findings: tuple[Finding, ...] = ()
    artwork: Artwork = field(default_factory=Artwork)
    downloads: tuple[Download, ...] = ()

    @property
    def duration_ms(self) -> int:
        """Length of all recordings together, in milliseconds."""
        return sum(track.recording.duration_ms for track in self.tracks if track.recording)

    @property
    def shelf(self) -> Shelf:
        """What the house needs to know of this programme."""
        return Shelf(
            publication=self.publication,
            episodes=tuple(_episode(self.publication, track) for track in self.tracks),
            artwork=self.artwork,
            downloads=self.downloads,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """A track as feeds and lists need it, without text or clips."""

    guid: str
    position: int
    stem: str
    title: str
    published: datetime
    number: str | None = None
    authors: tuple[Person, ...] = ()
    language: str = ""  #: BCP 47; empty for the publication's
    opening: str = ""  #: first words of the text
    words: int = 0
    duration_ms: int = 0
    audio: Stored | None = None  #: None when it could not be spoken
    voice: str = ""
    first_page: int | None = None
    last_page: int | None = None
    chapters: tuple[SoundChapter, ...] = ()  #: they tile the audio; none without sub-headings
    alternates: tuple[Alternate, ...] = ()  #: the same audio in other formats

    @property
    def audio_name(self) -> str:
        """Path of the audio below the publication's folder."""
        return f"audio/{self.stem}.mp3"

    def alternate_name(self, alternate: Alternate) -> str:
        """Path of one of its other audio files below the publication's folder."""
        return f"audio/{self.stem}.{alternate.ending}"

    @property
    def chapters_name(self) -> str:
        """Path of its list of chapters below the publication's folder."""
        return f"chapters/{self.stem}.json"

    @property
    def transcript_name(self) -> str:
        """Path of the transcript below the publication's folder."""
        return f"transcripts/{self.stem}.vtt"

    @property
    def text_name(self) -> str:
        """Path of its plain text below the publication's folder."""
        return f"text/{self.stem}.txt"

    @property
    def page_name(self) -> str:
        """Path of the listening page below the publication's folder."""
        return f"{self.stem}.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A publication and its episodes, as the house lists them."""

    publication: Publication
    episodes: tuple[Episode, ...]
    artwork: Artwork = field(default_factory=Artwork)
    downloads: tuple[Download, ...] = ()

    @property
    def duration_ms(self) -> int:
        """Length of all its audio together, in milliseconds."""
        return sum(episode.duration_ms for episode in self.episodes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The whole house: every publication, newest first."""

    house: House
    shelves: tuple[Shelf, ...]
    artwork: Artwork = field(default_factory=Artwork)


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleFile:
    """One file to deliver. Names are relative, ASCII, with ``/`` between folders."""

    name: str
    media_type: str
    content: bytes | Stored

    def __post_init__(self) -> None:
        """Refuse a name that could leave the folder it belongs to."""
        parts = self.name.split("/")
        if not self.name.isascii() or "\\" in self.name or any(p in ("", ".", "..") for p in parts):
            raise ValueError(f"{self.name!r} is no safe name for a file")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Files to deliver, in the order in which they should appear (feeds last)."""

    files: tuple[BundleFile, ...]


#: Blocks of so few words (a byline, a label) say nothing about a section.
_SPARSE = 3


def _episode(publication: Publication, track: Track) -> Episode:
    recording = track.recording
    body = track.blocks[track.section.heading :]
    opening = next((block.text for block in body if block.words > _SPARSE), "")
    return Episode(
        guid=track.guid,
        position=track.position,
        stem=track.stem,
        title=track.section.title,
        published=track.published,
        number=track.section.number,
        authors=track.section.authors or publication.authors,
        language=track.section.language,
        opening=opening[:400],
        words=sum(block.words for block in track.blocks),
        duration_ms=recording.duration_ms if recording else 0,
        audio=recording.audio if recording else None,
        voice=recording.voice if recording else "",
        first_page=track.first_page,
        last_page=track.last_page,
        chapters=track.chapters,
        alternates=recording.alternates if recording else (),
    )
