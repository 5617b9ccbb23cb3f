from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hearprint.errors import DamagedError, NoTextError
from hearprint.model.document import Block, Document, NoteRef, Person, Role, Source
from hearprint.readers.article import ArticleReader

ROOT = Path(__file__).parents[3]
Read = Callable[[bytes | str], Document]

LONG = "This sentence is here so that the page holds an article with some prose in it, at last."


def _page(inner: str, head: str = "", lang: str = "en") -> str:
    return (
        f"<!DOCTYPE html><html lang='{lang}'><head>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/n'>News</a></nav>"
        f"<article><h1>The title</h1><p>{LONG}</p>{inner}<p>{LONG} Twice.</p></article>"
        f"<footer>Small print</footer></body></html>"
    )


def _inner(document: Document) -> tuple[Block, ...]:
    return document.blocks[2:-1]


def _texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def _removed(document: Document) -> dict[str, str]:
    return {gone.reason: gone.text for gone in document.removed}


def test_the_sample_article_is_read_as_its_truth_says(read_page: Read) -> None:
    truth = json.loads((ROOT / "tests/samples/truth/why-the-library-matters.json").read_text())
    document = read_page((ROOT / truth["source"]).read_bytes())
    assert document.title == truth["title"]
    assert document.authors == tuple(Person(**person) for person in truth["authors"])
    assert (document.date, document.language) == (truth["date"], truth["language"])
    headings = [block for block in document.blocks if block.role is Role.HEADING]
    assert headings[0].text == truth["sections"][0]["title"]
    chapters = truth["sections"][0]["chapters"]
    assert [{"title": h.text, "level": h.level} for h in headings[1:]] == chapters
    prose = [block for block in document.blocks if block.role is Role.PARAGRAPH]
    assert prose[0].text.startswith(truth["starts"])
    assert prose[-1].text.endswith(truth["ends"])
    assert sorted({gone.reason for gone in document.removed}) == truth["removed"]


def test_headings_keep_their_levels(read_page: Read) -> None:
    blocks = _inner(read_page(_page("<h2>A</h2><h4>B</h4><p>Text.</p><h3>C</h3>")))
    headings = [(b.text, b.level) for b in blocks if b.role is Role.HEADING]
    assert headings == [("A", 2), ("B", 4), ("C", 3)]


def test_lists_keep_depth_and_marker(read_page: Read) -> None:
    inner = "<ol start=3><li>c<ul><li>deep</ul><li><p>d</p><p>more</p></ol><ol type=i><li>x</ol>"
    blocks = _inner(read_page(_page(inner)))
    assert [(b.role, b.level, b.marker, b.text) for b in blocks] == [
        (Role.ITEM, 1, "3.", "c"),
        (Role.ITEM, 2, "\u2022", "deep"),
        (Role.ITEM, 1, "4.", "d"),
        (Role.ITEM, 1, "", "more"),
        (Role.ITEM, 1, "i.", "x"),
    ]


def test_a_reversed_and_a_lettered_list_are_marked_as_printed(read_page: Read) -> None:
    inner = "<ol reversed><li>a<li>b<li value=7>c</ol><ol type=A start=26><li>z<li>aa</ol>"
    markers = [block.marker for block in _inner(read_page(_page(inner)))]
    assert markers == ["3.", "2.", "7.", "Z.", "AA."]


def test_a_table_keeps_rows_headings_and_caption(read_page: Read) -> None:
    inner = (
        "<table><caption>Counts</caption><tr><th>Day<th colspan=2>Feet<tr>"
        "<td rowspan=2>Mon<td>3<td>4<tr><td>5<td>6</table>"
    )
    caption, table = _inner(read_page(_page(inner)))
    assert (caption.role, caption.text) == (Role.CAPTION, "Counts")
    assert table.rows == (("Day", "Feet", ""), ("Mon", "3", "4"), ("", "5", "6"))
    assert table.header_rows == 1


def test_cells_that_hold_only_a_sign_are_kept(read_page: Read) -> None:
    inner = (
        "<table><tr><th>Who<th>\u00a3<th>Here<tr><td>Ann<td>3<td>\u2713<tr><td>Bob<td>\u2013<td>\u2717"
        "<tr><td><td>+<td>=</table>"
    )
    [table] = _inner(read_page(_page(inner)))
    assert table.rows == (
        ("Who", "\u00a3", "Here"),
        ("Ann", "3", "\u2713"),
        ("Bob", "\u2013", "\u2717"),
        ("", "+", "="),
    )
    assert (table.header_rows, table.words) == (1, 5)


