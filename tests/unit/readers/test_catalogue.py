from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearprint.errors import SourceError
from hearprint.model.contents import Catalogue, CatalogueItem
from hearprint.model.document import Source
from hearprint.readers.catalogue import CatalogueReader
from hearprint.readers.listing.wording import bare_title, is_cue, is_generic

ROOT = Path(__file__).parents[3]
MakeSource = Callable[..., Source]
List = Callable[[str], Catalogue | None]

BLURB = "An account of how it all began, and of what was said about it afterwards."
PROSE = f"<p>{'We wrote a great many words about the matter of the town and its river. ' * 40}</p>"
SHORT = f"<p>{'We wrote a great many words about the matter of the town and its river. ' * 10}</p>"


@pytest.fixture
def listed(make_source: MakeSource) -> List:
    def read(body: str) -> Catalogue | None:
        page = f"<html lang=en><head><title>Papers</title></head><body>{body}</body></html>"
        return CatalogueReader().read(make_source(page))

    return read


def _items(catalogue: Catalogue | None) -> tuple[CatalogueItem, ...]:
    assert catalogue is not None
    return catalogue.items


def _titles(catalogue: Catalogue | None) -> list[str]:
    return [item.title for item in _items(catalogue)]


def test_the_sample_page_is_read_as_its_truth_says(make_source: MakeSource) -> None:
    truth = json.loads((ROOT / "tests/samples/truth/publications.json").read_text())
    catalogue = CatalogueReader().read(make_source((ROOT / truth["source"]).read_bytes()))
    assert catalogue is not None
    assert (catalogue.title, catalogue.language) == (truth["title"], truth["language"])
    found = [
        {name: getattr(item, name) for name in truth["documents"][0]} for item in catalogue.items
    ]
    assert [{**item, "contents": list(item["contents"])} for item in found] == truth["documents"]


@pytest.mark.parametrize("name", ["members-bulletin-1", "the-commons-review-4"])
def test_the_sample_page_agrees_with_the_documents_it_lists(name: str) -> None:
    truth = json.loads((ROOT / "tests/samples/truth/publications.json").read_text())
    document = json.loads((ROOT / f"tests/samples/truth/{name}.json").read_text())
    (item,) = (item for item in truth["documents"] if name in item["href"])
    assert item["pages"] == document["pages"]
    if not item["contents"]:
        return
    for line, section in zip(item["contents"], document["sections"], strict=True):
        assert line.startswith(f"{section['number']}. {section['title']}: ")
        assert all(author["name"] in line for author in section["authors"])


def test_headings_and_paragraphs_in_one_row_are_parted_at_the_headings(listed: List) -> None:
    page = f"""<main><h1>Papers</h1><p>All that we printed.</p><h2>Bulletins</h2>
    <h3>Bulletin One</h3><p>{BLURB}</p><p>PDF, 24pp, 2013</p><p>50p donation</p><h4>Contents</h4>
    <ol><li>First: Ann B (York)<li>Second: Cy D (Hull), Ed F (Ely)</ol>
    <p><a href="/b1.pdf">Download the bulletin (PDF)</a></p>
    <p><a href="https://r.example/?u=b1.pdf">View / Listen to the bulletin using X &gt;&gt;</a></p>
    <h3>Bulletin Two</h3><p>Of 1984 and all that came of it.</p><p>PDF, 32 pages, 2014, £1.50</p>
    <p><a href="/b2.pdf">Download</a></p><h2>By post</h2><p>Write to us and pay £9.</p></main>"""
    one, two = _items(listed(page))
    assert one == CatalogueItem(
        title="Bulletin One",
        href="/b1.pdf",
        blurb=BLURB,
        pages=24,
        year=2013,
        price="50p donation",
        contents=("1. First: Ann B (York)", "2. Second: Cy D (Hull), Ed F (Ely)"),
        listen_href="https://r.example/?u=b1.pdf",
    )
    assert two == CatalogueItem(
        title="Bulletin Two",
        href="/b2.pdf",
        blurb="Of 1984 and all that came of it.",
        pages=32,
        year=2014,
        price="£1.50",
    )


