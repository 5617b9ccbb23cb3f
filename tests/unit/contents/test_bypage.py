from __future__ import annotations

from dataclasses import replace

from fakes.documents import document, prose
from hearprint.contents.weigh import Hints, find_contents
from hearprint.model.contents import Contents
from hearprint.model.document import Page
from hearprint.settings import SplitSettings

LIST = (
    "# Contents\n- Homes ..... 2\n- Rent ..... 3\n- Plans for next year ..... 4\n- Thanks ..... 4"
)


def _contents(*pages: str) -> Contents:
    made = document(*pages)
    labels = tuple(Page(width=595, height=842, label=str(at)) for at in range(1, len(pages) + 1))
    return find_contents(replace(made, pages=labels), Hints(), SplitSettings())


def _page(*titles: str) -> str:
    return "\n".join(f"# {one}\n{prose(160, one[:3].casefold())}" for one in titles)


def test_a_heading_in_other_words_is_found_by_its_page() -> None:
    found = _contents(LIST, _page("Homes"), _page("Rent"), _page("What comes then", "Thanks"))
    assert [match.block is not None for match in found.matches] == [True] * 4
    assert found.matches[2].why == "its page and its place among the headings agree, page 4"
    assert found.matches[2].confidence < found.matches[1].confidence


def test_of_two_headings_left_over_the_page_tells_neither() -> None:
    found = _contents(
        LIST, _page("Homes"), _page("Rent"), _page("What comes then", "A song", "Thanks")
    )
    assert [match.block is not None for match in found.matches] == [True, True, False, True]


def test_a_list_of_key_words_names_the_longer_headings_that_hold_them() -> None:
    listed = "# Inside\n- Camp ..... 2\n- Hut ..... 3\n- Parents ..... 4\n- Dates ..... 4"
    found = _contents(
        listed, _page("Camp was wet"), _page("The hut needs a floor"), _page("To parents", "Dates")
    )
    assert [match.block is not None for match in found.matches] == [True] * 4
    elsewhere = _contents(
        listed, _page("Camp"), _page("Rules"), _page("Parents", "Dates"), _page("The hut we lost")
    )
    assert [match.block is not None for match in elsewhere.matches] == [True, True, True, True]
    assert "page 3" in elsewhere.matches[1].why
