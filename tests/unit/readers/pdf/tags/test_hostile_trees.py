"""Trees that nobody would make on purpose, and some that only somebody hostile would."""

from __future__ import annotations

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader as Pypdf
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NullObject, NumberObject

from fakes.pdf_pages import accounted, source_of
from fakes.tagged import Element, Mark, TaggedPdf
from hearprint.model.document import Document
from hearprint.readers.pdf.reader import PdfReader
from hearprint.readers.pdf.tags import tree as tree_module
from hearprint.readers.pdf.tags.tree import TooManyTagsError, read_tags

KINDS = [
    *("P", "H1", "H3", "H", "Div", "Sect", "NonStruct", "Span", "Link", "L", "LI", "Lbl", "LBody"),
    *("Table", "THead", "TR", "TH", "TD", "BlockQuote", "Note", "Caption", "Figure", "Formula"),
    *("TOC", "TOCI", "Quote", "Reference", "Artifact", "Aside", "Title", "Unknown"),
]
MARKS = st.tuples(st.integers(1, 2), st.integers(0, 9))
WORDS = st.sampled_from(["", "two words", "7", "naïve 12", "\x00\ufffe", "IMG_1.jpg"])
ENTRIES = st.dictionaries(
    st.sampled_from(["Alt", "ActualText", "E", "Lang"]), WORDS | st.just("fr"), max_size=2
) | st.just({"A": {"O": "/Table", "ColSpan": 3, "RowSpan": 2}})
ELEMENTS: st.SearchStrategy[Element] = st.recursive(
    st.builds(Element, st.sampled_from(KINDS), st.lists(MARKS, max_size=2), ENTRIES),
    lambda inner: st.builds(
        Element, st.sampled_from(KINDS), st.lists(inner | MARKS, max_size=4), ENTRIES
    ),
    max_leaves=14,
)


def two_pages() -> TaggedPdf:
    page = TaggedPdf()
    for number in (1, 2):
        if number == 2:
            page.turn()
        for at in range(8):
            x = 40 + 190 * (at % 2)
            page.lines(f"Line {at} of page {number}", "and 3 more words", x=x, y=700 - 50 * at)
        page.loose("o", "loose words on 4 May", y=200)
        page.artifact("Artifact 9", y=20)
    return page


def checked(data: bytes) -> Document:
    document = PdfReader().read(source_of(data))
    assert accounted(document) == document.source_words
    return document


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(ELEMENTS, max_size=4))
def test_words_are_accounted_for_under_any_tree(top: list[Element]) -> None:
    document = checked(two_pages().made(*top))
    held = " ".join(block.text for block in document.blocks)
    held += " ".join(one.text for one in document.removed)
    for number in (1, 2):
        assert all(f"Line {at} of page {number}" in held for at in range(8))


def spoken(document: Document) -> list[str]:
    return sorted(word for block in document.blocks for word in block.text.split())


def edited(change: object) -> bytes:
    """A small tagged file after ``change(writer, root, page)``."""
    page = two_pages()
    marks: list[Mark] = [(number, at) for number in (1, 2) for at in range(8)]
    data = page.made(Element("Document", [Element("P", [mark]) for mark in marks]))
    writer = PdfWriter(clone_from=Pypdf(io.BytesIO(data)))
    root = writer.root_object["/StructTreeRoot"]
    change(writer, root)  # type: ignore[operator]
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def element(kind: str, kids: object = None) -> DictionaryObject:
    made = DictionaryObject({NameObject("/S"): NameObject(f"/{kind}")})
    if kids is not None:
        made[NameObject("/K")] = kids  # type: ignore[assignment]
    return made


def circle(writer: PdfWriter, root: DictionaryObject) -> None:
    one = element("P")
    place = writer._add_object(one)
    kids = ArrayObject([place])
    kids.append(writer._add_object(kids))
    one[NameObject("/K")] = ArrayObject([place, root["/K"], writer._add_object(kids)])
    root[NameObject("/K")] = place


def depth(writer: PdfWriter, root: DictionaryObject) -> None:
    inner = root["/K"]
    for _ in range(5000):
        inner = writer._add_object(element("Div", inner))
    root[NameObject("/K")] = inner


def wrong_things(_: PdfWriter, root: DictionaryObject) -> None:
    kids = [NullObject(), NumberObject(-4), NumberObject(2**40), element("P", NullObject())]
    bad = element("TD", ArrayObject([NumberObject(3)]))
    bad[NameObject("/Pg")] = NumberObject(7)
    bad[NameObject("/A")] = NumberObject(7)
    bad[NameObject("/Lang")] = ArrayObject()
    bad[NameObject("/S")] = NumberObject(7)
    root[NameObject("/RoleMap")] = ArrayObject()
    root[NameObject("/K")] = ArrayObject([*kids, bad, element("TR", bad), element("Figure")])


def nothing(_: PdfWriter, root: DictionaryObject) -> None:
    root[NameObject("/K")] = NullObject()


@pytest.mark.parametrize("change", [circle, depth, wrong_things, nothing])
def test_a_broken_tree_costs_no_word(change: object) -> None:
    plain, found = checked(two_pages().made()), checked(edited(change))
    assert spoken(plain) == spoken(found)


def test_a_role_map_that_goes_in_circles_tells_nothing() -> None:
    page = two_pages()
    tree = Element("Document", [Element("One", [(1, at)]) for at in range(8)])
    checked(page.made(tree, roles={"One": "Two", "Two": "One"}))


def test_an_enormous_tree_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree_module, "MOST_ELEMENTS", 12)
    data = edited(lambda *_: None)
    with pytest.raises(TooManyTagsError):
        read_tags(Pypdf(io.BytesIO(data)), {})
    document = checked(data)
    assert [one.code for one in document.findings] == ["R-004"]


def test_a_hundred_thousand_elements_are_read_in_one_pass() -> None:
    def many(writer: PdfWriter, root: DictionaryObject) -> None:
        kids = ArrayObject(element("Span", NumberObject(0)) for _ in range(100_000))
        root[NameObject("/K")] = ArrayObject([root["/K"], element("Sect", kids)])
        assert writer

    data = edited(many)
    reader = Pypdf(io.BytesIO(data))
    pages = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages, 1)}  # type: ignore[union-attr]
    tags = read_tags(reader, pages)
    assert tags is not None
    assert len(tags.places[1]) == 8
