"""Large print and the code for the printed page, as their readers find them."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any, TypeAlias

import pytest
from PIL import Image
from pypdf import PdfReader

from fakes import programmes
from fakes.tools import require_package
from hearprint.formats.ways import print as large
from hearprint.formats.ways import qr
from hearprint.model.programme import Programme

Node: TypeAlias = Any


@pytest.fixture(scope="module")
def bulletin() -> bytes:
    require_package("typst")
    require_package("fontpkg_atkinson_hyperlegible")
    made, lacks = large.large_print(programmes.programme())
    assert lacks == ""
    return made


def tags(node: Node, found: list[str]) -> list[str]:
    """Kinds of structure elements in reading order."""
    node = node.get_object()
    if isinstance(node, list):
        for one in node:
            tags(one, found)
    elif isinstance(node, dict) and ("/S" in node or node.get("/Type") == "/StructTreeRoot"):
        if "/S" in node:
            found.append(str(node["/S"]))
        if "/K" in node:
            tags(node["/K"], found)
    return found


def test_large_print_says_its_title_its_language_and_that_it_is_pdf_ua(bulletin: bytes) -> None:
    reader = PdfReader(BytesIO(bulletin))
    root: Node = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Members\u2019 Bulletin 9"
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()


def test_large_print_has_bookmarks_for_sections_and_headings(bulletin: bytes) -> None:
    outline: Node = PdfReader(BytesIO(bulletin)).outline
    titles = [one.title for one in outline if not isinstance(one, list)]
    assert titles == ["Rank and file", "Letters", "Repairs", "Letters"]
    inner = [one.title for one in outline[1] if not isinstance(one, list)]
    assert inner[:2] == ["What we asked for", "What next"]


def test_large_print_is_tagged_with_headings_lists_and_table_headers(bulletin: bytes) -> None:
    root: Node = PdfReader(BytesIO(bulletin)).trailer["/Root"]
    found = tags(root["/StructTreeRoot"], [])
    assert {"/H1", "/H2", "/H3", "/L", "/LI", "/Table", "/TH", "/TD", "/TOC"} <= set(found)
    assert found.count("/TH") == 2


def test_no_letter_is_smaller_than_18_points(bulletin: bytes) -> None:
    sizes: set[float] = set()

    def note(_text: str, matrix: Node, text: Node, _font: Node, size: float) -> None:
        if _text.strip():
            sizes.add(round(size * abs(text[3]) * abs(matrix[3]), 1))

    for page in PdfReader(BytesIO(bulletin)).pages:
        page.extract_text(visitor_text=note)
    assert min(sizes) >= 18


def test_every_word_is_in_the_large_print(bulletin: bytes) -> None:
    pages = PdfReader(BytesIO(bulletin)).pages
    shown = "".join("".join(page.extract_text() for page in pages).split())
    for track in programmes.programme().tracks:
        for block in track.blocks:
            for word in block.text.split():
                assert word.strip("\u00ab\u00bb,") in shown, word


def test_the_same_programme_gives_the_same_print(bulletin: bytes) -> None:
    assert large.large_print(programmes.programme())[0] == bulletin


def test_a_sign_that_no_typeface_has_is_told_and_the_print_is_made_all_the_same() -> None:
    require_package("typst")
    require_package("fontpkg_atkinson_hyperlegible")
    odd = programmes.plain_blocks("Odd", "A sign that nobody has: \u0378.")
    made, lacks = large.large_print(programmes.programme([programmes.track(1, 1, "Odd", odd)]))
    assert "could not be displayed" in lacks
    assert made.startswith(b"%PDF-")


def test_markup_of_a_document_stays_text() -> None:
    require_package("typst")
    require_package("fontpkg_atkinson_hyperlegible")
    nasty = '#read("/etc/passwd") $x$ *b* #panic() \\u{1} <a> @b // c'
    blocks = programmes.plain_blocks(nasty, nasty)
    of = programmes.publication(title=nasty)
    made, _ = large.large_print(
        programmes.programme([programmes.track(1, 1, nasty, blocks)], of=of)
    )
    text = "".join("".join(one.extract_text() for one in PdfReader(BytesIO(made)).pages).split())
    assert text.count('#read("/etc/passwd")$x$*b*#panic()') >= 3


def test_a_table_too_wide_for_large_letters_becomes_lines_that_name_their_columns() -> None:
    rows = (("Depot", "May", "June", "July"), ("North", "1", "2", "3"))
    table = replace(programmes.rich_blocks()[9], rows=rows, text="Depot May June July North 1 2 3")
    made: Programme = programmes.programme([programmes.track(1, 1, "T", (table,), heading=0)])
    shown = [one for one in large.document(made)["paras"] if one["kind"] == "paragraph"]
    assert shown[0]["text"] == "Depot: North; May: 1; June: 2; July: 3"


def test_a_code_is_sharp_has_its_border_and_names_the_address() -> None:
    require_package("segno")
    svg, png = qr.codes(programmes.programme())
    assert b"<title>https://hear.example.org/bulletin-9/</title>" in svg
    picture = Image.open(BytesIO(png)).convert("L")
    assert picture.width == picture.height
    border = picture.crop((0, 0, picture.width, 4 * 24))
    assert border.getextrema() == (255, 255)
    assert picture.getpixel((4 * 24, 4 * 24)) == 0  # the first corner begins at once behind it
    assert qr.codes(programmes.programme()) == (svg, png)
