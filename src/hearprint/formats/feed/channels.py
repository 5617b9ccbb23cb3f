"""The two kinds of feed: a publication's own serial, and the house's mix of all."""

from __future__ import annotations

from hearprint.formats import phrases
from hearprint.formats.feed import descriptions, items, titles
from hearprint.formats.feed.records import Channel, Image, Trailer
from hearprint.ledger import podcast_guid
from hearprint.model.programme import House, Library, Publication, Shelf
from hearprint.model.words import plain

_SUPPORT = "Support this work"


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
    owner = plain(house.author) or phrases.house_name(house)
    funding_url, funding_text = _funding(house, publication)
    return Channel(
        title=phrases.shorten(phrases.name(publication), titles.LIMIT),
        link=phrases.address(house, place, ""),
        self_link=feed_address(house, place, items.NAME),
        description=descriptions.of_publication(publication, shelf),
        language=phrases.language(publication.language, house.language),
        image=items.cover(house, shelf),
        author=plain(house.author) or writers or owner,
        owner=owner,
        email=plain(house.email),
        category=house.category,
        subcategory=house.subcategory,
        copyright=house.copyright,
        license=plain(house.license),
        license_url=phrases.link(house.license_url),
        funding_url=funding_url,
        funding_text=funding_text,
        hub=phrases.link(house.hub),
        moved=house.moved,
        private=house.private,
        guid=publication.guid,
        medium="audiobook",
        serial=True,
        credits=items.authors(publication.authors),
        items=tuple(
            items.item(house, shelf, episode, name, first=episode is episodes[0])
            for episode, name in zip(episodes, names, strict=True)
        ),
    )


def of_house(library: Library) -> Channel:
    """All sections: the newest publication first, its sections in reading order.

    They keep the dates that their own feed gives them. The mix is not a serial, so no numbers of
    episodes are told to Apple, and the medium is ``podcast`` and not ``audiobook``. Each
    publication is a season of the podcast namespace, counted from the oldest.
    """
    house = library.house
    pairs = [
        (shelf, episode, at == 0, len(library.shelves) - place)
        for place, shelf in enumerate(library.shelves)
        for at, episode in enumerate(items.spoken(shelf))
    ]
    names = titles.unique(
        [phrases.title(episode) for _, episode, *_ in pairs],
        [phrases.name(shelf.publication) for shelf, *_ in pairs],
    )
    author = plain(house.author) or phrases.house_name(house)
    funding_url, funding_text = _funding(house, None)
    return Channel(
        title=phrases.shorten(phrases.house_name(house), titles.LIMIT),
        link=phrases.address(house, ""),
        self_link=feed_address(house, items.NAME),
        description=descriptions.of_house(house),
        language=phrases.language(house.language),
        image=Image(
            href=phrases.address(house, items.COVER),
            alt=f"Cover of {phrases.house_name(house)}",
        ),
        author=author,
        owner=author,
        email=plain(house.email),
        category=house.category,
        subcategory=house.subcategory,
        copyright=house.copyright,
        license=plain(house.license),
        license_url=phrases.link(house.license_url),
        funding_url=funding_url,
        funding_text=funding_text,
        hub=phrases.link(house.hub),
        moved=house.moved,
        private=house.private,
        trailer=_trailer(library),
        guid=house_guid(library),
        medium="podcast",
        serial=False,
        items=tuple(
            items.item(house, shelf, episode, name, first=first, season=season)
            for (shelf, episode, first, season), name in zip(pairs, names, strict=True)
        ),
    )


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
