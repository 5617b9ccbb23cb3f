from __future__ import annotations

from hearprint.readers.pdf.lines import atoms_of
from hearprint.readers.pdf.parts import Word


def word(text: str, left: float, right: float, base: float = 100.0, *, glued: bool) -> Word:
    return Word(text, left, right, base, 10.0, bold=False, italic=False, glued=glued)


def test_accents_apart_from_their_letters_are_put_upon_them() -> None:
    words = [
        word("The", 60, 75, glued=False),
        word("\u02da", 78, 81, base=98.4, glued=False),
        word("Angstr", 78, 107, glued=True),
    ]
    assert [atom.text for atom in atoms_of(words)] == ["The \u00c5ngstr"]
