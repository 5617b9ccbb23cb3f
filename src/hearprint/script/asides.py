"""Notes that are read inside a block: which ones, and behind which line each comes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from hearprint.model.contents import Aside
from hearprint.model.document import Block, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Inset:
    """A note to be read inside the block that bears its mark."""

    notes: tuple[Block, ...]
    at: int | None  #: how many signs of the block stand before the mark; None when unknown


def insets_of(blocks: Sequence[Block], asides: Iterable[Aside]) -> dict[str, tuple[Inset, ...]]:
    """Id of a block -> the notes read inside it, as far as ``blocks`` hold both.

    A note is read inside no other note: two that name each other would never end.
    """
    by_id = {block.id: block for block in blocks}
    found: dict[str, tuple[Inset, ...]] = {}
    for aside in asides:
        notes = tuple(by_id[name] for name in aside.notes if name in by_id)
        bearer = by_id.get(aside.block)
        if notes and bearer is not None and bearer.role is not Role.NOTE:
            inset = Inset(notes=notes, at=aside.at)
            found[aside.block] = (*found.get(aside.block, ()), inset)
    return found


def by_line(
    block: Block, sentences: Sequence[str], lines: Sequence[str], insets: Iterable[Inset]
) -> Mapping[int, tuple[Inset, ...]]:
    """Index of a line (-1: before all, when there is none) -> the notes read behind it.

    A note follows the sentence that bears its mark, in however many breaths that is said; it
    follows the whole block where the mark has no place in it. ``sentences`` and ``lines`` differ
    from the block's text in white space alone, except in a table.
    """
    last = len(lines) - 1
    ends = list(accumulate(map(_signs, sentences)))
    said = list(accumulate(map(_signs, lines)))
    found: dict[int, tuple[Inset, ...]] = {}
    for inset in insets:
        place = last
        if inset.at is not None and block.role is not Role.TABLE:
            before = _signs(block.text[: inset.at])
            end = next((end for end in ends if end >= before), 0)
            place = next((at for at, sum_ in enumerate(said) if end and sum_ >= end), last)
        found[place] = (*found.get(place, ()), inset)
    return found


def _signs(text: str) -> int:
    return sum(not sign.isspace() for sign in text)
