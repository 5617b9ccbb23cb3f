"""What an item must have, and what its own values may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from hearprint.checks.feed import channel, text, values
from hearprint.checks.feed.tree import Node
from hearprint.model.findings import Finding, barrier, note, warning

#: PSP-1, "Required item elements".
_REQUIRED = ("title", "enclosure", "guid")
#: PSP-1, "Recommended item elements".
_RECOMMENDED = (
    *("pubDate", "description", "link"),
    *("itunes:duration", "itunes:explicit", "podcast:transcript"),
)
_ONCE = (
    *("title", "description", "guid", "pubDate", "link"),
    *("itunes:duration", "itunes:episode", "itunes:season", "itunes:explicit", "itunes:image"),
    *("podcast:season", "podcast:episode", "podcast:chapters", "podcast:license"),
)
#: Apple 823: what an enclosure may be, by its ending. PSP-1 says audio/m4a, IANA audio/mp4.
_TYPES = {
    "mp3": ("audio/mpeg",),
    "m4a": ("audio/x-m4a", "audio/m4a", "audio/mp4"),
    "mp4": ("video/mp4", "audio/mp4"),
    "m4v": ("video/x-m4v", "video/mp4"),
    "mov": ("video/quicktime",),
    "pdf": ("application/pdf",),
}
_KINDS = ("full", "trailer", "bonus")
_NUMBERED = re.compile(
    r"\s*(?:(?:s\d+\s*)?(?:episode|ep\.?|e)\s*#?\s*\d+\b|#\d+\b|no\.\s*\d+\b)", re.IGNORECASE
)
_LEADING = re.compile(r"\s*(\d+)\s*[.:)\u2013-]\s")
_SOON = timedelta(hours=24)  #: clocks and time zones differ


def check_item(item: Node, where: str, *, secure: bool, now: datetime | None) -> Iterator[Finding]:
    """Findings for one item, without its podcast tags.

    ``secure`` says that its feed is served by https. Without ``now`` no date is too late.
    """
    for tag in _REQUIRED:
        if item.one(tag) is None:
            yield barrier("F-004", f"An item lacks {tag} (PSP-1).", where)
    for tag in _RECOMMENDED:
        if item.one(tag) is None:
            yield note("F-043", f"An item lacks {tag}.", where)
    for tag in _ONCE:
        if len(item.all(tag)) > 1:
            yield warning("F-016", f"An item has {tag} more than once.", where)
    if len(item.all("enclosure")) > 1:
        message = "An item has several enclosures; which one is heard depends on the app."
        yield barrier("F-016", message, where)
    yield from text.check_values(item, where)
    yield from _title(item, where)
    yield from _guid(item, where)
    yield from _dates(item, where, now)
    yield from _numbers(item, where)
    yield from channel.check_image(item.all("itunes:image"), where)
    link = item.text("link")
    if link is not None and not values.is_address(link):
        yield warning("F-032", f"An item's link is not a whole address: {link[:80]}", where)
    enclosure = item.one("enclosure")
    if enclosure is not None:
        yield from _enclosure(enclosure, where, secure=secure)


def _title(item: Node, where: str) -> Iterator[Finding]:
    title = item.text("title") or ""
    leading = _LEADING.match(title)
    number = item.text("itunes:episode")
    if _NUMBERED.match(title) or (leading and leading[1].lstrip("0") == number):
        yield warning("F-038", f"A title holds the episode's number: {title[:60]!r}", where)


def _guid(item: Node, where: str) -> Iterator[Finding]:
    guid = item.one("guid")
    if guid is None:
        return
    told = (guid.text or "").strip()
    permanent = guid.get("isPermaLink", "true").lower()
    if permanent not in ("true", "false"):
        yield warning("F-031", f"isPermaLink is {permanent[:20]!r}.", where)
    elif permanent == "true" and told and not values.is_address(told):
        yield warning("F-031", "A guid is said to be an address, and is none.", where)


def _dates(item: Node, where: str, now: datetime | None) -> Iterator[Finding]:
    told = item.text("pubDate")
    if told is None:
        return
    moment = values.date(told)
    if moment is None:
        yield barrier("F-029", f"This date cannot be read: {told[:60]!r}", where)
    elif now is not None and moment > now + _SOON:
        yield warning("F-030", f"An item is dated in the future: {told[:60]}", where)


def _numbers(item: Node, where: str) -> Iterator[Finding]:
    duration = item.text("itunes:duration")
    if duration is not None and not values.is_count(duration):
        yield warning("F-028", f"itunes:duration is {duration[:40]!r}.", where)
    explicit = item.text("itunes:explicit")
    if explicit is not None and explicit not in ("true", "false"):
        yield barrier("F-021", f"itunes:explicit is {explicit[:40]!r}.", where)
    season = item.text("itunes:season")
    if season is not None and not values.is_count(season):
        yield warning("F-027", f"itunes:season is {season[:40]!r}.", where)
    kind = item.text("itunes:episodeType")
    if kind is not None and kind.lower() not in _KINDS:
        yield warning("F-027", f"itunes:episodeType is {kind[:40]!r}.", where)
    block = item.text("itunes:block")
    if block is not None and block != "Yes":
        yield warning("F-040", f"itunes:block is {block[:40]!r} and so does not count.", where)


def _enclosure(enclosure: text.Element, where: str, *, secure: bool) -> Iterator[Finding]:
    url = enclosure.get("url", "")
    if not values.is_address(url):
        yield barrier("F-032", f"An enclosure's url is not a whole address: {url[:80]!r}", where)
    elif not values.is_plain_ascii(url):
        yield barrier("F-033", f"An enclosure's url holds more than ASCII: {url[:80]!r}", where)
    elif secure and url.startswith("http:"):
        yield warning("F-046", f"An enclosure is served by http: {url[:80]}", where)
    if not values.is_count(enclosure.get("length")):
        message = f"An enclosure's length is {str(enclosure.get('length'))[:40]!r}."
        yield barrier("F-036", message, where)
    yield from _kind(url, enclosure.get("type"), where)


def _kind(url: str, media_type: str | None, where: str) -> Iterator[Finding]:
    ending = values.ending(url)
    known = {one for types in _TYPES.values() for one in types}
    if not media_type:
        yield barrier("F-034", "An enclosure has no type.", where)
    elif media_type not in known:
        message = f"Many apps do not play an enclosure of the type {media_type[:60]!r}."
        yield warning("F-035", message, where)
    elif media_type not in _TYPES.get(ending, ()):
        message = f"An enclosure of the type {media_type} ends in {ending[:20]!r}."
        yield warning("F-034", message, where)
