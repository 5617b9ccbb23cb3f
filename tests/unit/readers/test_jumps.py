from __future__ import annotations

from collections.abc import Callable

import pytest

from hearprint.model.document import Document

Read = Callable[[bytes | str], Document]

PROSE = "This sentence is here so that the page holds an article with some prose in it, at last."
NAMES = ("Sand", "Gravel", "Clay")
BODY = "".join(f"<h2 id=s{n}>{n}. {name}</h2><p>{PROSE}</p>" for n, name in enumerate(NAMES, 1))


def _page(toc: str, body: str = BODY) -> str:
    return f"<body><h1>Soils</h1>{toc}{body}</body>"


def _links(form: str) -> str:
    return "".join(form.format(n=n, name=name) for n, name in enumerate(NAMES, 1))


@pytest.mark.parametrize(
    "toc",
    [
        f"<h2>Contents</h2><ul>{_links('<li><a href=#s{n}>{name}</a>')}</ul>",
        f"<nav><p>On this page</p><ol>{_links('<li><a href=#s{n}>{name}</a>')}</ol></nav>",
        f"<div class=toc><dl>{_links('<dt><a href=#s{n}>{n}. {name}</a></dt>')}</dl></div>",
        _links("<p><a href='page.html#s{n}'>{name}</a> . . . . {n}</p>"),
        f"<p>{_links('<a href=#s{n}>{name}</a> | ')}</p>",
        f"<table><tr>{_links('<td><a href=#s{n}>{name}</a></td>')}</tr></table>",
        f"<ul>{_links('<li><a href=saved-as.html#s{n}>{name}</a>')}</ul>",
    ],
)
def test_the_page_s_own_list_is_handed_over_and_not_read(read_page: Read, toc: str) -> None:
    document = read_page(_page(toc))
    assert [jump.anchor for jump in document.jumps] == ["s1", "s2", "s3"]
    assert [block.text for block in document.blocks][:2] == ["Soils", "1. Sand"]
    assert {gone.reason for gone in document.removed} == {"contents list"}


def test_a_list_may_lead_to_lines_that_are_no_headings_though_there_are_headings(
    read_page: Read,
) -> None:
    below = "".join(f"<h2>{name} in {place}</h2><p>{PROSE}</p>" for place in "AB" for name in NAMES)
    body = "".join(
        f"<p id=s{n}><b>{name}</b></p><p>{PROSE}</p>{below}" for n, name in enumerate(NAMES, 1)
    )
    document = read_page(_page(f"<ul>{_links('<li><a href=#s{n}>{name}</a>')}</ul>", body))
    assert [jump.anchor for jump in document.jumps] == ["s1", "s2", "s3"]


def test_a_list_after_the_text_counts_too(read_page: Read) -> None:
    page = f"<body><h1>Soils</h1>{BODY}<ul>{_links('<li><a href=#s{n}>{name}</a>')}</ul></body>"
    assert len(read_page(page).jumps) == 3


