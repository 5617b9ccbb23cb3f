from __future__ import annotations

from dataclasses import replace

import pytest

from hearprint.contents.bylined import with_bylines
from hearprint.model.contents import Contents, Entry, ListKind, Match
from hearprint.model.document import Block, Document, Line, Person, Role, with_ids

_AUTHORS = (Person(name="Ann K", branch="Leeds"), Person(name="Siân W", branch="Caernarfon"))


def _paragraph(*lines: str) -> Block:
    return Block(
        id="",
        role=Role.PARAGRAPH,
        text=" ".join(lines),
        page=1,
        lines=tuple(Line(text=line, page=1) for line in lines),
    )


def _made(*lines: str, subtitle: bool = False) -> tuple[Document, Contents]:
    heads = [Block(id="", role=Role.HEADING, text="The lift", level=1, page=1)]
    if subtitle:
        heads.append(Block(id="", role=Role.HEADING, text="A report", level=2, page=1))
    end = Block(id="", role=Role.HEADING, text="The stairs", level=1, page=1)
    blocks = with_ids([*heads, _paragraph(*lines), end, _paragraph("Up and down.")])
    source = Document(
        source="a.pdf",
        digest="d",
        media_type="application/pdf",
        blocks=blocks,
        source_words=sum(block.words for block in blocks),
    )
    entries = (Entry(title="The lift", authors=_AUTHORS), Entry(title="The stairs"))
    last = len(blocks) - 2
    matches = tuple(Match(block=at, confidence=1.0, why="") for at in (0, last))
    contents = Contents(kind=ListKind.PRINTED, entries=entries, matches=matches)
    return source, contents


@pytest.mark.parametrize("subtitle", [False, True])
@pytest.mark.parametrize(
    "byline",
    [
        ("Ann K (Leeds) and Siân W (Caernarfon)",),
        ("by Ann K (Leeds), Siân W", "(Caernarfon)"),
        ("Ann K", "and Siân W"),
    ],
)
def test_a_byline_joined_to_the_text_becomes_a_block_of_its_own(
    byline: tuple[str, ...], subtitle: bool
) -> None:
    document, contents = _made(*byline, "The lift broke in", "March.", subtitle=subtitle)
    parted, moved = with_bylines(document, contents)
    at = 2 if subtitle else 1
    assert parted.blocks[at].role is Role.BYLINE
    assert parted.blocks[at].text == " ".join(byline)
    assert parted.blocks[at + 1].text == "The lift broke in March."
    assert parted.blocks[at + 1].role is Role.PARAGRAPH
    assert parted.blocks[moved.matches[1].block or 0].text == "The stairs"


@pytest.mark.parametrize(
    "lines",
    [
        ("Ann K (Leeds) thinks", "that the lift broke."),
        ("Siân W (Caernarfon)", "saw the lift."),
        ("Ann K (Leeds) and Siân W (Caernarfon)",),
        ("The lift broke in", "March."),
    ],
)
def test_text_that_merely_names_authors_stays_whole(lines: tuple[str, ...]) -> None:
    document, contents = _made(*lines)
    assert with_bylines(document, contents) == (document, contents)


def test_without_printed_lines_nothing_is_parted() -> None:
    document, contents = _made("Ann K and Siân W", "The lift broke.")
    blocks = tuple(replace(block, lines=()) for block in document.blocks)
    bare = replace(document, blocks=blocks)
    assert with_bylines(bare, contents) == (bare, contents)