def test_cards_with_covers_buttons_and_details(listed: List) -> None:
    page = "".join(
        f"""<article class=card><a href="p{n}.pdf"><img src=c.jpg alt="Cover of Paper {n}"></a>
        <h2>Paper number {n}: A tale</h2><p class=entry-meta>201{n} | 4{n} pages | Free</p>
        <p>{BLURB}</p><details><summary>In this issue</summary><ul><li>Shed<li>Wood</ul></details>
        <footer><a class=button href="p{n}.pdf"><button>Download PDF</button></a></footer></article>
        """
        for n in (1, 2)
    )
    one, two = _items(listed(page))
    assert (one.title, one.pages, one.year, one.price) == (
        "Paper number 1: A tale",
        41,
        2011,
        "Free",
    )
    assert (one.blurb, one.contents) == (BLURB, ("Shed", "Wood"))
    assert (two.title, two.href) == ("Paper number 2: A tale", "p2.pdf")


def test_rows_of_a_table(listed: List) -> None:
    page = """<h1>Archive</h1><table><tr><th>Title<th>Year<th>Length<th>File
    <tr><td>First report<td>1998<td>12pp<td><a href=r1.pdf>PDF</a>
    <tr><td>Second report<td>1999<td>16pp<td><a href=r2.epub>EPUB</a> <a href=r2.pdf>PDF</a>
    </table>"""
    found = [(item.title, item.href, item.pages, item.year) for item in _items(listed(page))]
    assert found == [("First report", "r1.pdf", 12, 1998), ("Second report", "r2.pdf", 16, 1999)]


def test_items_of_a_list_with_text_after_the_link(listed: List) -> None:
    page = """<h1>Leaflets</h1><ul>
    <li><a href=a.pdf>Housing rights</a> \u2013 what to do about bailiffs (PDF, 4pp, 2016)
    <li><a href=b.pdf>Work rights</a> \u2013 what to do about foremen (PDF, 2pp, 2017, free)</ul>"""
    one, two = _items(listed(page))
    assert (one.title, one.blurb, one.pages) == ("Housing rights", "what to do about bailiffs", 4)
    assert (two.title, two.year, two.price) == ("Work rights", 2017, "free")


def test_a_definition_list(listed: List) -> None:
    page = f"""<h1>Journals</h1><dl><dt>The Review 1<dd>{BLURB} <a href=r1.pdf>PDF, 60pp, 2001</a>
    <dt>The Review 2<dd>Another. <a href=r2.pdf>PDF, 64pp, 2002</a></dl>"""
    one, two = _items(listed(page))
    assert (one.title, one.pages, one.year, one.blurb) == ("The Review 1", 60, 2001, BLURB)
    assert (two.title, two.pages, two.year) == ("The Review 2", 64, 2002)


def test_titles_in_bold_and_contents_as_broken_lines(listed: List) -> None:
    page = """<div><p><strong>Bulletin 5</strong><br>The fifth of many.<br>PDF, 20pp, 2009<br>
    <a href=b5.pdf>Download here</a></p><p>Contents:</p><p>1. One: A (B)<br>2. Two: C<br>3. Three
    </p><p><strong>Bulletin 6</strong><br>PDF, 22pp, 2010<br><a href=b6.pdf>Download here</a></p>"""
    one, two = _items(listed(page))
    assert (one.title, one.contents) == ("Bulletin 5", ("1. One: A (B)", "2. Two: C", "3. Three"))
    assert (two.title, two.contents, two.pages) == ("Bulletin 6", (), 22)


def test_file_blocks_of_a_common_editor(listed: List) -> None:
    page = "<main><h1>Papers</h1><h2>Bulletins</h2>" + "".join(
        f"""<div class=wp-block-file><a href="/up/{n}.pdf">Bulletin {n}, June 201{n}</a>
        <a href="/up/{n}.pdf" download>Download</a></div>"""
        for n in (3, 4)
    )
    found = [(item.title, item.year) for item in _items(listed(page))]
    assert found == [("Bulletin 3, June 2013", 2013), ("Bulletin 4, June 2014", 2014)]


