from __future__ import annotations

from collections.abc import Mapping

import pytest

from hearprint.errors import NoTextError
from hearprint.model.document import Document, Role, Source
from hearprint.readers.article import ArticleReader
from hearprint.readers.chapters import chapter_files, local_target, next_file

PROSE = "This sentence is here so that the page holds an article with some prose in it, at last."
NAMES = ("sand", "gravel", "clay")


def _source(name: str, html: str, parts: tuple[Source, ...] = ()) -> Source:
    return Source(name=name, media_type="text/html", digest=name, data=html.encode(), parts=parts)


def _chapter(name: str, text: str = "") -> str:
    turn = "<p>Next: <a href=clay.html>Clay</a>, Up: <a href=index.html>Soils</a></p>"
    return (
        f"<title>{name}</title><body><p>The Soil Company</p>{turn}<h1>{name.title()}</h1>"
        f"<p>{PROSE} About {name}.</p>{text}<h2 id=more>More of {name}</h2>"
        f"<p>{PROSE} As {name}.</p>"
        f"{turn}</body>"
    )


def _index(entries: str = "", beside: str = "") -> str:
    listed = entries or "".join(f"<li><a href={n}.html>{n.title()}</a>" for n in NAMES)
    head = "<html lang=en><title>Soils</title>"
    return f"{head}<body><h1>Soils</h1>{beside}<ol>{listed}</ol></body></html>"


def _read(index: str, chapters: Mapping[str, str]) -> Document:
    parts = tuple(_source(f"{name}.html", html) for name, html in chapters.items())
    return ArticleReader().read(_source("index.html", index, parts))


def _book(index: str = "") -> Document:
    return _read(index or _index(), {name: _chapter(name) for name in NAMES})


def test_the_files_are_one_document_in_the_list_s_order() -> None:
    document = _book()
    assert document.title == "Soils"
    headings = [block.text for block in document.blocks if block.role is Role.HEADING]
    assert headings == [
        "Soils", "Sand", "More of sand", "Gravel", "More of gravel", "Clay", "More of clay",
    ]  # fmt: skip
    assert all(block.page is None for block in document.blocks)


def test_marks_of_notes_lead_to_the_notes_of_their_own_file() -> None:
    def noted(name: str) -> str:
        note = f"<ol class=footnotes><li id=fn1>A note on {name}. <a href='#r'>back</a></ol>"
        return f"<p>{PROSE} Of {name}<sup><a href='#fn1'>1</a></sup>.</p>{note}"

    blocks = _read(_index(), {name: _chapter(name, noted(name)) for name in NAMES}).blocks
    anchors = [ref.anchor for block in blocks for ref in block.notes]
    assert anchors == [f"{name}.html#fn1" for name in NAMES]
    notes = [block for block in blocks if block.role is Role.NOTE]
    assert all(name in note.anchors for name, note in zip(anchors, notes, strict=True))


def test_every_word_of_every_file_is_accounted_for() -> None:
    document = _book()
    kept = sum(block.words for block in document.blocks)
    gone = sum(removed.words for removed in document.removed)
    assert kept + gone == document.source_words
    assert document.source_words > 3 * 40


def test_furniture_is_removed_with_reasons() -> None:
    reasons = {removed.reason: removed.text for removed in _book().removed}
    assert reasons.keys() == {"contents list", "running head", "page navigation"}
    assert reasons["running head"] == "The Soil Company"


def test_a_heading_that_every_chapter_has_within_is_no_running_head() -> None:
    chapters = {name: _chapter(name, "<h2>Notes</h2>") for name in NAMES}
    texts = [block.text for block in _read(_index(), chapters).blocks]
    assert texts.count("Notes") == 3


def test_a_label_over_the_last_words_of_every_chapter_is_no_running_head() -> None:
    told = "<p>Note</p><p>What is told here of {name} was measured by us on a dry day in June.</p>"
    page = "<body><h1>{name}</h1><p>" + PROSE + " So it is with {name}.</p>" + told
    chapters = {name: page.format(name=name) for name in NAMES}
    texts = [block.text for block in _read(_index(), chapters).blocks]
    assert texts.count("Note") == 3


