"""Reading tagged files: what the tree tells, and what it is not believed."""

from __future__ import annotations

import pytest

from fakes.pdf_pages import accounted, source_of
from fakes.tagged import Element, Mark, TaggedPdf
from hearprint.model.document import Document, Role
from hearprint.readers.pdf.reader import PdfReader

PROSE = (
    "The meeting opened at half past ten, and nobody could",
    "remember when it had last begun on the hour. There was",
    "tea, there were biscuits, and there was a long report.",
)
MORE = (
    "The treasurer read out every figure twice, and asked if",
    "anybody wished to hear them a third time. Nobody did,",
    "and so the report was taken as read by all who stayed.",
)


def read(data: bytes) -> Document:
    document = PdfReader().read(source_of(data))
    assert accounted(document) == document.source_words
    return document


def texts(document: Document, role: Role | None = None) -> list[str]:
    return [block.text for block in document.blocks if role in (None, block.role)]


def paragraphs(*marks: Mark) -> Element:
    return Element("Document", [Element("P", [mark]) for mark in marks])


def test_the_tree_tells_the_order_that_layout_cannot() -> None:
    page = TaggedPdf(size=(640, 760))
    box = page.lines("A box of", "its own, in", "narrow lines", x=40, y=640)
    first = page.lines(*PROSE, x=150, y=700)
    second = page.lines(*MORE, x=150, y=600)
    found = texts(read(page.made(paragraphs(first, second, box))))
    assert [text.split()[0] for text in found] == ["The", "The", "A"]


def test_headings_have_the_level_of_their_tags_whatever_they_look_like() -> None:
    page = TaggedPdf()
    one = page.lines("Part one", y=730, size=10)
    two = page.lines("A smaller matter", y=700, size=20)
    text = page.lines(*PROSE, y=670)
    other = page.lines(*MORE, y=600)
    tree = Element(
        "Document",
        [
            Element("H1", [one]), Element("H3", [two]), Element("P", [text]),
            Element("P", [other]),
        ],
    )  # fmt: skip
    blocks = read(page.made(tree)).blocks
    assert [(block.role, block.level) for block in blocks[:2]] == [
        (Role.HEADING, 1),
        (Role.HEADING, 3),
    ]


def test_names_of_styles_are_understood_by_their_role_map() -> None:
    page = TaggedPdf()
    marks = [page.lines("Of ships", y=730), page.lines(*PROSE), page.lines(*MORE, y=600)]
    tree = Element(
        "Document",
        [
            Element("Kopf", [marks[0]]), Element("Standard", [marks[1]]),
            Element("Quotations", [marks[2]]),
        ],
    )  # fmt: skip
    roles = {"Kopf": "Ueberschrift", "Ueberschrift": "H2", "Standard": "P", "Quotations": "P"}
    blocks = read(page.made(tree, roles=roles)).blocks
    assert [block.role for block in blocks] == [Role.HEADING, Role.PARAGRAPH, Role.QUOTE]
    assert blocks[0].level == 2


def test_items_keep_their_labels_and_depth() -> None:
    page = TaggedPdf()
    text = page.lines(*PROSE, y=730)
    labels = [page.lines(label, x=60, y=y) for label, y in (("1.", 640), ("o", 600), ("2.", 580))]
    bodies = [
        page.lines("first, and on the line", "below it what follows", x=80, y=640),
        page.lines("one below the first", x=100, y=600),
        page.lines("and a second", x=80, y=580),
    ]
    inner = Element("L", [item(labels[1], bodies[1])])
    tree = Element(
        "Document",
        [
            Element("P", [text]),
            Element("L", [item(labels[0], bodies[0], inner), item(labels[2], bodies[2])]),
        ],
    )
    document = read(page.made(tree))
    items = [
        (block.level, block.marker, block.text)
        for block in document.blocks
        if block.role is Role.ITEM
    ]
    assert items == [
        (1, "1.", "1. first, and on the line below it what follows"),
        (2, "•", "one below the first"),
        (1, "2.", "2. and a second"),
    ]
    assert [(one.reason, one.text) for one in document.removed] == [("bullet", "o")]


def item(label: Mark, body: Mark, *more: Element) -> Element:
    return Element("LI", [Element("Lbl", [label]), Element("LBody", [Element("P", [body]), *more])])


