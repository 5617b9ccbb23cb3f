from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearprint.errors import NoTextError
from hearprint.model.document import Document, Role, Source
from hearprint.model.words import count_words, plain
from hearprint.readers.text import TextReader

MakeSource = Callable[..., Source]


def _read(make_source: MakeSource, text: str | bytes) -> Document:
    return TextReader().read(make_source(text, "text/plain", "a.txt"))


def _shape(document: Document) -> list[tuple[Role, int, str]]:
    return [(block.role, block.level, block.text) for block in document.blocks]


def test_empty_lines_divide_paragraphs_and_line_ends_are_joined(make_source: MakeSource) -> None:
    long = "a line that is long enough to be prose and not to look like verse at all"
    document = _read(make_source, f"{long}\r\n{long}\r\n\r\n{long}")
    assert [block.text for block in document.blocks] == [f"{long} {long}", long]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("My title\n========\n\nText follows here.", 1),
        ("My title\n--------\nText follows here.", 2),
        ("THE GREAT TITLE\n\nText follows here.", 1),
        ("Chapter IV: Of Ships\n\nText follows here.", 1),
        ("2.1 The second matter\n\nText follows here.", 2),
    ],
)
def test_clear_headings_are_found(make_source: MakeSource, text: str, level: int) -> None:
    first, second = _read(make_source, text).blocks
    assert (first.role, first.level) == (Role.HEADING, level)
    assert (second.role, second.text) == (Role.PARAGRAPH, "Text follows here.")


@pytest.mark.parametrize(
    "text",
    [
        "A short line\n\nText follows here.",
        "THEY SAID NO.\n\nText follows here.",
        "1984 was a bad year, and it was wet.\n\nText follows here.",
        "part of the trouble\n\nText follows here.",
        "USA\n\nText follows here.",
    ],
)
def test_doubtful_lines_are_no_headings(make_source: MakeSource, text: str) -> None:
    assert _read(make_source, text).blocks[0].role is Role.PARAGRAPH


def test_lists_keep_markers_and_wrapped_lines(make_source: MakeSource) -> None:
    document = _read(make_source, "- one\n  goes on\n- two\n  * deep\n\n1. first\n2) second")
    found = [(block.level, block.marker, block.text) for block in document.blocks]
    assert found == [
        (1, "-", "one goes on"),
        (1, "-", "two"),
        (2, "*", "deep"),
        (1, "1.", "first"),
        (1, "2)", "second"),
    ]
    assert [gone.text for gone in document.removed] == ["1.", "2)"]


def test_short_lines_are_verse(make_source: MakeSource) -> None:
    (block,) = _read(make_source, "Roses are red\nViolets are blue\nSo it is said").blocks
    assert block.role is Role.VERSE
    assert len(block.lines) == 3


def test_a_heading_at_the_top_is_the_title(make_source: MakeSource) -> None:
    assert _read(make_source, "NEWS OF TODAY\n\nText.").title == "NEWS OF TODAY"
    assert _read(make_source, "Text.\n\nNEWS OF TODAY\n\nText.").title == ""


@pytest.mark.parametrize("text", ["", "***\n\n---", "\x00\x01"])
def test_a_file_without_words_is_told_as_such(make_source: MakeSource, text: str) -> None:
    with pytest.raises(NoTextError):
        _read(make_source, text)


@given(
    text=st.text(
        st.sampled_from("aB1. -*=\n\n\t#(\u00e9\u00ad\u200b\u2028\x0b\x0c\x1c\x85\r):"), max_size=80
    )
)
def test_no_word_is_lost(make_source: MakeSource, text: str) -> None:
    text += "\n\nword"
    document = _read(make_source, text)
    found = sum(block.words for block in document.blocks)
    found += sum(gone.words for gone in document.removed)
    assert found == document.source_words
    broken = text.replace("\u2028", "\n").replace("\x0c", "\n").replace("\x85", "\n")
    assert found == count_words(" ".join(plain(line) for line in broken.split("\n")))
