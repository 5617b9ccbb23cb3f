"""No title twice in a feed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hearprint.formats.feed.titles import LIMIT, unique


def test_different_titles_stay_as_they_are() -> None:
    assert unique(["Letters", "Repairs"], ["Ann", "Tim"]) == ("Letters", "Repairs")


def test_equal_titles_are_told_apart_by_their_authors() -> None:
    assert unique(["Letters", "letters"], ["Ann", "Tim"]) == ("Letters (Ann)", "letters (Tim)")


def test_equal_titles_of_one_author_are_counted() -> None:
    assert unique(["Letters", "Letters"], ["Ann", "Ann"]) == ("Letters", "Letters (2)")
    assert unique(["Letters", "Letters"], ["Ann", ""]) == ("Letters", "Letters (2)")


def test_a_title_that_looks_counted_keeps_its_name() -> None:
    given_titles = ["Notes", "Notes", "Notes (2)"]
    assert unique(given_titles, ["", "", ""]) == ("Notes", "Notes (3)", "Notes (2)")


@given(st.lists(st.tuples(st.sampled_from(["A", "a", "A (2)", "A (x)", "B" * 300, "B" * 301]),
                          st.sampled_from(["", "x", "y", "z" * 300])), max_size=12))  # fmt: skip
def test_titles_are_unique_and_short_whatever_they_were(pairs: list[tuple[str, str]]) -> None:
    made = unique([title for title, _ in pairs], [teller for _, teller in pairs])
    assert len({title.casefold() for title in made}) == len(pairs)
    assert all(len(title) <= LIMIT for title in made)
