"""What a file's metadata says of title, authors and date, told from what programs write there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearprint.model.dates import sure_date
from hearprint.model.words import plain
from hearprint.readers.placeholders import names_nobody, names_nothing

_MAX_TITLE = 1000
_FILE_NAME = re.compile(
    r"\.(?:docx?|odt|rtf|indd|qxd|qxp|tex|dvi|pdf|pages|pub|pptx?|html?)$", re.IGNORECASE
)
_TOOL = re.compile(r"^(?:microsoft \w+|powerpoint presentation|print)\s*-\s*", re.IGNORECASE)
_DATE = re.compile(r"(?:D:)?([0-9]{4})(?:([0-9]{2})(?:([0-9]{2}))?)?")


def sensible_title(text: str) -> str:
    """A title from metadata, or "" for a file's or a tool's name."""
    title = _TOOL.sub("", plain(text))
    if _FILE_NAME.search(title) or names_nothing(title):
        return ""
    return title[:_MAX_TITLE] if any(sign.isalpha() for sign in title) else ""


def iso_date(text: str) -> str:
    """The date at the start of ``text`` (ISO 32000-1, 7.9.4) in ISO 8601, as far as it goes."""
    match = _DATE.match(text)
    if not match:
        return ""
    return sure_date("-".join(filter(None, match.groups())))


def names_in(author: str) -> Iterator[str]:
    """The names in the metadata's author field, parted at ``;``, ``&`` and ``and``."""
    for part in re.split(r"\s*(?:;|&|\band\b|\bund\b|\bet\b)\s*", author):
        name = part.strip(" ,")
        if name and not names_nobody(name):
            yield name