def test_a_table_that_only_arranges_the_page_is_read_as_text(read_page: Read) -> None:
    inner = f"<table><tr><td><h2>Left</h2><p>{LONG}</p><td><p>Right side.</p></table>"
    roles = [block.role for block in _inner(read_page(_page(inner)))]
    assert roles == [Role.HEADING, Role.PARAGRAPH, Role.PARAGRAPH]


def test_quotes_verse_and_code_keep_their_nature(read_page: Read) -> None:
    inner = (
        "<blockquote><p>Said so.</p></blockquote><p>Roses are red<br>Violets are blue<br>So there"
        "</p><pre>first line\n  second line</pre>"
    )
    quote, verse, code = _inner(read_page(_page(inner)))
    assert (quote.role, quote.text) == (Role.QUOTE, "Said so.")
    assert verse.role is Role.VERSE
    assert [line.text for line in verse.lines] == ["Roses are red", "Violets are blue", "So there"]
    assert [line.text for line in code.lines] == ["first line", "second line"]


def test_two_line_breaks_part_paragraphs(read_page: Read) -> None:
    blocks = _inner(read_page(_page("<div>One thing.<br><br>\n<br>Another.</div>")))
    assert [block.text for block in blocks] == ["One thing.", "Another."]


def test_pictures_are_read_by_their_alternative_where_they_stand(read_page: Read) -> None:
    inner = "<p><img src=a.jpg alt='A red door'>Text after.</p><p>Text <img alt='A cat'>before.</p>"
    blocks = _inner(read_page(_page(inner)))
    assert [(b.role, b.text) for b in blocks] == [
        (Role.IMAGE, "A red door"),
        (Role.PARAGRAPH, "Text after."),
        (Role.PARAGRAPH, "Text before."),
        (Role.IMAGE, "A cat"),
    ]


def test_an_alternative_that_says_nothing_new_is_left_out(read_page: Read) -> None:
    inner = (
        "<figure><img alt='Our hall'><figcaption>Our hall</figcaption></figure>"
        "<p>Text <img alt='IMG_2034.jpg'></p>"
    )
    document = read_page(_page(inner))
    assert [block.role for block in _inner(document)] == [Role.CAPTION, Role.PARAGRAPH]
    assert _removed(document)["repeated text"] == "Our hall"
    assert _removed(document)["file name"] == "IMG_2034.jpg"


def test_raised_figures_stay_raised(read_page: Read) -> None:
    (block,) = _inner(read_page(_page("<p>10<sup>6</sup> of H<sub>2</sub>O on the 1<sup>st</sup>")))
    assert block.text == "10\u2076 of H2O on the 1st"


def test_quotation_elements_become_marks_and_abbreviations_stay(read_page: Read) -> None:
    (block,) = _inner(read_page(_page("<p>The <abbr title='x'>TUC</abbr> said <q>no</q>.")))
    assert block.text == "The TUC said \u201cno\u201d."


@pytest.mark.parametrize("lang", ["english", "klingon!", "english_uk", "x"])
def test_what_is_no_language_tag_is_no_language(read_page: Read, lang: str) -> None:
    read = read_page(_page(f"<div lang='{lang}'><p>The committee met.</p></div>", lang=lang))
    assert read.language == "en"
    assert {block.language for block in read.blocks} <= {None, "en"}


def test_other_languages_are_marked(read_page: Read) -> None:
    inner = "<p lang=cy>Mae hi'n braf.</p><p>An <i lang=fr>aside</i>.</p><p><i lang=fr>Oui.</i></p>"
    blocks = _inner(read_page(_page(inner, lang="en-GB")))
    assert [block.language for block in blocks] == ["cy", None, "fr"]


def test_anchors_reach_the_block_they_start_at(read_page: Read) -> None:
    inner = (
        "<section id=s><h2 id=h><a name=old></a>Part</h2><p>Text <span id=mid>x</span></section>"
    )
    heading, paragraph = _inner(read_page(_page(inner)))
    assert heading.anchors == ("s", "h", "old")
    assert paragraph.anchors == ("mid",)


