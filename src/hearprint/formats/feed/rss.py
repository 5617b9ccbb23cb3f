"""Writes a channel as RSS 2.0.

Rules: PSP-1 (Podcast Standards Project), Apple's "Podcast RSS feed requirements", and the tags of
the podcast namespace (podcastindex.org). Nothing tells when a feed was made: a feed whose
programme did not change stays the same to the byte, and servers may answer 304.
"""

from __future__ import annotations

import re
from datetime import UTC
from email.utils import format_datetime

from lxml import etree

from hearprint.formats.feed.records import Channel, Credit, Image, Item, MediaFile
from hearprint.formats.phrases import shorten
from hearprint.model.words import plain

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
ATOM = "http://www.w3.org/2005/Atom"
SPACES = {"itunes": ITUNES, "podcast": PODCAST, "atom": ATOM}

_FEED = "application/rss+xml"
_ITEM_WITH_SPACES = etree.tostring(etree.Element("item", nsmap=SPACES)).replace(b"/>", b">")
_TITLE = re.compile(rb"(<title>)([^<]*)(</title>)")
#: XML 1.0 section 2.2 has no form for these; lxml refuses them.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RIGHTS = re.compile(r"^(?:\s|copyright\b|\u00a9|\(c\)|\d{4}\b[,\u2013-]?)+", re.IGNORECASE)
#: Characters of a name in the podcast namespace, and of any other value (PSP-1).
_NAME_LIMIT, _LIMIT = 128, 255
#: Characters of what stands for an episode's number, and of the name of a file.
_SHORT_LIMIT = 32


