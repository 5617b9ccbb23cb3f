"""Braille files: their shape by any translation, and real braille where liblouis is installed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes import programmes
from fakes.tools import require_tool
from hearprint.errors import UnavailableError
from hearprint.formats.ways import braille, louis
from hearprint.model.programme import Programme


def capitals(texts: Sequence[str], _language: str) -> list[str]:
    """Stands for braille: ASCII capitals."""
    return [one.upper().encode("ascii", "replace").decode() for one in texts]


def pages(made: Programme) -> list[list[str]]:
    held = braille.brf(made, capitals).decode("ascii")
    assert held.endswith("\r\n\f")
    return [page.split("\r\n")[:-1] for page in held.split("\f")[:-1]]


@given(st.text(max_size=900), st.text(max_size=90))
def test_every_page_has_25_lines_of_at_most_40_cells_and_its_number(text: str, title: str) -> None:
    blocks = programmes.plain_blocks(title, text)
    found = pages(programmes.programme([programmes.track(1, 1, title, blocks)]))
    for number, page in enumerate(found, start=1):
        assert len(page) == 25
        assert all(len(line) <= 40 for line in page)
        assert page[-1] == str(number).rjust(40)


def test_contents_lead_to_the_page_where_a_section_begins() -> None:
    found = pages(programmes.programme())
    entries = [line for line in found[1] if line.endswith(tuple("0123456789"))][:4]
    starts = [int(line.split()[-1]) for line in entries]
    for start, title in zip(starts, ("RANK AND FILE", "LETTERS", "REPAIRS"), strict=False):
        assert found[start - 1][0].strip() == title


def test_headings_paragraphs_items_and_print_pages_stand_where_readers_expect_them() -> None:
    lines = [line for page in pages(programmes.programme()) for line in page]
    assert "RANK AND FILE".center(40).rstrip() in lines
    assert "    WHAT WE ASKED FOR" in lines
    assert "  WE MET IN THE SORTING HALL. SIXTY" in lines
    assert "1. SEATS FOR EVERYBODY." in lines
    assert "-" * 34 + "PAGE 5" in lines


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    for extra in range(30):
        blocks = (
            *programmes.plain_blocks("T", " ".join(["word"] * 7 * extra) or "word"),
            *programmes.rich_blocks()[3:5],
        )
        for page in pages(programmes.programme([programmes.track(1, 1, "T", blocks)])):
            text = [line for line in page[:-1] if line]
            assert not text or text[-1] != "    WHAT WE ASKED FOR"


def test_a_passage_in_a_language_without_braille_is_written_in_the_publications_own() -> None:
    def english(texts: Sequence[str], language: str) -> list[str]:
        if not language.startswith("en"):
            raise UnavailableError("none")
        return capitals(texts, language)

    assert b"GAGNER" in braille.brf(programmes.programme(), english)


def test_liblouis_writes_contracted_english_and_numbers() -> None:
    require_tool("liblouis", louis.program() or None)
    assert louis.cells(["The people and 12.", ""], "en-GB") == [",! P & #AB4", ""]


def test_liblouis_takes_texts_longer_than_it_holds_at_a_time() -> None:
    require_tool("liblouis", louis.program() or None)
    (made,) = louis.cells(["pit " * 3000], "en")
    assert made.split() == ["PIT"] * 3000


def test_a_letter_that_a_table_lacks_is_written_as_its_nearest() -> None:
    require_tool("liblouis", louis.program() or None)
    foreign, plain = louis.cells(["Bo\u017cena paid.", "Bozena paid."], "en")
    assert foreign == plain


def test_a_language_that_liblouis_lacks_is_told() -> None:
    require_tool("liblouis", louis.program() or None)
    with pytest.raises(UnavailableError, match="no braille for the language qq"):
        louis.cells(["a"], "qq")


@pytest.mark.parametrize("language", list(louis._TABLES))
def test_the_tables_that_we_name_are_there_and_write_six_dots(language: str) -> None:
    require_tool("liblouis", louis.program() or None)
    (made,) = louis.cells(["abc 12"], language)
    assert "ABC" in made
    assert made != "ABC 12"