def test_footnotes_are_notes_with_their_number(read_page: Read) -> None:
    inner = (
        "<p>Text<a href='#fn1'><sup>1</sup></a>.</p><div class=footnotes><ol><li id=fn1>The note. "
        "<a href='#fnref1'>back</a></ol></div>"
    )
    document = read_page(_page(inner))
    text, note = _inner(document)
    assert text.text == "Text."
    assert (note.role, note.marker, note.text) == (Role.NOTE, "1.", "The note.")
    assert _removed(document)["note mark"]
    assert text.notes == (NoteRef(mark="1", at=4, anchor="fn1"),)


def test_marks_of_notes_keep_their_places_in_text_lists_and_tables(read_page: Read) -> None:
    def mark(number: int) -> str:
        return f"<sup><a href='#fn{number}'>[{number}]</a></sup>"

    inner = (
        f"<p>We <em>met</em>{mark(1)} in May{mark(2)}.<br><br>Then we &amp; they left{mark(3)}</p>"
        f"<ul><li>Bread{mark(4)}</ul>"
        f"<table><tr><th>A<th>B<tr><td>x{mark(5)}<td>1</table>"
        "<ol class=footnotes>"
        + "".join(f"<li id=fn{number}>Note <a href='#r'>back</a>" for number in range(1, 6))
        + "</ol>"
    )
    blocks = _inner(read_page(_page(inner)))
    found = {ref.mark: block.text[: ref.at] for block in blocks for ref in block.notes}
    assert found == {
        "1": "We met",
        "2": "We met in May",
        "3": "Then we & they left",
        "4": "Bread",
        "5": "A | B\nx | 1",
    }
    assert {ref.at is None for block in blocks if block.rows for ref in block.notes} == {True}


@pytest.mark.parametrize(
    ("furniture", "reason"),
    [
        ("<div class='share-buttons'><a href=#>Tweet</a></div>", "share links"),
        ("<div id=comments class=comments-area><p>I liked this.</p></div>", "comments"),
        ("<div class=cookie-notice>We use cookies.</div>", "cookie notice"),
        ("<form><label>Email</label><button>Go</button></form>", "form"),
        ("<h3>Related posts</h3><ul><li><a href=x>Other</a></ul>", "related links"),
        ("<h3>3 comments</h3><ol><li>First!</ol>", "comments"),
        ("<aside class=sidebar>Adverts here</aside>", "sidebar"),
        ("<div class='ad-container'>Buy soap</div>", "advert"),
        ("<p style='display: none'>Secret</p>", "hidden"),
        ("<p hidden>Secret</p>", "hidden"),
        ("<nav class=toc><a href='#a'>A</a></nav>", "navigation"),
        ("<p class=post-meta>Posted in <a href=n>News</a></p>", "post details"),
        ("<div class='article-meta-info'><p>10:00 Created</p></div>", "post details"),
        ("<div class=post-copyright-box><ul><li>Licence: ours</ul></div>", "post details"),
        ("<div id=reward-btn>Donate</div>", "post details"),
        ("<span class='post-meta-categories'>Reports</span>", "post details"),
        ("<amp-ad><div placeholder>Soap, soon</div></amp-ad>", "advert"),
        ("<div class=adbox><a href=s><img src=s.gif alt='Buy soap'></a></div>", "advert"),
        ("<div class='paywall x'><h2>Only for readers who pay</h2></div>", "offer"),
        ("<p><a href='/x#c'>2 comments</a></p>", "comments"),
        (
            "<div><a href=/roofs><div>Old roofs</div><div>Leave a gap for nests</div></a></div>",
            "related links",
        ),
    ],
)
def test_furniture_inside_the_article_is_removed_with_its_reason(
    read_page: Read, furniture: str, reason: str
) -> None:
    document = read_page(_page(furniture))
    assert _texts(document) == ["The title", LONG, f"{LONG} Twice."]
    assert reason in _removed(document)


def test_wrappers_with_unlucky_names_are_no_furniture(read_page: Read) -> None:
    page = _page("").replace("<article>", "<article class='tag-comments category-social'>")
    page = page.replace("<body>", "<body class='has-sidebar'><div class='menu-open share-page'>")
    assert _texts(read_page(page)) == ["The title", LONG, f"{LONG} Twice."]


@pytest.mark.parametrize(("led", "read"), [("We saw.", False), ("We saw these:", True)])
def test_links_to_other_pages_between_paragraphs_are_read_if_the_text_leads_to_them(
    read_page: Read, led: str, read: bool
) -> None:
    links = "<div><ul><li><a href=/a>The toll house</a><li><a href=/b>The ferry</a></ul></div>"
    text = f"<p>{LONG} {led}</p>{links}<p>{LONG} Thrice.</p><p>{LONG} Again.</p>"
    assert ("The ferry" in _texts(read_page(_page(text)))) is read


