"""Lines that a page ends with ``<br>``: which of them are said apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hearprint.model.document import Block, Document, Role

Read = Callable[[bytes | str], Document]

LONG = "This sentence is here so that the page holds an article with some prose in it, at last."
WIDE = "7. What the setter made up late in the evening so that it would fill a whole line (3,4)"


def _block(read_page: Read, inner: str) -> Block:
    page = (
        f"<!DOCTYPE html><html lang=en><body><article><h1>Puzzles</h1><p>{LONG}</p>"
        f"{inner}<p>{LONG} Twice.</p></article></body></html>"
    )
    document = read_page(page)
    assert sum(b.words for b in document.blocks) + sum(r.words for r in document.removed) == (
        document.source_words
    )
    (block,) = document.blocks[2:-1]
    return block


@pytest.mark.parametrize(
    "lines",
    [
        ("1. Slow walk (5)", "4. Bread shop (6)"),
        ("1. Slow walk (5)", "4. Bread shop (6)", WIDE),
        ("1 Slow walk (5)", "4 Bread shop (6)", "7 Not (3-2, 2)", WIDE.replace("7.", "9")),
        ("Across", "1. Slow walk (5)", "4. Bread shop (6)", WIDE),
        ("Across", "1. Slow walk (5)", WIDE, "Down", "2. Ten (3)", "3. Eat twice (4, 2 words)"),
        ("1) Two eggs", f"2) {LONG[:70]}"),
    ],
)
def test_numbered_lines_without_stops_are_said_one_by_one(
    read_page: Read, lines: tuple[str, ...]
) -> None:
    block = _block(read_page, f"<p>{'<br>'.join(lines)}<br></p>")
    assert (block.role, block.text) == (Role.VERSE, "\n".join(lines))


@pytest.mark.parametrize(
    "lines",
    [
        ("12 Mill Lane", "14 Mill Lane"),
        ("The club met again in the spring, in the year", "1974. It was wet and cold (4) then"),
        (LONG, "1. It rained", LONG),
        ("5. Beans and leeks", "3. Peas and kale"),
        ("1. Soak the beans overnight.", "2. Cook them."),
        (f"1. {LONG} {LONG}", f"2. {LONG} {LONG[:40]}"),
    ],
)
def test_addresses_and_prose_with_line_breaks_run_on(
    read_page: Read, lines: tuple[str, ...]
) -> None:
    block = _block(read_page, f"<p>{'<br>'.join(lines)}</p>")
    assert (block.role, block.text) == (Role.PARAGRAPH, " ".join(lines))
