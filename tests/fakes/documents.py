"""Small documents, written as one would jot them down."""

from __future__ import annotations

from dataclasses import replace

from hearprint.model.document import Block, Box, Document, Line, Page, Role, with_ids

_MARKS = {
    "# ": (Role.HEADING, 1, 16.0),
    "## ": (Role.HEADING, 2, 12.0),
    "@ ": (Role.BYLINE, 0, 10.0),
    "- ": (Role.ITEM, 1, 10.0),
    "> ": (Role.QUOTE, 0, 10.0),
    "* ": (Role.NOTE, 0, 8.0),
}


def document(*pages: str, **facts: object) -> Document:
    """A document of ``pages``; each line is a block.

    ``# `` and ``## `` begin headings, ``@ `` a byline, ``- `` an item, ``> `` a quotation,
    ``* `` a note, and ``|`` parts the printed lines of one block.
    """
    blocks = []
    for number, page in enumerate(pages, 1):
        lines = [line for line in page.splitlines() if line.strip()]
        blocks += [_block(line.strip(), number, place) for place, line in enumerate(lines)]
    made = with_ids(blocks)
    whole = Document(
        source="test.pdf",
        digest="0" * 64,
        media_type="application/pdf",
        blocks=made,
        source_words=sum(block.words for block in made),
        pages=tuple(Page(width=595, height=842) for _ in pages),
        body_size=10.0,
    )
    return replace(whole, **facts)  # type: ignore[arg-type]


def _block(line: str, page: int, place: int) -> Block:
    role, level, size = Role.PARAGRAPH, 0, 10.0
    for mark, (other, depth, points) in _MARKS.items():
        if line.startswith(mark):
            role, level, size, line = other, depth, points, line[len(mark) :]
    printed = [part.strip() for part in line.split("|")]
    top = 60.0 + 20 * place
    box = Box(left=60, top=top, right=500, bottom=top + 12)
    return Block(
        id="",
        role=role,
        text=" ".join(printed),
        level=level,
        page=page,
        box=box,
        lines=tuple(Line(text=part, box=box) for part in printed),
        size=size,
        bold=role is Role.HEADING,
    )


def prose(count: int, seed: str = "word") -> str:
    """A paragraph of ``count`` words."""
    return " ".join(f"{seed}{number}" for number in range(count)).capitalize() + "."
