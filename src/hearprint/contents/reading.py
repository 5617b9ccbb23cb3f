"""What a section reads out, in order, and its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from hearprint.model.contents import Section, Split
from hearprint.model.document import Block, Document, Role

#: A section is in another language when this share of its words is; less is quotation.
_MOST = 0.7


def spoken_blocks(document: Document, split: Split, section: Section) -> tuple[Block, ...]:
    """The blocks that ``section`` reads out, in order.

    A note that is read inside the text stands behind the block that bears its mark, or behind the
    whole heading; one that the print put into another section stands at the end.
    """
    span = document.blocks[section.start : section.end]
    if not split.asides:
        return tuple(block for block in span if block.id not in split.skipped)
    lent = {name for aside in split.asides for name in aside.notes}
    borrowed: dict[str, list[str]] = {}
    late: list[str] = []
    for aside in split.asides:
        if aside.section == section.id:
            (borrowed.setdefault(aside.block, []) if aside.inline else late).extend(aside.notes)
    wanted = {name for names in (*borrowed.values(), late) for name in names}
    notes = {block.id: block for block in document.blocks if block.id in wanted}
    found: list[Block] = []
    waiting: list[Block] = []
    for at, block in enumerate(span, 1):
        if block.id not in split.skipped and block.id not in lent:
            found.append(block)
            waiting += (notes[name] for name in borrowed.get(block.id, ()))
        if at >= section.heading:
            found += waiting
            waiting = []
    return (*found, *waiting, *(notes[name] for name in late))


def main_language(blocks: Sequence[Block]) -> str:
    """The language that most words are marked as being in; empty for the document's own."""
    words: Counter[str] = Counter()
    for block in blocks:
        words[block.language or ""] += block.words
    language, count = max(words.items(), key=lambda item: item[1], default=("", 0))
    return language if count > _MOST * words.total() else ""


def reading_text(blocks: Iterable[Block]) -> str:
    """Clean reading text: paragraphs divided by one empty line, notes behind all others."""
    ordered = sorted(blocks, key=lambda block: block.role is Role.NOTE)
    return "\n\n".join(block.text for block in ordered if block.text)


def starting_words(document: Document, section: Section, count: int = 8) -> str:
    """The words at which a section starts; they find it again in a corrected document."""
    words: list[str] = []
    for block in document.blocks[section.start : section.end]:
        words += block.text.split()
        if len(words) >= count:
            break
    return " ".join(words[:count])
