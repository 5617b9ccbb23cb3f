"""Numbers that nobody counts: of books, accounts, cards; they are said figure by figure."""

from __future__ import annotations

import re

from hearprint.script.normal.numbers import singly
from hearprint.script.normal.scan import Page, Rule


def _book(match: re.Match[str], page: Page) -> str | None:
    """The number of a book or journal, figure by figure in its groups."""
    if page.before(match.start()) not in ("ISBN", "ISSN", "ISBN:"):
        return None
    groups = re.split(r"[ -]", match["number"])
    said = [
        " ".join(filter(None, (singly(group.rstrip("X")), "X." if group.endswith("X") else "")))
        for group in groups
    ]
    return ", ".join(said)


_BOOK = re.compile(r"(?P<number>\d[\dX]*(?:[ -][\dX]+){0,5})(?!\w)")


def _singly(match: re.Match[str], page: Page) -> str | None:
    """Numbers of accounts, cards and codes: nobody counts them."""
    before = page.before(match.start()).lower()
    figures = re.sub(r"\D", "", match.group())
    named = _ACCOUNT.search(page.text, 0, match.start())
    named = named or _CODE_IS.search(page.text, 0, match.start())
    coded = (before in _CODES or named is not None) and (len(figures) >= _SHORT_CODE)
    numbered = before in ("no.", "number", "no", "account") and len(figures) >= _LONG_CODE
    return singly(figures) if coded or numbered else None


_ACCOUNT = re.compile(r"\b(?:a/c|acct|account)(?:\.|\s(?:no|number))?\.?:?\s\Z", re.IGNORECASE)
_CODE_IS = re.compile(r"\b(?:code|pin|passcode|password)(?: is|:)\s\Z", re.IGNORECASE)
_SHORT_CODE = 4
_CODES = frozenset("code pin ext extension box ref ref. reference".split())
_LONG_CODE = 6
_CODED = re.compile(r"\d{2,16}(?:[- ]\d{2,8}){0,4}(?!\w|[,.]\d|/)")

RULES = (
    Rule(name="account", starts=r"\d", pattern=_CODED, say=_singly),
    Rule(name="book number", starts=r"\d", pattern=_BOOK, say=_book),
)
