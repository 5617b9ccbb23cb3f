"""The house's feed: every section of every publication, the newest publication first.

Sections of one publication follow one another in reading order, under the dates that their own
feed gives them. The mix is not a serial, so no numbers of episodes are told, and the medium is
``podcast`` and not ``audiobook``.
"""

from __future__ import annotations

from uuid import UUID, uuid5

from hearprint.formats import phrases
from hearprint.formats.feed import descriptions, items, rss, titles
from hearprint.model.programme import Bundle, BundleFile, Library
from hearprint.model.words import plain

#: The name space of podcast:guid (podcast namespace, tag "guid").
_FEEDS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")


class LibraryFeed:
    """``feed.xml`` of the whole house. Sections without sound are left out."""

    def build(self, library: Library) -> Bundle:
        """One file; every address in it is absolute, below ``House.base_url``."""
        content = rss.write(_channel(library))
        file = BundleFile(name=items.NAME, media_type=items.MEDIA_TYPE, content=content)
        return Bundle(files=(file,))


def _channel(library: Library) -> rss.Channel:
    house = library.house
    pairs = [(shelf, episode) for shelf in library.shelves for episode in items.spoken(shelf)]
    names = titles.unique(
        [phrases.title(episode) for _, episode in pairs],
        [phrases.name(shelf.publication) for shelf, _ in pairs],
    )
    author = plain(house.author) or phrases.house_name(house)
    self_link = phrases.address(house, items.NAME)
    return rss.Channel(
        title=phrases.shorten(phrases.house_name(house), titles.LIMIT),
        link=phrases.address(house, ""),
        self_link=self_link,
        description=descriptions.of_house(house),
        language=phrases.language(house.language),
        image=phrases.address(house, items.COVER),
        author=author,
        owner=author,
        email=plain(house.email),
        category=house.category,
        subcategory=house.subcategory,
        copyright=house.copyright,
        funding_url=phrases.link(house.funding_url),
        funding_text=house.funding_text,
        guid=podcast_guid(self_link),
        medium="podcast",
        serial=False,
        items=tuple(
            items.item(house, shelf, episode, name, within=False)
            for (shelf, episode), name in zip(pairs, names, strict=True)
        ),
    )


def podcast_guid(address: str) -> str:
    """The guid of the feed at ``address``: podcast namespace, tag "guid".

    UUID version 5 of the address without its scheme and the slashes at its end.
    """
    return str(uuid5(_FEEDS, address.partition("://")[2].rstrip("/")))