@pytest.mark.parametrize(
    "content",
    [
        "<aside class='admonition note'><p>Mind the gap.</p></aside>",
        "<p>The <a href='#_ref'>ref</a> command.</p>",
        "<a href='big.jpg'><div><div>A bridge</div><div>at dusk</div></div></a>",
    ],
)
def test_boxes_links_and_pictures_of_the_text_are_read(read_page: Read, content: str) -> None:
    assert set(_removed(read_page(_page(content)))) == {"navigation", "page footer"}


def test_a_long_page_with_a_blog_s_lines_is_no_plain_page(read_page: Read) -> None:
    posts = "".join(
        f"<div class=entry><h2>{name}</h2><div>1 March by <a href=u>Una</a> | "
        f"<a href=c>2 comments</a></div>{f'<p>{LONG}</p>' * 40}"
        "<div>Filed under: <a href=f>Parish</a></div></div>"
        for name in ("The mill", "The path", "The hall")
    )
    page = f"<body><h1>Parish Lantern</h1><p>Weather permitting</p><div>{posts}</div></body>"
    said = " ".join(_texts(read_page(page)))
    assert "The path" in said
    assert "comments" not in said
    assert "Filed" not in said


def test_a_pull_quote_is_removed_only_when_it_repeats_the_text(read_page: Read) -> None:
    document = read_page(
        _page(
            "<aside class=pullquote>some prose in it, at last</aside>"
            "<aside class=pullquote>Said nowhere else.</aside>"
        )
    )
    assert [(b.role, b.text) for b in _inner(document)] == [(Role.QUOTE, "Said nowhere else.")]
    assert _removed(document)["repeated pull quote"] == "some prose in it, at last"


def test_a_boxed_text_in_the_article_is_read(read_page: Read) -> None:
    box = f"<aside class=box><p>{LONG} And some more words to make a real box.</p></aside>"
    assert len(_inner(read_page(_page(box)))) == 1


def test_the_title_is_read_from_a_header_outside_the_article(read_page: Read) -> None:
    page = (
        "<html><head><title>A walk | Site</title></head><body><div class=hero><h1>A walk</h1></div>"
        f"<div class=text><p>{LONG}</p><p>{LONG} More.</p></div></body></html>"
    )
    document = read_page(page)
    assert _texts(document)[0] == "A walk"
    assert document.title == "A walk"


def test_a_manual_is_read_whole_with_its_headings(read_page: Read) -> None:
    parts = "".join(
        f"<h2 id=p{n}>Part {n}</h2><p>Press the key marked {n} and wait for the lamp to light.</p>"
        f"<ul><li>Short {n}</ul><pre>command {n}</pre>"
        for n in range(30)
    )
    document = read_page(f"<html><body><h1>Manual</h1>{parts}</body></html>")
    headings = [block.text for block in document.blocks if block.role is Role.HEADING]
    assert headings == ["Manual", *(f"Part {n}" for n in range(30))]
    assert not document.removed


def test_bold_lines_are_the_headings_of_a_page_that_has_no_others(read_page: Read) -> None:
    page = f"<body><p><b>First part</b></p><p>{LONG}</p><p><b>Second part</b></p><p>{LONG}</p>"
    roles = [block.role for block in read_page(page).blocks]
    assert roles == [Role.HEADING, Role.PARAGRAPH] * 2


def test_the_byline_is_kept_and_its_company_removed(read_page: Read) -> None:
    line = "<p class=byline>By Ann Bee <span class=comments-link>7 comments</span></p>"
    page = _page("", head="<meta name=author content='Ann Bee'>")
    document = read_page(page.replace("</h1>", f"</h1>{line}"))
    assert document.authors == (Person(name="Ann Bee"),)
    assert (document.blocks[1].role, document.blocks[1].text) == (Role.BYLINE, "By Ann Bee")


_RAISED = {
    "link in a raised mark": "<sup id=r{n}><a href='#n{n}'>{n}</a></sup>",
    "raised mark in a link": "<a href='#n{n}' id=r{n}><sup>[{n}]</sup></a>",
    "class of notes on the mark": "<sup class=fn><a id=r{n} href='#n{n}'>{n}</a></sup>",
}


