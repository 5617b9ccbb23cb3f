"""What an editor leaves out: pages, and words wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hearprint.model.document import Block, Document, Removed

#: More pages than any file has.
_MOST = 100_000


def pages_of(text: str) -> frozenset[int]:
    """The pages that ``1-2, 30`` names."""
    pages: set[int] = set()
    for first, last in re.findall(r"(\d+)(?:\s*-\s*(\d+))?", text):
        pages.update(range(int(first), min(int(last or first), _MOST) + 1))
    return frozenset(pages)


def without_phrases(document: Document, phrases: Sequence[str]) -> Document:
    """``document`` without ``phrases``, whole words only; what was taken out is accounted for."""
    wanted = [phrase for phrase in phrases if phrase.strip()]
    if not wanted:
        return document
    spaced = (r"\s+".join(map(re.escape, phrase.split())) for phrase in wanted)
    pattern = re.compile(rf"(?<!\S)(?:{'|'.join(spaced)})(?!\S)")
    blocks = []
    removed = list(document.removed)
    for block in document.blocks:
        blocks.append(_cleaned(block, pattern))
        removed += [
            Removed(reason="words left out by the editor", text=match, page=block.page)
            for match in pattern.findall(block.text)
        ]
    return replace(document, blocks=tuple(blocks), removed=tuple(removed))


def _cleaned(block: Block, pattern: re.Pattern[str]) -> Block:
    if not pattern.search(block.text):
        return block
    lines = (" ".join(line.split()) for line in pattern.sub(" ", block.text).splitlines())
    rows = tuple(
        tuple(" ".join(pattern.sub(" ", cell).split()) for cell in row) for row in block.rows
    )
    return replace(block, text="\n".join(line for line in lines if line), rows=rows)