def test_nested_lists_give_levels(read_page: Read) -> None:
    body = "".join(
        f"<h2 id=a{n}>Part {n}</h2><h3 id=b{n}>Piece {n}</h3><p>{PROSE}</p>" for n in (1, 2)
    )
    toc = "".join(
        f"<li><a href=#a{n}>Part {n}</a><ul><li><a href=#b{n}>Piece {n}</a></ul>" for n in (1, 2)
    )
    jumps = read_page(_page(f"<ul>{toc}</ul>", body)).jumps
    assert [(jump.text, jump.level) for jump in jumps] == [
        ("Part 1", 1), ("Piece 1", 2), ("Part 2", 1), ("Piece 2", 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "links",
    [
        "<ul><li><a href=#s3>Clay</a><li><a href=#s1>Sand</a><li><a href=#s2>Gravel</a></ul>",
        "<ul><li><a href=#s1>wet</a><li><a href=#s2>dry</a><li><a href=#s3>sticky</a></ul>",
        (
            "<ul><li><a href=other.html>Sand</a><li><a href=o.html>Gravel</a>"
            "<li><a href=#s3>Clay</a></ul>"
        ),
        (
            f"<p>{PROSE} See <a href=#s1>Sand</a>, <a href=#s2>Gravel</a>"
            " and <a href=#s3>Clay</a>.</p>"
        ),
    ],
)
def test_other_links_are_no_contents_list(read_page: Read, links: str) -> None:
    document = read_page(_page(links))
    assert document.jumps == ()
    assert len(document.blocks) > 7 - (links[1] == "p")


def test_a_short_list_before_the_full_one_is_left_out_as_well(read_page: Read) -> None:
    full = "".join(f"<li><a href=#s{n}>{name}</a>" for n, name in enumerate(NAMES, 1))
    body = f"{BODY}<h2 id=s4>Peat</h2><p>{PROSE}</p>"
    short = f"<h2>Short Contents</h2><ul>{full}</ul>"
    toc = f"{short}<h2>Contents</h2><ul>{full}<li><a href=#s4>Peat</a></ul>"
    document = read_page(_page(toc, body))
    assert len(document.jumps) == 4
    assert document.blocks[1].text == "1. Sand"


def test_a_part_that_begins_right_behind_its_own_list_keeps_its_heading(read_page: Read) -> None:
    toc = f"<ul>{_links('<li><a href=#s{n}>{name}</a>')}</ul>"
    mini = "<ul><li><a href=#s1a>Fine</a><li><a href=#s1b>Coarse</a><li><a href=#s1c>Wet</a></ul>"
    subs = "".join(
        f"<h3 id=s1{c}>{t}</h3><p>{PROSE}</p>"
        for c, t in zip("abc", ("Fine", "Coarse", "Wet"), strict=True)
    )
    rest = f"<h2 id=s2>2. Gravel</h2><p>{PROSE}</p><h2 id=s3>3. Clay</h2><p>{PROSE}</p>"
    body = f"<h2 id=s1>1. Sand</h2>{mini}{subs}{rest}"
    texts = [block.text for block in read_page(_page(toc, body)).blocks]
    assert texts[:3] == ["Soils", "1. Sand", "Fine"]


def test_anchors_pass_from_what_is_left_out_to_what_follows(read_page: Read) -> None:
    turn = "<div id=n1><p>Next: <a href=#s2>Gravel</a>, Up: <a href=#t>Soils</a></p></div>"
    document = read_page(
        f"<body><h1>Soils</h1><p>{PROSE}</p>{turn}<h2>Sand</h2><p>{PROSE}</p></body>"
    )
    assert "n1" in next(block for block in document.blocks if block.text == "Sand").anchors


def test_an_anchor_at_the_end_of_a_paragraph_means_the_heading_below(read_page: Read) -> None:
    document = read_page(
        f"<body><p>{PROSE}<a name=x>&nbsp;</a></p><h2>Sand<a name=y></a></h2><p>{PROSE}</p></body>"
    )
    assert [block.anchors for block in document.blocks] == [(), ("x", "y"), ()]


def test_several_articles_on_a_page_begin_each_with_a_jump_and_a_byline(read_page: Read) -> None:
    text = f"{PROSE} " * 6
    one = "<article><h2>{t}</h2><p class=byline>{b}</p><p>{p}</p></article>"
    page = "<main><h1>March</h1>{a}<p>Subscribe to us</p>{b}</main>".format(
        a=one.format(t="Sand", b="By Ann Bee, 3 May 2019", p=text),
        b=one.format(t="Clay", b="Tom Wren", p=text),
    )
    document = read_page(page)
    assert [(jump.text, jump.listed) for jump in document.jumps] == [
        ("Sand", False),
        ("Clay", False),
    ]
    lines = [block.text for block in document.blocks if block.role == "byline"]
    assert lines == ["By Ann Bee", "Tom Wren"]
    assert {gone.reason: gone.text for gone in document.removed} == {
        "post details": "3 May 2019",
        "outside the article": "Subscribe to us",
    }


_BLOG = (("Sand", "<h2>Fine</h2>"), ("Clay", ""))  # the second has no headings
_BOX = "<div class='recent-post-item'><a class=article-title href={t}>{t}</a>{h}<p>{p}</p></div>"
_PLAIN = "<article><p class='title x'><a href={t}>{t}</a></p>{h}<p>{p}</p></article>"
_HEADED = "<article><h2><a class=title href={t}>{t}</a></h2>{h}<p>{p}</p></article>"


@pytest.mark.parametrize("one", [_BOX, _PLAIN, _HEADED])
@pytest.mark.parametrize("around", ["div", "article"])
def test_articles_of_a_weblog_begin_each_at_its_title(
    read_page: Read, one: str, around: str
) -> None:
    both = "".join(one.format(t=title, h=inside, p=f"{PROSE} " * 6) for title, inside in _BLOG)
    document = read_page(f"<main><{around}>{both}</{around}></main>")
    assert [jump.text for jump in document.jumps] == ["Sand", "Clay"]
    titles = [block.text for block in document.blocks if block.role == "heading"]
    assert titles == ["Sand", "Fine", "Clay"]
    assert not document.removed


def test_boxes_among_other_text_are_no_articles_of_a_weblog(read_page: Read) -> None:
    boxes = "".join(_BOX.format(t=title, h="", p=f"{PROSE} " * 6) for title in ("Sand", "Clay"))
    document = read_page(f"<body><h1>Soils</h1><p>{f'{PROSE} ' * 12}</p>{boxes}</body>")
    assert document.jumps == ()


def test_teasers_beside_an_article_are_no_articles(read_page: Read) -> None:
    teaser = "<article><h3><a href=x>Other</a></h3><p>A few words of it.</p></article>"
    page = f"<main><article><h1>Sand</h1><p>{PROSE * 8}</p></article>{teaser * 3}</main>"
    assert read_page(page).jumps == ()


def test_marks_of_notes_become_their_markers(read_page: Read) -> None:
    page = (
        f"<body><h1>Soils</h1><p>{PROSE}</p>"
        "<div class=footnote><p><a href=#r1><sup>[1]</sup></a> Dry."
        "</p></div><div class=footnotes><h5><a href=#DOCF2>(2)</a></h5><p>Wet.</p></div></body>"
    )
    notes = [(block.marker, block.text) for block in read_page(page).blocks if block.role == "note"]
    assert notes == [("1", "Dry."), ("2", "Wet.")]


def test_a_link_without_its_anchor_reaches_the_heading_of_its_words(read_page: Read) -> None:
    toc = "<ul>" + "".join(f"<li><a href=#gone{n}>{n}. {x}</a>" for n, x in enumerate(NAMES, 1))
    document = read_page(_page(f"{toc}</ul>"))
    reached = [b.text for j in document.jumps for b in document.blocks if j.anchor in b.anchors]
    assert reached == ["1. Sand", "2. Gravel", "3. Clay"]


def test_a_longer_list_of_one_part_s_pieces_is_not_the_page_s(read_page: Read) -> None:
    pieces = ("Fine", "Coarse", "Wet", "Dry", "Red")
    inner = "".join(f"<li><a href=#p{n}>{x}</a>" for n, x in enumerate(pieces))
    told = "".join(f"<h3 id=p{n}>{x}</h3><p>{PROSE}</p>" for n, x in enumerate(pieces))
    body = BODY.replace("<h2 id=s2", f"<ul>{inner}</ul>{told}<h2 id=s2")
    document = read_page(_page(f"<ul>{_links('<li><a href=#s{n}>{name}</a>')}</ul>", body))
    assert [jump.anchor for jump in document.jumps] == ["s1", "s2", "s3"]
    assert not any(block.text == "Coarse" and block.marker for block in document.blocks)


def test_a_printed_list_s_leaders_and_lines_without_links_are_of_the_list(
    read_page: Read,
) -> None:
    lines = "<p><a href=#s{n}>{n} {name}</a> ............ {n}</p>" + "".join(
        f"<p>{{n}}.{k} More of this and that, at length ............ {k}</p>" for k in range(1, 6)
    )
    document = read_page(_page(_links(lines)))
    assert [jump.text for jump in document.jumps] == ["1 Sand", "2 Gravel", "3 Clay"]
    assert not any("...." in block.text for block in document.blocks)


def test_a_paragraph_of_nothing_but_links_is_a_list(read_page: Read) -> None:
    names = [f"{name} and all that is made of it in the village" for name in NAMES]
    body = "".join(f"<h2 id=s{n}>{n}. {x}</h2><p>{PROSE}</p>" for n, x in enumerate(names, 1))
    lines = "<br>".join(f"{n}. <a href=#s{n}>{x}</a>" for n, x in enumerate(names, 1))
    document = read_page(_page(f"<p>Contents</p><p>{lines}</p>", body))
    assert [jump.text for jump in document.jumps] == [f"{n}. {x}" for n, x in enumerate(names, 1)]
    assert not any("<br>" in block.text or block.lines for block in document.blocks)


def test_rubrics_that_name_headings_are_parts_above_the_entries(read_page: Read) -> None:
    parts = ("Wet", "Dry")
    toc = "".join(
        f"<h3>{part}</h3><ul>"
        + "".join(f"<li><a href=#{part}{n}>{name}, {part}</a>" for n, name in enumerate(NAMES))
        + "</ul>"
        for part in parts
    )
    body = "".join(
        f"<h2>{part}</h2>"
        + "".join(
            f"<h3 id={part}{n}>{name}, {part}</h3><p>{PROSE}</p>" for n, name in enumerate(NAMES)
        )
        for part in parts
    )
    jumps = read_page(_page(toc, body)).jumps
    assert [(jump.text, jump.level) for jump in jumps][:5] == [
        ("Wet", 1), ("Sand, Wet", 2), ("Gravel, Wet", 2), ("Clay, Wet", 2), ("Dry", 1),
    ]  # fmt: skip


def test_a_list_that_leaves_out_most_headings_of_its_rank_is_not_the_page_s(
    read_page: Read,
) -> None:
    more = "".join(f"<h2>Chapter {n}</h2><p>{PROSE}</p>" for n in range(6))
    listed = f"<ul>{_links('<li><a href=#s{n}>{name}</a>')}</ul>"
    assert read_page(_page("", f"{more}{listed}{BODY}")).jumps == ()
    assert len(read_page(_page("", f"{listed}{BODY}")).jumps) == 3


def test_a_line_beside_a_list_that_mentions_a_link_is_no_entry(read_page: Read) -> None:
    beside = "<p>See also our <a href=#s3>notes</a> on this</p>"
    toc = f"{beside}<ul>{_links('<li><a href=#s{n}>{name}</a>')}</ul>"
    document = read_page(_page(toc))
    assert [jump.text for jump in document.jumps] == ["Sand", "Gravel", "Clay"]
    assert any("See also" in block.text for block in document.blocks)


def test_headings_that_are_links_are_entries_above_the_lists_below_them(read_page: Read) -> None:
    toc = "".join(
        f"<h3><a href=#s{n}>{n}. {name}</a></h3><blockquote><p><a href=#s{n}a>{n}.1. Uses</a><br>"
        f"<a href=#s{n}b>{n}.2. Prices</a></p></blockquote>"
        for n, name in enumerate(NAMES, 1)
    )
    body = "".join(
        f"<h1><a name=s{n}></a>{n}. {name}</h1>"
        f"<h3 id=s{n}a>{n}.1. Uses</h3><p>{PROSE}</p><h3 id=s{n}b>{n}.2. Prices</h3><p>{PROSE}</p>"
        for n, name in enumerate(NAMES, 1)
    )
    jumps = read_page(_page(toc, body)).jumps
    assert [jump.anchor for jump in jumps if jump.level == 1] == ["s1", "s2", "s3"]
    assert len(jumps) == 9


def test_headings_that_lead_back_to_the_list_are_no_list(read_page: Read) -> None:
    body = "".join(
        f"<h2 id=s{n}><a href=#t{n}>{name}</a></h2><p>Short.</p>" for n, name in enumerate(NAMES, 1)
    )
    listed = _links("<li><a id=t{n} href=#s{n}>{name}</a>")
    document = read_page(_page(f"<ul>{listed}</ul>", body))
    assert [jump.anchor for jump in document.jumps] == ["s1", "s2", "s3"]
    assert [block.text for block in document.blocks][1::2] == list(NAMES)


@pytest.mark.parametrize(
    "text",
    [
        f"<p>We tell of {_links('<a href=#s{n}>{name}</a>, ')} and of moss.</p>",
        f"<dl>{_links('<dt><a href=#s{n}>{name}</a><dd>Cheap by the ton')}</dl><p>{PROSE}</p>",
        "<ul><li><a href=#s1>Sand</a>, <a href=#s2>Gravel</a>, <a href=#s3>Clay</a> or moss</ul>",
    ],
)
def test_what_mentions_parts_in_the_midst_of_the_text_is_read(read_page: Read, text: str) -> None:
    listed = f"<ul>{_links('<li><a href=#s{n}>{name}</a>')}</ul>"
    document = read_page(_page(listed, f"{BODY}<h2 id=s4>Moss</h2>{text}<p>{PROSE}</p>"))
    assert "Gravel" in " ".join(block.text for block in document.blocks[-6:])


def test_a_list_that_names_a_part_out_of_order_is_set_in_the_text_s_order(read_page: Read) -> None:
    names = ("Sand", "Gravel", "Clay", "Loam", "Peat", "Chalk", "Silt", "Marl")
    listed = [*names[:2], "Peat", *names[2:4], *names[5:]]
    toc = "".join(f"<li><a href=#{name}>{name}</a>" for name in listed)
    body = "".join(f"<h2 id={name}>{name}</h2><p>{PROSE}</p>" for name in names)
    jumps = read_page(_page(f"<ul>{toc}</ul>", body)).jumps
    assert [jump.text for jump in jumps] == list(names)


def test_a_list_under_its_head_may_be_sorted_in_an_order_of_its_own(read_page: Read) -> None:
    order = [1, 10, 11, 12, 13, 2, 3, 4, 5, 6, 7, 8, 9]
    rows = "".join(
        f"<div><div>{n}.</div><div><a href='#{n}'>Part {n}</a></div></div>" for n in order
    )
    body = "".join(f"<h2 id={n}>{n}. Part {n}</h2><p>{PROSE}</p>" for n in range(1, 14))
    document = read_page(_page(f"<h2>Summary</h2>{rows}", body))
    assert [jump.anchor for jump in document.jumps] == [str(n) for n in range(1, 14)]
    assert "Summary" not in [block.text for block in document.blocks]


def test_ids_of_anchors_in_headings_are_no_names_of_furniture(read_page: Read) -> None:
    body = "".join(
        f"<h2><a id={name} name={name}>The {name} library</a></h2><p>{PROSE}</p>"
        for name in ("menu", "cookies", "nav")
    )
    assert len([b for b in read_page(_page("", body)).blocks if "library" in b.text]) == 3


def test_a_synopsis_whose_options_are_explained_below_is_no_contents_list(read_page: Read) -> None:
    options = "".join(f"<dt id=o{n}>-{name}</dt><dd>{PROSE}</dd>" for n, name in enumerate(NAMES))
    links = " ".join(f"[<a href=#o{n}>-{name}</a>]" for n, name in enumerate(NAMES))
    parts = {"Name": PROSE, "Synopsis": links, "Notes": PROSE}
    body = "".join(f"<h2>{name}</h2><p>{text}</p>" for name, text in parts.items())
    document = read_page(_page("", f"{body}<h2>Options</h2><dl>{options}</dl>"))
    assert not document.jumps
    assert "[-Sand] [-Gravel] [-Clay]" in [block.text for block in document.blocks]


def test_a_site_s_list_around_the_page_s_own_is_left_out_with_it(read_page: Read) -> None:
    own = f"<li><a href=page.html>This page</a><ul>{_links('<li><a href=#s{n}>{name}</a>')}</ul>"
    others = "".join(f"<li><a href={name}.html>About {name}</a>" for name in ("moss", "fern"))
    document = read_page(_page(f"<h2>Contents</h2><ul>{others}{own}{others}</ul>"))
    assert len(document.jumps) == 3
    assert [block.text for block in document.blocks][:2] == ["Soils", "1. Sand"]


def test_ends_of_items_that_are_not_open_leave_the_levels_alone(read_page: Read) -> None:
    toc = (
        "<ul><li><a href=#s1>Sand</a><ul><li><a href=#s2>Gravel</a></li><ul><li><a href=#s3>"
        "Clay</a></li></ul></li><li><a href=#s4>Loam</a></li></ul></li>"
        "<li><a href=#s5>Peat</a></li></ul>"
    )
    names = ("Sand", "Gravel", "Clay", "Loam", "Peat")
    body = "".join(f"<h2 id=s{n}>{name}</h2><p>{PROSE}</p>" for n, name in enumerate(names, 1))
    assert [jump.level for jump in read_page(_page(toc, body)).jumps] == [1, 2, 3, 2, 1]


def test_other_languages_and_pictures_that_lead_up_are_no_text(read_page: Read) -> None:
    inner = (
        "<p>Available Languages: <a href=../de/x.html>de</a> | <a href=../fr/x.html>fr</a></p>"
        "<p>Filed under: <a href=/t>Soil</a></p><p><a href=/c>2 comments</a></p>"
        "<a href=#page><img src=up.gif alt=top></a>"
    )
    said = " ".join(block.text for block in read_page(_page("", f"{inner}{BODY}")).blocks)
    assert "Languages" not in said
    assert "top" not in said.split()


def test_numbers_alone_tell_the_levels_of_a_list_in_one_rank(read_page: Read) -> None:
    titles = [
        "1 Sand",
        "1.1 Dunes",
        "1.2 Beaches",
        "2 Gravel",
        "3 Clay",
        "A. Words",
        "A.1 Old ones",
    ]
    toc = "".join(f"<p><a href=#t{n}>{title}</a></p>" for n, title in enumerate(titles))
    body = "".join(f"<h2 id=t{n}>{title}</h2><p>{PROSE}</p>" for n, title in enumerate(titles))
    levels = [jump.level for jump in read_page(_page(toc, body)).jumps]
    assert levels == [1, 2, 2, 1, 1, 1, 2]


def test_what_a_second_list_leaves_out_and_no_heading_names_is_a_level_lower(
    read_page: Read,
) -> None:
    parts = "".join(f"<p><a href=#s{n}>{n} {name}</a></p>" for n, name in enumerate(NAMES, 1))
    terms = "".join(
        f"<p><a href=#s{n}>{n} {name}</a></p><p><a href=#d{n}>wash-{name}</a></p>"
        for n, name in enumerate(NAMES, 1)
    )
    body = "".join(
        f"<h2 id=s{n}>{n} {name}</h2><p>{PROSE}</p><p id=d{n}>wash-{name} is a word. {PROSE}</p>"
        for n, name in enumerate(NAMES, 1)
    )
    toc = f"<div>{parts}</div><h1>Soils</h1><div>{terms}</div>"
    levels = [jump.level for jump in read_page(f"<body>{toc}{body}</body>").jumps]
    assert levels == [1, 2] * len(NAMES)


def test_lower_entries_may_lead_to_lines_that_begin_with_something_else(read_page: Read) -> None:
    names = (*NAMES, "Peat")
    inner = "".join(f"<li><a href=#w{n}{at}>words-{at}</a>" for n in (1,) for at in range(9))
    items = "".join(
        f"<li><a href=#s{n}>{name}</a><ul>{inner if n == 1 else ''}</ul>"
        for n, name in enumerate(names, 1)
    )
    lines = "".join(f"<p id=w1{at}>[Function] words-{at} a b</p><p>{PROSE}</p>" for at in range(9))
    body = "".join(
        f"<h2 id=s{n}>{name}</h2><p>{PROSE}</p>{lines if n == 1 else ''}"
        for n, name in enumerate(names, 1)
    )
    document = read_page(_page(f"<h2>Contents</h2><ul>{items}</ul>", body))
    tops = [jump.text for jump in document.jumps if jump.level == 1]
    assert tops == list(names)
