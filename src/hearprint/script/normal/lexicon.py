"""The house's own words: what an editor wants said for a word or a phrase, before any rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from hearprint.script.normal.scan import Page, Part, Scanner


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A word or phrase as written, and what is said for it."""

    written: str
    said: str
    cased: bool = True  #: capitals and small letters must be as written


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Entries in any order; the longest that fits is taken."""

    entries: tuple[Entry, ...] = ()

    def parts(self, page: Page, scanner: Scanner) -> tuple[Part, ...]:
        """``page`` cut into parts: the entries' places first, the rules' between them."""
        return tuple(self._parts(page, scanner))

    def _parts(self, page: Page, scanner: Scanner) -> Iterator[Part]:
        at = 0
        pattern, said = _compiled(self.entries)
        for found in pattern.finditer(page.text):
            yield from scanner.parts(replace_text(page, found.start()), at)
            word = found.group()
            yield Part(word, said.get(word) or said[word.casefold()], "lexicon")
            at = found.end()
        yield from scanner.parts(page, at)


EMPTY = Lexicon()


def replace_text(page: Page, end: int) -> Page:
    """``page`` as far as ``end``."""
    return replace(page, text=page.text[:end])


@lru_cache(maxsize=8)
def _compiled(entries: tuple[Entry, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    said: dict[str, str] = {}
    choices = []
    for entry in sorted(entries, key=lambda one: len(one.written), reverse=True):
        said.setdefault(entry.written if entry.cased else entry.written.casefold(), entry.said)
        escaped = re.escape(entry.written)
        choices.append(escaped if entry.cased else f"(?i:{escaped})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(choices)})(?!\w)"), said
