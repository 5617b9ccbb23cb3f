"""What a feed tells: a channel and its items, before they are written as XML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A square cover as JPEG."""

    href: str
    alt: str  #: what it shows
    width: int = 3000  #: pixels


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Somebody who had a part in it, by the podcast taxonomy's roles and groups."""

    name: str
    role: str = "author"
    group: str = "writing"


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFile:
    """A file of sound, and what proves that it came whole."""

    url: str
    octets: int
    media_type: str
    title: str  #: at most 32 characters are shown
    integrity: str  #: as in W3C Subresource Integrity
    codecs: str = ""  #: RFC 6381
    bitrate: int = 0  #: bits per second; 0 when not known
    rel: str = ""  #: what it is to the enclosure; empty for the same sound
    default: bool = False  #: it is the enclosure


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """The words of an item in one of their forms."""

    url: str
    media_type: str
    timed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Trailer:
    """A recording that tells what there is to hear."""

    url: str
    title: str
    published: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One episode as the feed tells it."""

    title: str  #: unique within the feed
    guid: str
    link: str
    description: str  #: HTML
    published: datetime
    sound: MediaFile
    duration_ms: int
    language: str  #: BCP 47, of the transcripts
    position: int  #: within its publication, counted from 1
    serial: bool  #: the feed is a serial, and ``position`` its episode's number
    label: str = ""  #: what its own list of contents calls it
    season: int | None = None
    season_name: str = ""
    transcripts: tuple[Transcript, ...] = ()
    chapters: str = ""  #: address of the list of chapters
    others: tuple[MediaFile, ...] = ()
    credits: tuple[Credit, ...] = ()
    image: Image | None = None  #: None for the channel's


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A feed, or a page of one: its own facts and its items in document order, written."""

    title: str
    link: str
    self_link: str
    description: str  #: HTML
    language: str  #: BCP 47
    image: Image
    author: str
    category: str
    guid: str
    medium: str
    serial: bool
    items: tuple[bytes, ...]
    subcategory: str = ""
    email: str = ""
    owner: str = ""
    copyright: str = ""
    license: str = ""
    license_url: str = ""
    funding_url: str = ""
    funding_text: str = ""
    hub: str = ""
    moved: bool = False
    private: bool = False
    trailer: Trailer | None = None
    credits: tuple[Credit, ...] = ()
    pages: tuple[tuple[str, str], ...] = ()  #: relation and address of the feed's other pages
