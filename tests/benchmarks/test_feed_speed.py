"""A house of 10,000 episodes: how long its feed takes to be written, checked, and written again."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest

from fakes import programmes
from hearprint.checks.feed.tree import Page
from hearprint.checks.feeds import check_written
from hearprint.formats.feed import channels, opml, paging
from hearprint.formats.feed.memory import Memory
from hearprint.model.programme import Library, Shelf

T = TypeVar("T")

_PUBLICATIONS, _SECTIONS = 625, 16


def _shelf(number: int, sections: int) -> Shelf:
    first = programmes.programme().shelf.episodes[0]
    publication = programmes.publication(
        slug=f"bulletin-{number}",
        title=f"Bulletin {number}",
        published=programmes.FIRST + timedelta(days=number),
    )
    episodes = tuple(
        replace(
            first,
            position=at,
            guid=f"{number}-{at}",
            title=f"Motion {at}: what is to be done",
            stem=f"{at:02d}-motion",
            published=publication.published + timedelta(minutes=10 * at),
        )
        for at in range(1, sections + 1)
    )
    return Shelf(publication=publication, episodes=episodes)


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds of this process, which other processes do not lengthen, and the result."""
    started = time.process_time()
    result = work()
    return time.process_time() - started, result


@pytest.mark.benchmark
def test_ten_thousand_episodes() -> None:
    shelves = tuple(_shelf(number, _SECTIONS) for number in range(_PUBLICATIONS, 0, -1))
    library = Library(house=programmes.house(), shelves=shelves)
    memory = Memory()
    made, channel = _timed(lambda: channels.of_house(library, memory))
    written, bundle = _timed(
        lambda: paging.bundle(channel, lambda name: f"https://x.org/{name}", 300)
    )
    listed, _ = _timed(lambda: opml.write(library))
    files = {file.name: file.content for file in bundle.files if isinstance(file.content, bytes)}

    def check() -> list[object]:
        pages: list[Page] = []

        def follow(address: str) -> tuple[str, bytes]:
            name = address.rpartition("/")[2]
            return name, files[name]

        found = list(check_written("feed.xml", files["feed.xml"], follow, pages, None))
        assert len(pages) == len(files)
        assert sum(len(page.items) for page in pages) == len(channel.items)
        return [*found]

    checked, found = _timed(check)
    assert found == []
    kept = memory.dump()
    more = replace(library, shelves=(_shelf(_PUBLICATIONS + 1, 1), *shelves))
    again, _ = _timed(lambda: channels.of_house(more, Memory(kept)))
    size = sum(map(len, files.values()))
    print(f"\n{len(channel.items)} items, {len(files)} pages, {size / 1e6:.1f} MB")
    print(f"items made      {made:6.2f} s")
    print(f"pages written   {written:6.2f} s, list of feeds {listed:.2f} s")
    print(f"checked         {checked:6.2f} s")
    print(f"one more        {again:6.2f} s, {100 * again / made:.1f} % of all, beyond writing")
    assert made + written + checked < 30
    assert again <= 0.05 * made