@pytest.mark.parametrize("mark", _RAISED.values(), ids=_RAISED)
@pytest.mark.parametrize(
    "notes",
    [
        "<ol><li id=n1>Page 4. <a href='#r1'>\u21a9</a><li id=n2>Less. <a href='#r2'>^</a></ol>",
        "<p><a id=n1 href='#r1'>1</a> Page 4.</p><p><a id=n2 href='#r2'>2</a> Less.</p>",
        (
            "<p><sup><a id=n1 href='#r1'>1</a></sup> Page 4.</p>"
            "<p><sup><a id=n2 href='#r2'>2</a></sup> Less.</p>"
        ),
    ],
)
def test_notes_without_a_name_are_told_by_links_both_ways(
    read_page: Read, mark: str, notes: str
) -> None:
    one, two = (mark.format(n=number) for number in (1, 2))
    told = f"<p>We met in 1868{one} and had 23{two} members, of whom some came by the boat.</p>"
    document = read_page(_page(f"{told}<p>{LONG}</p>{notes}"))
    text = next(block for block in document.blocks if block.text.startswith("We met"))
    assert "in 1868 and had 23 members" in text.text
    assert [ref.mark for ref in text.notes] == ["1", "2"]
    found = [block for block in document.blocks if block.role is Role.NOTE]
    assert [(one.text, one.marker.rstrip(".")) for one in found] == [
        ("Page 4.", "1"),
        ("Less.", "2"),
    ]
    kept = sum(block.words for block in document.blocks)
    assert kept + sum(gone.words for gone in document.removed) == document.source_words


def test_raised_links_back_to_a_place_before_the_mark_make_no_note_of_the_text(
    read_page: Read,
) -> None:
    told = (
        "<p>We met in <a id=back></a>the old hall in 1868<sup><a href='#n1'>1</a></sup> first.</p>"
    )
    note = "<p id=n1><sup><a href='#back'>1</a></sup> Page 4.</p>"
    document = read_page(_page(f"{told}<p>{LONG}</p>{note}"))
    roles = {block.text: block.role for block in document.blocks}
    assert roles["We met in the old hall in 1868 first."] is Role.PARAGRAPH
    assert roles["Page 4."] is Role.NOTE


def test_a_raised_power_that_leads_nowhere_stays(read_page: Read) -> None:
    document = read_page(_page("<p>An area of 20 m<sup>2</sup>, see <a href='#n'>2</a>.</p>"))
    assert "20 m\u00b2, see 2." in [block.text for block in document.blocks][2]


def test_of_a_line_of_details_only_the_author_is_read(read_page: Read) -> None:
    line = "<p class=article-meta>Posted 2024-02-12 <a rel=author href=a>Ann Bee</a> Reports</p>"
    page = _page("", head="<meta name=author content='Ann Bee'>")
    document = read_page(page.replace("</h1>", f"</h1>{line}"))
    assert (document.blocks[1].role, document.blocks[1].text) == (Role.BYLINE, "Ann Bee")
    assert [one.text for one in document.removed if one.reason == "post details"] == [
        "Posted 2024-02-12 Reports"
    ]


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (LONG[:40], ""),
        (f"The title{LONG[:30]}", ""),  # glued, as systems make it
        (f"{LONG[:40]}\u2026", ""),
        (f"{LONG[:40]} [...]", ""),
        ("What we saw of it, and why", "What we saw of it, and why"),
        (LONG, LONG),
    ],
)
def test_a_description_that_was_cut_out_of_the_text_by_length_is_none(
    read_page: Read, told: str, kept: str
) -> None:
    page = _page("", head=f'<meta name=description content="{told}">')
    assert read_page(page).description == kept


def test_the_date_does_not_depend_on_today(read_page: Read) -> None:
    head = "<meta property='article:published_time' content='2093-04-05T10:00:00Z'>"
    assert read_page(_page("", head=head)).date == "2093-04-05"


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<body><nav><ul><li><a href=a>One</a><li><a href=b>Two</a></ul></nav></body>",
        "<body><ul><li><a href=a>One page about</a><li><a href=b>Two pages more</a></ul></body>",
        "<body><form><p>Name <input></p><button>Log in</button></form></body>",
        "<body><script>var words = 'not prose';</script></body>",
    ],
)
def test_a_page_without_prose_is_told_as_such(read_page: Read, page: str) -> None:
    with pytest.raises(NoTextError, match="no article") as caught:
        read_page(page)
    assert caught.value.hint


