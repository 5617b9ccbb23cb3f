"""Headings by rank: how large and bold they are, and what the structure tree says of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hearprint.model.document import Role
from hearprint.readers.pdf.blocks import Draft

_LEVELS = 6
_SAME_SIZE = 0.3  #: points
_COUNTED = re.compile(r"(\d{1,3})\.?\s+\S")


def caps(text: str) -> bool:
    """Whether all letters are capitals, and there are some."""
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 3 and all(sign.isupper() for sign in letters)  # noqa: PLR2004


def as_tagged(drafts: Sequence[Draft]) -> list[Draft]:
    """What the structure tree has as a paragraph is no heading, unless it stands out as much.

    So the headings that nobody tagged are found, and bold openings are none.
    """
    told = [draft for draft in drafts if draft.told and draft.role is Role.HEADING]
    if not told:
        return list(drafts)
    sizes = [draft.size for draft in told]
    bold = all(draft.bold for draft in told)

    def stands_out(draft: Draft) -> bool:
        least = min(sizes) if draft.bold >= bold else max(sizes)
        return draft.size > least - _SAME_SIZE

    return [
        replace(draft, role=Role.PARAGRAPH)
        if draft.role is Role.HEADING and draft.leaf >= 0 and not draft.told
        and not stands_out(draft)
        else draft
        for draft in drafts
    ]  # fmt: skip


def levelled(drafts: Sequence[Draft]) -> list[Draft]:
    """Rank headings by size, then weight, then capitals."""
    styles = sorted(
        {style_of(draft) for draft in drafts if draft.role is Role.HEADING}, reverse=True
    )
    ranks: dict[tuple[float, bool, bool], int] = {}
    rank = 0
    for at, style in enumerate(styles):
        above = styles[at - 1] if at else None
        same = (
            above is not None and above[1:] == style[1:] and above[0] - style[0] < 0.04 * style[0]
        )
        rank += 0 if same else 1
        ranks[style] = min(rank, _LEVELS)
    named: Counter[tuple[float, bool, int]] = Counter(
        (*style_of(draft)[:2], draft.level)
        for draft in drafts
        if draft.told and draft.role is Role.HEADING
    )
    for style in _counted_on(drafts):  # "8 LIMITS" and "9 Questions" count on: one rank
        ranks[style] = ranks[(*style[:2], True)]
    levels = {style: _alike(style, named) or rank for style, rank in ranks.items()}
    return [
        replace(draft, level=levels[style_of(draft)])
        if draft.role is Role.HEADING and not draft.told
        else draft
        for draft in drafts
    ]


def _counted_on(drafts: Sequence[Draft]) -> set[tuple[float, bool, bool]]:
    """Styles without capitals whose numbered headings count on with those in capitals."""
    counted: dict[tuple[float, bool, bool], set[int]] = defaultdict(set)
    for draft in drafts:
        number = _COUNTED.match(draft.text) if draft.role is Role.HEADING else None
        if number:
            counted[style_of(draft)].add(int(number[1]))
    found = set()
    for style in [style for style in counted if not style[2]]:
        own, others = counted[style], counted.get((*style[:2], True), set())
        if others and not own & others and own | others == set(range(1, 1 + len(own | others))):
            found.add(style)
    return found


def _alike(style: tuple[float, bool, bool], named: Mapping[tuple[float, bool, int], int]) -> int:
    """The level of the headings named by the tree that look most like ``style``; 0 without any."""
    nearest = min(
        named, key=lambda one: (abs(one[0] - style[0]), one[1] != style[1], one[2]), default=None
    )
    return nearest[2] if nearest else 0


def style_of(draft: Draft) -> tuple[float, bool, bool]:
    """Size to half a point, weight, capitals."""
    return round(draft.size * 2) / 2, draft.bold, caps(draft.text)