def test_what_stands_at_the_edge_of_every_file_is_left_out_of_the_first_too() -> None:
    skip = "<p>Skip to content</p>"
    chapters = {name: _chapter(name).replace("<body>", f"<body>{skip}") for name in NAMES}
    document = _read(_index().replace("<body>", f"<body>{skip}"), chapters)
    assert not any("Skip" in block.text for block in document.blocks)
    assert document.blocks[0].text == "Soils"


@pytest.mark.parametrize("name", ["{title}", "1. {title}"])
def test_a_page_s_name_over_its_own_title_is_read_once(name: str) -> None:
    chapters = {
        one: _chapter(one).replace("<h1>", f"<h1>{name.format(title=one.title())}</h1><h1>")
        for one in NAMES
    }
    document = _read(_index(), chapters)
    titles = [block.text for block in document.blocks if block.role is Role.HEADING]
    assert titles == [
        "Soils", "Sand", "More of sand", "Gravel", "More of gravel", "Clay", "More of clay",
    ]  # fmt: skip
    assert [one.text for one in document.removed if one.reason == "repeated text"] == [
        name.format(title=one.title()) for one in NAMES
    ]


def test_headings_that_differ_in_a_year_are_two() -> None:
    chapters = {name: _chapter(name, "<h2>2019 rain</h2><h2>2020 rain</h2>") for name in NAMES}
    texts = [block.text for block in _read(_index(), chapters).blocks]
    assert texts.count("2019 rain") == texts.count("2020 rain") == 3


def test_entries_lead_to_files_and_to_anchors_in_them() -> None:
    entries = (
        "<li><a href=sand.html>Sand</a><ul><li><a href='sand.html#more'>More of sand</a></ul>"
        "<li><a href='gravel.html#no-such-anchor'>Gravel</a><li><a href='./clay.html'>Clay</a>"
    )
    document = _book(_index(entries))
    reached = {
        jump.text: [block.text for block in document.blocks if jump.anchor in block.anchors]
        for jump in document.jumps
    }
    assert list(reached.values()) == [["Sand"], ["More of sand"], ["Gravel"], ["Clay"]]
    assert [jump.level for jump in document.jumps] == [1, 2, 1, 1]


def test_same_anchors_in_several_files_are_told_apart() -> None:
    names = [name for block in _book().blocks for name in block.anchors]
    assert {"sand.html#more", "gravel.html#more", "clay.html#more"} <= set(names)
    assert "more" not in names


def test_chapters_without_text_are_told() -> None:
    with pytest.raises(NoTextError):
        _read(_index(), dict.fromkeys(NAMES, "<body></body>"))


@pytest.mark.parametrize(
    ("index", "count"),
    [
        (_index(), 3),
        (_index(beside=f"<p>{PROSE}</p>"), 3),
        (_index(beside=f"<p>{PROSE}</p>" * 30), 0),
        (_index(entries="<li><a href=sand.html>Sand</a><li><a href=clay.html>Clay</a>"), 0),
        (
            _index(
                entries="<li><a href=a.html>A</a><li><a href=b.html>B</a><li><a href=c.html>C</a>"
            ),
            0,
        ),
        (f"<body><nav>{_index()}</nav><h1>One</h1>{f'<p>{PROSE}</p>' * 9}</body>", 0),
    ],
)
def test_a_contents_page_is_mostly_a_list_of_files_that_are_there(index: str, count: int) -> None:
    there = {f"{name}.html" for name in NAMES}
    assert len(chapter_files(_source("index.html", index), there.__contains__)) == count


def test_folders_are_named_by_the_page_that_they_show() -> None:
    listed = "".join(f"<li><a href={name}/>{name.title()}</a>" for name in NAMES)
    there = {f"{name}/index.html" for name in NAMES}
    found = chapter_files(_source("index.html", _index(listed)), there.__contains__)
    assert found == tuple(f"{name}/index.html" for name in NAMES)