def test_an_old_blog_page_with_covers_bold_links_and_line_breaks(listed: List) -> None:
    page = f"""<div><h2>Publications</h2><p><a href=b1.pdf><img src=x alt=""></a><strong>
    <a href=b1.pdf>Internal Bulletin #1</a></strong> (PDF, 32pp, 2013)<br>{BLURB}</p>
    <p><strong>Contents:</strong></p><ol><li>What now? Bill J (Leeds)<li>Plans: Tim N</ol>
    <p>Suggested donation: £1.</p><p><a href=p.pdf><img src=x alt=Cover></a><strong>
    <a href=p.pdf>Striking back</a></strong> (PDF, 16pp, 2014)<br>{BLURB}</p></div>"""
    one, two = _items(listed(page))
    assert (one.title, one.pages, one.price) == ("Internal Bulletin #1", 32, "£1")
    assert (one.blurb, len(one.contents)) == (BLURB, 2)
    assert (two.title, two.pages, two.year, two.blurb) == ("Striking back", 16, 2014, BLURB)


def test_boxes_without_headings(listed: List) -> None:
    page = "<h1>Resources</h1>" + "".join(
        f"""<div class=item><div><a href={n}.pdf><img alt="" src=x></a></div><div>
        <div class=title>Organising, part {n}</div><div>{BLURB}</div>
        <div>March 202{n} · 1{n} pages</div><a href={n}.pdf>Download</a></div></div>"""
        for n in (1, 2)
    )
    found = [(i.title, i.pages, i.year, i.blurb) for i in _items(listed(page))]
    assert found == [
        ("Organising, part 1", 11, 2021, BLURB),
        ("Organising, part 2", 12, 2022, BLURB),
    ]


def test_a_heading_that_is_a_year_dates_its_group(listed: List) -> None:
    page = """<h2>2013</h2><p><a href=a.pdf>January news</a> | <a href=b.pdf>March news</a></p>
    <h2>2014</h2><ul><li><a href=c.pdf>January news</a> (800KB)</ul>"""
    assert [item.year for item in _items(listed(page))] == [2013, 2013, 2014]


def test_a_group_s_heading_is_nobody_s_title(listed: List) -> None:
    page = """<h1>Papers</h1><h2>Leaflets</h2><p><a href=a.pdf>Know your rights</a> (PDF, 2pp)</p>
    <p><a href=b.pdf>Stand together</a> (PDF, 4pp)</p><h2>Posters</h2>
    <p><a href=c.pdf>The great poster</a> (PDF, 1 page)</p>"""
    assert _titles(listed(page)) == ["Know your rights", "Stand together", "The great poster"]


def test_a_page_for_one_document(listed: List) -> None:
    page = """<main><h1>Bulletin 8</h1><p>The eighth one.</p><p>In this issue:</p>
    <ul><li>One: A (B)<li>Two: C (D)</ul><p><a href=b8.pdf>Download Bulletin 8</a> PDF, 12pp</p>"""
    (item,) = _items(listed(page))
    assert (item.title, item.pages, len(item.contents)) == ("Bulletin 8", 12, 2)


def test_pence_are_no_pages(listed: List) -> None:
    page = """<ul><li><a href=a.pdf>Paper of one</a> (PDF, 32p)
    <li><a href=b.pdf>Paper of two</a> (PDF, 8pp, 20p)</ul>"""
    found = [(item.pages, item.price) for item in _items(listed(page))]
    assert found == [(32, ""), (8, "20p")]


@pytest.mark.parametrize(
    "page",
    [
        "<p>Nothing to see here.</p>",
        f"{PROSE}<p>We wrote it up in a long <a href=x.pdf>report</a> that you may read.</p>",
        f"<article>{PROSE}<p><a href=a.pdf>Download this</a> (PDF, 3pp, 2013)</p></article>",
        f"{PROSE}<h2>More</h2><ul><li><a href=a.pdf>A paper</a><li><a href=b.pdf>B paper</a></ul>",
        "<nav><a href=a.pdf>Form A (PDF)</a> <a href=b.pdf>Form B (PDF)</a></nav><p>Welcome.</p>",
        (
            f"<article><h1>Swimming</h1><p>By Ann Bee</p>{SHORT}<ol><li>Come on a Sunday.<li>Wear a"
            " hat.<li>Get in slowly.<li>Breathe.</ol><p>Read the <a href=s.pdf>safety sheet</a>"
            " first.</p></article>"
        ),
        "<ul><li><a href=one.html>One</a><li><a href=two.html>Two</a></ul>",
        (
            "<h1>Manual, version 5</h1><p>Copyright 1996</p><p>A copy of the licence can be found "
            "at <a href='https://a.example/l.txt'>https://a.example/l.txt</a>.</p><ul>"
            "<li><a href=c1.html>1. Sand</a><li><a href=c2.html>2. Clay</a>"
            "<li><a href=c3.html>3. Loam</a></ul>"
        ),
        f"<h1>Manual</h1><p><a href=a.pdf>The theory of it</a> (2002, 12 pages)</p>{PROSE * 60}",
    ],
)
def test_other_pages_are_no_catalogues(listed: List, page: str) -> None:
    assert listed(page) is None