def test_a_table_has_the_cells_and_headings_of_its_tags() -> None:
    page = TaggedPdf()
    text = page.lines(*PROSE, y=730)
    rows = [("Branch", "Members"), ("Leeds and", "164"), ("Hull", "")]
    made = []
    for at, row in enumerate(rows):
        cells = []
        for column, cell in enumerate(row):
            lines = [cell, "Bradford"] if cell == "Leeds and" else [cell]
            mark = page.lines(*lines, x=60 + 120 * column, y=650 - 30 * at)
            cells.append(Element("TH" if not at else "TD", [mark] if cell else []))
        made.append(Element("TR", cells))
    tree = Element("Document", [Element("P", [text]), Element("Table", made)])
    table = read(page.made(tree)).blocks[1]
    assert table.rows == (("Branch", "Members"), ("Leeds and Bradford", "164"), ("Hull", ""))
    assert table.header_rows == 1


def test_a_cell_over_several_columns_and_rows_leaves_the_others_in_theirs() -> None:
    page = TaggedPdf()
    text = page.lines(*PROSE, y=730)
    wide = Element("TH", [page.lines("Spring", x=180, y=650)], {"A": {"O": "/Table", "ColSpan": 2}})
    tall = Element("TH", [page.lines("Branch", x=60, y=640)], {"A": {"O": "/Table", "RowSpan": 2}})
    heads = [Element("TH", [page.lines(one, x=x, y=630)]) for one, x in (("in", 180), ("out", 300))]
    cells = [
        Element("TD", [page.lines(one, x=x, y=600)])
        for one, x in (("Leeds", 60), ("7", 180), ("9", 300))
    ]
    rows = [Element("TR", [tall, wide]), Element("TR", heads), Element("TR", cells)]
    tree = Element("Document", [Element("P", [text]), Element("Table", rows)])
    table = read(page.made(tree)).blocks[1]
    assert table.rows == (("Branch", "Spring", ""), ("", "in", "out"), ("Leeds", "7", "9"))
    assert table.header_rows == 2


def test_a_table_that_only_lays_out_a_page_is_read_as_text() -> None:
    page = TaggedPdf(size=(640, 760))
    left = [page.lines("Of ships", x=40, y=730), page.lines(*PROSE, x=40)]
    right = [page.lines("Of shoes", x=340, y=730), page.lines(*MORE, x=340)]
    cells = [
        Element("TD", [Element("H2", [one]), Element("P", [two])]) for one, two in (left, right)
    ]
    tree = Element("Document", [Element("Table", [Element("TR", cells)])])
    roles = [block.role for block in read(page.made(tree)).blocks]
    assert roles == [Role.HEADING, Role.PARAGRAPH] * 2


def test_notes_quotations_and_captions_are_what_their_tags_say() -> None:
    page = TaggedPdf()
    kinds = ("P", "BlockQuote", "Caption", "Note")
    marks = [
        page.lines(*PROSE, y=730),
        page.lines(*MORE, y=660),
        page.lines("Members in spring", y=600),
        page.lines("1 Minutes, page 12.", y=60),
    ]
    tree = Element(
        "Document", [Element(kind, [mark]) for kind, mark in zip(kinds, marks, strict=True)]
    )
    blocks = read(page.made(tree)).blocks
    assert [block.role for block in blocks] == [
        Role.PARAGRAPH,
        Role.QUOTE,
        Role.CAPTION,
        Role.NOTE,
    ]
    assert (blocks[3].marker, blocks[3].text) == ("1", "Minutes, page 12.")


def test_a_paragraph_over_two_columns_and_a_page_is_one() -> None:
    page = TaggedPdf(size=(640, 760))
    left = page.lines("It began in one", "column and went on", x=40, y=80)
    right = page.lines("at the head of", "the next, where it", x=340, y=730)
    page.turn()
    last = page.lines("ended on the page", "that followed.", x=40, y=730)
    other = page.lines(*PROSE, x=40, y=660)
    tree = Element("Document", [Element("P", [left, right, last]), Element("P", [other])])
    assert texts(read(page.made(tree)))[0] == (
        "It began in one column and went on at the head of the next, where it ended on the page"
        " that followed."
    )


def test_figures_are_described_where_they_stand() -> None:
    page = TaggedPdf()
    first, second = page.lines(*PROSE, y=730), page.lines(*MORE, y=500)
    tree = Element(
        "Document",
        [
            Element("P", [first]),
            Element("Figure", entries={"Alt": "A queue outside a bakery", "Pg": 0}),
            Element("Figure", entries={"Alt": "IMG_2034.JPG"}),
            Element("P", [second]),
        ],
    )
    document = read(page.made(tree))
    assert [block.role for block in document.blocks] == [Role.PARAGRAPH, Role.IMAGE, Role.PARAGRAPH]
    assert document.blocks[1].text == "A queue outside a bakery"
    assert [(one.reason, one.text) for one in document.removed] == [("file name", "IMG_2034.JPG")]


