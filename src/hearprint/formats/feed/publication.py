"""A publication's own feed: a serial, its sections in reading order, the first the oldest."""

from __future__ import annotations

from hearprint.formats import phrases
from hearprint.formats.feed import descriptions, items, rss, titles
from hearprint.model.programme import Bundle, BundleFile, Programme
from hearprint.model.words import plain


class PublicationFeed:
    """``feed.xml`` of one publication. Sections without sound are left out."""

    def build(self, programme: Programme) -> Bundle:
        """One file; every address in it is absolute, below ``House.base_url``."""
        house, publication, shelf = programme.house, programme.publication, programme.shelf
        episodes = items.spoken(shelf)
        names = titles.unique(
            [phrases.title(episode) for episode in episodes],
            [phrases.people(episode.authors) for episode in episodes],
        )
        pairs = zip(episodes, names, strict=True)
        place = publication.slug
        authors = ", ".join(plain(author.name) for author in publication.authors)
        channel = rss.Channel(
            title=phrases.shorten(phrases.name(publication), titles.LIMIT),
            link=phrases.address(house, place, ""),
            self_link=phrases.address(house, place, items.NAME),
            description=descriptions.of_publication(publication, shelf),
            language=phrases.language(publication.language, house.language),
            image=phrases.address(house, place, items.COVER),
            author=plain(house.author) or authors or owner(programme),
            owner=owner(programme),
            email=plain(house.email),
            category=house.category,
            subcategory=house.subcategory,
            copyright=house.copyright,
            funding_url=phrases.link(house.funding_url),
            funding_text=house.funding_text,
            guid=publication.guid,
            medium="audiobook",
            serial=True,
            authors=publication.authors,
            items=tuple(
                items.item(house, shelf, episode, name, within=True) for episode, name in pairs
            ),
        )
        file = BundleFile(name=items.NAME, media_type=items.MEDIA_TYPE, content=rss.write(channel))
        return Bundle(files=(file,))


def owner(programme: Programme) -> str:
    """Who answers for the feed."""
    return plain(programme.house.author) or phrases.house_name(programme.house)
