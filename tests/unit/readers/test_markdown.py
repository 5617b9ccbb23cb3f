from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearprint.errors import NoTextError
from hearprint.model.document import Document, Person, Role, Source
from hearprint.readers.markdown import MarkdownReader

MakeSource = Callable[..., Source]


def _read(make_source: MakeSource, text: str) -> Document:
    return MarkdownReader().read(make_source(text, "text/markdown", "a.md"))


def test_structure_is_kept(make_source: MakeSource) -> None:
    text = (
        "# Title\n\nA [link](http://x.example) *here*.\n\n## Part\n\n> Quoted.\n\n- one\n"
        "  1. deep\n\n"
        "| A | B |\n|---|---|\n| 1 | 2 |\n\n![A cat](cat.png)\n\nUnder\n=====\n"
    )
    document = _read(make_source, text)
    assert document.title == "Title"
    assert [(b.role, b.level, b.text) for b in document.blocks] == [
        (Role.HEADING, 1, "Title"),
        (Role.PARAGRAPH, 0, "A link here."),
        (Role.HEADING, 2, "Part"),
        (Role.QUOTE, 0, "Quoted."),
        (Role.ITEM, 1, "one"),
        (Role.ITEM, 2, "deep"),
        (Role.TABLE, 0, "A | B\n1 | 2"),
        (Role.IMAGE, 0, "A cat"),
        (Role.HEADING, 1, "Under"),
    ]


def test_signs_in_cells_of_a_table_are_kept(make_source: MakeSource) -> None:
    text = "| Name | \u00a3 |\n|---|---|\n| Ann | \u2713 |\n| Bob | \u2717 |\n"
    document = _read(make_source, text)
    [table] = document.blocks
    assert table.rows == (("Name", "\u00a3"), ("Ann", "\u2713"), ("Bob", "\u2717"))
    assert document.source_words == table.words == 3


def test_facts_at_the_top_are_taken_and_accounted_for(make_source: MakeSource) -> None:
    text = '---\ntitle: "Our town"\nauthor: Ann B, Cy D\ndate: 2020-05-06\nlang: cy\n---\n\nTestun.'
    document = _read(make_source, text)
    assert document.title == "Our town"
    assert document.authors == (Person(name="Ann B"), Person(name="Cy D"))
    assert (document.date, document.language) == ("2020-05-06", "cy")
    assert [gone.reason for gone in document.removed] == ["front matter"]


def test_a_title_and_an_author_that_a_program_wrote_are_none(make_source: MakeSource) -> None:
    document = _read(make_source, "---\ntitle: Untitled\nauthor: admin\n---\n\n# Rents\n\nText.")
    assert (document.title, document.authors) == ("Rents", ())


def test_only_a_real_date_and_a_tag_of_a_language_are_taken(make_source: MakeSource) -> None:
    document = _read(make_source, "---\ndate: 2024-02-31\nlanguage: English\n---\n\nText.")
    assert (document.date, document.language) == ("2024-02", "en")


def test_a_rule_at_the_top_is_no_front_matter(make_source: MakeSource) -> None:
    document = _read(make_source, "---\n\nText.\n\n---\n\nMore.")
    assert [block.text for block in document.blocks] == ["Text.", "More."]


def test_footnotes_become_notes(make_source: MakeSource) -> None:
    document = _read(make_source, "Text[^1] goes[^b].\n\n[^1]: word\n[^b]: Two *words*.\n")
    assert [(b.role, b.marker, b.text) for b in document.blocks] == [
        (Role.PARAGRAPH, "", "Text goes."),
        (Role.NOTE, "1", "word"),
        (Role.NOTE, "b", "Two words."),
    ]
    text = document.blocks[0]
    assert [(ref.mark, text.text[: ref.at]) for ref in text.notes] == [
        ("1", "Text"),
        ("b", "Text goes"),
    ]


def test_code_keeps_what_looks_like_a_footnote(make_source: MakeSource) -> None:
    document = _read(make_source, "Text.\n\n```\na[^1] b\n[^1]: c\n```\n")
    assert "a[^1] b" in document.blocks[1].text


def test_raw_html_is_text_at_most(make_source: MakeSource) -> None:
    document = _read(make_source, 'Hi.\n\n<script>bad()</script>\n\n<p onclick="x">Seen</p>\n')
    assert [block.text for block in document.blocks] == ["Hi.", "Seen"]


@pytest.mark.parametrize("text", ["", "---", "<!-- x -->", "***"])
def test_a_file_without_words_is_told_as_such(make_source: MakeSource, text: str) -> None:
    with pytest.raises(NoTextError):
        _read(make_source, text)


def test_endless_nesting_is_survived(make_source: MakeSource) -> None:
    for hostile in (">" * 20_000 + " deep", "- " * 5_000 + "deep", "[" * 20_000, "*a " * 20_000):
        document = _read(make_source, f"Word.\n\n{hostile}\n")
        assert document.blocks[0].text == "Word."


@settings(max_examples=150, deadline=None)
@given(text=st.text(st.sampled_from("ab1 .\n\n#>-*_`[]()!|:^<>/&;~\\\t"), max_size=80))
def test_no_word_is_lost(make_source: MakeSource, text: str) -> None:
    document = _read(make_source, f"Word.\n\n{text}")
    found = sum(block.words for block in document.blocks)
    found += sum(gone.words for gone in document.removed)
    assert found == document.source_words
