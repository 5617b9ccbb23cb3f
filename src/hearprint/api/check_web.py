"""Checks feeds where they stand on the web: the feed, and some of the files that it names."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from hearprint.api.check import folder_of, shown
from hearprint.checks import web
from hearprint.checks.facts import Folder
from hearprint.checks.feed import pictures
from hearprint.checks.feed.files import begins
from hearprint.checks.feed.tree import Node, Page
from hearprint.checks.feeds import check_written
from hearprint.checks.transcripts import (
    check_chapters,
    check_segments,
    check_subrip,
    check_transcript,
)
from hearprint.delivery.visit import Visitor
from hearprint.errors import SettingsError
from hearprint.model.findings import Finding, barrier, note, warning

#: Items whose files are looked at, when nobody says how many.
ITEMS = 12
_FEED_BYTES, _TEXT_BYTES, _PICTURE_BYTES = 32_000_000, 8_000_000, 4_000_000
_MOST_PAGES = 20
_MOST_FEEDS = 50
_HANDS = 4
_ALL_SECONDS = 240.0

_WRITTEN: dict[str, Callable[[str, Folder], Iterator[Finding]]] = {
    "text/vtt": check_transcript,
    "application/x-subrip": check_subrip,
    "application/json": check_segments,
    "application/json+chapters": check_chapters,
}


def check_address(
    address: str,
    *,
    items: int = ITEMS,
    now: datetime | None = None,
    visitor: Visitor | None = None,
) -> tuple[Finding, ...]:
    """All findings over the feed at ``address``, and over the files of some of its ``items``.

    Those looked at are spread evenly, the first and the last among them; 0 means all. At most a
    few minutes are spent. Nothing is raised for what a server does.
    """
    return shown(_address(address, items, now or datetime.now(UTC), visitor or Visitor()))


def check_place(
    output: Path, base_url: str, *, items: int = ITEMS, visitor: Visitor | None = None
) -> tuple[Finding, ...]:
    """All findings over the place on the web where the built folder ``output`` should stand.

    Raises SettingsError when ``base_url`` is no address of the web.
    """
    if not base_url.startswith(("http://", "https://")):
        raise SettingsError("This is no address of the web.", where=base_url[:200],
                            hint="It begins with https://.")  # fmt: skip
    there = visitor or Visitor()
    folder = folder_of(output)
    return shown(_place(folder, base_url.rstrip("/"), items, there))


def _place(folder: Folder, base: str, items: int, visitor: Visitor) -> Iterator[Finding]:
    names = [name for name in folder.named(".xml") if name.rpartition("/")[2] == "feed.xml"]
    for name in names[:_MOST_FEEDS]:
        address = f"{base}/{quote(name)}"
        reply = visitor.get(address, most=_FEED_BYTES)
        if reply.status == 200 and reply.body != folder.read(name):  # noqa: PLR2004 - HTTP
            message = "What stands there is not what was built; upload everything."
            yield barrier("H-001", message, address)
            continue
        yield from _address(address, items, datetime.now(UTC), visitor)
    for name in [name for name in folder.named("index.html") if name.count("/") <= 1][:_MOST_FEEDS]:
        address = f"{base}/{quote(name.removesuffix('index.html'))}"
        yield from web.answered(visitor.get(address, most=_TEXT_BYTES))


def _address(address: str, items: int, now: datetime, visitor: Visitor) -> Iterator[Finding]:
    until = time.monotonic() + _ALL_SECONDS
    reply = visitor.get(address, most=_FEED_BYTES)
    found = tuple(web.answered(reply))
    yield from found
    if found:
        return
    yield from web.check_feed_reply(reply, _again(address, reply, visitor))
    place = (address, *reply.hops)[-1]
    pages: list[Page] = []

    def follow(following: str) -> tuple[str, bytes] | None:
        if len(pages) >= _MOST_PAGES or time.monotonic() > until:
            return None
        got = visitor.get(following, most=_FEED_BYTES)
        return None if tuple(web.answered(got)) else (following, got.body)

    yield from check_written(address, reply.body, follow, pages, now)
    if not pages:
        return
    yield from _own_address(pages[0], address, place)
    yield from _cover(pages[0], visitor)
    yield from _some_items(pages, items, until, visitor)


def _again(address: str, reply: web.Reply, visitor: Visitor) -> web.Reply:
    """Ask as whoever has the feed already would."""
    headers = {}
    if etag := reply.headers.get("etag"):
        headers["If-None-Match"] = etag
    if changed := reply.headers.get("last-modified"):
        headers["If-Modified-Since"] = changed
    return visitor.get(address, most=_FEED_BYTES, headers=headers) if headers else reply


def _own_address(page: Page, address: str, place: str) -> Iterator[Finding]:
    own = page.own_address
    if own and own.rstrip("/") not in (address.rstrip("/"), place.rstrip("/")):
        message = f"This feed says that it stands at {own[:200]}"
        yield warning("F-037", message, address)


def _cover(page: Page, visitor: Visitor) -> Iterator[Finding]:
    for image in page.channel.all("itunes:image")[:1]:
        reply = visitor.get(image.get("href", ""), most=_PICTURE_BYTES)
        if found := tuple(web.answered(reply)):
            yield from found
            continue
        yield from web.check_way(reply)
        for problem in pictures.problems(reply.body):
            yield warning("F-024", f"The cover {problem}.", reply.address)


def _some_items(
    pages: Sequence[Page], most: int, until: float, visitor: Visitor
) -> Iterator[Finding]:
    """Findings for the files of some items, looked at by a few hands at a time."""
    items = [item for page in pages for item in page.items]
    chosen = _spread(items, most)
    late = 0

    def look(item: Node) -> tuple[Finding, ...] | None:
        return tuple(_item(item, visitor)) if time.monotonic() < until else None

    with ThreadPoolExecutor(_HANDS) as hands:
        for found in hands.map(look, chosen):
            late += found is None
            yield from found or ()
    if late:
        message = f"Time ran out: the files of {late} items were not looked at."
        yield note("H-012", message, pages[0].name)


def _spread(items: Sequence[Node], most: int) -> list[Node]:
    """At most ``most`` of ``items``, the first and the last among them."""
    if not most or len(items) <= most:
        return list(items)
    step = (len(items) - 1) / max(1, most - 1)
    return [items[round(at * step)] for at in range(most)]


def _item(item: Node, visitor: Visitor) -> Iterator[Finding]:
    enclosure = item.one("enclosure")
    if enclosure is not None and (url := enclosure.get("url", "").strip()):
        kind = enclosure.get("type", "")
        part = visitor.part(url, web.PART)
        yield from web.check_media(visitor.head(url), part, kind, enclosure.get("length"))
        if part.body and not begins(part.body, kind):
            yield barrier("F-010", f"This is no file of the type {kind}.", url)
    texts = [
        (element.get("url", "").strip(), element.get("type", ""))
        for tag in ("podcast:transcript", "podcast:chapters")
        for element in item.all(tag)
    ]
    for url, kind in texts:
        reply = visitor.get(url, most=_TEXT_BYTES)
        yield from web.check_text(reply, kind)
        check = _WRITTEN.get(kind)
        if check is not None and reply.body and not reply.problem:
            yield from check(url, _alone(url, reply.body))


def _alone(name: str, body: bytes) -> Folder:
    """A folder that holds one file."""
    return Folder(lengths={name: len(body)}, read=lambda _: body, head=lambda _: body[: web.PART])
