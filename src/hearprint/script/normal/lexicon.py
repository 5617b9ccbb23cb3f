"""A lexicon's words among the rules: they are said before any rule has a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hearprint.model.lexicon import LexiconEntry
from hearprint.script.lexicon import Lexicon
from hearprint.script.normal.scan import Page, Part, Scanner

EMPTY = Lexicon()


def lexicon_parts(lexicon: Lexicon, page: Page, scanner: Scanner) -> Iterator[Part]:
    """``page`` cut into parts: the entries' places first, the rules' between them."""
    at = 0
    for begin, end, said in lexicon.finds(page.text, "en"):
        yield from scanner.parts(replace(page, text=page.text[:begin]), at)
        yield Part(page.text[begin:end], said, "lexicon")
        at = end
    yield from scanner.parts(page, at)


def as_said(lexicon: Lexicon, text: str) -> Lexicon:
    """A lexicon that keeps what ``lexicon`` says in ``text``, when what is said is gone over."""
    said = dict.fromkeys(said for _, _, said in lexicon.finds(text, "en"))
    return Lexicon(
        tuple(LexiconEntry(word=word, spoken=word, case_sensitive=True) for word in said)
    )
