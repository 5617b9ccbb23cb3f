"""What an editor leaves out: pages, and words wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hearprint.model.document import Block, Document, Removed

#: More pages than any file has.
_MOST = 100_000
EXCLUDED = "words left out by the editor"
#: What touches a phrase on either side, and a stop that lost the word before it.
_TAIL = re.compile(r"\S*\Z")
_HEAD = re.compile(r"\S*")
_LOOSE = re.compile(r" ([,.;:!?)])(?=\s|\Z)")


def pages_of(text: str) -> frozenset[int]:
    """The pages that ``1-2, 30`` names."""
    pages: set[int] = set()
    for first, last in re.findall(r"(\d+)(?:\s*-\s*(\d+))?", text):
        pages.update(range(int(first), min(int(last or first), _MOST) + 1))
    return frozenset(pages)


def without_phrases(document: Document, phrases: Sequence[str]) -> Document:
    """``document`` without ``phrases``, whole words only; what was taken out is accounted for."""
    pattern = _pattern(phrases)
    if pattern is None:
        return document
    blocks = []
    removed = list(document.removed)
    for block in document.blocks:
        spans = _spans(block.text, pattern)
        blocks.append(_cleaned(block, pattern) if spans else block)
        removed += [
            Removed(reason=EXCLUDED, text=block.text[begin:end], page=block.page)
            for begin, end in spans
        ]
    return replace(document, blocks=tuple(blocks), removed=tuple(removed))


def phrase_key(phrase: str) -> str:
    """A phrase as it is compared: one space between words, plain apostrophes."""
    return " ".join(phrase.replace("\u2019", "'").split())


def _pattern(phrases: Sequence[str]) -> re.Pattern[str] | None:
    wanted = [key for phrase in phrases if (key := phrase_key(phrase))]
    if not wanted:
        return None
    longest_first = sorted(wanted, key=len, reverse=True)
    spaced = (r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
    return re.compile("|".join(f"(?:{one})" for one in spaced).replace("'", "['\u2019]"))


def _spans(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where the phrases stand whole: no other letter or digit touches them."""
    return [
        found.span()
        for found in pattern.finditer(text)
        if not any(map(str.isalnum, _TAIL.search(text, 0, found.start())[0]))  # type: ignore[index]
        and not any(map(str.isalnum, _HEAD.match(text, found.end())[0]))  # type: ignore[index]
    ]


def _cleaned(block: Block, pattern: re.Pattern[str]) -> Block:
    rows = tuple(tuple(_without(cell, pattern) for cell in row) for row in block.rows)
    notes = tuple(
        ref if ref.at is None else replace(ref, at=len(_without(block.text[: ref.at], pattern)))
        for ref in block.notes
    )
    return replace(block, text=_without(block.text, pattern), rows=rows, notes=notes)


def _without(text: str, pattern: re.Pattern[str]) -> str:
    kept, at = "", 0
    for begin, end in _spans(text, pattern):
        kept += text[at:begin]
        at = end
    lines = (" ".join(line.split()) for line in (kept + text[at:]).splitlines())
    return "\n".join(_LOOSE.sub(r"\1", line) for line in lines if line)
