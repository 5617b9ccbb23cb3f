"""The lexicon that comes with Hearprint: names and words of its genre that voices get wrong.

Trade unions, parties, ministries, places and people of Britain and Ireland, words of the labour
movement, benefits and what they are claimed for. Our own work; what both the neural voice and
eSpeak NG say well by themselves is left out, and every respelling was compared with its IPA in both
(``tests/unit/script/test_shipped.py`` does it again).

Each table has an entry a line: the word, its sound in broad IPA (General British), its respelling,
and where they matter ``=`` for "only in just these capitals" and words of which one must stand in
the same sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from hearprint.model.lexicon import LexiconEntry
from hearprint.script.shipped import acronyms, health, movement, people, places

_TABLES = (acronyms.TABLE, health.TABLE, movement.TABLE, people.TABLE, places.TABLE)


@cache
def shipped() -> tuple[LexiconEntry, ...]:
    """All entries; they hold in English text."""
    return tuple(entry for table in _TABLES for entry in _entries(table))


def _entries(table: str) -> Iterator[LexiconEntry]:
    for line in table.strip().splitlines():
        word, ipa, spoken, *more = (cell.strip() for cell in line.split("|"))
        context = more[1].split(", ") if len(more) > 1 else ()
        yield LexiconEntry(
            word=word,
            spoken=spoken,
            ipa=ipa,
            case_sensitive=more[:1] == ["="],
            language="en",
            context=tuple(context),
        )
