"""Episodes as items; the same for a publication's own feed and the house's."""

from __future__ import annotations

from base64 import b64encode

from hearprint.formats import phrases, transcripts
from hearprint.formats.feed import descriptions
from hearprint.formats.feed.records import Credit, Image, Item, MediaFile, Transcript
from hearprint.model.document import Person
from hearprint.model.programme import Episode, House, Shelf
from hearprint.model.speech import Stored
from hearprint.model.words import plain

NAME = "feed.xml"
MEDIA_TYPE = "application/rss+xml"
COVER = "cover.jpg"


def item(
    house: House, shelf: Shelf, episode: Episode, title: str, *, season: int | None = None
) -> Item:
    """``episode`` under ``title``: in its own publication's serial, or in the house's mix.

    ``season`` is the publication's number in the house's feed, counted from the oldest.
    """
    if episode.audio is None:
        raise ValueError(f"section {episode.position} has no sound")
    publication = shelf.publication
    within = season is None
    return Item(
        title=title,
        guid=episode.guid,
        link=phrases.address(house, publication.slug, episode.page_name),
        description=descriptions.of_episode(house, shelf, episode, within=within),
        published=episode.published,
        sound=MediaFile(
            url=phrases.address(house, publication.slug, episode.audio_name),
            octets=episode.audio.length,
            media_type="audio/mpeg",
            title="MP3",
            integrity=integrity(episode.audio),
            default=True,
        ),
        duration_ms=episode.duration_ms,
        transcripts=_transcripts(house, shelf, episode),
        language=phrases.language(episode.language, publication.language, house.language),
        credits=(*authors(episode.authors), *_narrator(episode.voice)),
        position=episode.position,
        serial=within,
        label=plain(episode.number or ""),
        season=season,
        season_name="" if within else phrases.name(publication),
        image=None if within else cover(house, shelf),
    )


def spoken(shelf: Shelf) -> tuple[Episode, ...]:
    """The episodes that have sound, in reading order."""
    heard = (episode for episode in shelf.episodes if episode.audio is not None)
    return tuple(sorted(heard, key=lambda episode: episode.position))


def authors(persons: tuple[Person, ...]) -> tuple[Credit, ...]:
    """Those who wrote it. Their branches are told in descriptions: a name here is a name."""
    return tuple(Credit(name=name) for one in persons if (name := plain(one.name)))


def cover(house: House, shelf: Shelf) -> Image:
    """The publication's cover."""
    publication = shelf.publication
    return Image(
        href=phrases.address(house, publication.slug, COVER),
        alt=f"Cover of {phrases.name(publication)}",
    )


def integrity(stored: Stored) -> str:
    """The digest of a stored file as W3C Subresource Integrity writes it."""
    return f"sha256-{b64encode(bytes.fromhex(stored.digest)).decode()}"


def _narrator(voice: str) -> tuple[Credit, ...]:
    """The voice, told as what it is."""
    name = plain(voice.rpartition("/")[2])
    if not name:
        return ()
    return (Credit(name=f"{name} (synthetic voice)", role="narrator", group="cast"),)


def _transcripts(house: House, shelf: Shelf, episode: Episode) -> tuple[Transcript, ...]:
    return tuple(
        Transcript(
            url=phrases.address(house, shelf.publication.slug, form.name(episode)),
            media_type=form.media_type,
            timed=form.timed,
        )
        for form in transcripts.FORMS
    )
