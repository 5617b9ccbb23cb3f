"""The list of words that tells whether a hyphen belongs to its word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hearprint.readers.pdf.spelling import _WordList

words = st.lists(st.text(st.sampled_from("abcé\ud800"), max_size=4))


@given(held=words, asked=words)
def test_the_packed_list_holds_the_words_that_a_set_holds_and_no_other(
    held: list[str], asked: list[str]
) -> None:
    packed = _WordList(word.encode("utf-8", "surrogatepass") for word in held)
    assert len(packed) == len(set(held))
    assert all(word in packed for word in held)
    assert [word in packed for word in asked] == [word in set(held) for word in asked]
