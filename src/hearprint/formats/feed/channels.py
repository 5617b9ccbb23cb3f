"""The two kinds of feed: a publication's own serial, and the house's mix of all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from itertools import islice
from operator import attrgetter
from typing import TypedDict

from hearprint.formats import phrases
from hearprint.formats.feed import descriptions, items, titles
from hearprint.formats.feed.memory import Memory
from hearprint.formats.feed.records import Channel, Image, Trailer
from hearprint.formats.feed.rss import write_item
from hearprint.ledger import podcast_guid
from hearprint.model.document import Person
from hearprint.model.programme import Episode, House, Library, Publication, Shelf
from hearprint.model.words import plain

_SUPPORT = "Support this work"
#: All that an episode tells, in plain values: records' own ``repr`` takes several times as long.
_PLAIN = attrgetter(
    *(one.name for one in fields(Episode) if one.name not in ("audio", "authors")),
    *("audio.digest", "audio.length"),
)
_PERSON = attrgetter(*(one.name for one in fields(Person)))


def of_publication(house: House, shelf: Shelf) -> Channel:
    """A serial: sections in reading order, the first the oldest. Mute ones are left out."""
    publication = shelf.publication
    episodes = items.spoken(shelf)
    names = titles.unique(
        [phrases.title(episode) for episode in episodes],
        [phrases.people(episode.authors) for episode in episodes],
    )
    place = publication.slug
    writers = ", ".join(plain(author.name) for author in publication.authors)
    return Channel(
        **_told(house, publication),
        title=phrases.shorten(phrases.name(publication), titles.LIMIT),
        link=phrases.address(house, place, ""),
        self_link=feed_address(house, place, items.NAME),
        description=descriptions.of_publication(publication, shelf),
        language=phrases.language(publication.language, house.language),
        image=items.cover(house, shelf),
        author=plain(house.author) or writers or _owner(house),
        guid=publication.guid,
        medium="audiobook",
        serial=True,
        credits=items.authors(publication.authors),
        items=tuple(
            write_item(items.item(house, shelf, episode, name, first=episode is episodes[0]))
            for episode, name in zip(episodes, names, strict=True)
        ),
    )


def of_house(library: Library, memory: Memory) -> Channel:
    """All sections: the newest publication first, its sections in reading order.

    They keep the dates that their own feed gives them. The mix is not a serial, so no numbers of
    episodes are told to Apple, and the medium is ``podcast`` and not ``audiobook``. Each
    publication is a season of the podcast namespace, counted from the oldest.
    """
    house = library.house
    return Channel(
        **_told(house, None),
        title=phrases.shorten(phrases.house_name(house), titles.LIMIT),
        link=phrases.address(house, ""),
        self_link=feed_address(house, items.NAME),
        description=descriptions.of_house(house),
        language=phrases.language(house.language),
        image=Image(
            href=phrases.address(house, library.artwork.name),
            alt=plain(library.artwork.alt) or f"Cover of {phrases.house_name(house)}",
        ),
        author=_owner(house),
        trailer=_trailer(library),
        guid=house_guid(library),
        medium="podcast",
        serial=False,
        items=tuple(_house_items(library, memory)),
    )


def _house_items(library: Library, memory: Memory) -> Iterator[bytes]:
    """All items, those of a publication that is as it was from ``memory``."""
    house = library.house
    shelves = [(shelf, items.spoken(shelf)) for shelf in library.shelves]
    names = iter(
        titles.unique(
            [phrases.title(episode) for _, episodes in shelves for episode in episodes],
            [phrases.name(shelf.publication) for shelf, episodes in shelves for _ in episodes],
        )
    )
    # What items tell of the house; nothing else of it changes them.
    told = (house.base_url, house.language)
    for place, (shelf, episodes) in enumerate(shelves):
        season = len(shelves) - place
        own = tuple(islice(names, len(episodes)))

        def write(
            shelf: Shelf = shelf,
            episodes: tuple[Episode, ...] = episodes,
            own: tuple[str, ...] = own,
            season: int = season,
        ) -> list[bytes]:
            return [
                write_item(
                    items.item(
                        house, shelf, episode, name, first=episode is episodes[0], season=season
                    )
                )
                for episode, name in zip(episodes, own, strict=True)
            ]

        about = (shelf.publication, shelf.artwork, shelf.downloads)
        told_of = [(_PLAIN(one), *map(_PERSON, one.authors)) for one in episodes]
        yield from memory.pieces((told, about, told_of, own, season), write)


class _Told(TypedDict):
    """What every feed of a house tells."""

    owner: str
    email: str
    category: str
    subcategory: str
    copyright: str
    license: str
    license_url: str
    funding_url: str
    funding_text: str
    hub: str
    moved: bool
    private: bool


def _told(house: House, publication: Publication | None) -> _Told:
    funding_url, funding_text = _funding(house, publication)
    return {
        "owner": _owner(house),
        "email": plain(house.email),
        "category": house.category,
        "subcategory": house.subcategory,
        "copyright": house.copyright,
        "license": plain(house.license),
        "license_url": phrases.link(house.license_url),
        "funding_url": funding_url,
        "funding_text": funding_text,
        "hub": phrases.link(house.hub),
        "moved": house.moved,
        "private": house.private,
    }


def _owner(house: House) -> str:
    return plain(house.author) or phrases.house_name(house)


def house_guid(library: Library) -> str:
    """What the oldest publication's plan keeps; by the feed's address when none keeps any."""
    kept = (shelf.publication for shelf in reversed(library.shelves))
    known = next((one.house_guid for one in kept if one.house_guid), "")
    return known or library.house.guid or podcast_guid(phrases.address(library.house, items.NAME))


def feed_address(house: House, *path: str) -> str:
    """The address of a feed: below a member's own place, or the house's."""
    return phrases.below(house.feeds_url or house.base_url, *path)


def _funding(house: House, publication: Publication | None) -> tuple[str, str]:
    """Where to give, and what: the house's own words with the publication's price, or that."""
    price = plain(publication.price) if publication else ""
    url = phrases.link(house.funding_url)
    if url:
        words = plain(house.funding_text) or _SUPPORT
        return url, f"{words} (print edition: {price})" if price else words
    shop = phrases.link(publication.link) if publication and price else ""
    return (shop, f"Print edition: {price}") if shop else ("", "")


def _trailer(library: Library) -> Trailer | None:
    """The house's trailer, dated like its first publication, which is for ever."""
    house = library.house
    url, title = phrases.link(house.trailer_url), plain(house.trailer_title)
    if not url or not title or not library.shelves:
        return None
    first = min(shelf.publication.published for shelf in library.shelves)
    return Trailer(url=url, title=title, published=first)
