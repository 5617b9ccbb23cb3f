"""What feeds say about sections and publications.

Apple's and PSP-1's limit is 4000 bytes; of HTML they allow p, ol, ul, li, a, b, i, strong and em.
"""

from __future__ import annotations

from html import escape

from hearprint.formats import phrases
from hearprint.model.programme import Episode, House, Publication, Shelf
from hearprint.model.words import plain

#: Bytes of a description, as UTF-8 before the XML's own escaping.
LIMIT = 4000
# Shares of it, so that all parts together stay within.
_FACTS, _OPENING, _CHANNEL = 1400, 1400, 3600


def of_episode(house: House, shelf: Shelf, episode: Episode, *, within: bool) -> str:
    """An item's description as HTML: where it stands, who wrote it, how long, how to read along.

    ``within`` says that the feed is the publication's own; elsewhere its title is told.
    """
    publication = shelf.publication
    place = f"Section {episode.position} of {len(shelf.episodes)}"
    if not within:
        place += f" of {phrases.shorten(phrases.name(publication), 200)}"
    facts = [place, phrases.length(episode.duration_ms)]
    if authors := phrases.people(episode.authors):
        facts.insert(1, f"By {authors}")
    if pages := phrases.pages(episode.first_page, episode.last_page):
        facts.append(pages)
    told = ". ".join(fact[0].upper() + fact[1:] for fact in facts)
    page = phrases.address(house, publication.slug, episode.page_name)
    paragraphs = [_fit(f"{told}.", _FACTS)]
    if opening := plain(episode.opening):
        paragraphs.append(_fit(opening, _OPENING))
    paragraphs.append(f'<a href="{escape(page)}">Read the text of this section</a>')
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def of_publication(publication: Publication, shelf: Shelf) -> str:
    """A publication's description as HTML without tags."""
    sections = phrases.count(len(shelf.episodes), "section")
    told = f"{phrases.name(publication)}, in {sections}, {phrases.length(shelf.duration_ms)}."
    parts = [plain(publication.description) or told]
    if authors := phrases.people(publication.authors):
        parts.append(f"By {authors}.")
    parts.append("Read aloud by a synthetic voice; the whole text is on the listening pages.")
    return _fit(" ".join(parts), _CHANNEL)


def of_house(house: House, *, html: bool = True) -> str:
    """The whole house's description as HTML without tags, or as plain text."""
    told = plain(house.description) or f"Everything that {phrases.house_name(house)} has to hear."
    return _fit(told, _CHANNEL) if html else told


def clip_bytes(text: str, limit: int) -> str:
    """``text`` of at most ``limit`` bytes in UTF-8, cut at a word, with an ellipsis."""
    if len(text.encode("utf-8", "replace")) <= limit:
        return text
    kept = text.encode("utf-8", "replace")[: limit - 3].decode("utf-8", "ignore")
    return phrases.shorten(kept + "  ", len(kept)) if kept else ""


def _fit(text: str, limit: int) -> str:
    """``text`` as HTML of at most ``limit`` bytes."""
    room = limit
    while len((html := escape(clip_bytes(text, room), quote=False)).encode()) > limit:
        room = room * 3 // 4
    return html
