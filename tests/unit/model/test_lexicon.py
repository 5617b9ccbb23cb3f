from __future__ import annotations

import pytest

from hearprint.model.lexicon import LexiconEntry


@pytest.mark.parametrize("word", ["", "  "])
def test_an_entry_names_a_word(word: str) -> None:
    with pytest.raises(ValueError, match="needs a word"):
        LexiconEntry(word=word, spoken="something")


def test_an_entry_says_how_its_word_is_said() -> None:
    with pytest.raises(ValueError, match="Leominster"):
        LexiconEntry(word="Leominster", spoken=" ")
