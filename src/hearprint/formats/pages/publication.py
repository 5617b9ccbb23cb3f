"""A publication's pages: its contents, and one page for each section."""

from __future__ import annotations

from jinja2 import Environment

from hearprint.formats import phrases
from hearprint.formats.pages import render
from hearprint.formats.pages.text import body
from hearprint.model.programme import Bundle, BundleFile, Episode, Programme, Shelf, Track


class PublicationPages:
    """``index.html``, a page per section and ``style.css``; they work alone in their folder."""

    def build(self, programme: Programme) -> Bundle:
        """Relative links only; nothing in them depends on where they are put."""
        env = render.environment()
        shelf = programme.shelf
        pairs = zip(shelf.episodes, programme.tracks, strict=True)
        sections = [_section(env, programme, shelf, episode, track) for episode, track in pairs]
        return Bundle(files=(render.style(), *sections, _index(env, programme, shelf)))


def _language(programme: Programme) -> str:
    return phrases.language(programme.publication.language, programme.house.language)


def _index(env: Environment, programme: Programme, shelf: Shelf) -> BundleFile:
    language = _language(programme)
    return render.page(
        env,
        "publication.html",
        "index.html",
        house=programme.house,
        publication=shelf.publication,
        episodes=shelf.episodes,
        duration_ms=shelf.duration_ms,
        feed_address=phrases.address(programme.house, shelf.publication.slug, "feed.xml"),
        language=language,
        tongue=render.tongue(language),
    )


def _section(
    env: Environment, programme: Programme, shelf: Shelf, episode: Episode, track: Track
) -> BundleFile:
    around = _language(programme)
    language = phrases.language(episode.language, around)
    at = track.position - 1
    neighbours = {other.position - 1: other for other in shelf.episodes}
    return render.page(
        env,
        "section.html",
        episode.page_name,
        house=programme.house,
        publication=shelf.publication,
        episode=episode,
        total=len(shelf.episodes),
        body=body(track, language),
        before=neighbours.get(at - 1),
        after=neighbours.get(at + 1),
        language=language,
        around=around,
        tongue=render.tongue(around),
    )
