from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from fakes.documents import document
from hearprint.contents.evidence.printed import from_printed
from hearprint.model.contents import ContentsList
from hearprint.model.document import Block, Box


def _set(text: str, places: Callable[[int, str], tuple[float, float]]) -> ContentsList:
    """A list whose lines stand at (left, top), as ``places`` says of each number and text."""
    made = document(text)
    blocks = []
    for at, block in enumerate(made.blocks):
        left, top = places(at, block.text)
        blocks.append(_at(block, Box(left=left, top=top, right=left + 200, bottom=top + 10)))
    return from_printed(replace(made, blocks=tuple(blocks)))[0]


def _at(block: Block, box: Box) -> Block:
    return replace(block, box=box, lines=tuple(replace(one, box=box) for one in block.lines))


FRONT = "# Contents\n- 2 Thoughts\n{}\n- 3 A bell\n- 4 Council\n- 6 The young\n- 9 Songs\n- 9 Joys"


def _front(line: str, white: float) -> list[str]:
    """Titles of a list, of which the third line stands so far below the second."""
    down = (0.0, 0.0, white - 8)

    def place(at: int, _: str) -> tuple[float, float]:
        return 60.0, 60.0 + 18 * at + sum(down[: at + 1])

    return [entry.title for entry in _set(FRONT.format(line), place).entries]


def test_a_line_as_far_away_as_the_next_entry_is_a_rubric() -> None:
    assert _front("News", 8.0)[:2] == ["Thoughts", "A bell"]


def test_a_line_close_below_an_entry_goes_on_with_it() -> None:
    assert _front("And Prayers", 2.0)[:2] == ["Thoughts And Prayers", "A bell"]


def test_where_lines_so_far_away_begin_small_they_go_on() -> None:
    assert _front("and prayers", 8.0)[:2] == ["Thoughts and prayers", "A bell"]


POEMS = (
    "# Contents\n- Editorial 3\n## Ivo Dale\n- Weir 4\n- Attic 5\n## Ann Marsh\n- Low Water 6\n"
    "- Notes 7"
)


def test_entries_under_a_rubric_are_on_its_level() -> None:
    def place(at: int, text: str) -> tuple[float, float]:
        return (75.0 if text[:3] in ("Wei", "Att", "Low") else 60.0), 60.0 + 14 * at

    assert {entry.level for entry in _set(POEMS, place).entries} == {1}


def test_entries_as_far_in_under_entries_keep_all_below() -> None:
    def place(at: int, text: str) -> tuple[float, float]:
        return (75.0 if text[:3] in ("Wei", "Att", "Low") else 60.0), 60.0 + 14 * at

    found = _set(POEMS.replace("## Ann Marsh", "- Ann Marsh 5"), place)
    assert [entry.level for entry in found.entries] == [1, 2, 2, 1, 2, 1]


def test_rubrics_beside_one_another_give_their_entries_in_the_order_of_pages() -> None:
    text = (
        "# Contents\n## Tales\n- Ferry 4\n- Orchard 5\n- Swifts 6\n## News\n- Note 3\n- Mail 7\n"
        "- Soup 9"
    )

    def place(at: int, _: str) -> tuple[float, float]:
        right = at > 4
        return (320.0 if right else 60.0), 60.0 + 14 * (at - 4 if right else at)

    found = _set(text, place).entries
    assert [entry.title for entry in found] == [
        "Note",
        "Ferry",
        "Orchard",
        "Swifts",
        "Mail",
        "Soup",
    ]
    assert {entry.level for entry in found} == {1}


def test_lines_without_pages_that_stand_close_go_on() -> None:
    text = "# Contents\nThe long|way home|Rent|Walls|Roofs and|what holds them|Bees"
    made = document(text)
    tops = (60.0, 74.0, 94.0, 114.0, 134.0, 148.0, 168.0)
    block = made.blocks[1]
    lines = tuple(
        replace(line, box=Box(left=60, top=top, right=200, bottom=top + 10))
        for line, top in zip(block.lines, tops, strict=True)
    )
    [found] = from_printed(replace(made, blocks=(made.blocks[0], replace(block, lines=lines))))
    assert [entry.title for entry in found.entries] == [
        "The long way home",
        "Rent",
        "Walls",
        "Roofs and what holds them",
        "Bees",
    ]


