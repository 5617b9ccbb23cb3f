"""Episodes as items; the same for a publication's own feed and the house's."""

from __future__ import annotations

from hearprint.formats import phrases
from hearprint.formats.feed import descriptions
from hearprint.formats.feed.rss import Item
from hearprint.model.programme import Episode, House, Shelf

NAME = "feed.xml"
MEDIA_TYPE = "application/rss+xml"
COVER = "cover.jpg"


def item(house: House, shelf: Shelf, episode: Episode, title: str, *, within: bool) -> Item:
    """``episode`` under ``title``; ``within`` its own publication's serial, or the house's mix."""
    if episode.audio is None:
        raise ValueError(f"section {episode.position} has no sound")
    publication = shelf.publication
    place = publication.slug
    return Item(
        title=title,
        guid=episode.guid,
        link=phrases.address(house, place, episode.page_name),
        description=descriptions.of_episode(house, shelf, episode, within=within),
        published=episode.published,
        enclosure=phrases.address(house, place, episode.audio_name),
        octets=episode.audio.length,
        duration_ms=episode.duration_ms,
        transcript=phrases.address(house, place, episode.transcript_name),
        language=phrases.language(episode.language, publication.language, house.language),
        authors=episode.authors,
        episode=episode.position if within else None,
        image="" if within else phrases.address(house, place, COVER),
    )


def spoken(shelf: Shelf) -> tuple[Episode, ...]:
    """The episodes that have sound, in reading order."""
    heard = (episode for episode in shelf.episodes if episode.audio is not None)
    return tuple(sorted(heard, key=lambda episode: episode.position))
