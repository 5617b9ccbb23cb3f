from __future__ import annotations

import pytest

from hearprint.readers.pdf.white import with_overlooked


def _cut(text: str, spaces: list[int], *, between: float = 0.1, space: float = 2.3) -> list[str]:
    """``text`` set in letters 4 points wide, with white before the signs at ``spaces``."""
    boxes = []
    left = 0.0
    for at in range(len(text)):
        left += space if at in spaces else between
        boxes.append((left, 0.0, left + 4, 14.0))
        left += 4
    found = with_overlooked([(0, len(text))], text, lambda at: boxes[at])
    return [text[first:last] for first, last in found]


@pytest.mark.parametrize(
    ("text", "spaces", "words"),
    [
        ("atthe", [2], ["at", "the"]),
        ("butfar", [3], ["but", "far"]),
        ("thing;to", [6], ["thing;", "to"]),
        ("little", [], ["little"]),
    ],
)
def test_white_between_narrow_letters_parts_words(
    text: str, spaces: list[int], words: list[str]
) -> None:
    assert _cut(text, spaces) == words


def test_letters_that_are_all_set_apart_stay_together() -> None:
    assert _cut("little", [], between=2.3) == ["little"]


def test_wide_letters_are_left_to_the_reader_of_signs() -> None:
    assert _cut("atmost", [2]) == ["atmost"]
