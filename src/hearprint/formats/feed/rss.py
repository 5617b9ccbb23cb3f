"""Writes a channel as RSS 2.0.

Rules: PSP-1 (Podcast Standards Project), Apple's "Podcast RSS feed requirements", and the tags of
the podcast namespace (podcastindex.org). Nothing tells when a feed was made: a feed whose
programme did not change stays the same to the byte, and servers may answer 304.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime

from lxml import etree

from hearprint.formats.phrases import shorten
from hearprint.model.document import Person
from hearprint.model.words import plain

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
ATOM = "http://www.w3.org/2005/Atom"

_TITLE = re.compile(rb"(<title>)([^<]*)(</title>)")
#: XML 1.0 section 2.2 has no form for these; lxml refuses them.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RIGHTS = re.compile(r"^(?:\s|copyright\b|\u00a9|\(c\)|\d{4}\b[,\u2013-]?)+", re.IGNORECASE)
#: Characters of a name in the podcast namespace, and of any other value (PSP-1).
_NAME_LIMIT, _LIMIT = 128, 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One episode as the feed tells it."""

    title: str  #: unique within the feed
    guid: str
    link: str
    description: str  #: HTML
    published: datetime
    enclosure: str
    octets: int
    duration_ms: int
    transcript: str
    language: str  #: BCP 47, of the transcript
    authors: tuple[Person, ...] = ()
    episode: int | None = None  #: counted from 1, in serial feeds
    image: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A feed: its own facts and its items in document order."""

    title: str
    link: str
    self_link: str
    description: str  #: HTML
    language: str  #: BCP 47
    image: str
    author: str
    category: str
    guid: str
    medium: str
    serial: bool
    items: tuple[Item, ...]
    subcategory: str = ""
    email: str = ""
    owner: str = ""
    copyright: str = ""
    funding_url: str = ""
    funding_text: str = ""
    authors: tuple[Person, ...] = ()


def write(channel: Channel) -> bytes:
    """The feed as UTF-8."""
    spaces = {"itunes": ITUNES, "podcast": PODCAST, "atom": ATOM}
    rss = etree.Element("rss", attrib={"version": "2.0"}, nsmap=spaces)
    _channel(etree.SubElement(rss, "channel"), channel)
    text = etree.tostring(rss, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return _TITLE.sub(_hexadecimal, text)


def _hexadecimal(found: re.Match[bytes]) -> bytes:
    """Titles with character references, the one form that all readers take for plain text.

    RSS Advisory Board's Best Practices Profile, "Character data".
    """
    start, title, end = found.groups()
    for name, reference in ((b"&amp;", b"&#x26;"), (b"&lt;", b"&#x3C;"), (b"&gt;", b"&#x3E;")):
        title = title.replace(name, reference)
    return start + title + end


def _add(parent: etree._Element, tag: str, text: str = "", /, **attributes: str) -> etree._Element:
    """A child ``prefix:name`` with ``text``; signs that XML cannot hold are left out."""
    prefix, _, local = tag.rpartition(":")
    space = parent.nsmap.get(prefix) if prefix else None
    attrib = {name: _ILLEGAL.sub("", value) for name, value in attributes.items()}
    child = etree.SubElement(parent, f"{{{space}}}{local}" if space else local, attrib)
    if text:
        child.text = _ILLEGAL.sub("", text)
    return child


def _channel(node: etree._Element, channel: Channel) -> None:
    _add(node, "title", channel.title)
    _add(node, "link", channel.link)
    _add(node, "description", channel.description)
    _add(node, "language", channel.language.lower())
    if rights := _RIGHTS.sub("", plain(channel.copyright)):
        _add(node, "copyright", shorten(rights, _LIMIT))
    _add(node, "generator", "Hearprint")
    _add(node, "atom:link", href=channel.self_link, rel="self", type="application/rss+xml")
    image = _add(node, "image")
    for tag, text in (("url", channel.image), ("title", channel.title), ("link", channel.link)):
        _add(image, tag, text)
    _itunes(node, channel)
    _podcast(node, channel)
    for item in channel.items:
        _item(_add(node, "item"), item)


def _itunes(node: etree._Element, channel: Channel) -> None:
    _add(node, "itunes:author", shorten(channel.author, _LIMIT))
    if channel.email:
        owner = _add(node, "itunes:owner")
        _add(owner, "itunes:name", shorten(channel.owner, _LIMIT))
        _add(owner, "itunes:email", channel.email)
    _add(node, "itunes:image", href=channel.image)
    category = _add(node, "itunes:category", text=channel.category)
    if channel.subcategory:
        _add(category, "itunes:category", text=channel.subcategory)
    _add(node, "itunes:explicit", "false")
    _add(node, "itunes:type", "serial" if channel.serial else "episodic")


def _podcast(node: etree._Element, channel: Channel) -> None:
    if channel.guid:
        _add(node, "podcast:guid", channel.guid)
    owner = {"owner": channel.email} if channel.email else {}
    _add(node, "podcast:locked", "yes", **owner)
    _add(node, "podcast:medium", channel.medium)
    _add(node, "podcast:txt", "true", purpose="ai-content")
    if channel.funding_url:
        words = plain(channel.funding_text) or "Support this work"
        _add(node, "podcast:funding", words[:_NAME_LIMIT], url=channel.funding_url)
    _persons(node, channel.authors)


def _persons(node: etree._Element, authors: tuple[Person, ...]) -> None:
    for author in authors:
        if name := plain(author.name)[:_NAME_LIMIT].strip():
            _add(node, "podcast:person", name, role="author", group="writing")


def _item(node: etree._Element, item: Item) -> None:
    _add(node, "title", item.title)
    _add(node, "link", item.link)
    _add(node, "description", item.description)
    _add(node, "guid", item.guid, isPermaLink="false")
    _add(node, "pubDate", format_datetime(item.published.astimezone(UTC)))
    _add(node, "enclosure", url=item.enclosure, length=str(item.octets), type="audio/mpeg")
    names = ", ".join(filter(None, (plain(author.name) for author in item.authors)))
    if names:
        _add(node, "itunes:author", shorten(names, _LIMIT))
    _add(node, "itunes:duration", str(max(1, round(item.duration_ms / 1000))))
    _add(node, "itunes:explicit", "false")
    _add(node, "itunes:episodeType", "full")
    if item.episode is not None:
        _add(node, "itunes:episode", str(item.episode))
    if item.image:
        _add(node, "itunes:image", href=item.image)
    _add(
        node,
        "podcast:transcript",
        url=item.transcript,
        type="text/vtt",
        language=item.language.lower(),
        rel="captions",
    )
    _persons(node, item.authors)
