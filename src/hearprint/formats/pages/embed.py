"""A publication within other people's pages: a block, a frame, and what oEmbed tells of it.

The block is written in ASCII, so it means the same in a page of any encoding. It brings no script
and nothing of its looks but a few rules under names of its own.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from hearprint.formats import phrases
from hearprint.formats.pages import render
from hearprint.formats.pages.catalogue import OWN, primary
from hearprint.formats.pages.say import Say
from hearprint.model.programme import Bundle, BundleFile, Episode, House, Programme, Shelf
from hearprint.model.words import slug

SNIPPET = "embed.html"
PLAYER = "player.html"
OEMBED = "oembed.json"

_STYLE = (
    ".hearprint{margin:1em 0;padding:.75em 1em;border:1px solid;border-radius:.5em}"
    ".hearprint>:first-child{margin-top:0}.hearprint>:last-child{margin-bottom:0}"
    ".hearprint a,.hearprint summary{padding:.35em 0;line-height:1.8}"
    ".hearprint summary{cursor:pointer}"
    ".hearprint :focus-visible,.hearprint-link:focus-visible{outline:3px solid;outline-offset:2px}"
    ".hearprint-unnumbered{list-style:none}"
)
_PLAYER_STYLE = (
    ":root{color-scheme:light dark;background:#fff;color:#111}a{color:#0b4a8f}"
    "@media(prefers-color-scheme:dark){:root{background:#14161a;color:#eee}a{color:#9cc4ff}}"
    "body{font:1rem/1.5 system-ui,sans-serif;margin:1rem}h1{font-size:1.25rem;margin:0}"
    "ol{padding-left:2.5em}li{margin:.75em 0}p{margin:.25em 0}a{padding:.35em 0}audio{width:100%}"
    ".go{display:inline-block;padding:.65em 0}:focus-visible{outline:3px solid;outline-offset:2px}"
    ".unnumbered{list-style:none}"
)
_WIDTH, _HEIGHT = 640, 480
_DAY_SECONDS = 86_400
_LONG = 400  #: letters of a title's plain form


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A section as a contents list shows it."""

    episode: Episode
    number: int | None  #: that of the list which readers know; None for what that does not name

    @property
    def octets(self) -> int:
        """Size of its audio file; 0 without one."""
        return self.episode.audio.length if self.episode.audio else 0


class EmbedFormat:
    """``embed.html`` to paste, ``player.html`` for a frame, ``oembed.json``; none if private."""

    def build(self, programme: Programme) -> Bundle:
        """Addresses are absolute where others read them, and relative in the player."""
        house, shelf = programme.house, programme.shelf
        if house.private:
            return Bundle(files=())
        language = phrases.language(shelf.publication.language, house.language)
        style = f"<style>{_STYLE}</style>\n"
        snippet = style + block(house, shelf, language=language, level=2)
        return Bundle(
            files=(
                BundleFile(name=SNIPPET, media_type="text/html", content=snippet.encode()),
                _player(house, shelf, language),
                _oembed(house, shelf, language),
            )
        )


def block(
    house: House,
    shelf: Shelf,
    *,
    language: str,
    level: int,
    noun: str = "",
    numbers: Sequence[tuple[str, int]] = (),
) -> str:
    """The block about a publication, for a page in ``language``; ASCII, with a line feed behind.

    ``noun`` is what the page calls it, ``numbers`` are titles in their plain form and the numbers
    that they have in the page's own contents list.
    """
    env = render.environment(house, render.tongue(house, language))
    ours = primary(str(env.globals["tongue"])) == OWN
    publication = shelf.publication
    text = env.get_template("embed_block.html").render(
        publication=publication,
        entries=entries(shelf.episodes, numbers),
        downloads=shelf.downloads,
        duration_ms=shelf.duration_ms,
        address=phrases.address(house, publication.slug, ""),
        feed=phrases.address(house, publication.slug, "feed.xml"),
        language=phrases.language(publication.language, house.language),
        level_number=level,
        noun=noun if ours else "",  # a word of the page, which fits into English alone
    )
    return _ascii(text)


