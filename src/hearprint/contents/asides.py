"""Which note belongs to which mark, so that it can be read where the mark stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hearprint.model.contents import Aside, Section
from hearprint.model.document import Block, Document, NoteRef, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class _Note:
    """A note: its first block, and those that go on with it."""

    at: int  #: index of the first block
    blocks: tuple[Block, ...]

    @property
    def first(self) -> Block:
        return self.blocks[0]


def asides_of(
    document: Document, sections: Sequence[Section], silent: frozenset[str]
) -> tuple[Aside, ...]:
    """Every note whose mark stands in one of ``sections``, in the marks' order.

    A link decides where there is one. Else the marks are taken in reading order, and each takes
    the first free note of its name: on its own pages, where notes may be counted anew on each,
    then anywhere behind it. What nobody claims stays where it is. ``silent`` blocks neither bear
    a mark nor are read.
    """
    notes = [note for note in _notes(document.blocks) if note.first.id not in silent]
    by_anchor = {name: note for note in notes for name in note.first.anchors}
    by_mark: dict[str, list[_Note]] = {}
    for note in notes:
        by_mark.setdefault(_bare(note.first.marker), []).append(note)
    taken: set[int] = set()
    found = []
    for section in sorted(sections, key=lambda one: one.start):
        for at, block, ref in _refs(document.blocks, section, silent):
            named = by_mark.get(_bare(ref.mark), ())
            meant = by_anchor.get(ref.anchor) or _free(at, block, named, taken)
            if meant is not None and meant.at not in taken:
                taken.add(meant.at)
                names = tuple(one.id for one in meant.blocks if one.id not in silent)
                found.append(Aside(notes=names, block=block.id, at=ref.at, section=section.id))
    return tuple(found)


def strays_of(
    document: Document, sections: Sequence[Section], silent: frozenset[str]
) -> tuple[Aside, ...]:
    """Notes at the foot of a page on which another section starts after their mark.

    They are read at the end of the section that bears the mark. Notes that stand on other pages,
    all together at the end, stay there.
    """
    places = {block.id: at for at, block in enumerate(document.blocks)}
    bounds = {section.id: range(section.start, section.end) for section in sections}
    found = []
    for aside in asides_of(document, sections, silent):
        at = places[aside.notes[0]] if aside.notes else None
        if at is None or at in bounds[aside.section]:
            continue
        bearer = document.blocks[places[aside.block]]
        pages = {line.page for line in bearer.lines} | {bearer.page}
        if document.blocks[at].page in pages:
            found.append(replace(aside, inline=False))
    return tuple(found)


def _notes(blocks: Sequence[Block]) -> Iterator[_Note]:
    """Notes with what goes on with them: blocks behind that bear neither mark nor name."""
    at = 0
    while at < len(blocks):
        end = at + 1
        if blocks[at].role is Role.NOTE:
            while end < len(blocks) and _goes_on(blocks[end]):
                end += 1
            yield _Note(at=at, blocks=tuple(blocks[at:end]))
        at = end


def _goes_on(block: Block) -> bool:
    return block.role is Role.NOTE and not block.marker and not block.anchors


def _refs(
    blocks: Sequence[Block], section: Section, silent: frozenset[str]
) -> Iterator[tuple[int, Block, NoteRef]]:
    for at in range(section.start, section.end):
        if blocks[at].role is not Role.NOTE and blocks[at].id not in silent:
            for ref in blocks[at].notes:
                yield at, blocks[at], ref


def _free(at: int, block: Block, notes: Sequence[_Note], taken: set[int]) -> _Note | None:
    """The first note that no mark has taken, near before far."""
    free = [note for note in notes if note.at not in taken]
    pages = {line.page for line in block.lines} | {block.page}
    near = [note for note in free if note.first.page is not None and note.first.page in pages]
    far = [note for note in free if note.at > at]
    return next(iter((*near, *far)), None)


def _bare(mark: str) -> str:
    return mark.strip("[]().: ").casefold()
