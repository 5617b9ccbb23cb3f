"""Reads the structure tree of a file into leaves and places, in one flat walk.

A hostile tree may be deep, cyclic or enormous: every element counts once, and there is an end to
elements and depth. Objects are let go of as soon as they have been read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from hearprint.model.document import Role
from hearprint.readers.pdf.tags.grids import Grids
from hearprint.readers.pdf.tags.kinds import (
    GROUPS,
    OPENING,
    PARAGRAPHS,
    Roles,
    corners,
    is_raised,
    language,
    solid,
    value,
    words,
)
from hearprint.readers.pdf.tags.records import (
    ARTIFACT,
    FORM,
    Cell,
    Inline,
    Leaf,
    Place,
    Tags,
)

MOST_ELEMENTS = 250_000
MOST_LETTERS = 5_000_000  #: of all descriptions and replacements
_DEEPEST = 200
_HEADINGS = 6
_ROLES = {
    "LI": Role.ITEM,
    "TOCI": Role.ITEM,
    "Note": Role.NOTE,
    "FENote": Role.NOTE,
    "BlockQuote": Role.QUOTE,
    "Caption": Role.CAPTION,
}


class TooManyTagsError(Exception):
    """The tree has more elements or descriptions than any document."""


class _Block:
    """An element that makes a block; its leaf exists from its first text on."""

    __slots__ = ("cell", "entry", "formula", "fresh", "leaf", "level", "opens", "role")

    def __init__(self, role: Role | None, *, level: int = 0, cell: Cell | None = None) -> None:
        self.role = role
        self.level = level
        self.cell = cell
        self.entry = self.formula = self.opens = False
        self.fresh = True  #: holds nothing yet but a label
        self.leaf = -1


class _Context(NamedTuple):
    """What holds for the kids of an element."""

    page: int = 0
    block: _Block | None = None
    role: Role = Role.PARAGRAPH  #: of paragraphs
    level: int = 0
    entry: bool = False
    group: int = 0  #: the innermost group, where no block is open
    lists: int = 0
    sections: int = 0
    table: int = -1
    row: int = -1
    cell: Cell | None = None
    inline: int = 0
    label: bool = False
    artifact: bool = False
    depth: int = 0


def read_tags(reader: pypdf.PdfReader, pages: Mapping[int, int]) -> Tags | None:
    """The tree, or None when the file has none. ``pages``: number by a page's object number.

    Raises TooManyTagsError.
    """
    top = solid(reader.trailer["/Root"])
    root = value(top, "/StructTreeRoot") if isinstance(top, DictionaryObject) else None
    if not isinstance(root, DictionaryObject) or "/K" not in root:
        return None
    tags = _Walk(reader, pages, Roles(root)).run(root.raw_get("/K"))
    return tags if tags.leaves else None


class _Walk:
    def __init__(self, reader: pypdf.PdfReader, pages: Mapping[int, int], roles: Roles) -> None:
        self._kept = reader.resolved_objects
        self._pages = pages
        self._roles = roles
        self._grids = Grids()
        self._blocks: list[_Block] = []  # of leaves
        self._figures: dict[int, list[tuple[int, int]]] = {}
        self._waiting: list[tuple[int, int, int]] = []  # figures whose page is not known yet
        self._described: dict[int, tuple[str, Any]] = {}
        self._inlines: list[Inline] = [Inline()]
        self._known: dict[tuple[Inline, int], int] = {(Inline(), 0): 0}
        self._places: dict[int, dict[int, Place]] = {}
        self._forms: dict[tuple[int, int], int] = {}
        self._order = self._doubled = self._elements = self._letters = 0
        self._loose: tuple[int, int] = (-1, -1)  # group and leaf of text that is in no block
        self._page = 0  # of the last text

    def run(self, top: Any) -> Tags:  # noqa: ANN401 - pypdf's objects
        seen: set[int] = set()
        stack: list[tuple[Any, _Context]] = [(top, _Context())]
        while stack:
            thing, context = stack.pop()
            if isinstance(thing, IndirectObject):
                key, number = (thing.generation, thing.idnum), thing.idnum
                if number in seen:
                    self._doubled += 1
                    continue
                seen.add(number)
                known = key in self._kept
                thing = solid(thing)
                if not known:
                    self._kept.pop(key, None)
            if isinstance(thing, int):
                self._text(int(thing) if thing < FORM else -1, context)
                continue
            self._elements += 1
            if self._elements > MOST_ELEMENTS:
                raise TooManyTagsError
            if isinstance(thing, ArrayObject):
                stack.extend((kid, context) for kid in _backwards(thing))
            elif isinstance(thing, DictionaryObject) and context.depth < _DEEPEST:
                stack.extend(self._element(thing, context))
        return self._tags()

    def _element(self, node: DictionaryObject, context: _Context) -> Iterator[tuple[Any, _Context]]:
        """The kids of a structure element, with what holds for them."""
        here = node.raw_get("/Pg") if "/Pg" in node else None
        if isinstance(here, IndirectObject):
            context = context._replace(page=self._pages.get(here.idnum, 0))
        if "/MCID" in node:
            self._reference(node, context)
            return
        if "/S" not in node or "/K" not in node:
            self._empty(node, context)
            return
        inner = self._inner(node, self._roles.of(node), context)
        kids = node.raw_get("/K")
        yield kids, inner._replace(depth=context.depth + 1)

    def _reference(self, node: DictionaryObject, context: _Context) -> None:
        mark = value(node, "/MCID")
        if not isinstance(mark, int) or not 0 <= mark < FORM:
            return
        form = node.raw_get("/Stm") if "/Stm" in node else None
        if isinstance(form, IndirectObject):
            key = (context.page, form.idnum)
            if key not in self._forms:
                self._forms[key] = 1 + sum(page == context.page for page, _ in self._forms)
            mark = int(mark) + FORM * self._forms[key]
        self._text(int(mark), context)

    def _empty(self, node: DictionaryObject, context: _Context) -> None:
        """An element without kids: a figure may still be described, a cell be empty."""
        kind = self._roles.of(node) if "/S" in node else ""
        if kind in ("Figure", "TD", "TH"):
            self._inner(node, kind, context)

    def _inner(  # noqa: PLR0911 - a case for each family of types
        self, node: DictionaryObject, kind: str, context: _Context
    ) -> _Context:
        context = self._spoken(node, kind, context)
        if kind == "Artifact":
            return context._replace(artifact=True, block=None)
        if kind in GROUPS:
            return self._group(kind, context)
        if kind in OPENING:
            return self._opening(node, kind, context)
        if kind in PARAGRAPHS:
            return self._paragraph(context)
        if kind == "Figure":
            return self._figure(node, context)
        if kind == "Formula" and context.block is None:
            block = self._block(context.role, context, level=context.level)
            block.formula = True
            return context._replace(block=block)
        if kind == "Lbl" and context.block is not None and context.block.opens:
            return context._replace(label=True)
        return context

    def _words(self, node: DictionaryObject, key: str) -> str:
        """A text of an element; one that thousands share would be read thousands of times."""
        found = words(node, key)
        self._letters += len(found)
        if self._letters > MOST_LETTERS:
            raise TooManyTagsError
        return found

    def _spoken(self, node: DictionaryObject, kind: str, context: _Context) -> _Context:
        """Language, expansion and replacement of what an element holds."""
        now = next_ = self._inlines[context.inline]
        tongue = language(node)
        said, actual = self._words(node, "/E"), self._words(node, "/ActualText")
        if kind == "Formula":
            actual = actual or self._words(node, "/Alt")
        if tongue and tongue != now.language:
            next_ = next_._replace(language=tongue)
        if said or actual:
            next_ = next_._replace(said=said or now.said, actual=actual or now.actual)
        if kind == "Span" and is_raised(node):
            next_ = next_._replace(raised=True)
        if next_ is now:
            return context
        # A replacement belongs to this one element, a language to all that share it.
        key = (next_, self._elements if said or actual else 0)
        if key not in self._known:
            self._known[key] = len(self._inlines)
            self._inlines.append(next_)
        return context._replace(inline=self._known[key])

    def _group(self, kind: str, context: _Context) -> _Context:
        if context.block is not None and kind not in ("L", "TOC", "Table", "TR"):
            return context
        context = context._replace(group=self._elements)
        if kind == "Sect":
            return context._replace(sections=context.sections + 1)
        if kind in ("L", "TOC"):
            return context._replace(lists=context.lists + 1, block=None)
        if kind == "Table":
            table = self._grids.table(context.cell)
            return context._replace(table=table, row=-1, cell=None, block=None)
        if kind == "TR" and context.table >= 0:
            return context._replace(row=self._grids.row(context.table), block=None)
        return context

    def _opening(self, node: DictionaryObject, kind: str, context: _Context) -> _Context:
        if kind in ("TD", "TH"):
            return self._cell(node, kind, context)
        if kind in {"H", "Title"} or kind[1:].isdecimal():
            return self._heading(kind, context)
        role = _ROLES[kind]
        level = max(1, context.lists) if role is Role.ITEM else 0
        block = self._block(role, context, level=level)
        block.opens, block.entry = True, kind == "TOCI"
        return context._replace(block=block, role=role, level=level, entry=block.entry)

    def _heading(self, kind: str, context: _Context) -> _Context:
        if kind == "H":
            level = min(max(1, context.sections), _HEADINGS)
        else:
            level = 1 if kind == "Title" else min(max(1, int(kind[1:])), _HEADINGS)
        if context.cell is not None:
            self._grids.arranges(context.cell.table)
        block = context.block
        if block is None or not (block.opens and block.fresh):
            block = self._block(Role.HEADING, context, level=level)
        block.role, block.level, block.opens = Role.HEADING, level, True
        return context._replace(block=block)

    def _cell(self, node: DictionaryObject, kind: str, context: _Context) -> _Context:
        cell = self._grids.cell(node, kind, context.table, context.row)
        block = self._block(Role.PARAGRAPH, context._replace(cell=cell))
        block.opens = True
        return context._replace(block=block, cell=cell, role=Role.PARAGRAPH, level=0)

    def _paragraph(self, context: _Context) -> _Context:
        block = context.block
        if block is not None and block.opens and block.fresh:
            return context
        block = self._block(context.role, context, level=context.level)
        block.entry = context.entry
        return context._replace(block=block)

    def _figure(self, node: DictionaryObject, context: _Context) -> _Context:
        alt = self._words(node, "/Alt") or self._words(node, "/ActualText")
        if alt:
            block = self._block(Role.IMAGE, context)
            self._described[self._leaf(block)] = (alt, corners(node))
            self._order += 1
            if context.page:
                self._figures.setdefault(context.page, []).append((self._order, block.leaf))
            else:
                self._waiting.append((self._order, block.leaf, self._elements))
        return context._replace(block=None, group=self._elements)

    def _block(self, role: Role, context: _Context, *, level: int = 0) -> _Block:
        return _Block(role, level=level, cell=context.cell)

    def _leaf(self, block: _Block) -> int:
        if block.leaf < 0:
            block.leaf = len(self._blocks)
            self._blocks.append(block)
        return block.leaf

    def _text(self, mark: int, context: _Context) -> None:
        """Marked content: a place for it."""
        page = context.page
        if mark < 0 or page < 1:
            return
        self._order += 1
        self._settle(page, context.group)
        marks = self._places.setdefault(page, {})
        if mark in marks:
            self._doubled += 1
            return
        leaf = ARTIFACT if context.artifact else self._owner(context)
        marks[mark] = Place(self._order, leaf, context.inline, context.label)

    def _owner(self, context: _Context) -> int:
        block = context.block
        if block is not None:
            block.fresh = block.fresh and context.label
            self._loose = (-1, -1)
            return self._leaf(block)
        if self._loose[0] != context.group:
            self._loose = (context.group, self._leaf(_Block(None, cell=context.cell)))
        return self._loose[1]

    def _settle(self, page: int, group: int = 0) -> None:
        """Figures that named no page stand on their content's, or the page of the text before."""
        for order, leaf, figure in self._waiting:
            where = page if figure == group else self._page or page
            self._figures.setdefault(where, []).append((order, leaf))
        self._waiting.clear()
        self._page = page

    def _tags(self) -> Tags:
        self._settle(max(self._page, 1))
        leaves = []
        for at, block in enumerate(self._blocks):
            alt, box = self._described.get(at, ("", None))
            cell = block.cell
            leaves.append(
                Leaf(
                    role=block.role,
                    level=block.level,
                    entry=block.entry,
                    formula=block.formula,
                    cell=cell if cell is not None and self._grids.is_data(cell.table) else None,
                    alt=alt,
                    box=box,
                )
            )
        return Tags(
            leaves=tuple(leaves),
            inlines=tuple(self._inlines),
            places=self._places,
            figures={page: tuple(held) for page, held in self._figures.items()},
            doubled=self._doubled,
        )


def _backwards(array: ArrayObject) -> Iterator[Any]:
    """The raw members of an array, last first, so that a stack gives them in order."""
    for at in range(min(len(array), MOST_ELEMENTS) - 1, -1, -1):
        yield list.__getitem__(array, at)
