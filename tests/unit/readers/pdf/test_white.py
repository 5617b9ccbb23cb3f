from __future__ import annotations

import pytest

from hearprint.readers.pdf.white import with_overlooked, with_shrunk


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


def _shrunk(text: str, spaces: list[int], *, between: float = 0.0) -> list[str]:
    boxes = []
    left = 0.0
    for at in range(len(text)):
        left += 1.6 if at in spaces else between
        boxes.append((left, 0.0, left + 5, 14.0))
        left += 5
    found = with_shrunk([(0, len(text))], text, lambda at: boxes[at], set())
    return [text[first:last] for first, last in found]


def test_shrunk_spaces_of_a_justified_line_part_words_of_any_letters() -> None:
    assert _shrunk("groupsof", [6]) == ["groups", "of"]
    assert _shrunk("beableto", [2, 6]) == ["be", "able", "to"]
    assert _shrunk("ofa", [2]) == ["of", "a"]


def test_a_word_whose_letters_are_all_set_apart_is_one() -> None:
    assert _shrunk("CONTENTS", [], between=1.6) == ["CONTENTS"]


def test_a_word_that_was_looked_at_is_not_looked_at_again() -> None:
    asked: list[int] = []
    boxes = [(at * 5.0, 0.0, at * 5.0 + 5, 14.0) for at in range(12)]

    def box(at: int) -> tuple[float, float, float, float]:
        asked.append(at)
        return boxes[at]

    tokens = [(0, 5), (6, 11)]
    assert with_shrunk(tokens, "boats boats", box, set()) == tokens
    assert asked == [0, 1, 2, 3, 4]
