"""The house's own words: what an editor wants said for a word or a phrase, before any rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from hearprint.model.lexicon import LexiconEntry
from hearprint.script.normal.scan import Page, Part, Scanner


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Entries in any order; the longest that fits is taken.

    An entry that tells only the sound keeps its word as printed, out of the rules' reach, for the
    engine to find.
    """

    entries: tuple[LexiconEntry, ...] = ()

    def parts(self, page: Page, scanner: Scanner) -> tuple[Part, ...]:
        """``page`` cut into parts: the entries' places first, the rules' between them."""
        return tuple(self._parts(page, scanner))

    def _parts(self, page: Page, scanner: Scanner) -> Iterator[Part]:
        at = 0
        pattern, exact, loose = _compiled(self.entries)
        for found in pattern.finditer(page.text):
            word = found.group()
            choices = (*exact.get(word, ()), *loose.get(word.casefold(), ()))
            entry = next((one for one in choices if _holds(one, page.text)), None)
            if entry is None:
                continue
            yield from scanner.parts(replace(page, text=page.text[: found.start()]), at)
            yield Part(word, entry.spoken or word, "lexicon")
            at = found.end()
        yield from scanner.parts(page, at)


EMPTY = Lexicon()

_Choices = dict[str, tuple[LexiconEntry, ...]]


def _holds(entry: LexiconEntry, text: str) -> bool:
    """Whether one of the entry's context words stands in the text, if it has any."""
    words = set(re.findall(r"\w+", text.casefold())) if entry.context else set()
    return not entry.context or any(word.casefold() in words for word in entry.context)


@lru_cache(maxsize=8)
def _compiled(entries: tuple[LexiconEntry, ...]) -> tuple[re.Pattern[str], _Choices, _Choices]:
    exact: _Choices = {}
    loose: _Choices = {}
    forms = []
    for entry in sorted(entries, key=lambda one: (-len(one.word), not one.context)):
        table = exact if entry.case_sensitive else loose
        key = entry.word if entry.case_sensitive else entry.word.casefold()
        table[key] = (*table.get(key, ()), entry)
        escaped = re.escape(entry.word)
        forms.append(escaped if entry.case_sensitive else f"(?i:{escaped})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)"), exact, loose
