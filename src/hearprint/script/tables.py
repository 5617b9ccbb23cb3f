"""Tables in words: how large they are, and each row in as few words as stay clear.

A row's first cell names it. Behind it each cell bears its column's heading, but for the one cell of
a table of two columns. A sign in a heading, as in ``Paid (£)``, is said with the figures below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hearprint.model.document import Block
from hearprint.model.wording import Wording

_FIGURES = re.compile(r"[-\u2212+]?\d[\d,]*(?:\.\d+)?")
_BELOW_NOTHING = re.compile(r"\((?P<figures>\d[\d,]*(?:\.\d+)?)\)")
_SIGNED = re.compile(
    r"(?P<name>.*?\w)[\s,:]*\(?(?P<sign>[\u00a3$\u20ac]|%)(?P<scale>m|bn|k|000s?|'000s?)?\)?\s*"
)
#: Signs that may be all of a heading.
_BARE = frozenset("\u00a3$\u20ac%")
#: What stands in a cell that has nothing to tell.
_NOTHING = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212.\u2026 ")
_SHORT = 8  #: words to which a cell is told in one breath with the others


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column's heading, and the sign that its figures go with."""

    name: str
    sign: str = ""
    scale: str = ""
    printed: str = ""  #: the heading with its sign

    def told(self, cell: str) -> str:
        """``cell`` with the column's sign, if it is a figure."""
        below = _BELOW_NOTHING.fullmatch(cell)
        figures = f"-{below['figures']}" if below and self.sign else cell
        if not self.sign or not _FIGURES.fullmatch(figures):
            return cell
        if self.sign == "%":
            return f"{figures}%"
        minus, whole = ("-", figures[1:]) if figures[0] in "-\u2212" else ("", figures.lstrip("+"))
        return f"{minus}{self.sign}{whole}{self.scale}"


def body(block: Block) -> tuple[tuple[str, ...], ...]:
    """The rows below the headings."""
    return block.rows[block.header_rows :]


def columns(block: Block) -> tuple[Column, ...]:
    """The columns; none where the table has no headings."""
    heads = block.rows[: block.header_rows]
    return tuple(_column(" ".join(filter(None, cells))) for cells in zip(*heads, strict=False))


def opening(block: Block, names: Sequence[str], wording: Wording, *, large: bool) -> str:
    """How large a table is and what its columns are called."""
    rows = len(body(block))
    size = wording.one_row_table if rows == 1 else wording.table.format(rows=rows)
    headed = ", ".join(filter(None, names)).removesuffix(".")
    named = wording.columns.format(names=headed) if headed else ""
    skip = wording.large_table if large else ""
    return " ".join(filter(None, (size, named, skip)))


def name(block: Block, caption: str, wording: Wording) -> str:
    """What the chapter of a large table is called."""
    rows = len(body(block))
    short = " ".join(caption.split()).rstrip(".")
    if short:
        return wording.named_table.format(name=short, rows=rows)
    return (wording.one_row_table if rows == 1 else wording.table.format(rows=rows)).rstrip(".")


def row(cells: Sequence[str], heads: Sequence[Column]) -> tuple[str, ...]:
    """A row as it is to be said, in sentences.

    Each is to be put in words by itself: an abbreviation that ends one has no number in the next.
    """
    filled = [(at, cell.strip()) for at, cell in enumerate(cells) if not set(cell) <= _NOTHING]
    if not filled:
        return ()
    told = [_cell(at, cell, heads) for at, cell in filled]
    if len(told) == 1:
        return (_sentence(told[0]),)
    first, *rest = told
    if any(len(cell.split()) > _SHORT for _, cell in filled):
        return tuple(map(_sentence, told))
    if len(heads) == 2 == len(cells):  # noqa: PLR2004 - the name of a row, and what is told of it
        return (_sentence(f"{first.rstrip('.:')}: {rest[0]}"),)
    joint = "; " if any(", " in cell for _, cell in filled[1:]) else ", "
    return _sentence(first), _sentence(joint.join(rest))


def _cell(at: int, cell: str, heads: Sequence[Column]) -> str:
    head = heads[at] if at < len(heads) else Column(name="")
    alone = at == 0 or (at == 1 and len(heads) == 2)  # noqa: PLR2004 - see row
    told = head.told(cell)
    signed = head.name == head.sign and told != cell  # "£" above 120: the figures say it
    return told if alone or signed or not head.name else f"{head.name}: {told}"


def _column(heading: str) -> Column:
    bare = heading.strip(" ()")
    if bare in _BARE:
        return Column(name=bare, sign=bare, printed=heading.strip())
    found = _SIGNED.fullmatch(heading.strip())
    if not found:
        return Column(name=heading.strip(), printed=heading.strip())
    scale = found["scale"] or ""
    thousands = "k" if "000" in scale else scale
    return Column(name=found["name"], sign=found["sign"], scale=thousands, printed=heading.strip())


def _sentence(text: str) -> str:
    stripped = text.strip()
    return stripped if stripped.endswith((".", "?", "!", "\u2026")) else f"{stripped}."