def test_a_list_in_a_sidebar_counts_where_the_page_has_no_other() -> None:
    listed = "".join(f"<li><a href={name}.html>{name.title()}</a>" for name in NAMES)
    skip = "<a href='#text'>Skip to content</a>"
    bar = f"<div class=sidebar>{skip}<nav><ul>{listed}</ul></nav></div>"
    page = f"<html lang=en><body>{bar}<h1 id=text>Soils</h1><p>{PROSE}</p></body>"
    source = _source("index.html", page)
    assert len(chapter_files(source, lambda _name: True)) == len(NAMES)
    jumps = _read(page, {name: _chapter(name) for name in NAMES}).jumps
    assert [jump.text for jump in jumps] == ["Sand", "Gravel", "Clay"]
    long = _source("index.html", page.replace("</h1>", f"</h1>{f'<p>{PROSE}</p>' * 9}"))
    assert chapter_files(long, lambda _name: True) == ()


def test_each_file_is_named_once_and_tools_of_generators_never() -> None:
    entries = (
        "".join(f"<li><a href={n}.html>{n}</a><li><a href={n}.html#more>more</a>" for n in NAMES)
        + "<li><a href=genindex.html>Index</a><li><a href=search.html>Search</a>"
    )
    found = chapter_files(_source("index.html", _index(entries)), lambda _name: True)
    assert found == ("sand.html", "gravel.html", "clay.html")


@pytest.mark.parametrize(
    "href",
    [
        "../x.html", "/etc/x.html", "//host/x.html", "http://host/x.html", "file:///x.html",
        "a/../../x.html", "%2e%2e/x.html", "..%5cx.html", "c:x.html", "x.html%00", "x.pdf", "",
        "javascript:x.html", "http://[x.html", "x.html?y=1", "a" * 2000 + ".html",
        "sub/%2e%2e/%2e%2e/x.html",
    ],
)  # fmt: skip
def test_links_that_leave_the_folder_lead_nowhere(href: str) -> None:
    assert local_target(href, "index.html") == ("", "")


@pytest.mark.parametrize(
    ("href", "page", "target"),
    [
        ("a.html#b", "index.html", ("a.html", "b")),
        ("a/", "index.html", ("a/index.html", "")),
        ("../b/#c", "a/index.html", ("b/index.html", "c")),
        ("./sub/a%20b.htm", "index.html", ("sub/a b.htm", "")),
        ("../a.html", "sub/b.html", ("a.html", "")),
        ("#x", "sub/b.html", ("sub/b.html", "x")),
    ],
)
def test_links_beside_a_page_lead_to_names_in_its_folder(
    href: str, page: str, target: tuple[str, str]
) -> None:
    assert local_target(href, page) == target


def test_the_next_page_is_named_by_its_type_alone() -> None:
    page = b"<head><link rel=next href='sub/b.html'></head><body><a href=c.html>next</a></body>"
    assert next_file(page, "a.html") == "sub/b.html"
    assert next_file(b"<body><a href=c.html>next</a></body>", "a.html") == ""


def _found(index: str) -> tuple[str, ...]:
    return chapter_files(_source("index.html", index), lambda _name: True)


def _items(*names: str) -> str:
    return "".join(f"<li><a href={name}.html>{name.title()}</a>" for name in names)


@pytest.mark.parametrize(
    "figures",
    [
        "<h2>List of Figures</h2><ul>{}</ul>",
        "<ul>{}</ul>",
    ],
)
def test_a_list_of_figures_names_no_parts(figures: str) -> None:
    items = "".join(
        f"<li><a href={name}.html#f{n}>Figure {n}: A spade</a>" for n in range(9) for name in NAMES
    )
    index = _index().replace("</body>", f"{figures.format(items)}</body>")
    assert [jump.anchor for jump in _book(index).jumps] == [f"{name}.html" for name in NAMES]


