"""Whether the structure tree holds up on a page, judged by what the page shows.

A tree may leave text out, put a whole page into one paragraph, make a paragraph of each line, or
name its elements in the order in which somebody drew them. Each leaves its trace: text without an
element, white between paragraphs of one element, elements that start in mid-sentence, columns read
from right to left or from below. Where that is so, the page's own typography reads better.
"""

# ruff: noqa: RUF001 - typographic signs are what this module is about

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from hearprint.model.document import Role
from hearprint.readers.pdf.blocks import ended
from hearprint.readers.pdf.parts import Atom
from hearprint.readers.pdf.tags.records import Leaf

_COVERED = 0.7  #: of a page's letters must stand in some element,
_TOLD = 0.5  #: and so many in one that makes a block
_FEW = 60  #: letters that may stand in none: a running head and a folio
_AGAINST = 0.3  #: of all pairs of letters may be in an order that no eye would take
_MID_SENTENCE = 0.34  #: of the paragraphs may start in mid-sentence
_ENOUGH = 4  #: paragraphs that tell whether they do
_NEAR = 12  #: elements that each one is compared with, where a page has many
_ALL = 60
_LONG = 400  #: letters of an element that is worth a closer look
_WHITE = 1.6  #: times the distance of lines
_LARGER = 1.12
_OTHER_TYPE = 0.1  #: of an element's letters may be in another size
_SIDE_BY_SIDE = 0.4  #: of its lines
_OPENING = re.compile(r"[“‘\"'(«„…\s]*")
#: What may stand anywhere beside the text that it belongs to.
_FLOATING = (Role.NOTE, Role.CAPTION, Role.IMAGE)


class Verdict(StrEnum):
    """What was found of a page's tags; the values are told to people."""

    NONE = ""  #: there are none
    GOOD = "hold up"
    THIN = "leave text out"
    LUMPED = "put unlike texts into one element"
    BROKEN = "part sentences"
    ORDER = "contradict the order of the page"


class Part(NamedTuple):
    """Text of one leaf in one column."""

    leaf: int
    told: bool
    order: int  #: of the leaf, in the whole tree
    atoms: tuple[Atom, ...]

    @property
    def letters(self) -> int:
        """How many signs."""
        return sum(len(atom.text) for atom in self.atoms)


class _Shape(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float
    letters: int
    size: float


def judged(
    parts: Sequence[Part], loose: Sequence[Atom], leaves: Sequence[Leaf]
) -> tuple[Verdict, list[Part]]:
    """The verdict on a page, and its parts, with those not told that hold unlike texts."""
    parts = [
        part._replace(told=part.told and not _lumped(part, leaves[part.leaf])) for part in parts
    ]
    held = sum(part.letters for part in parts)
    told = sum(part.letters for part in parts if part.told)
    free = sum(len(atom.text) for atom in loose if not atom.tilted)
    if not held:
        return Verdict.NONE, parts
    if held < _COVERED * (held + free) and free > _FEW:
        return Verdict.THIN, parts
    if told < _TOLD * held:
        return Verdict.LUMPED, parts
    if _part_sentences(parts, leaves):
        return Verdict.BROKEN, parts
    if _against_the_page(parts, leaves):
        return Verdict.ORDER, parts
    return Verdict.GOOD, parts


def _lumped(part: Part, leaf: Leaf) -> bool:
    """Whether one paragraph, as the tree has it, is several to the eye."""
    if leaf.role is not Role.PARAGRAPH or leaf.cell is not None or part.letters < _LONG:
        return False
    sizes = [(atom.size, len(atom.text)) for atom in part.atoms]
    usual = max(sizes, key=lambda one: sum(n for size, n in sizes if size == one[0]))[0]
    other = sum(n for size, n in sizes if max(size, usual) > _LARGER * min(size, usual))
    if other > _OTHER_TYPE * part.letters:
        return True
    bases = sorted(atom.base for atom in part.atoms)
    steps = [two - one for one, two in pairwise(bases)]
    apart = [step for step in steps if step > 0.5 * usual]
    if not apart:
        return False
    beside = len(steps) - len(apart)
    if beside > _SIDE_BY_SIDE * (len(apart) + 1):
        return True
    return max(apart) > _WHITE * max(median(apart), usual)


def _part_sentences(parts: Sequence[Part], leaves: Sequence[Leaf]) -> bool:
    """Whether paragraphs start in mid-sentence, as where each line was made one."""
    asked = broken = 0
    before = ""
    leaf = -1
    for part in parts:
        if leaves[part.leaf].role is not Role.PARAGRAPH or leaves[part.leaf].cell is not None:
            continue
        text = part.atoms[0].cap or part.atoms[0].text
        start = text[_OPENING.match(text).end() :][:1]  # type: ignore[union-attr]
        if before and part.leaf != leaf:
            asked += 1
            broken += start.islower() and not ended(before)
        before, leaf = part.atoms[-1].text, part.leaf
    return asked >= _ENOUGH and broken > _MID_SENTENCE * asked


def _against_the_page(parts: Sequence[Part], leaves: Sequence[Leaf]) -> bool:
    """Whether pairs of elements stand in an order in which nobody reads.

    Nobody reads what stands above after what stands below it, nor, of two that stand side by
    side, the right one first (in scripts from left to right).
    """
    shapes = list(_shapes(parts, leaves))
    reach = len(shapes) if len(shapes) <= _ALL else _NEAR
    wrong = total = 0
    for at, one in enumerate(shapes):
        for two in shapes[at + 1 : at + 1 + reach]:
            weight = one.letters * two.letters
            total += weight
            if _backwards(one, two):
                wrong += weight
    return wrong > _AGAINST * total


def _shapes(parts: Sequence[Part], leaves: Sequence[Leaf]) -> Iterator[_Shape]:
    """Boxes of parts; the cells of a table make one."""
    table: list[Part] = []
    for part in parts:
        leaf = leaves[part.leaf]
        if leaf.role in _FLOATING or all(atom.pale for atom in part.atoms):
            continue
        if table and (leaf.cell is None or leaf.cell.table != leaves[table[0].leaf].cell.table):  # type: ignore[union-attr]
            yield _shape(table)
            table = []
        if leaf.cell is not None:
            table.append(part)
        else:
            yield _shape([part])
    if table:
        yield _shape(table)


def _shape(parts: Sequence[Part]) -> _Shape:
    atoms = [atom for part in parts for atom in part.atoms]
    return _Shape(
        min(atom.left for atom in atoms),
        min(atom.top for atom in atoms),
        max(atom.right for atom in atoms),
        max(atom.bottom for atom in atoms),
        sum(len(atom.text) for atom in atoms),
        atoms[0].size,
    )


def _backwards(one: _Shape, two: _Shape) -> bool:
    over = min(one.right, two.right) - max(one.left, two.left)
    if over > 0.5 * min(one.right - one.left, two.right - two.left):
        return two.top < one.top - 0.5 * two.size
    beside = min(one.bottom, two.bottom) - max(one.top, two.top)
    to_the_left = two.left < one.left and over < one.size
    return to_the_left and (beside > 0.5 * min(one.size, two.size) or two.bottom < one.top)