def link(house: House, shelf: Shelf, *, language: str, noun: str = "") -> str:
    """A link to the listening page, to stand in a sentence; ASCII."""
    env = render.environment(house, render.tongue(house, language))
    say = env.globals["say"]
    assert isinstance(say, Say)  # noqa: S101 - set by ``environment``
    english = primary(say.language) == OWN
    what = f"the {noun}" if noun and english else say.name(shelf.publication)
    text = say.words.gettext("Listen to %(title)s") % {"title": what}
    address = phrases.address(house, shelf.publication.slug, "")
    return _ascii(f'<a class="hearprint-link" href="{escape(address)}">{escape(text)}</a>')


def head(house: House, shelves: Sequence[Shelf]) -> tuple[str, ...]:
    """Lines for a page's head: the block's styles, and the feed of each publication; ASCII."""
    feeds = (
        f'<link rel="alternate" type="application/rss+xml" '
        f'href="{escape(phrases.address(house, one.publication.slug, "feed.xml"))}" '
        f'title="{escape(phrases.name(one.publication))}">'
        for one in shelves
    )
    return (f"<style>{_STYLE}</style>", *map(_ascii, feeds))


def entries(
    episodes: Sequence[Episode], numbers: Sequence[tuple[str, int]] = ()
) -> tuple[Entry, ...]:
    """Every section with its number: that of the page's list, else of the print, else its place."""
    listed = _listed(episodes, numbers)
    printed = [_printed(one.number) for one in episodes]
    if 2 * sum(one is not None for one in listed) > len(episodes):
        found = listed
    elif any(one is not None for one in printed):
        found = printed
    else:
        found = [one.position for one in episodes]
    return tuple(Entry(episode=one, number=n) for one, n in zip(episodes, found, strict=True))


def _listed(episodes: Sequence[Episode], numbers: Sequence[tuple[str, int]]) -> list[int | None]:
    """The page's numbers; of entries that begin alike, the next one in order is meant."""
    left = list(numbers)
    at = 0
    found: list[int | None] = []
    for episode in episodes:
        title = slug(episode.title, limit=_LONG, fallback="")
        fits = [
            n for n, (text, _) in enumerate(left) if title and f"{text}-".startswith(f"{title}-")
        ]
        chosen = next((n for n in fits if n >= at), fits[0] if fits else None)
        found.append(None if chosen is None else left.pop(chosen)[1])
        at = at if chosen is None else chosen
    return found


def _printed(number: str | None) -> int | None:
    bare = (number or "").strip(" .)")
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) < 7 else None  # noqa: PLR2004 - no list is so long


def _player(house: House, shelf: Shelf, language: str) -> BundleFile:
    env = render.environment(house, render.tongue(house, language))
    return render.page(
        env,
        "embed_player.html",
        PLAYER,
        publication=shelf.publication,
        entries=entries(shelf.episodes),
        duration_ms=shelf.duration_ms,
        language=language,
        style=_PLAYER_STYLE,
    )


def _oembed(house: House, shelf: Shelf, language: str) -> BundleFile:
    """A document of type "rich" (oEmbed 1.0, section 2.3)."""
    publication = shelf.publication
    env = render.environment(house, render.tongue(house, language))
    say = env.globals["say"]
    assert isinstance(say, Say)  # noqa: S101 - set by ``environment``
    name = say.name(publication)
    frame = (
        f'<iframe src="{escape(phrases.address(house, publication.slug, PLAYER))}" '
        f'title="{escape(say.words.gettext("Listen to %(title)s") % {"title": name})}" '
        f'width="{_WIDTH}" height="{_HEIGHT}" loading="lazy" referrerpolicy="no-referrer" '
        'sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox" '
        'style="border:1px solid;max-width:100%"></iframe>'
    )
    told = {
        "version": "1.0",
        "type": "rich",
        "title": name,
        "author_name": say.people(publication.authors) or say.house_name(house),
        "provider_name": say.house_name(house),
        "provider_url": phrases.address(house, ""),
        "cache_age": _DAY_SECONDS,
        "thumbnail_url": phrases.address(house, publication.slug, shelf.artwork.thumbnail),
        "thumbnail_width": 600,
        "thumbnail_height": 600,
        "html": frame,
        "width": _WIDTH,
        "height": _HEIGHT,
    }
    content = json.dumps(told, indent=1).encode() + b"\n"
    return BundleFile(name=OEMBED, media_type="application/json", content=content)


def _ascii(text: str) -> str:
    """``text`` with a character reference for each sign that some encodings lack."""
    return text.encode("ascii", "xmlcharrefreplace").decode()