def test_a_short_list_beside_the_full_one_does_not_disturb_its_order() -> None:
    nested = "".join(
        f"<li><a href={name}.html>{name.title()}</a>"
        f"<ul><li><a href={name}.html#more>More of {name}</a></ul>"
        for name in NAMES
    )
    short = f"<ul>{_items(*NAMES)}</ul>"
    index = _index(nested, short)
    assert [(jump.text, jump.level) for jump in _book(index).jumps] == [
        ("1. Sand", 1), ("More of sand", 2), ("2. Gravel", 1), ("More of gravel", 2),
        ("3. Clay", 1), ("More of clay", 2),
    ]  # fmt: skip


def test_a_second_list_adds_the_files_that_the_first_does_not_name() -> None:
    more = f"<h2>Appendices</h2><p>{PROSE}</p><ul>{_items('maps', 'sources', 'thanks')}</ul>"
    index = _index().replace("</body>", f"{more}</body>")
    assert _found(index) == tuple(f"{name}.html" for name in (*NAMES, "maps", "sources", "thanks"))


def test_a_contents_page_may_hold_the_first_part_itself() -> None:
    entries = f"<li><a href='index.html#first'>Loam</a>{_items(*NAMES)}"
    index = _index(entries).replace("</body>", f"<h2 id=first>Loam</h2><p>{PROSE}</p></body>")
    assert _found(index) == tuple(f"{name}.html" for name in NAMES)
    document = _book(index)
    reached = [
        next(block.text for block in document.blocks if jump.anchor in block.anchors)
        for jump in document.jumps
    ]
    assert reached == ["Loam", "Sand", "Gravel", "Clay"]


@pytest.mark.parametrize(("after", "count"), [("sand", 3), ("elsewhere", 0)])
def test_a_next_link_to_the_first_file_tells_a_book_with_a_long_introduction(
    after: str, count: int
) -> None:
    index = _index(beside=f"<p>{PROSE}</p>" * 30)
    index = index.replace("<title>", f"<link rel=next href={after}.html><title>")
    assert len(_found(index)) == count


@pytest.mark.parametrize(
    "form",
    [
        "<dt><a href={n}.html>About {n}</a><dd>What {n} is, and how to know it when you see it.",
        "<tr><td><a href={n}.html>About {n}</a><td>What {n} is, and how to know it at sight.</tr>",
        "<h3><a href={n}.html>About {n}</a></h3><p>What {n} is, and how to know it at sight.</p>",
        "<li><a href={n}.html>About {n}</a>: what that is, where it lies, and how to know it.",
    ],
)
def test_what_the_list_says_of_a_part_is_of_the_list(form: str) -> None:
    around = {"<dt": "dl", "<tr": "table", "<li": "ul"}.get(form[:3], "div")
    listed = "".join(form.format(n=name) for name in NAMES)
    index = f"<title>Soils</title><body><h1>Soils</h1><{around}>{listed}</{around}></body>"
    assert len(_found(index)) == 3
    document = _book(index)
    assert [jump.text for jump in document.jumps] == [f"About {name}" for name in NAMES]
    assert not any("know it" in block.text for block in document.blocks)


def test_a_chapter_that_is_no_page_is_told_and_the_others_are_read() -> None:
    chapters = {name: _chapter(name) for name in NAMES}
    chapters["gravel"] = "<html><frameset><frame src=x.html></frameset></html>"
    document = _read(_index(), chapters)
    assert [finding.code for finding in document.findings] == ["R-003"]
    texts = [block.text for block in document.blocks]
    assert "Clay" in texts
    assert "Gravel" not in texts


def test_a_chapter_called_index_keeps_its_heading_over_a_list_of_letters() -> None:
    letters = "".join(f"<a href=#l{letter}>{letter}</a> | " for letter in "ABC")
    told = "".join(f"<h2 id=l{letter}>{letter}</h2><p>{PROSE}</p>" for letter in "ABC")
    chapters = {name: _chapter(name) for name in NAMES}
    chapters["clay"] = f"<title>Index</title><body><h1>Index</h1><p>{letters}</p>{told}</body>"
    index = _index(
        "<li><a href=sand.html>Sand</a><li><a href=gravel.html>Gravel</a>"
        "<li><a href=clay.html>Index</a>"
    )
    document = _read(index, chapters)
    assert [b.level for b in document.blocks if b.text in ("Index", "A")] == [1, 2]


