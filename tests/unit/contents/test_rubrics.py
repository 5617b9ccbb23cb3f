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