def test_links_that_only_a_browser_would_run_lead_nowhere(listed: List) -> None:
    page = """<ul><li><a href="javascript:x('a.pdf')">Paper of one (PDF)</a>
    <li><a href=b.pdf>Paper of two</a> PDF, 2pp <a href="javascript:y()">Listen to it</a>
    <li><a href="http://[bad/c.pdf">Paper of three</a><li><a href=d.pdf>Paper of four</a></ul>"""
    found = [(item.href, item.listen_href) for item in _items(listed(page))]
    assert found == [("b.pdf", ""), ("d.pdf", "")]


SNIPPETS = (
    "<p><a href=a.pdf>Download</a></p>",
    "<a href=b.pdf>The second paper (PDF)</a>",
    "<h2>A heading</h2>",
    "<h3><a href=c.pdf>Paper three</a></h3>",
    "<ol><li>One: A (B)<li>Two: C<li>Three: D</ol>",
    "<p>PDF, 12pp, 2001, £2</p>",
    "<p>Contents</p>",
    "<p>Some words of prose about this and that, and not much else.</p>",
    "<ul><li><a href=d.pdf>PDF</a> <a href=d.epub>EPUB</a><li><a href=a.pdf>Again</a></ul>",
    "<table><tr><td>Cell<td><a href=e.pdf>PDF</a><tr><td>Other<td>7pp</table>",
    "<div><p><b>Lead</b><br>1. A<br>2. B<br>3. C</p></div>",
    "<dl><dt>Term<dd><a href=f.pdf>x</a></dl>",
    "<a href=h.pdf><img src=x alt=''></a>",
    "<section>",
    "</section>",
    "<img src=x alt='Cover'>",
    "<a href=g>Listen to this</a>",
)


@settings(max_examples=200, deadline=None)
@given(parts=st.lists(st.sampled_from(SNIPPETS), max_size=14))
def test_any_mixture_is_read_in_order_and_each_document_once(
    make_source: MakeSource, parts: list[str]
) -> None:
    catalogue = CatalogueReader().read(make_source(f"<body>{''.join(parts)}<p>End</p></body>"))
    items = catalogue.items if catalogue else ()
    hrefs = [item.href for item in items]
    assert len(set(hrefs)) == len(hrefs)
    assert all(item.title for item in items)


def test_a_page_that_is_none_is_an_error(make_source: MakeSource) -> None:
    with pytest.raises(SourceError):
        CatalogueReader().read(make_source(b""))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Download the Members' Bulletin 1 (PDF, 2 MB)", "Members' Bulletin 1"),
        ("Read/download: Housing today »", "Read/download: Housing today"),
        ("Bulletin 4 pdf", "Bulletin 4"),
        ("The Review [PDF 300KB]", "The Review"),
        ("Download the PDF", "Download the"),
    ],
)
def test_titles_lose_what_only_says_download(text: str, title: str) -> None:
    assert bare_title(text) == title


@pytest.mark.parametrize(
    ("text", "generic"),
    [("Download the PDF (2.1 MB)", True), ("Bulletin", True), ("Bulletin 8", False), ("»", True)],
)
def test_generic_words_name_nothing(text: str, generic: bool) -> None:
    assert is_generic(text) is generic


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Contents:", True),
        ("In this issue", True),
        ("Table of contents", True),
        ("What's inside", True),
        ("The contents of the box were never found by anybody at all", False),
        ("Leaflets", False),
    ],
)
def test_cues_for_contents(text: str, cue: bool) -> None:
    assert is_cue(text) is cue