def test_teasers_under_their_headings_are_one_list() -> None:
    teasers = "".join(
        f"<div><a href={name}.html><img alt=Cover src=x.png></a><h3><a href={name}.html>{name}</a>"
        f"</h3><p>Ann Bee</p><p>What it is and what came of it. <a href={name}.html>Read more</a>"
        "</p></div>"
        for name in NAMES
    )
    index = f"<title>Soils</title><body><h1>Soils</h1>{teasers}</body>"
    assert len(_found(index)) == 3
    document = _book(index)
    assert [jump.anchor for jump in document.jumps] == [f"{name}.html" for name in NAMES]
    assert not any("what came of it" in block.text for block in document.blocks)


def test_a_chapter_called_examples_under_a_rubric_of_its_name_is_a_part() -> None:
    chapters = ("sand", "gravel", "clay", "examples", "tables", "moss")
    entries = "".join(
        f"<h1>{name.title()}</h1><h4><a href={name}.html>{place}. {name.title()}</a></h4>"
        for place, name in enumerate(chapters, 1)
    )
    index = f"<title>Soils</title><body><h1>Soils</h1>{entries}</body>"
    document = _read(index, {name: _chapter(name) for name in chapters})
    assert [jump.anchor for jump in document.jumps] == [f"{name}.html" for name in chapters]


def test_a_list_of_examples_below_the_contents_is_no_part_of_it() -> None:
    examples = "".join(
        f"<dt>{place}-1. <a href={name}.html#more>How to dig {name}</a></dt>"
        for place, name in enumerate((*NAMES, *NAMES))
    )
    parts = "".join(f"<dt>Part {n}. <a href={n}.html>{n.title()}</a></dt>" for n in NAMES)
    index = (
        f"<title>Soils</title><body><h1>Soils</h1><dl><dt><b>Table of Contents</b></dt>{parts}</dl>"
        f"<dl><dt><b>List of Examples</b></dt>{examples}</dl></body>"
    )
    assert [jump.text.split(". ")[-1] for jump in _book(index).jumps] == [
        name.title() for name in NAMES
    ]


def _files(index: str, *names: str) -> tuple[str, ...]:
    there = {f"{name}.html" for name in (*NAMES, *names)}
    return chapter_files(_source("index.html", index), there.__contains__)


def test_headings_that_are_their_own_permalinks_stay_below_a_list_of_all_chapters() -> None:
    names = (*NAMES, "peat", "loam")
    links = "".join(f"<li><a href={n}.html>{n.title()}</a>" for n in names)
    chapters = {
        name: f"<nav><ol>{links}</ol></nav><main><h1 id=h><a href='#h'>{name.title()}</a></h1>"
        f"<p>{PROSE} Of {name}.</p></main>"
        for name in names
    }
    texts = [block.text for block in _read(_index(links), chapters).blocks]
    assert [text for text in texts if len(text) < 9] == ["Soils", *map(str.title, names)]


def test_a_contents_page_that_repeats_its_first_chapter_is_read_once() -> None:
    said = f"<h1>Soils</h1><p>{PROSE} At the front.</p>"
    chapters = {name: _chapter(name) for name in NAMES} | {"sand": f"<body>{said}</body>"}
    document = _read(_index(beside=f"<p>{PROSE} At the front.</p>"), chapters)
    assert sum("At the front" in block.text for block in document.blocks) == 1
    assert any(gone.reason == "repeated text" for gone in document.removed)


