from __future__ import annotations

import io
from collections.abc import Callable

import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from fakes.pdf_pages import draw_lines
from hearprint.readers.pdf.metadata import iso_date, names_in, sensible_title
from hearprint.readers.pdf.structure import read_structure

Make = Callable[..., bytes]


def written(writer: pypdf.PdfWriter) -> bytes:
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


@pytest.fixture
def writer(pdf: Make) -> pypdf.PdfWriter:
    made = pypdf.PdfWriter()
    made.append(io.BytesIO(pdf(lambda canvas, n: draw_lines(canvas, [f"page {n}"]), pages=3)))
    return made


def test_an_outline_is_flattened_with_levels_pages_and_heights(writer: pypdf.PdfWriter) -> None:
    fit = pypdf.generic.Fit.xyz(left=0, top=700, zoom=0)
    part = writer.add_outline_item(title="Part one", page_number=0, fit=fit)
    writer.add_outline_item(title="Chapter", page_number=2, parent=part)
    found = read_structure(written(writer), "x").outline
    assert [(one.title, one.level, one.page, one.top) for one in found] == [
        ("Part one", 1, 1, 60.0),
        ("Chapter", 2, 3, None),
    ]


def test_entries_by_name_and_without_a_goal_are_kept(writer: pypdf.PdfWriter) -> None:
    writer.add_named_destination("there", 1)
    named = writer.add_outline_item(title="Named", page_number=0).get_object()
    named[NameObject("/Dest")] = TextStringObject("there")
    named.pop("/A", None)
    nowhere = writer.add_outline_item(title="Nowhere", page_number=0).get_object()
    nowhere.pop("/A", None)
    nowhere.pop("/Dest", None)
    found = read_structure(written(writer), "x").outline
    assert [(one.title, one.page) for one in found] == [("Named", 2), ("Nowhere", None)]


def test_an_outline_that_bites_its_tail_ends(writer: pypdf.PdfWriter) -> None:
    first = writer.add_outline_item(title="One", page_number=0)
    second = writer.add_outline_item(title="Two", page_number=1)
    second.get_object()[NameObject("/Next")] = first
    second.get_object()[NameObject("/First")] = first
    found = read_structure(written(writer), "x").outline
    assert [one.title for one in found] == ["One", "Two"]


def test_a_very_deep_outline_ends_and_loses_nothing(writer: pypdf.PdfWriter) -> None:
    parent = None
    for at in range(300):
        parent = writer.add_outline_item(title=f"item {at}", page_number=0, parent=parent)
    assert len(read_structure(written(writer), "x").outline) == 300


def test_links_inside_the_file_have_their_box_and_goal(writer: pypdf.PdfWriter) -> None:
    page = writer.pages[0]
    target = ArrayObject(
        [writer.pages[2].indirect_reference, NameObject("/FitH"), NumberObject(660)]
    )
    rect = ArrayObject(NumberObject(edge) for edge in (60, 690, 160, 710))
    link = DictionaryObject({
        NameObject("/Subtype"): NameObject("/Link"),
        NameObject("/Rect"): rect,
        NameObject("/Dest"): target,
    })  # fmt: skip
    page[NameObject("/Annots")] = ArrayObject([link])
    (found,) = read_structure(written(writer), "x").links
    assert (found.page, found.target_page, found.target_top) == (1, 3, 100.0)
    assert (found.box.left, found.box.top, found.box.right, found.box.bottom) == (60, 50, 160, 70)


def test_page_labels_metadata_and_language_are_read(writer: pypdf.PdfWriter) -> None:
    writer.set_page_label(0, 1, style="/r")
    writer.set_page_label(2, 2, style="/D", start=1)
    writer.add_metadata({"/Title": "Bulletin 9", "/Author": "A & B", "/CreationDate": "D:20130602"})
    writer._root_object[NameObject("/Lang")] = TextStringObject("cy-GB")
    found = read_structure(written(writer), "x")
    assert found.labels == ("i", "ii", "1")
    assert (found.title, found.date, found.language) == ("Bulletin 9", "2013-06-02", "cy-GB")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Microsoft Word - Bulletin 9.doc", ""),
        ("Microsoft Word - Bulletin nine", "Bulletin nine"),
        ("untitled", ""),
        ("Untitled-3", ""),
        ("(unspecified)", ""),
        ("final_v2.indd", ""),
        ("2013", ""),
        ("The Commons Review", "The Commons Review"),
    ],
)
def test_names_of_files_and_tools_are_no_titles(text: str, title: str) -> None:
    assert sensible_title(text) == title


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("(anonymous)", []),
        ("admin", []),
        ("Administrator", []),
        ("(unspecified)", []),
        ("Windows User", []),
        ("user1; Ann Admin", ["Ann Admin"]),
        ("Una Known and Tom W", ["Una Known", "Tom W"]),
    ],
)
def test_what_programs_write_for_a_name_is_no_author(text: str, names: list[str]) -> None:
    assert list(names_in(text)) == names


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("D:20240229120000Z", "2024-02-29"),
        ("D:20240231", "2024-02"),
        ("D:202413", "2024"),
        ("D:0000", ""),
    ],
)
def test_a_date_is_taken_as_far_as_the_calendar_has_it(text: str, date: str) -> None:
    assert iso_date(text) == date


def test_a_broken_file_gives_a_fault_and_no_error() -> None:
    assert read_structure(b"%PDF-1.7\nnothing here", "x").faults
