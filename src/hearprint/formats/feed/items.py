"""Episodes as items; the same for a publication's own feed and the house's."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator

from hearprint.formats import phrases, transcripts
from hearprint.formats.feed import descriptions
from hearprint.formats.feed.records import Credit, Image, Item, MediaFile, Transcript
from hearprint.model.document import Person
from hearprint.model.programme import Episode, House, Shelf
from hearprint.model.speech import Stored
from hearprint.model.words import plain

NAME = "feed.xml"
MEDIA_TYPE = "application/rss+xml"
_WHOLE = "whole publication"  #: what such a file is to the enclosure


def item(
    house: House,
    shelf: Shelf,
    episode: Episode,
    title: str,
    *,
    first: bool = False,
    season: int | None = None,
) -> Item:
    """``episode`` under ``title``: in its own publication's serial, or in the house's mix.

    With the ``first`` of a publication go the files that hold all of it. ``season`` is the
    publication's number in the house's feed, counted from the oldest.
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
            url=_below(house, shelf, episode.audio_name),
            octets=episode.audio.length,
            media_type="audio/mpeg",
            title="MP3",
            integrity=integrity(episode.audio),
            default=True,
        ),
        duration_ms=episode.duration_ms,
        transcripts=_transcripts(house, shelf, episode),
        chapters=_below(house, shelf, episode.chapters_name) if episode.chapters else "",
        others=(*_others(house, shelf, episode), *(_wholes(house, shelf) if first else ())),
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
    art = shelf.artwork
    return Image(
        href=_below(house, shelf, art.name),
        alt=plain(art.alt) or f"Cover of {phrases.name(shelf.publication)}",
    )


def integrity(stored: Stored) -> str:
    """The digest of a stored file as W3C Subresource Integrity writes it."""
    return f"sha256-{b64encode(bytes.fromhex(stored.digest)).decode()}"


def _below(house: House, shelf: Shelf, name: str) -> str:
    """The address of a file of the publication."""
    return phrases.address(house, shelf.publication.slug, name)


def _others(house: House, shelf: Shelf, episode: Episode) -> Iterator[MediaFile]:
    """The same sound in other formats."""
    for other in episode.alternates:
        yield MediaFile(
            url=_below(house, shelf, episode.alternate_name(other)),
            octets=other.audio.length,
            media_type=other.media_type,
            title=other.ending.capitalize(),
            integrity=integrity(other.audio),
            codecs=other.codecs,
            bitrate=other.bitrate,
        )


def _wholes(house: House, shelf: Shelf) -> Iterator[MediaFile]:
    """The whole publication in one file of sound."""
    for whole in shelf.downloads:
        if whole.duration_ms:
            yield MediaFile(
                url=_below(house, shelf, whole.name),
                octets=whole.file.length,
                media_type=whole.media_type,
                title=plain(whole.title),
                integrity=integrity(whole.file),
                codecs=whole.codecs,
                bitrate=whole.bitrate,
                rel=_WHOLE,
            )


def _narrator(voice: str) -> tuple[Credit, ...]:
    """The voice, told as what it is."""
    name = plain(voice.rpartition("/")[2])
    if not name:
        return ()
    return (Credit(name=f"{name} (synthetic voice)", role="narrator", group="cast"),)


def _transcripts(house: House, shelf: Shelf, episode: Episode) -> tuple[Transcript, ...]:
    return tuple(
        Transcript(
            url=_below(house, shelf, form.name(episode)),
            media_type=form.media_type,
            timed=form.timed,
        )
        for form in transcripts.FORMS
    )