def test_a_bar_of_numbers_around_the_list_names_no_chapters() -> None:
    bar = "".join(f"<a href={name}.html>{n}</a> " for n, name in enumerate(NAMES, 1))
    index = _index().replace("<ol>", f"<div>Go to: {bar}</div><h2>Contents</h2><ol>")
    index = index.replace("</ol>", f"</ol><div>Go to: {bar}</div>")
    document = _book(index)
    assert [jump.text for jump in document.jumps] == ["1. Sand", "2. Gravel", "3. Clay"]


def test_chapters_called_by_numbers_alone_are_chapters() -> None:
    numbers = "".join(f"<li><a href={name}.html>{n}</a>" for n, name in enumerate(NAMES, 1))
    assert len(_files(_index(numbers))) == 3


def test_a_file_stands_where_an_entry_names_it_whole() -> None:
    entries = (
        "<li><a href=sand.html>Sand</a><ul><li><a href='clay.html#more'>Clay in sand</a></ul>"
        "<li><a href=gravel.html>Gravel</a><li><a href=clay.html>Clay</a>"
    )
    assert _files(_index(entries)) == ("sand.html", "gravel.html", "clay.html")


def test_a_list_under_a_rubric_of_its_own_stands_beside_the_entries_above_it() -> None:
    entries = "".join(f"<p><a href={n}.html>{n.title()}</a></p>" for n in NAMES)
    more = "".join(f"<li><a href={n}.html>{n.title()}</a>" for n in ("peat", "loam"))
    index = f"<body><h1>Soils</h1>{entries}<p>Appendices:</p><ul>{more}</ul></body>"
    parts = {name: _chapter(name) for name in (*NAMES, "peat", "loam")}
    assert [jump.level for jump in _read(index, parts).jumps] == [1, 1, 1, 1, 1]


TREES = ("Alder", "Ash", "Beech", "Elm", "Fir", "Hazel", "Larch", "Oak", "Rowan", "Yew")
BAR = "<p>" + " ".join(f"<a href='#{letter}'>{letter}</a>" for letter in "ABEFHLORY") + "</p>"


def _place(number: int) -> str:
    return f"<a href='{NAMES[number % 3]}.html#t{number}'>{NAMES[number % 3].title()}</a>"


INDEXES = {
    "items": "".join(f"<li>{tree}, {_place(n)}" for n, tree in enumerate(TREES)),
    "terms and their places": "".join(
        f"<dt>{tree}<dd>{_place(n)}, {_place(n + 1)}" for n, tree in enumerate(TREES)
    ),
    "a table with a bar": BAR + "<table>" + "".join(
        f"<tr><td><td>{tree}:<td>{_place(n)}" for n, tree in enumerate(TREES)
    ) + "</table>",
    "letters over items": "".join(
        f"<h2>{tree[0]}</h2><p>{tree} {_place(n)}" for n, tree in enumerate(TREES)
    ),
    "a line each": "<p>" + "<br>".join(
        f"{tree} {_place(n)}" for n, tree in enumerate(TREES)
    ),
}  # fmt: skip


def _with_last(body: str, title: str = "Index") -> Document:
    listed = "".join(f"<li><a href={name}.html>{name.title()}</a>" for name in (*NAMES, "last"))
    chapters = {name: _chapter(name) for name in NAMES}
    page = f"<body><h1>{title}</h1>{body}</body>"
    return _read(_index(listed), {**chapters, "last": page})


@pytest.mark.parametrize("body", INDEXES.values(), ids=INDEXES)
@pytest.mark.parametrize("title", ["Index", "B. Index of trees", "Stichwortverzeichnis"])
def test_an_alphabetical_index_is_read_whole_and_its_links_name_no_parts(
    body: str, title: str
) -> None:
    document = _with_last(body, title)
    assert [jump.anchor for jump in document.jumps] == [
        *(f"{name}.html" for name in NAMES), "last.html",
    ]  # fmt: skip
    said = " ".join(block.text for block in document.blocks)
    assert all(said.count(tree) == 1 for tree in TREES)
    kept = sum(block.words for block in document.blocks)
    assert kept + sum(one.words for one in document.removed) == document.source_words


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Indexes", f"<p>{PROSE}</p>" * 5 + INDEXES["items"]),
        ("Index", "<p>This number shows how rents rose.</p>"),
        ("Trees", INDEXES["items"]),
        (
            "Index of papers",
            "".join(f"<li><a href={tree}.html>{tree} grows slowly</a>" for tree in TREES),
        ),
    ],
)
def test_what_is_no_index_is_read(title: str, body: str) -> None:
    document = _with_last(body, title)
    assert title in [block.text for block in document.blocks]