def test_a_line_nearer_to_the_next_than_to_the_one_above_names_nobody_there() -> None:
    text = (
        "# Contents\n- The Long Bridge\n- Ann Lee 2\n- Our Open Day\n- Bo Field 4\n- Pumpkin Soup\n"
        "- for twelve 6\n- Letters 8"
    )

    def place(at: int, _: str) -> tuple[float, float]:
        return 60.0, 60.0 + 24 * ((at + 1) // 2) + 12 * ((at + 1) % 2)

    titles = [entry.title for entry in _set(text, place).entries]
    assert [title.split()[0] for title in titles] == ["The", "Our", "Pumpkin", "Letters"]


def test_a_page_beside_a_line_that_was_full_stands_with_its_first_line() -> None:
    text = (
        "# Contents\n- Water 2\n- What the surveyor found below 4\n- the old house\n- Our day 4\n"
        "- How to walk around a boundary 6\n- with no map\n- Dates 8"
    )

    def place(at: int, _: str) -> tuple[float, float]:
        return 60.0, 60.0 + 14 * at

    assert [entry.title for entry in _set(text, place).entries] == [
        "Water",
        "What the surveyor found below the old house",
        "Our day",
        "How to walk around a boundary with no map",
        "Dates",
    ]


def _behind(gap: float, over: float, rubric: str = "- News") -> list[str]:
    """Titles of a list, ``gap`` points between its lines and ``over`` above each rubric."""
    text = f"# Contents\n- Ferry 2\n- Bells 3\n- Orchard 4\n- Soup 5\n{rubric}\n- Mail 7\n- Bees 8"

    def place(at: int, _: str) -> tuple[float, float]:
        return 60.0, 60.0 + (10 + gap) * at + (over if at > 4 else 0.0)

    return [entry.title for entry in _set(text, place).entries]


def test_a_line_apart_from_the_entry_below_it_is_a_rubric_before_pages_too() -> None:
    assert _behind(gap=6.0, over=4.0)[-2:] == ["Mail", "Bees"]
    assert _behind(gap=2.0, over=6.0, rubric="## News")[-2:] == ["Mail", "Bees"]
    title = "A long way to Mail"
    assert _behind(gap=2.0, over=0.0, rubric="- A long way to")[-2:] == [title, "Bees"]


def test_an_entry_in_large_type_goes_on_in_the_line_below() -> None:
    text = "# Contents\n## 2 Ferry\n## 3 The long\n## way home\n## 5 Soup\n## 7 Bees"

    def place(at: int, text: str) -> tuple[float, float]:
        return (75.0 if text.startswith("way") else 60.0), 60.0 + 14 * at

    assert [entry.title for entry in _set(text, place).entries][1] == "The long way home"


def test_a_line_further_out_than_all_entries_is_a_rubric_and_a_numbered_one_is_none() -> None:
    def titles(line: str) -> list[str]:
        text = f"# Contents\n- Ferry 2\n- Bells 3\n- Orchard 4\n## {line}\n- Mail 7\n- Bees 8"

        def place(at: int, _: str) -> tuple[float, float]:
            return (60.0 if at == 4 else 74.0), 60.0 + 12 * at + (4.0 if at > 3 else 0.0)

        return [entry.title for entry in _set(text, place).entries]

    assert titles("News")[-2:] == ["Mail", "Bees"]
    assert titles("B. What the mill and its") != titles("News")


def _titles(*lines: str) -> list[str]:
    def place(at: int, _: str) -> tuple[float, float]:
        return 60.0, 60.0 + 12 * at

    text = "\n".join(("# Contents", *(f"- {line}" for line in lines)))
    return [entry.title for entry in _set(text, place).entries]


def test_a_name_that_a_line_breaks_behind_by_is_no_line_of_names() -> None:
    lines = ("A Walk with Maps by Ivor", "Oakes 3", "Who Is Who by", "Jo Lind 4", "Our Man by Eve")
    found = _titles(*lines, "Sand 6", "Bees 8")
    assert found == ["A Walk with Maps", "Who Is Who", "Our Man", "Bees"]


def test_a_year_before_a_dash_and_a_page_is_the_end_of_a_title() -> None:
    assert _titles("Soup - 3", "Open Gardens 2014 - 5", "Bees - 6", "Rent - 8")[1] == (
        "Open Gardens 2014"
    )
