from __future__ import annotations

from hearprint.readers.pdf.columns import rows_of
from hearprint.readers.pdf.lines import atoms_of
from hearprint.readers.pdf.parts import Rule, Word, row_of
from hearprint.readers.pdf.tables import find_tables


def word(text: str, left: float, right: float, base: float = 100.0, *, glued: bool) -> Word:
    return Word(text, left, right, base, 10.0, bold=False, italic=False, glued=glued)


def test_accents_apart_from_their_letters_are_put_upon_them() -> None:
    words = [
        word("The", 60, 75, glued=False),
        word("\u02da", 78, 81, base=98.4, glued=False),
        word("Angstr", 78, 107, glued=True),
    ]
    assert [atom.text for atom in atoms_of(words)] == ["The \u00c5ngstr"]


def test_a_lowered_letter_that_reaches_under_its_neighbours_stays_in_its_word() -> None:
    words = [
        word("How to compile T", 60, 130, glued=False),
        word("E", 128.3, 134.4, base=102.2, glued=True),
        word("Xworks", 133.2, 160, glued=True),
    ]
    assert [atom.text for atom in atoms_of(words)] == ["How to compile TEXworks"]


def test_an_initial_in_the_middle_of_a_line_is_kept() -> None:
    first, last = (
        atom._replace(cap="e" if atom.text == "h" else "")
        for atom in atoms_of([word("one", 60, 75, glued=False), word("h", 300, 305, glued=False)])
    )
    assert row_of(1, (first, last), 0, (60, 305)).text == "one e h"


def test_a_numbered_heading_below_a_table_is_no_row_of_it() -> None:
    cells = [
        word(text, left, left + 6 * len(text), base, glued=False)
        for base, row in zip(
            (100.0, 115.0, 130.0), (("Tea", "9"), ("Salt", "4"), ("Rye", "7")), strict=True
        )
        for left, text in zip((60, 300), row, strict=True)
    ]
    heading = [
        word("23.1", 60, 84, 155, glued=False),
        word("Where the tins are kept", 93.5, 300, 155, glued=False),
    ]
    assert find_tables(rows_of(atoms_of([*cells, *heading]), 1, 0)) == [(0, 3)]


def test_a_lone_letter_before_smaller_ones_is_a_capital_whatever_the_file_says() -> None:
    rest = word("ilys", 67, 85, glued=True)._replace(size=8.0)
    assert [atom.text for atom in atoms_of([word("d", 60, 67, glued=False), rest])] == ["Dilys"]


def test_a_capital_that_white_parts_from_its_word_a_little_belongs_to_it() -> None:
    words = [
        word("H", 60, 67, glued=False),
        word("AMID", 68.2, 98, glued=False),
        word("K", 103, 110, glued=False),
    ]
    assert [atom.text for atom in atoms_of(words)] == ["HAMID K"]


def test_a_rule_that_runs_through_a_word_does_not_part_it() -> None:
    wall = (Rule(55.4, 0, 55.4, 800),)
    one = [word("T", 48, 55.4, glued=False), word("ypes", 55.5, 80, glued=True)]
    assert [atom.text for atom in atoms_of(one, walls=wall)] == ["Types"]
    cells = [word("T", 48, 55, glued=False), word("ypes", 56, 80, glued=False)]
    assert [atom.text for atom in atoms_of(cells, walls=wall)] == ["T", "ypes"]


def test_a_heading_in_two_pieces_below_a_table_is_no_row_of_it() -> None:
    def big(text: str, left: float, right: float) -> Word:
        base = word(text, left, right, 140.0, glued=False)
        return base._replace(size=14.0, bold=True)

    rows = [
        (word(f"from {at}", 60, 110, 100.0 + 12 * at, glued=False),
         word(f"to {at}", 150, 200, 100.0 + 12 * at, glued=False))
        for at in range(3)
    ]  # fmt: skip
    words = [*(one for row in rows for one in row), big("5.2", 60, 80), big("Data types", 150, 210)]
    assert find_tables(rows_of(atoms_of(words), 1, 0)) == [(0, 3)]


def _small_capitals(*words: tuple[str, float, float, float]) -> list[Word]:
    return [
        word(text, left, right, glued=False)._replace(size=size)
        for text, left, right, size in words
    ]


def test_a_line_in_small_capitals_is_as_large_as_its_capitals() -> None:
    title = (
        ("C", 60, 69, 12.5),
        ("arnet", 69, 99, 8.5),
        ("de", 102, 112, 8.5),
        ("La", 115, 126, 8.5),
    )
    text = word("the text of the page, which is longer", 60, 300, 120.0, glued=False)
    head, _ = atoms_of([*_small_capitals(*title), text])
    assert (head.text, head.size) == ("Carnet de la", 12.5)
    initial, _ = atoms_of([*_small_capitals(*title), text._replace(size=8.5)])
    assert initial.size == 8.5
    names = (("J", 60, 66, 10.0), ("ANE", 66, 84, 7.5), ("D", 87, 94, 10.0), ("ALE", 94, 110, 7.5))
    [named] = atoms_of(_small_capitals(*names))
    assert (named.text, named.size) == ("Jane Dale", 10.0)
