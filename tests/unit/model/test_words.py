from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hearprint.model.words import count_words, plain, slug, words_of


def test_a_word_holds_a_letter_or_a_digit() -> None:
    assert count_words("£24.99 \u2013 for 61 branches \u2022 !") == 4


@given(st.text())
def test_words_are_counted_as_they_are_parted(text: str) -> None:
    assert count_words(text) == len(words_of(text))


@given(st.text(max_size=400))
def test_a_slug_is_always_a_safe_name(text: str) -> None:
    name = slug(text)
    assert 1 <= len(name) <= 60
    assert all(sign.isascii() and (sign.isalnum() or sign == "-") for sign in name)


def test_a_slug_keeps_accented_words_readable() -> None:
    assert slug("Zoë's São Paulo: 2 ŵyr!") == "zoes-sao-paulo-2-wyr"


@given(st.text())
def test_plain_text_holds_nothing_that_xml_forbids(text: str) -> None:
    assert all(sign == " " or sign.isprintable() or ord(sign) > 0xA0 for sign in plain(text))
    assert not any(0xD800 <= ord(sign) <= 0xDFFF for sign in plain(text))