def test_an_index_behind_a_chapter_s_text_is_read_behind_it() -> None:
    document = _with_last(f"<p>{PROSE}</p><h1>Index</h1>{INDEXES['items']}", "Sources")
    assert [jump.anchor for jump in document.jumps][-2:] == ["clay.html", "last.html"]
    texts = [block.text for block in document.blocks]
    assert texts[texts.index("Sources") :][:3] == ["Sources", PROSE, "Index"]
    assert len(texts) - texts.index("Index") == 1 + len(TREES)


def test_a_chapter_s_title_between_two_lists_is_kept() -> None:
    bar = "".join(f"<a href={name}.html>{name.title()}</a><br>" for name in NAMES)
    more = "".join(f"<li><a href='clay.html#{n}'>Kind {n}</a>" for n in range(3))
    chapters = {name: _chapter(name) for name in NAMES}
    chapters["clay"] = f"<body><p>{bar}</p><h1>All about clay</h1><ul>{more}</ul></body>"
    document = _read(_index(), chapters)
    assert "All about clay" in [block.text for block in document.blocks]


def test_a_chapter_s_title_over_a_list_is_kept_behind_headings_of_the_navigation() -> None:
    links = "".join(f"<li><a href={name}.html>{name.title()}</a>" for name in NAMES)
    more = "".join(f"<li><a href='clay.html#{n}'>Kind {n}</a>" for n in range(3))
    chapters = {name: _chapter(name) for name in NAMES}
    chapters["clay"] = (
        f"<body><nav><h3>All soils</h3><ul>{links}</ul></nav><h1>Clay</h1>"
        f"<ul>{more}{links}</ul></body>"
    )
    document = _read(_index(), chapters)
    assert "Clay" in [block.text for block in document.blocks]


def test_of_a_chapter_that_is_navigation_alone_the_title_is_read() -> None:
    links = "".join(f"<li><a href={name}.html>{name.title()}</a>" for name in NAMES)
    chapters = {name: _chapter(name) for name in NAMES}
    chapters["clay"] = f"<body><nav><h1>Clay</h1><ul>{links}</ul></nav></body>"
    document = _read(_index(), chapters)
    assert [block.text for block in document.blocks if "clay.html" in block.anchors] == ["Clay"]


def test_a_short_list_that_leads_into_the_full_one_names_no_parts() -> None:
    short = "".join(f"<li><a href='#{name}'>{name.upper()}</a>" for name in NAMES)
    full = "".join(
        f"<h3 id={name}><a href={name}.html>{name.title()}</a></h3>"
        f"<ul><li><a href='{name}.html#more'>More of {name}</a></ul>"
        for name in NAMES
    )
    index = f"<title>Soils</title><body><h2>Quick contents</h2><ul>{short}</ul>{full}</body>"
    document = _read(index, {name: _chapter(name) for name in NAMES})
    assert [jump.anchor for jump in document.jumps] == [
        anchor for name in NAMES for anchor in (f"{name}.html", f"{name}.html#more")
    ]


def test_terms_with_a_link_in_them_are_entries_as_a_whole() -> None:
    entries = "".join(
        f"<dt>On how to dig <a href={name}.html>{name}</a> in spring<dd>{PROSE}" for name in NAMES
    )
    document = _read(_index(entries), {name: _chapter(name) for name in NAMES})
    assert [jump.text for jump in document.jumps] == [
        f"On how to dig {name} in spring" for name in NAMES
    ]
