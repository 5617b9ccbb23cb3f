"""Text that a voice can hardly say: formulas, music, braille, boxes and the like.

It stays in the text, and is told with its page, so that an editor can put it into words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hearprint.model.document import Block
from hearprint.model.findings import Finding, note

#: Operators, arrows between terms, brackets of mathematics; drawing, braille, music, mahjong...
_HARD = re.compile(
    "[\u2200-\u22ff\u27c0-\u27ef\u2980-\u2aff\u2190-\u21ff\u2308-\u230b\u2320-\u2321"
    "\u2500-\u259f\u2800-\u28ff\U0001d000-\U0001d37f\u0391-\u03a9\u03b1-\u03c9]"
)
_GREEK_WORD = re.compile("[\u0370-\u03ff\u1f00-\u1fff]{3,}")
_TERM = r"[A-Za-z][0-9\u00b2\u00b3\u2070-\u2089]{0,2}"
#: Letters that stand for numbers: ``E = mc\u00b2``, ``a + b = c``; but no ``1 mile = 1.6 km``.
_EQUATION = re.compile(rf"(?<!\w){_TERM}(?: [+\u2212\u00d7/*-] {_TERM})* = (?=[\w(+\u2212-])")
_ENOUGH = 2  #: hard signs in one block
_AROUND = 24  #: letters of an example on each side


def hard_to_say(blocks: Iterable[Block]) -> Iterator[Finding]:
    """One note for each page that holds such text."""
    pages: dict[int | None, tuple[int, str]] = {}
    for block in blocks:
        place = _place(block.text)
        if place is not None:
            count, example = pages.get(block.page, (0, ""))
            pages[block.page] = (count + 1, example or _example(block.text, place))
    for page, (count, example) in pages.items():
        where = f"page {page}" if page else ""
        many = f"{count} paragraphs hold signs" if count > 1 else "A paragraph holds signs"
        told = f"{many} that can hardly be understood when heard, such as \u201c{example}\u201d."
        yield note("R-009", told, where)


def _place(text: str) -> int | None:
    """Where the first formula of a text is."""
    if text.isascii() and "=" not in text:
        return None
    words = [match.span() for match in _GREEK_WORD.finditer(text)]
    hard = [
        match.start()
        for match in _HARD.finditer(text)
        if not any(begin <= match.start() < end for begin, end in words)
    ]
    if len(hard) >= _ENOUGH:
        return hard[0]
    match = _EQUATION.search(text)
    return match.start() if match else None


def _example(text: str, place: int) -> str:
    begin = text.rfind(" ", 0, max(0, place - _AROUND)) + 1
    end = text.find(" ", place + _AROUND)
    return text[begin : end if end > 0 else len(text)][: 4 * _AROUND].replace("\n", " ")