def test_a_logo_on_every_page_is_described_once() -> None:
    page = TaggedPdf()
    kids = []
    for number in range(4):
        if number:
            page.turn()
        kids.append(Element("Figure", [page.lines(y=750)], {"Alt": "Logo of the union"}))
        kids.append(Element("P", [page.lines(f"Page {number} of it.", *PROSE)]))
    document = read(page.made(Element("Document", kids)))
    assert texts(document, Role.IMAGE) == ["Logo of the union"]


def test_the_actual_text_stands_for_glyphs_but_loses_no_figure() -> None:
    page = TaggedPdf()
    first = page.lines("Qvx zk", y=730)
    figure = page.lines("1,204 members", y=700)
    text = page.lines(*PROSE, y=650)
    tree = Element(
        "Document",
        [
            Element("P", [Element("Span", [first], {"ActualText": "Our union"})]),
            Element("P", [Element("Span", [figure], {"ActualText": "many members"})]),
            Element("P", [text]),
        ],
    )
    document = read(page.made(tree))
    assert texts(document)[:2] == ["Our union", "1,204 members"]
    assert [one.text for one in document.removed] == ["Qvx zk"]


def test_artifacts_at_the_edge_go_and_others_stay_unless_said_twice() -> None:
    page = TaggedPdf()
    page.artifact("The Commons Review", y=740, size=8)
    page.artifact("There was tea, there were biscuits", x=300, y=500)
    page.artifact("Fee: 24.99 a year", x=300, y=400)
    page.artifact("3", x=200, y=20)
    text = page.lines(*PROSE, "There was tea, there were biscuits.", y=700)
    document = read(page.made(paragraphs(text, page.lines(*MORE, y=300))))
    assert {(one.reason, one.text) for one in document.removed} == {
        ("running head", "The Commons Review"),
        ("page number", "3"),
        ("repeated text", "There was tea, there were biscuits"),
    }
    assert "Fee: 24.99 a year" in texts(document)


def test_text_outside_the_tree_is_read_where_it_stands() -> None:
    page = TaggedPdf()
    first = page.lines(*PROSE, y=730)
    page.loose("A line that nobody tagged.", y=640)
    second = page.lines(*MORE, y=600)
    found = texts(read(page.made(paragraphs(first, second))))
    assert found[1] == "A line that nobody tagged."
    assert len(found) == 3


# Trees that do not hold up ------------------------------------------------------------------


def columns(page: TaggedPdf) -> tuple[list[Mark], list[Mark]]:
    """Two columns of lines, each line marked by itself."""
    left, right = PROSE + MORE, tuple(reversed(MORE + PROSE))
    marks: tuple[list[Mark], list[Mark]] = ([], [])
    for at in range(6):
        for side, lines, x in ((0, left, 40), (1, right, 340)):
            marks[side].append(page.lines(lines[at], x=x, y=700 - 13 * at))
    return marks


@pytest.mark.parametrize("kind", ["line by line", "one paragraph", "upwards", "half of it"])
def test_a_tree_that_contradicts_the_page_is_not_believed(kind: str) -> None:
    page = TaggedPdf(size=(640, 760))
    left, right = columns(page)
    plain = TaggedPdf(size=(640, 760))
    columns(plain)
    crossed = [mark for pair in zip(left, right, strict=True) for mark in pair]
    tree = {
        "line by line": paragraphs(*crossed),
        "one paragraph": Element("Document", [Element("P", crossed)]),
        "upwards": Element(
            "Document", [Element("P", [mark]) for mark in reversed([*left, *right])]
        ),
        "half of it": paragraphs(*left[:2]),
    }[kind]
    found = texts(read(page.made(tree)))
    assert found == texts(read(plain.made(Element("Document"))))


def test_a_page_that_holds_up_is_read_by_its_tags_beside_one_that_does_not() -> None:
    page = TaggedPdf(size=(640, 760))
    left, right = columns(page)
    page.turn()
    heading = page.lines("Not like a heading", y=730)
    text = page.lines(*PROSE, y=700)
    bad = [Element("P", [mark]) for pair in zip(right, left, strict=True) for mark in pair]
    tree = Element("Document", [*bad, Element("H1", [heading]), Element("P", [text])])
    document = read(page.made(tree))
    assert texts(document, Role.HEADING) == ["Not like a heading"]
    assert document.blocks[0].text.startswith(PROSE[0])


def test_text_tagged_as_heading_for_its_looks_is_text() -> None:
    page = TaggedPdf()
    marks = [page.lines(*PROSE, *MORE, y=740 - 90 * at) for at in range(6)]
    tree = Element("Document", [Element("H2", [mark]) for mark in marks])
    assert not texts(read(page.made(tree)), Role.HEADING)


