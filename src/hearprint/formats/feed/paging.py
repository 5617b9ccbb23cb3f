"""Long feeds in pages (RFC 5005, section 3).

Pages are filled from the oldest item on, and what does not fill a further page stays on the
first: so it holds all that is recent, and the others hardly ever change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from hearprint.formats.feed import rss
from hearprint.formats.feed.items import MEDIA_TYPE, NAME
from hearprint.formats.feed.records import Channel
from hearprint.model.programme import Bundle, BundleFile


def bundle(channel: Channel, address: Callable[[str], str], size: int) -> Bundle:
    """The feed's pages, older ones first, the one that apps subscribe to last.

    ``address`` gives the address of a page by its name; ``size`` is the number of items on every
    page but the first, which holds up to twice as many.
    """
    pages = tuple(paged(channel, address, size))
    return Bundle(
        files=tuple(
            BundleFile(name=name, media_type=MEDIA_TYPE, content=rss.write(page))
            for name, page in reversed(pages)
        )
    )


def paged(
    channel: Channel, address: Callable[[str], str], size: int
) -> Iterator[tuple[str, Channel]]:
    """Names and pages, the first page first."""
    parts = _parts(channel, size)
    names = [NAME, *(_name(number) for number in range(len(parts) - 1, 0, -1))]
    for place, (name, part) in enumerate(zip(names, parts, strict=True)):
        links = []
        if len(parts) > 1:
            links = [("first", NAME), ("last", names[-1])]
        if place > 0:
            links.append(("previous", names[place - 1]))
        if place + 1 < len(parts):
            links.append(("next", names[place + 1]))
        yield (
            name,
            replace(
                channel,
                self_link=address(name),
                items=part,
                moved=channel.moved and place == 0,
                pages=tuple((rel, address(page)) for rel, page in links),
            ),
        )


def _name(number: int) -> str:
    """Pages are counted from the oldest, so that each keeps its name when more come."""
    return f"feed-{number}.xml"


def _parts(channel: Channel, size: int) -> list[tuple[bytes, ...]]:
    """Items by page, the newest page first; in each the feed's own order."""
    items = channel.items
    full = max(0, len(items) // size - 1)
    if channel.serial:  # the oldest item stands first
        older = [items[at * size : (at + 1) * size] for at in range(full)]
        return [items[full * size :], *reversed(older)]
    edge = len(items) - full * size
    return [items[:edge], *(items[edge + at * size : edge + (at + 1) * size] for at in range(full))]
