"""Rows of a document in reading order: by its tags where they hold up, by its layout elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from hearprint.readers.pdf.columns import reading_order, rows_of
from hearprint.readers.pdf.parts import Atom, Row, Sheet
from hearprint.readers.pdf.tables import is_contents
from hearprint.readers.pdf.tags.records import Leaf, Tags


class Ordered(NamedTuple):
    """All rows as they are read."""

    rows: list[Row]
    told: dict[int, int]  #: zone -> leaf, where the tree tells what the zone is
    figures: frozenset[int]  #: zones of descriptions

    @property
    def printed(self) -> list[Row]:
        """Rows that are type on a page."""
        return [row for row in self.rows if row.zone not in self.figures]


class _Piece(NamedTuple):
    """Atoms of a page that follow one another; ``leaf`` is -1 where typography has to tell."""

    page: Sheet
    leaf: int
    atoms: tuple[Atom, ...]


def in_order(sheets: Sequence[Sheet], tags: Tags | None) -> Ordered:
    """Rows of all pages; those of one zone follow each other."""
    if tags is None or not any(sheet.runs for sheet in sheets):
        return Ordered(reading_order(sheets), {}, frozenset())
    pieces = [piece for sheet in sheets for piece in _pieces(sheet, tags)]
    free = [piece for piece in pieces if piece.leaf < 0]
    found = _by_layout(free)
    zone = max((row.zone for rows in found for row in rows), default=0)
    rows: list[Row] = []
    told: dict[int, int] = {}
    figures: set[int] = set()
    waiting = iter(found)
    for piece in pieces:
        if piece.leaf < 0:
            rows.extend(next(waiting))
            continue
        zone += 1
        told[zone] = piece.leaf
        if tags.leaves[piece.leaf].alt:
            figures.add(zone)
        rows.extend(rows_of(piece.atoms, piece.page.number, zone))
    return Ordered(rows, told, frozenset(figures))


def _by_layout(pieces: Sequence[_Piece]) -> list[list[Row]]:
    """The rows of each piece. They are ordered in one go, since pages show gutters to others."""
    sheets = [
        piece.page._replace(number=at, atoms=piece.atoms, runs=())
        for at, piece in enumerate(pieces)
    ]
    found: list[list[Row]] = [[] for _ in pieces]
    for at, rows in groupby(reading_order(sheets), key=lambda row: row.page):
        page = pieces[at].page.number
        found[at].extend(row._replace(page=page) for row in rows)
    return found


def _pieces(sheet: Sheet, tags: Tags) -> Iterator[_Piece]:
    """The pieces of a page in order; neighbours without a told leaf are one."""
    if not sheet.runs:
        yield _Piece(sheet, -1, sheet.atoms)
        return
    free: list[Atom] = []
    for leaf, atoms in _with_strays(sheet, _told(sheet, tags.leaves)):
        if leaf < 0:
            free.extend(atoms)
            continue
        if free:
            yield _Piece(sheet, -1, _downwards(free))
            free = []
        yield _Piece(sheet, leaf, atoms)
    if free:
        yield _Piece(sheet, -1, _downwards(free))


def _downwards(atoms: Iterable[Atom]) -> tuple[Atom, ...]:
    return tuple(sorted(atoms, key=lambda atom: (atom.base, atom.left)))


_Text = tuple[int, tuple[Atom, ...]]


def _told(sheet: Sheet, leaves: Sequence[Leaf]) -> list[_Text]:
    """Each run's leaf (-1 for one that tells nothing) and atoms."""
    held: list[list[Atom]] = [[run.figure] if run.figure else [] for run in sheet.runs]
    for atom in sheet.atoms:
        if atom.run >= 0:
            held[atom.run].append(atom)
    texts = [
        (run.leaf if run.told else -1, tuple(atoms))
        for run, atoms in zip(sheet.runs, held, strict=True)
        if atoms
    ]
    lists = _lists_of_contents(sheet, texts, leaves)
    return [(-1 if _table(leaf, leaves) in lists else leaf, atoms) for leaf, atoms in texts]


def _table(leaf: int, leaves: Sequence[Leaf]) -> int:
    cell = leaves[leaf].cell if leaf >= 0 else None
    return cell.table if cell is not None else -1


def _lists_of_contents(
    sheet: Sheet, texts: Sequence[_Text], leaves: Sequence[Leaf]
) -> frozenset[int]:
    """Tables that set titles beside page numbers: their lines are entries."""
    tables: dict[int, list[Atom]] = {}
    for leaf, atoms in texts:
        table = _table(leaf, leaves)
        if table >= 0:
            tables.setdefault(table, []).extend(atoms)
    return frozenset(
        table for table, atoms in tables.items()
        if is_contents(rows_of(_downwards(atoms), sheet.number, 0))
    )  # fmt: skip


def _with_strays(sheet: Sheet, texts: Sequence[_Text]) -> list[_Text]:
    """Put what stands in no run before the first text below it, or at the end."""
    strays = [atom for atom in sheet.atoms if atom.run < 0]
    if not strays:
        return list(texts)
    before: dict[int, list[Atom]] = {}
    tops = [
        (min(atom.base for atom in atoms), min(a.left for a in atoms), max(a.right for a in atoms))
        for _, atoms in texts
    ]
    for atom in strays:
        at = next(
            (
                place for place, (top, left, right) in enumerate(tops)
                if not atom.tilted and top > atom.base and left < atom.right and right > atom.left
            ),
            len(texts),
        )  # fmt: skip
        before.setdefault(at, []).append(atom)
    found: list[_Text] = []
    for at in range(len(texts) + 1):
        if at in before:
            found.append((-1, tuple(before[at])))
        if at < len(texts):
            found.append(texts[at])
    return found