def write(channel: Channel) -> bytes:
    """The feed as UTF-8."""
    rss = etree.Element("rss", attrib={"version": "2.0"}, nsmap=SPACES)
    _channel(etree.SubElement(rss, "channel"), channel)
    text = etree.tostring(rss, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    head, end, tail = _TITLE.sub(_hexadecimal, text).rpartition(b"  </channel>")
    return b"".join((head, *channel.items, end, tail))


def write_item(item: Item) -> bytes:
    """An item as it stands in a feed, with its indentation: a channel's ``items`` are such."""
    node = etree.Element("item", nsmap=SPACES)
    _item(node, item)
    etree.indent(node, level=2)
    text = etree.tostring(node, encoding="UTF-8", xml_declaration=False).strip()
    text = text.replace(_ITEM_WITH_SPACES, b"<item>", 1)  # the channel declares them for all
    return b"    " + _TITLE.sub(_hexadecimal, text) + b"\n"


def _hexadecimal(found: re.Match[bytes]) -> bytes:
    """Titles with character references, the one form that all readers take for plain text.

    RSS Advisory Board's Best Practices Profile, "Character data".
    """
    start, title, end = found.groups()
    for name, reference in ((b"&amp;", b"&#x26;"), (b"&lt;", b"&#x3C;"), (b"&gt;", b"&#x3E;")):
        title = title.replace(name, reference)
    return start + title + end


def legal(text: str) -> str:
    """``text`` without the signs that XML has no form for."""
    return text if text.isascii() and text.isprintable() else _ILLEGAL.sub("", text)


def _add(parent: etree._Element, tag: str, text: str = "", /, **attributes: str) -> etree._Element:
    """A child ``prefix:name`` with ``text``; signs that XML cannot hold are left out."""
    prefix, _, local = tag.rpartition(":")
    name = f"{{{SPACES[prefix]}}}{local}" if prefix else local
    attrib = {key.replace("_", "-"): legal(value) for key, value in attributes.items() if value}
    child = etree.SubElement(parent, name, attrib)
    if text:
        child.text = legal(text)
    return child


def _channel(node: etree._Element, channel: Channel) -> None:
    _add(node, "title", channel.title)
    _add(node, "link", channel.link)
    _add(node, "description", channel.description)
    _add(node, "language", channel.language.lower())
    if rights := _RIGHTS.sub("", plain(channel.copyright)):
        _add(node, "copyright", shorten(rights, _LIMIT))
    _add(node, "generator", "Hearprint")
    _links(node, channel)
    image = _add(node, "image")
    for tag, text in (
        ("url", channel.image.href),
        ("title", channel.title),
        ("link", channel.link),
    ):
        _add(image, tag, text)
    _itunes(node, channel)
    _podcast(node, channel)


def _links(node: etree._Element, channel: Channel) -> None:
    """Where this page of the feed is, and its neighbours (RFC 5005, section 3)."""
    _add(node, "atom:link", href=channel.self_link, rel="self", type=_FEED)
    for rel, href in channel.pages:
        _add(node, "atom:link", href=href, rel=rel, type=_FEED)
    if channel.hub:
        _add(node, "atom:link", href=channel.hub, rel="hub")


def _itunes(node: etree._Element, channel: Channel) -> None:
    _add(node, "itunes:author", shorten(channel.author, _LIMIT))
    if channel.email:
        owner = _add(node, "itunes:owner")
        _add(owner, "itunes:name", shorten(channel.owner, _LIMIT))
        _add(owner, "itunes:email", channel.email)
    _add(node, "itunes:image", href=channel.image.href)
    category = _add(node, "itunes:category", text=channel.category)
    if channel.subcategory:
        _add(category, "itunes:category", text=channel.subcategory)
    _add(node, "itunes:explicit", "false")
    _add(node, "itunes:type", "serial" if channel.serial else "episodic")
    if channel.moved:
        _add(node, "itunes:new-feed-url", channel.self_link)
    if channel.private:
        _add(node, "itunes:block", "Yes")


def _podcast(node: etree._Element, channel: Channel) -> None:
    _add(node, "podcast:guid", channel.guid)
    _add(node, "podcast:locked", "yes", owner=channel.email)
    _add(node, "podcast:medium", channel.medium)
    if channel.private:
        _add(node, "podcast:block", "yes")
    _add(node, "podcast:txt", "true", purpose="ai-content")
    if channel.license:
        _add(node, "podcast:license", channel.license[:_NAME_LIMIT], url=channel.license_url)
    if channel.funding_url:
        _add(node, "podcast:funding", channel.funding_text[:_NAME_LIMIT], url=channel.funding_url)
    if trailer := channel.trailer:
        _add(
            node,
            "podcast:trailer",
            trailer.title[:_NAME_LIMIT],
            url=trailer.url,
            pubdate=format_datetime(trailer.published.astimezone(UTC)),
            type="audio/mpeg",
        )
    _image(node, channel.image)
    _credits(node, channel.credits)


def _image(node: etree._Element, image: Image) -> None:
    """The cover for those who do not see it (podcast namespace, tag "image")."""
    _add(
        node,
        "podcast:image",
        href=image.href,
        alt=shorten(image.alt, _LIMIT),
        aspect_ratio="1/1",
        width=str(image.width),
        type="image/jpeg",
        purpose="artwork",
    )


def _credits(node: etree._Element, persons: tuple[Credit, ...]) -> None:
    for one in persons:
        if name := one.name[:_NAME_LIMIT].strip():
            _add(node, "podcast:person", name, role=one.role, group=one.group)


def _item(node: etree._Element, item: Item) -> None:
    _add(node, "title", item.title)
    _add(node, "link", item.link)
    _add(node, "description", item.description)
    _add(node, "guid", item.guid, isPermaLink="false")
    _add(node, "pubDate", format_datetime(item.published.astimezone(UTC)))
    _add(node, "enclosure", url=item.sound.url, length=str(item.sound.octets), type="audio/mpeg")
    names = ", ".join(one.name for one in item.credits if one.role == "author" and one.name)
    if names:
        _add(node, "itunes:author", shorten(names, _LIMIT))
    _add(node, "itunes:duration", str(max(1, round(item.duration_ms / 1000))))
    _add(node, "itunes:explicit", "false")
    _add(node, "itunes:episodeType", "full")
    if item.serial:
        _add(node, "itunes:episode", str(item.position))
    if item.image:
        _add(node, "itunes:image", href=item.image.href)
        _image(node, item.image)
    if item.season:
        _add(node, "podcast:season", str(item.season), name=item.season_name[:_NAME_LIMIT])
    number = str(item.position)
    label = item.label[:_SHORT_LIMIT] if item.label != number else ""
    _add(node, "podcast:episode", number, display=label)
    for transcript in item.transcripts:
        _add(
            node,
            "podcast:transcript",
            url=transcript.url,
            type=transcript.media_type,
            language=item.language.lower(),
            rel="captions" if transcript.timed else "",
        )
    if item.chapters:
        _add(node, "podcast:chapters", url=item.chapters, type="application/json+chapters")
    for other in (item.sound, *item.others):
        _alternate(node, other)
    _credits(node, item.credits)


def _alternate(node: etree._Element, file: MediaFile) -> None:
    """The same sound in another file, or the enclosure itself with what proves it whole."""
    alternate = _add(
        node,
        "podcast:alternateEnclosure",
        type=file.media_type,
        length=str(file.octets),
        bitrate=str(file.bitrate or ""),
        title=file.title[:_SHORT_LIMIT],
        rel=file.rel,
        codecs=file.codecs,
        default="true" if file.default else "",
    )
    _add(alternate, "podcast:source", uri=file.url)
    _add(alternate, "podcast:integrity", type="sri", value=file.integrity)
