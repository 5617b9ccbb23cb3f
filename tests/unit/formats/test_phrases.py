"""The words in which facts are told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearprint.formats import phrases
from hearprint.model.document import Person


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [
        (0, "no sound"),
        (29_000, "less than a minute"),
        (60_000, "1 minute"),
        (3_600_000, "1 hour"),
        (7_260_000, "2 hours 1 minute"),
    ],
)
def test_durations_are_told_to_the_minute(milliseconds: int, words: str) -> None:
    assert phrases.length(milliseconds) == words


@pytest.mark.parametrize(
    ("octets", "words"), [(1, "1 kB"), (320_617, "321 kB"), (2_140_000, "2.1 MB")]
)
def test_sizes_are_told_in_decimal_units(octets: int, words: str) -> None:
    assert phrases.size(octets) == words


def test_people_are_listed_with_their_branches() -> None:
    three = [Person(name="Tim N", branch="Bristol"), Person(name="Ann K"), Person(name="Su")]
    assert phrases.people(three) == "Tim N (Bristol), Ann K and Su"
    assert phrases.people([]) == ""


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, ""),
        (5, 5, "Page 5 of the print"),
        (5, None, "Page 5 of the print"),
        (5, 7, "Pages 5 to 7 of the print"),
    ],
)
def test_pages_are_told_as_a_range(first: int | None, last: int | None, words: str) -> None:
    assert phrases.pages(first, last) == words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2026", "2026"),
        ("2026-02", "February 2026"),
        ("2026-02-09", "9 February 2026"),
        ("2026-02-09T10:00:00Z", "9 February 2026"),
        ("2026-19", "2026"),
        ("spring", "spring"),
    ],
)
def test_dates_are_told_as_exactly_as_they_are_known(date: str, words: str) -> None:
    assert phrases.day(date) == words


def test_nonsense_is_no_language() -> None:
    assert phrases.language('en" onload="x', "", "en_GB") == "en-GB"
    assert phrases.language("", "??") == "en"


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "data:text/html,x", "//evil", " java\nscript:1", "https:// x"]
)
def test_only_web_and_mail_addresses_become_links(target: str) -> None:
    assert phrases.link(target) == ""


def test_web_addresses_become_links() -> None:
    assert phrases.link(" https://example.org/a?b=c ") == "https://example.org/a?b=c"


@given(st.text(max_size=400), st.integers(2, 100))
def test_shortened_text_is_never_longer_than_asked(text: str, limit: int) -> None:
    short = phrases.shorten(text, limit)
    assert len(short) <= limit
    assert short == text or short.endswith("\u2026")


def test_text_is_cut_at_a_word() -> None:
    assert phrases.shorten("rents and repairs and bread", 20) == "rents and repairs\u2026"
