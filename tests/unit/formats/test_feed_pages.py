"""Long feeds in pages: every item once, the recent ones first, older pages left as they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from fakes import programmes
from hearprint.formats.feed.library import LibraryFeed
from hearprint.formats.feed.publication import PublicationFeed
from hearprint.model.programme import Bundle, Library, Shelf

_ATOM = "{http://www.w3.org/2005/Atom}link"
_SIZE = 3


def shelf(sections: int, number: int = 0) -> Shelf:
    publication = programmes.publication(
        slug=f"b-{number}", title=f"B {number}", published=programmes.FIRST + timedelta(number)
    )
    first = programmes.programme().shelf.episodes[0]
    episodes = tuple(
        replace(
            first,
            position=at,
            guid=f"{number}-{at}",
            title=f"T {number} {at}",
            stem=f"{at:02d}-x",
            published=publication.published + timedelta(minutes=at),
        )
        for at in range(1, sections + 1)
    )
    return Shelf(publication=publication, episodes=episodes)


def pages(bundle: Bundle) -> dict[str, Any]:
    return {
        file.name: etree.fromstring(file.content).find("channel")
        for file in bundle.files
        if file.name.endswith(".xml") and isinstance(file.content, bytes)
    }


def house_pages(*shelves: Shelf) -> Bundle:
    house = programmes.house(feed_items=_SIZE)
    return LibraryFeed().build(Library(house=house, shelves=shelves))


def serial_pages(sections: int) -> Bundle:
    made = programmes.programme(
        [
            programmes.track(at, sections, f"T {at}", programmes.plain_blocks("T", "x"))
            for at in range(1, sections + 1)
        ],
        by=programmes.house(feed_items=_SIZE),
    )
    return PublicationFeed().build(made)


def links(node: Any) -> dict[str, str]:  # noqa: ANN401 - an element
    return {link.get("rel"): link.get("href").rpartition("/")[2] for link in node.findall(_ATOM)}


def guids(node: Any) -> list[str]:  # noqa: ANN401 - an element
    return [item.findtext("guid") for item in node.findall("item")]


def walked(found: dict[str, Any]) -> list[str]:
    """Page names in the order in which a client follows ``next``."""
    names = ["feed.xml"]
    while follow := links(found[names[-1]]).get("next"):
        names.append(follow)
    return names


@given(st.integers(0, 40))
def test_every_item_is_on_one_page_and_following_next_meets_all_pages(sections: int) -> None:
    found = pages(house_pages(shelf(sections)))
    names = walked(found)
    assert sorted(names) == sorted(found)
    met = [guid for name in names for guid in guids(found[name])]
    assert met == [f"0-{at}" for at in range(1, sections + 1)]
    assert len(guids(found["feed.xml"])) < 2 * _SIZE
    for name in names[1:]:
        assert len(guids(found[name])) == _SIZE


def test_pages_name_their_neighbours() -> None:
    found = pages(house_pages(shelf(11)))
    assert walked(found) == ["feed.xml", "feed-2.xml", "feed-1.xml"]
    common = {"first": "feed.xml", "last": "feed-1.xml"}
    assert links(found["feed.xml"]) == {**common, "self": "feed.xml", "next": "feed-2.xml"}
    assert links(found["feed-2.xml"]) == {
        **common, "self": "feed-2.xml", "previous": "feed.xml", "next": "feed-1.xml",
    }  # fmt: skip
    assert links(found["feed-1.xml"]) == {
        **common, "self": "feed-1.xml", "previous": "feed-2.xml",
    }  # fmt: skip


def test_a_short_feed_has_one_page_and_no_links_to_others() -> None:
    found = pages(house_pages(shelf(5)))
    assert list(found) == ["feed.xml"]
    assert set(links(found["feed.xml"])) == {"self"}


@pytest.mark.parametrize("more", [1, 2, 3, 4])
def test_older_pages_keep_their_items_when_more_are_published(more: int) -> None:
    before = pages(house_pages(shelf(11)))
    after = pages(house_pages(shelf(more, number=1), shelf(11)))
    for name in ("feed-1.xml", "feed-2.xml"):
        assert guids(after[name]) == guids(before[name])


def test_a_serial_keeps_its_newest_sections_on_the_first_page_in_reading_order() -> None:
    found = pages(serial_pages(8))
    assert [guid.rpartition(":s")[2] for guid in guids(found["feed-1.xml"])] == ["1", "2", "3"]
    recent = [guid.rpartition(":s")[2] for guid in guids(found["feed.xml"])]
    assert recent == ["4", "5", "6", "7", "8"]


def test_only_the_first_page_is_what_apps_move_to() -> None:
    house = programmes.house(feed_items=_SIZE, moved=True)
    found = pages(LibraryFeed().build(Library(house=house, shelves=(shelf(11),))))
    told = {name: node.findtext("{*}new-feed-url") for name, node in found.items()}
    assert told == {
        "feed.xml": "https://hear.example.org/feed.xml", "feed-1.xml": None, "feed-2.xml": None,
    }  # fmt: skip


def test_the_page_that_apps_subscribe_to_is_delivered_last() -> None:
    assert house_pages(shelf(11)).files[-1].name == "feed.xml"
