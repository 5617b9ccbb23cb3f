"""A publication's pages: its contents, and one page for each section."""

from __future__ import annotations

from urllib.parse import urlsplit

from jinja2 import Environment

from hearprint.formats import phrases
from hearprint.formats.pages import about, render
from hearprint.formats.pages.assets import assets
from hearprint.formats.pages.text import body
from hearprint.model.programme import Bundle, BundleFile, Episode, Programme, Shelf, Track

_SCRIPTS = ("publication.js", "section.js", "marks.js")


class PublicationPages:
    """``index.html``, a page per section, styles and scripts."""

    def build(self, programme: Programme) -> Bundle:
        """Relative links only; nothing in them depends on where they are put."""
        house, language = programme.house, _language(programme)
        env = render.environment(house, render.tongue(house, language))
        shelf = programme.shelf
        pairs = zip(shelf.episodes, programme.tracks, strict=True)
        sections = [_section(env, programme, shelf, episode, track) for episode, track in pairs]
        return Bundle(
            files=(
                *assets(house.look, pages=_SCRIPTS, up="../"),
                *sections,
                _index(env, programme, shelf),
            )
        )


def _language(programme: Programme) -> str:
    return phrases.language(programme.publication.language, programme.house.language)


def _index(env: Environment, programme: Programme, shelf: Shelf) -> BundleFile:
    publication = shelf.publication
    return render.page(
        env,
        "publication.html",
        "index.html",
        publication=publication,
        episodes=shelf.episodes,
        artwork=shelf.artwork,
        downloads=[one for one in shelf.downloads if one.duration_ms],
        ways=[one for one in shelf.downloads if not one.duration_ms],
        duration_ms=shelf.duration_ms,
        octets=sum(one.audio.length for one in shelf.episodes if one.audio),
        oembed_address=phrases.address(programme.house, publication.slug, "oembed.json"),
        about=about.of_publication(programme, _language(programme)),
        feed_address=phrases.address(programme.house, publication.slug, "feed.xml"),
        language=_language(programme),
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
        publication=shelf.publication,
        episode=episode,
        total=len(shelf.episodes),
        body=body(track, language),
        about=about.of_section(programme, episode, track, language),
        before=neighbours.get(at - 1),
        after=neighbours.get(at + 1),
        language=language,
        around=around,
        pdf=_pdf(shelf.publication.link),
    )


def _pdf(link: str) -> str:
    """``link`` when the print itself lies there as a PDF, which can be opened at a page."""
    shown = phrases.link(link)
    path = urlsplit(shown).path.lower() if shown else ""
    return shown.partition("#")[0] if path.endswith(".pdf") else ""