@pytest.mark.parametrize("page", ["", "   ", "<!-- nothing -->"])
def test_nothing_at_all_is_damage(read_page: Read, page: str) -> None:
    with pytest.raises((DamagedError, NoTextError)):
        read_page(page)


def test_endless_nesting_loses_no_word(read_page: Read) -> None:
    deep = f"{'<div>' * 10_000}<p>{LONG}</p>{'</div>' * 10_000}<p>{LONG} After.</p>"
    document = read_page(f"<body>{deep}</body>")
    assert _texts(document) == [LONG, f"{LONG} After."]
    assert [finding.code for finding in document.findings] == ["R-004"]


def test_endless_inline_nesting_loses_no_word(read_page: Read) -> None:
    document = read_page(f"<body><p>{'<b><q>' * 5_000}{LONG}</p></body>")
    assert LONG in document.blocks[0].text


def test_entities_are_neither_expanded_nor_fetched(read_page: Read) -> None:
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">'
        '<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    )
    document = read_page(f"{bomb}<body><p>{LONG} &b; &x;</p></body>")
    assert _texts(document) == [f"{LONG} &b; &x;"]


def test_control_characters_and_markup_are_harmless(read_page: Read) -> None:
    document = read_page(
        f"<body><p>{LONG}</p><p>a\x00b &#1; &lt;script&gt; ../ \u202e x\u2028y</p>"
    )
    assert _texts(document)[1] == "ab <script> ../ xy"


def test_absurd_spans_and_numbers_are_bounded(read_page: Read) -> None:
    inner = (
        "<table><tr><td colspan=999999999>a<td>b<tr><td rowspan=999999999>c<td>d</table>"
        f"<ol start={'9' * 5000}><li>x</ol>"
    )
    table, item = _inner(read_page(_page(inner)))
    assert len(table.rows[0]) <= 60
    assert item.marker == "1."


def test_a_large_page_is_read_in_reasonable_time(read_page: Read) -> None:
    began = time.monotonic()
    document = read_page("<body>" + f"<p>{LONG}</p><h2>Part</h2>" * 4_000 + "</body>")
    assert len(document.blocks) == 8_000
    assert time.monotonic() - began < 30


def test_a_page_that_leaves_its_body_unsaid_is_read_whole() -> None:
    text = "We met in the hall and agreed to go on, whatever the weather brings us. " * 20
    page = (
        f"<!doctype html><html lang=en><title>x</title><article><h1>T</h1><p>{text}</p></article>"
    )
    data = page.encode()
    source = Source(name="a.html", media_type="text/html", digest="0" * 64, data=data)
    document = ArticleReader().read(source)
    assert document.blocks[-1].words > 200


def test_text_behind_the_end_of_the_body_is_read(
    read_page: Read,
) -> None:
    page = f"<html><body><h1>Sand</h1><p>{LONG}</p></body></html><p>{LONG} Twice.</p></html>"
    document = read_page(page)
    assert document.blocks[-1].text.endswith("Twice.")
    assert document.source_words == sum(block.words for block in document.blocks)


def test_a_page_of_frames_is_told(read_page: Read) -> None:
    with pytest.raises(DamagedError, match="frames"):
        read_page("<html><frameset cols=2><frame src=a.html><frame src=b.html></frameset></html>")


def test_passages_in_other_languages_are_marked(read_page: Read) -> None:
    page = (
        '<html lang="en"><body><article><p>They all went to the <i lang="fr">Fête de'
        " <b>l'Humanité</b></i> and sang until it was late, and then they went home again.</p>"
        '<p lang="cy">Bydd croeso i bawb.</p></article></body></html>'
    )
    first, second = read_page(page).blocks
    spans = [(first.text[one.begin : one.end], one.language) for one in first.spans]
    assert spans == [("Fête de l'Humanité", "fr")]
    assert (second.language, second.spans) == ("cy", ())


def test_a_page_that_tells_no_language_is_in_that_of_its_words(read_page: Read) -> None:
    page = (
        "<body><article><p>La réunion s'est ouverte à dix heures et demie, et personne ne savait"
        " plus quand elle avait commencé à l'heure. Le trésorier a lu chaque chiffre deux fois,"
        " puis il a demandé si quelqu'un voulait encore les entendre.</p></article></body>"
    )
    document = read_page(page)
    assert document.language == "fr"
    assert document.blocks[0].language is None
