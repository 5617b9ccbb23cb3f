"""A list set as one paragraph.

"In this issue: The sea wall (page 2); Letters (page 4)." or "The sea wall 2 | Letters 4 | Keys 5".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from hearprint.contents.entries import PAGE_WORD, read_entries
from hearprint.model.contents import ContentsList, ListKind
from hearprint.model.document import Block, Role

_FEWEST = 3
_SIGNS = re.compile(r"\s+[\u2022\u00b7|/\u25cf\u25aa*]\s+")
_PAGED = re.compile(rf"(?P<title>\S.{{1,90}}?)[\s,:]+(?:(?i:{PAGE_WORD})\s?)?(?P<page>\d{{1,3}})$")
_LABELLED = re.compile(
    rf"\s*[(\[]?(?:,\s*)?(?i:{PAGE_WORD})\s?(?P<page>\d{{1,4}})[)\]]?\s*(?:[;,.|/\u2022\u00b7]|$)"
)
#: "Warp 5 \u2022 Weft 7 \u2022 Selvedge": sub-entries in one line below their entry.
_BELOW = re.compile(r"\s\d{1,4}\s[\u2022\u00b7]\s")
_OWN_PAGE = re.compile(r"^(?P<title>.*?\S)\s(?P<page>\d{1,4})\s(?=\S)")


def runs_in(text: str) -> bool:
    """Whether an entry is, or ends in, several sub-entries with their pages in one line."""
    return bool(_BELOW.search(text))


def own_part(text: str) -> tuple[str, str | None]:
    """The title and page of an entry before the sub-entries that run on behind it."""
    match = _OWN_PAGE.match(text)
    return (match["title"], match["page"]) if match else (text, None)


def from_run_in(block: Block, announced: int) -> ContentsList | None:
    """The list in a paragraph, behind the first ``announced`` letters, if it is one."""
    if block.role not in (Role.PARAGRAPH, Role.ITEM, Role.HEADING):
        return None
    text = block.text[announced:].strip(" :\u2013\u2014-")
    return (_labelled(text, block) if announced else None) or _parted(text, block)


def _parted(text: str, block: Block) -> ContentsList | None:
    """Titles with their pages behind them, between signs that part them."""
    parts = [part.strip() for part in _SIGNS.split(text)]
    found = [_PAGED.match(part) for part in parts]
    matches = [one for one in found if one]
    if len(matches) <= _FEWEST or len(matches) < len(parts):
        return None
    pages = [int(one["page"]) for one in matches]
    if any(one > two for one, two in pairwise(pages)):
        return None
    return _list_of([one["title"] for one in matches], pages, block)


def _labelled(text: str, block: Block) -> ContentsList | None:
    found = list(_LABELLED.finditer(text))
    pages = [int(one["page"]) for one in found]
    if len(found) < _FEWEST or any(one > two for one, two in pairwise(pages)):
        return None
    starts = [0, *(one.end() for one in found)]
    titles = [text[at : one.start()] for at, one in zip(starts, found, strict=False)]
    return _list_of([" ".join(title.split()) for title in titles], pages, block)


def _list_of(titles: Sequence[str], pages: Sequence[int], block: Block) -> ContentsList | None:
    if not all(titles):
        return None
    titles = [title.removeprefix("and ") for title in titles]
    entries = read_entries(titles, [str(page) for page in pages])
    return ContentsList(kind=ListKind.PRINTED, entries=entries, blocks=(block.id,), page=block.page)
