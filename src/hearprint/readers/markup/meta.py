"""What a page says about itself: title, authors, date, description, language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import trafilatura
from trafilatura.settings import Document as Extraction

from hearprint.model.dates import sure_date
from hearprint.model.document import Block, Person
from hearprint.model.words import plain
from hearprint.readers.markup.page import (
    Element,
    WebPage,
    as_language,
    attribute,
    declared_language,
)
from hearprint.readers.markup.visible import visible_text
from hearprint.readers.placeholders import names_nobody, names_nothing

_SITE = re.compile("\\s+(?:[|\u2022\u00b7\u00bb\u2013\u2014-]|::)\\s+")
_BY = re.compile(r"^(?:by|written by|words by|posted by|author:?)\s+", re.IGNORECASE)
_PERSON_WORDS = 6
#: Fixed, so that the date found does not depend on the day of the build.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}
_LARGE = 3_000_000  #: signs of markup; trafilatura takes minutes beyond
_LONG = 200_000  #: signs; its second opinion takes a time that grows with the square
_HEADINGS = 20  #: from so many on a long page is a manual
_SIGNS = re.compile(r"[\W_]+")


_BEGINNING = 20  #: blocks of a text, of which a description may be cut out


@dataclass(frozen=True, slots=True)
class About:
    """The facts, empty where the page does not say; and the text trafilatura found."""

    title: str = ""
    authors: tuple[Person, ...] = ()
    date: str = ""
    description: str = ""
    language: str = ""
    extracted: str = ""


def find_about(page: WebPage) -> About:
    """Read the page's facts. Never fails: a page may say nothing about itself."""
    found = _extract(page)
    date = str(getattr(found, "date", None) or "")
    return About(
        title=page_title(page.root, plain(str(getattr(found, "title", None) or ""))),
        authors=_authors(str(getattr(found, "author", None) or "")),
        date=sure_date(date),
        description=plain(str(getattr(found, "description", None) or "")),
        language=page_language(page.root),
        extracted=str(getattr(found, "text", None) or ""),
    )


def _extract(page: WebPage) -> Extraction | None:
    if page.nested or len(page.html) > _LARGE:
        return None
    options: dict[str, Any] = {
        "with_metadata": True,
        "fast": len(page.html) > _LONG,
        "include_comments": False,
        "include_tables": True,
        "date_extraction_params": _DATES,
    }
    try:
        if _is_manual(page):
            return trafilatura.extract_metadata(page.html, date_config=_DATES)
        found = trafilatura.bare_extraction(page.html, **options)
        # Without prose it may still give facts; with none it gives nothing.
        return found if isinstance(found, Extraction) else None
    except Exception:  # noqa: BLE001 - the page's own tree serves without it, whatever happened
        return None


def _is_manual(page: WebPage) -> bool:
    """So long and so full of headings that its own tree tells more than an extraction would."""
    headings = islice(page.body.iter("h1", "h2", "h3", "h4"), _HEADINGS)
    return len(page.html) > _LONG and sum(1 for _ in headings) >= _HEADINGS


def page_title(root: Element, found: str = "") -> str:
    """The heading that the page's title repeats, else that title without the site's name."""
    headings = [_without_sign(plain(visible_text(heading))) for heading in root.iter("h1")]
    headings = [heading for heading in headings if heading]
    named = [plain(visible_text(title)) if len(title) else plain(title.text or "")
             for title in root.iterfind("head/title")]  # fmt: skip
    named += [
        plain(attribute(meta, "content"))
        for meta in root.iter("meta")
        if attribute(meta, "property") == "og:title"
    ]
    found = "" if names_nothing(found) else found
    named = [name for name in (*named, found) if name and not names_nothing(name)]
    if post := _below_site(root, named):
        return post
    for heading in headings:
        if any(_key(heading) and _key(heading) in _key(name) for name in named):
            whole = [name for name in named if _SITE.split(name)[-1] == heading]
            if not whole or len(headings) == 1:
                return heading
    if len(headings) == 1:
        return headings[0]
    if not headings and (heading := _part_of_name(root, named)):
        return heading
    if found:
        return found
    return max(_SITE.split(named[0]), key=len) if named else ""


def _below_site(root: Element, named: Sequence[str]) -> str:
    """The lower heading that is the rest of a title which begins or ends with the site's name.

    The site's name is a heading of its own then, and nothing but a link to the front page.
    """
    for site in root.iter("h1"):
        links = list(site.iter("a"))
        name = plain(visible_text(site))
        if len(links) != 1 or not name or plain(visible_text(links[0])) != name:
            continue
        rests = {_key(whole.replace(name, "", 1)) for whole in named if name in whole} - {""}
        for heading in root.iter("h1", "h2", "h3"):
            title = _without_sign(plain(visible_text(heading)))
            if heading is not site and _key(title) in rests:
                return title
    return ""


def _part_of_name(root: Element, named: Sequence[str]) -> str:
    """The one heading that is a part of a title beside the site's name: "The Post - Rain"."""
    parts = {_key(part) for name in named for part in _SITE.split(name)}
    titles = [_without_sign(plain(visible_text(one))) for one in root.iter("h2", "h3")]
    found = [title for title in titles if _key(title) and _key(title) in parts]
    return found[0] if len(found) == 1 else ""


def told(description: str, blocks: Sequence[Block]) -> str:
    """``description``; nothing where a system cut it out of the text's beginning by length."""
    whole = description.rstrip("[](). \u2026")
    cut = whole == description or description.endswith(("\u2026", "...", "]", ")"))
    ended = description.endswith(("!", "?", "\u201d", '"', "\u2019"))
    begun = _key(" ".join(block.text for block in blocks[:_BEGINNING]))
    return "" if cut and not ended and whole and _key(whole) in begun else description


def _without_sign(heading: str) -> str:
    """Without the pilcrow that links to the heading itself."""
    return re.sub(r"\s*[\u00b6\u00a7#\U0001f517]$", "", heading)


def _key(text: str) -> str:
    return _SIGNS.sub("", text).lower()


def _authors(found: str) -> tuple[Person, ...]:
    names = (_BY.sub("", plain(name)) for name in found.split(";"))
    real = [
        name
        for name in names
        if name and not names_nobody(name) and len(name.split()) <= _PERSON_WORDS
    ]
    return tuple(Person(name=name) for name in dict.fromkeys(real))


def page_language(root: Element) -> str:
    """The page's own language by its markup (BCP 47); empty when it does not say."""
    candidates = [declared_language(root)]
    body = root.find("body")
    if body is not None:
        candidates.append(declared_language(body))
    for meta in root.iter("meta"):
        if attribute(meta, "http-equiv").lower() == "content-language":
            candidates.append(attribute(meta, "content"))
        if attribute(meta, "property") == "og:locale":
            candidates.append(attribute(meta, "content"))
    return next(filter(None, map(as_language, candidates)), "")
