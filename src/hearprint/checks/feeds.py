"""Feeds as a whole: what is written in them, and the files that they name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from hearprint.checks.facts import Folder
from hearprint.checks.feed.across import check_across, check_pages
from hearprint.checks.feed.channel import check_channel
from hearprint.checks.feed.files import Site, check_files
from hearprint.checks.feed.items import check_item
from hearprint.checks.feed.namespace import check_namespace
from hearprint.checks.feed.tree import Page, read
from hearprint.model.findings import Finding

#: Pages of one feed that are followed; whoever leads in a circle must not lead for ever.
MOST_PAGES = 1000

#: Gives the next page of a feed by its address; None when it is not to be had.
Follow = Callable[[str], tuple[str, bytes] | None]


def check_feed(name: str, folder: Folder, now: datetime | None = None) -> Iterator[Finding]:
    """Findings for the feed called ``name`` in a built folder, and for its further pages."""

    def follow(address: str) -> tuple[str, bytes] | None:
        first = pages[0]
        file = Site(first, folder).name(address)
        return (file, folder.read(file)) if file in folder.lengths else None

    pages: list[Page] = []
    yield from check_written(name, folder.read(name), follow, pages, now)
    for page in pages:
        yield from check_files(page, Site(page, folder))


def check_written(
    name: str, content: bytes, follow: Follow, pages: list[Page], now: datetime | None
) -> Iterator[Finding]:
    """Findings for what stands in a feed and its further pages, which come into ``pages``."""
    seen = {name}
    page, found = read(name, content)
    yield from found
    while page is not None:
        pages.append(page)
        following = page.link("next")
        got = follow(following) if following and len(pages) < MOST_PAGES else None
        page = None
        if got is not None and got[0] not in seen:
            seen.add(got[0])
            page, found = read(*got)
            yield from found
    yield from _written(pages, now)


def _written(pages: Sequence[Page], now: datetime | None) -> Iterator[Finding]:
    for page in pages[:1]:  # apps take what a channel tells from the page that they subscribe to
        yield from check_channel(page)
        yield from check_namespace(page.channel, page.name)
    for page in pages:
        secure = page.own_address.startswith("https:")
        for place, item in enumerate(page.items, 1):
            where = f"{page.name}: item {place}"
            yield from check_item(item, where, secure=secure, now=now)
            yield from check_namespace(item, where)
    if pages:
        yield from check_pages(pages)
        yield from check_across(pages[0], [item for page in pages for item in page.items])
