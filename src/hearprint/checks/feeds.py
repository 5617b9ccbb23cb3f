"""Feeds: RSS 2.0, Apple's and PSP-1's required elements, and the files that a feed names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from lxml import etree

from hearprint.checks.facts import Folder
from hearprint.model.findings import Finding, barrier, note, warning

_ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
_ATOM = "{http://www.w3.org/2005/Atom}"
#: PSP-1, "Required channel elements".
_CHANNEL = (
    "title",
    "description",
    "link",
    "language",
    f"{_ITUNES}category",
    f"{_ITUNES}explicit",
    f"{_ITUNES}image",
    f"{_ATOM}link",
)
#: PSP-1, "Required item elements".
_ITEM = ("title", "enclosure", "guid")
_LOCAL = ("127.0.0.1", "localhost", "::1")


def check_feed(name: str, folder: Folder) -> Iterator[Finding]:
    """Findings for the feed called ``name``."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(folder.read(name), parser)
    except etree.XMLSyntaxError as error:
        yield barrier("F-003", f"Podcast apps cannot read this feed: {error.msg}", name)
        return
    channel = root.find("channel")
    if channel is None:
        yield barrier("F-004", "This feed has no channel.", name)
        return
    items = channel.findall("item")
    yield from _required(name, channel, items)
    yield from _repeated(name, items)
    yield from _order(name, items)
    for item in items:
        yield from _enclosure(name, item, channel, folder)
    yield from _address(name, channel)


def _required(
    name: str, channel: etree._Element, items: Sequence[etree._Element]
) -> Iterator[Finding]:
    for tag in _CHANNEL:
        if channel.find(tag) is None:
            yield barrier("F-004", f"The channel lacks {_plain(tag)} (PSP-1).", name)
    for number, item in enumerate(items, 1):
        for tag in _ITEM:
            if item.find(tag) is None:
                yield barrier("F-004", f"Item {number} lacks {_plain(tag)} (PSP-1).", name)


def _repeated(name: str, items: Sequence[etree._Element]) -> Iterator[Finding]:
    rules = (
        ("F-005", "guid", [item.findtext("guid") for item in items], barrier),
        ("F-006", "title", [item.findtext("title") for item in items], warning),
        ("F-009", "enclosure", [_url(item) for item in items], barrier),
    )
    for code, what, values, severity in rules:
        for value, count in Counter(filter(None, values)).items():
            if count > 1:
                yield severity(code, f"{count} items have the same {what}: {value[:80]}", name)


def _order(name: str, items: Sequence[etree._Element]) -> Iterator[Finding]:
    """Serial shows are listened to by date; two items of one minute change places in some apps."""
    dates = [date for date in (_date(item) for item in items) if date is not None]
    if any(a >= b for a, b in pairwise(sorted(dates))):
        yield warning("F-007", "Two items have the same date.", name)
    if "/" in name and dates != sorted(dates):
        yield barrier("F-007", "The items are not in order of date.", name)


def _enclosure(
    name: str, item: etree._Element, channel: etree._Element, folder: Folder
) -> Iterator[Finding]:
    found = item.find("enclosure")
    if found is None:
        return
    path = _local_name(found.get("url", ""), channel, name)
    if path not in folder.lengths:
        yield barrier("F-001", f"This feed names a file that is not here: {path}", name)
        return
    if found.get("length") != str(folder.lengths[path]):
        stated = found.get("length")
        message = f"{path} has {folder.lengths[path]} bytes, the feed says {stated}."
        yield barrier("F-002", message, name)
    if found.get("type") == "audio/mpeg" and not _is_mp3(folder.head(path)):
        yield barrier("F-010", f"{path} is not an MP3 file.", name)


def _address(name: str, channel: etree._Element) -> Iterator[Finding]:
    link = channel.find(f"{_ATOM}link")
    host = urlsplit(link.get("href", "")).hostname if link is not None else None
    if host in _LOCAL:
        message = "This feed works on this computer only. Build with --base-url before publishing."
        yield note("F-008", message, name)


def _local_name(url: str, channel: etree._Element, name: str) -> str:
    """The file below the folder that ``url`` stands for, by the feed's own address."""
    link = channel.find(f"{_ATOM}link")
    own = link.get("href", "") if link is not None else ""
    base = own[: -len(name)] if own.endswith(name) else ""
    return unquote(url[len(base) :]) if base and url.startswith(base) else url


def _is_mp3(head: bytes) -> bool:
    return head.startswith(b"ID3") or head[:2] in (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")


def _url(item: etree._Element) -> str | None:
    found = item.find("enclosure")
    return None if found is None else found.get("url")


def _date(item: etree._Element) -> datetime | None:
    text = item.findtext("pubDate")
    try:
        return parsedate_to_datetime(text) if text else None
    except ValueError:
        return None


def _plain(tag: str) -> str:
    return tag.replace(_ITUNES, "itunes:").replace(_ATOM, "atom:")
