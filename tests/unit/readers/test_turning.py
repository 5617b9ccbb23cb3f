from __future__ import annotations

from collections.abc import Callable

import pytest

from hearprint.model.document import Document

Read = Callable[[bytes | str], Document]

PROSE = "This sentence is here so that the page holds an article with some prose in it, at last."


def _read(read_page: Read, line: str) -> tuple[list[str], dict[str, str]]:
    page = f"<body><h1>Pump</h1><p>{PROSE}</p>{line}<h2>More</h2><p>{PROSE} Again.</p></body>"
    document = read_page(page)
    kept = [block.text for block in document.blocks]
    return kept, {gone.reason: gone.text for gone in document.removed}


@pytest.mark.parametrize(
    "line",
    [
        (
            "<p>Next: <a href='#b'>Drums and bells</a>, Previous: <a href='#a'>Strings</a>, Up: "
            "<a href='#t'>Music</a> [<a href='#c'>Contents</a>][<a href='#i'>Index</a>]</p>"
        ),
        (
            "<div><a href=c1.html>&lt;-previous</a><a href=i.html>Table of Contents</a>"
            "<a href=c3.html>next-&gt;</a></div>"
        ),
        "<table><tr><td><a href=a>Prev</a><td><a href=b>Home</a><td><a href=c>Next</a></table>",
        "<p><a rel=next href=c3.html>The second chapter &raquo;</a></p>",
        "<p><a href='#top'>Back to top</a></p>",
        "<p><a href='#t'>Return to the table of contents</a></p>",
        "<p><a href=x>Weiter</a> <a href=y>Zurück</a></p>",
        "<p><a href=x>[Prev] Drums and bells</a></p><p><a href=y>Gongs [Next]</a></p>",
        "<p><a href=a>[Top of Book]</a> <a href=b>[Contents]</a> <a href=c>[Next Chapter]</a></p>",
        "<table><tr><td><a href=t.html>Contents</a><td><a href=g.html>Next: Gongs</a></table>",
        (
            "<div><a href=c><img alt=Contents></a> <a href=s><img alt=Summary></a>"
            "<a href=i><img alt=Index></a> <a href=n><img alt=Next></a></div>"
        ),
    ],
)
def test_lines_that_turn_pages_are_left_out(read_page: Read, line: str) -> None:
    kept, removed = _read(read_page, line)
    assert kept == ["Pump", PROSE, "More", f"{PROSE} Again."]
    assert removed.keys() == {"page navigation"}


@pytest.mark.parametrize(
    "line",
    [
        "<p>Next, see <a href='#b'>the drums</a>.</p>",
        "<p>Up: <a href='#b'>read on</a> when the lamp is lit and the door is shut.</p>",
        "<p><a href='#b'>Home</a></p>",
        "<p>Next week we meet in the hall.</p>",
        "<ul><li><a href=x>Index of rules</a></ul>",
    ],
)
def test_sentences_with_the_same_words_stay(read_page: Read, line: str) -> None:
    kept, removed = _read(read_page, line)
    assert len(kept) == 5
    assert not removed


def test_the_maker_s_mark_at_the_end_is_left_out_and_a_like_sentence_within_is_not(
    read_page: Read,
) -> None:
    page = (
        f"<body><h1>Pump</h1><p>Created by hand, as all pumps are.</p>{f'<p>{PROSE}</p>' * 8}"
        "<p>This document was generated on 3 May 2019 using <a href=x>makepage 5</a>.</p></body>"
    )
    document = read_page(page)
    assert document.blocks[1].text == "Created by hand, as all pumps are."
    assert [gone.reason for gone in document.removed] == ["page footer"]


def test_a_link_to_the_page_s_own_top_that_repeats_a_heading_is_left_out(
    read_page: Read,
) -> None:
    page = (
        f"<body><h1>Soils</h1><p>{PROSE}</p><p><a href='#'>How do I dig?</a></p><ul><li>{{}}</ul>"
    )
    document = read_page(page.format("<a href='#'>Soils</a>") + f"<p>{PROSE}</p></body>")
    texts = [block.text for block in document.blocks]
    assert texts.count("Soils") == 1
    assert "How do I dig?" in texts


def test_permalinks_leave_headings_and_title(read_page: Read) -> None:
    page = f"<body><h1 id=p>The pump<a href='#p'>¶</a></h1><p>{PROSE}</p></body>"
    document = read_page(page)
    assert document.title == "The pump"
    assert document.blocks[0].text == "The pump"


def test_a_chapter_about_comments_is_no_list_of_comments(read_page: Read) -> None:
    kept, removed = _read(
        read_page, f"<div id=comments><h3>Comments in code</h3><p>{PROSE}</p></div>"
    )
    assert "Comments in code" in kept
    assert not removed


def test_boxes_of_prose_in_a_manual_are_read_and_columns_beside_it_are_not(read_page: Read) -> None:
    box = f"<div class=sidebar><p>{PROSE}</p><p>{PROSE} Twice here.</p></div>"
    inside = f"<body><div><h1>Pump</h1><p>{PROSE}</p>{box}<p>{PROSE} Again.</p></div></body>"
    beside = f"<body><div><h1>Pump</h1><p>{PROSE}</p><p>{PROSE} Again.</p></div>{box}</body>"
    assert len(read_page(inside).blocks) == 5
    assert [gone.reason for gone in read_page(beside).removed] == ["sidebar"]
