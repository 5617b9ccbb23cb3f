"""Titles of listed documents, told apart from "Download" and "Contents"."""

from __future__ import annotations

import re

from hearprint.model.document import Role
from hearprint.model.words import count_words, plain, words_of
from hearprint.readers.listing.items import Entry, bold_lead
from hearprint.readers.listing.links import file_name, link_text
from hearprint.readers.listing.wording import bare_title, is_generic

_LIMIT = 30  #: words; longer text is no title
_AKIN = 0.6  #: of the words of the shorter text
_JOINTS = re.compile(r"[-_+]+|(?<=[a-z])(?=[A-Z])")


def item_title(entry: Entry) -> str:
    """The best title an entry gives: heading, link, bold text, picture, first cell, file name."""
    linked = _linked(entry)
    heading = _heading(entry)
    if heading and linked and not entry.own and not _akin(heading, linked):
        return linked  # the heading is a group's, such as "Leaflets"
    return heading or linked or _bold(entry) or _first(entry) or _named(entry.href)


def _heading(entry: Entry) -> str:
    found = [
        (place, chunk)
        for place, chunk in enumerate(entry.chunks)
        if chunk.role is Role.HEADING and not is_generic(chunk.text)
    ]
    before = [chunk for place, chunk in found if place <= entry.first_link]
    if before and entry.own:
        return bare_title(min(before, key=lambda chunk: chunk.level).text)
    chosen = before[:1] or [chunk for _, chunk in found[:1]]
    return bare_title(chosen[0].text) if chosen else ""


def _linked(entry: Entry) -> str:
    texts = [bare_title(link_text(link)) for link in entry.documents]
    good = [text for text in texts if text and not is_generic(text)]
    good = [text for text in good if count_words(text) <= _LIMIT and not _is_file(text)]
    return max(good, key=count_words, default="")


def _bold(entry: Entry) -> str:
    leads = (bold_lead(chunk) for chunk in entry.chunks[: entry.first_link + 1])
    return next((bare_title(lead) for lead in leads if lead), "")


def _first(entry: Entry) -> str:
    """A short line before the link: a term, a cell, a line of its own."""
    for chunk in entry.chunks[: entry.first_link + 1]:
        text = chunk.lines[0] if chunk.lines else chunk.text
        if chunk.role is Role.ITEM and chunk.owner.tag == "li" and not chunk.links:
            continue
        for link in chunk.links:
            text = plain(text.replace(link_text(link), " "))
        text = bare_title(text)
        if count_words(text) > _LIMIT // 2 or is_generic(text):
            continue
        return text
    return ""


def _akin(heading: str, linked: str) -> bool:
    one, two = ({word.lower() for word in words_of(text)} for text in (heading, linked))
    return len(one & two) >= min(len(one), len(two)) * _AKIN


def _is_file(text: str) -> bool:
    return bool(re.fullmatch(r"\S+\.\w{3,4}", text))


def _named(href: str) -> str:
    stem = file_name(href).rsplit(".", 1)[0]
    name = plain(_JOINTS.sub(" ", stem))
    return name[:1].upper() + name[1:]