def test_a_heading_that_nobody_tagged_is_found_by_its_type() -> None:
    page = TaggedPdf()
    marks = [
        page.lines("Untagged", y=730, size=18, font="Times-Bold"),
        page.lines(*PROSE, y=700),
        page.lines("Strong words", y=640, font="Times-Bold"),
        page.lines(*MORE, y=627),
    ]
    tagged = page.lines("Tagged", y=560, size=16, font="Times-Bold")
    text = page.lines(*PROSE, y=540)
    tree = Element(
        "Document",
        [*(Element("P", [mark]) for mark in marks), Element("H2", [tagged]), Element("P", [text])],
    )
    document = read(page.made(tree))
    assert [(one.text, one.level) for one in document.blocks if one.role is Role.HEADING] == [
        ("Untagged", 2),
        ("Tagged", 2),
    ]


# What tags tell of passages -----------------------------------------------------------------


def test_languages_of_blocks_and_of_passages_are_marked() -> None:
    page = TaggedPdf()
    english = page.lines(*PROSE, "They all went to the", y=730)
    name = page.lines("Fête de l'Huma-", x=160, y=691)
    more = page.lines("nité, and home again.", y=678)
    french = page.lines("La réunion est finie.", y=650)
    passage = Element("Span", [name], {"Lang": "fr"})
    rest = Element("Span", [more], {"Lang": "fr"})
    tree = Element(
        "Document",
        [Element("P", [english, passage, rest]), Element("P", [french], {"Lang": "fr-FR"})],
        {"Lang": "en-GB"},
    )
    document = read(page.made(tree, language="en-US"))
    assert document.language == "en-GB"
    block = document.blocks[0]
    spans = [(block.text[one.begin : one.end], one.language) for one in block.spans]
    assert spans == [("Fête de l'Humanité, and home again", "fr")]
    assert [one.language for one in document.blocks] == [None, "fr-FR"]


def test_languages_are_lent_where_the_order_is_not_believed() -> None:
    page = TaggedPdf(size=(640, 760))
    left, right = columns(page)
    french = page.lines("La réunion est finie.", x=40, y=600)
    crossed = [Element("P", [mark]) for pair in zip(right, left, strict=True) for mark in pair]
    tree = Element("Document", [*crossed, Element("P", [french], {"Lang": "fr"})])
    document = read(page.made(tree, language="en"))
    told = {block.text: block.language for block in document.blocks}
    assert told["La réunion est finie."] == "fr"
    assert [(one.code, one.where) for one in document.findings] == [("R-008", "page 1")]


def test_headings_of_columns_are_lent_where_the_order_is_not_believed() -> None:
    page = TaggedPdf(size=(640, 760))
    left, right = columns(page)
    rows = []
    for at, (one, two) in enumerate(
        [("Town", "Sum"), ("Area", "in 1"), ("Leeds", "7"), ("Hull", "9")]
    ):
        kind = "TD" if at > 1 else "TH"
        marks = page.lines(one, x=40, y=500 - 14 * at), page.lines(two, x=140, y=500 - 14 * at)
        rows.append(Element("TR", [Element(kind, [mark]) for mark in marks]))
    crossed = [Element("P", [mark]) for pair in zip(right, left, strict=True) for mark in pair]
    tree = Element("Document", [*crossed, Element("Table", rows)])
    table = next(one for one in read(page.made(tree)).blocks if one.role is Role.TABLE)
    assert (len(table.rows), table.header_rows) == (4, 2)


def test_expansions_of_abbreviations_are_kept_beside_the_text() -> None:
    page = TaggedPdf()
    first = page.lines(*PROSE, "All this was done by the", y=730)
    short = page.lines("NUM", x=180, y=691)
    tree = Element(
        "Document",
        [Element("P", [first, Element("Span", [short], {"E": "National Union of Mineworkers"})])],
    )
    block = read(page.made(tree)).blocks[0]
    assert [(block.text[one.begin : one.end], one.said) for one in block.spans] == [
        ("NUM", "National Union of Mineworkers")
    ]


def test_figures_are_raised_where_only_the_tags_say_so() -> None:
    page = TaggedPdf()
    text = page.lines(*PROSE, "Then came ten to the 10", y=730)
    width = page.canvas.stringWidth("Then came ten to the 10", "Times-Roman", 10)
    figure = page.lines("6", x=60 + width, y=691)
    raised = Element("Span", [figure], {"A": {"O": "/Layout", "BaselineShift": 3}})
    block = read(page.made(Element("Document", [Element("P", [text, raised])]))).blocks[0]
    assert block.text.endswith("Then came ten to the 10⁶")
