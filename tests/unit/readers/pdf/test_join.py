from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearprint.model.words import count_words
from hearprint.readers.pdf.join import (
    join_cap,
    join_lines,
    offset,
    raw_words,
    resolve_marks,
)
from hearprint.readers.pdf.parts import MARK_CLOSE, MARK_OPEN
from hearprint.readers.pdf.signs import clean
from hearprint.readers.pdf.spelling import Spelling, spelling

NONE = Spelling()


@pytest.mark.parametrize(
    ("lines", "known", "text"),
    [
        (["the confer-", "ence met"], "conference", "the conference met"),
        (["the confer-", "ence met"], "", "the conference met"),
        (["a well-", "known fact"], "", "a well-known fact"),
        (["a rent-", "book"], "rent-book rent-book", "a rent-book"),
        (["the Anglo-", "Saxon"], "", "the Anglo-Saxon"),
        (["in 1914-", "18"], "", "in 1914-18"),
        (["a T-", "shirt"], "", "a T-shirt"),
        (["soft co\u00ad", "operation"], "", "soft cooperation"),
        (["a dash \u2013", "and more"], "", "a dash \u2013 and more"),
        (["stop\u2014", "go"], "", "stop\u2014go"),
        (["one", "two"], "", "one two"),
        (["a -", "b"], "", "a - b"),
        (["see www.example.org/", "rights now"], "", "see www.example.org/rights now"),
    ],
)
def test_lines_join_as_they_were_meant(lines: list[str], known: str, text: str) -> None:
    joined = join_lines(lines, Spelling(counts=Counter(known.split())))
    assert joined.text == text
    assert sum(map(raw_words, lines)) - joined.merged == count_words(text)


@given(st.lists(st.text("ab-1\u00ad\u2014/. ", min_size=1, max_size=8), min_size=1, max_size=6))
def test_every_join_is_counted(lines: list[str]) -> None:
    lines = [" ".join(line.split()) for line in lines]
    lines = [line for line in lines if line]
    joined = join_lines(lines, NONE)
    assert sum(map(raw_words, lines)) - joined.merged == count_words(joined.text)


def test_halves_of_broken_words_are_no_vocabulary() -> None:
    words = spelling(["a confer-", "ence about", "conference"]).counts
    assert words["conference"] == 1
    assert "confer" not in words
    assert "ence" not in words


@pytest.mark.parametrize(
    ("cap", "line", "known", "text"),
    [
        ("T", "he last", "", "The last"),
        ("A", "long way", "long", "A long way"),
        ("A", "nd then", "and", "And then"),
        ("I", "T WAS", "", "IT WAS"),
    ],
)
def test_an_initial_joins_its_word_only(cap: str, line: str, known: str, text: str) -> None:
    counts = Counter({**dict.fromkeys(known.split(), 2), "it": 3})
    assert join_cap(cap, line, Spelling(counts=counts)).text == text


@pytest.mark.parametrize(
    ("left", "right", "closed"),
    [
        ("pro", "cedure", True),
        ("ex", "ercise", True),
        ("cross", "roads", True),
        ("neigh", "bourhoods", True),
        ("bad", "tempered", False),
        ("wet", "room", False),
        ("self", "employed", False),
        ("Thwai", "tewick", True),
    ],
)
def test_a_word_list_tells_halves_of_words_from_compounds(
    left: str, right: str, *, closed: bool
) -> None:
    assert Spelling(english=True).closes(left, right) is closed


def test_a_typesetters_own_hyphens_never_stay() -> None:
    lines = [
        "first pro\u2010",
        "pose a well-",
        "meant and re\u2010",
        "done thing",
        "over\u2010",
        "all",
    ]
    told = spelling(lines)
    assert join_lines(lines, told).text == "first propose a well-meant and redone thing overall"


def test_words_of_one_kin_keep_their_hyphens_at_lines_ends_too() -> None:
    told = spelling(["they re-opened", "the co-operative shop", "and co-", "ordinate it", "to re-"])
    assert join_lines(["co-", "ordinate"], told).text == "co-ordinate"
    assert join_lines(["to re-", "open"], told).text == "to re-open"
    assert join_lines(["to re-", "turn"], told).text == "to return"


def test_hyphens_stay_where_nobody_broke_words() -> None:
    told = spelling([*["a line of words"] * 200, "zug-", "fram"])
    assert join_lines(["zug-", "fram"], told).text == "zug-fram"


def mark(text: str) -> str:
    return f"{MARK_OPEN}{text}{MARK_CLOSE}"


@pytest.mark.parametrize(
    ("text", "known", "left", "marks"),
    [
        (f"It rained.{mark('3')} Then", set(), "It rained. Then", ("3",)),
        (f"the wash-house{mark('2')} stood", {"2"}, "the wash-house stood", ("2",)),
        (f"40 m{mark('2')} of floor", set(), "40 m² of floor", ()),
        (f"nobody{mark('*')}, he said", set(), "nobody, he said", ("*",)),
    ],
)
def test_note_marks_leave_and_figures_stay(
    text: str, known: set[str], left: str, marks: tuple[str, ...]
) -> None:
    made = resolve_marks(text, frozenset(known))
    assert (made.text, made.marks) == (left, marks)
    assert [made.text[: offset(made.text, place)] for place in made.places] == [
        made.text[: len(text.partition(MARK_OPEN)[0])] for _ in marks
    ]
    words = count_words(left) + sum(map(count_words, marks))
    assert raw_words(text) - made.merged == words


def test_clean_gives_letters_for_ligatures_and_drops_what_is_invisible() -> None:
    assert clean("\ufb01re of\ufb01ce\u200b\x00 \ue000x") == "fire office x"
    assert clean("caf\u00b4e") == "caf\u00e9"
    assert clean("co\u00adop") == "coop"
