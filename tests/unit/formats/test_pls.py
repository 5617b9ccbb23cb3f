"""Lexicons in the W3C's format, there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from hearprint.errors import DamagedError
from hearprint.formats.pls import NAMESPACE, fits, to_pls
from hearprint.model.lexicon import LexiconEntry
from hearprint.model.words import plain
from hearprint.readers.pls import read_pls

_SPACES = {"pls": NAMESPACE}
_ENTRIES = (
    LexiconEntry(word="Siobhan", spoken="Shivawn", ipa="\u0283\u026a\u02c8v\u0254\u02d0n"),
    LexiconEntry(word="UCATT", spoken="You-cat", case_sensitive=True, language="en"),
    LexiconEntry(word="Reading", spoken="Redding", context=("University",)),
    LexiconEntry(word="gr\u00e8ve", ipa="\u0261\u0281\u025bv", language="fr"),
)


def test_the_root_says_version_alphabet_and_language() -> None:
    root = etree.fromstring(to_pls(_ENTRIES, "en-GB"))
    assert root.tag == f"{{{NAMESPACE}}}lexicon"
    assert dict(root.attrib) == {
        "version": "1.0",
        "alphabet": "ipa",
        "{http://www.w3.org/XML/1998/namespace}lang": "en-GB",
    }


def test_a_lexeme_has_its_writings_then_its_sound_then_its_respelling() -> None:
    root = etree.fromstring(to_pls(_ENTRIES, "en-GB"))
    first = root.find("pls:lexeme", _SPACES)
    assert first is not None
    names = [etree.QName(child).localname for child in first]
    assert names == ["grapheme", "grapheme", "grapheme", "phoneme", "alias"]
    assert [one.text for one in first][:3] == ["Siobhan", "siobhan", "SIOBHAN"]


def test_what_a_lexicon_cannot_hold_is_left_out() -> None:
    assert [fits(entry, "en-GB") for entry in _ENTRIES] == [True, True, False, False]
    assert len(etree.fromstring(to_pls(_ENTRIES, "fr"))) == 2


def test_it_comes_back_as_it_went() -> None:
    siobhan, ucatt, *_ = read_pls(to_pls(_ENTRIES, "en-GB"), "x.pls").entries
    assert (siobhan.word, siobhan.spoken, siobhan.case_sensitive) == ("Siobhan", "Shivawn", False)
    assert siobhan.ipa == _ENTRIES[0].ipa
    assert (ucatt.word, ucatt.case_sensitive, ucatt.language) == ("UCATT", True, "en")


_TEXT = st.text(max_size=30).filter(lambda text: plain(text).strip() != "")


@given(word=_TEXT, spoken=_TEXT, cased=st.booleans())
def test_any_text_is_well_formed(word: str, spoken: str, *, cased: bool) -> None:
    entry = LexiconEntry(word=word, spoken=spoken, case_sensitive=cased)
    etree.fromstring(to_pls((entry,), "en"))


def _lexicon(body: str, facts: str = 'alphabet="ipa"') -> bytes:
    head = f'<lexicon version="1.0" xmlns="{NAMESPACE}" xml:lang="en-GB" {facts}>'
    return f"{head}{body}</lexicon>".encode()


def test_the_preferred_sound_counts_else_the_first() -> None:
    body = (
        "<lexeme><grapheme>a</grapheme><phoneme>1</phoneme><phoneme prefer='true'>2</phoneme>"
        "</lexeme><lexeme><grapheme>b</grapheme><phoneme>3</phoneme><phoneme>4</phoneme></lexeme>"
    )
    assert [entry.ipa for entry in read_pls(_lexicon(body), "x").entries] == ["2", "3"]


def test_other_alphabets_are_left_and_told() -> None:
    body = "<lexeme><grapheme>a</grapheme><phoneme>S</phoneme></lexeme>"
    read = read_pls(_lexicon(body, 'alphabet="x-sampa"'), "x")
    assert (read.entries, read.left) == ((), ("a",))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no xml",
        b"<lexicon/>",
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
    ],
)
def test_what_is_no_lexicon_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedError, match=r"words\.pls"):
        read_pls(data, "words.pls")


def test_entities_are_not_followed() -> None:
    head = b'<!DOCTYPE lexicon [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    body = "<lexeme><grapheme>a&a;</grapheme><alias>b</alias></lexeme>"
    [entry] = read_pls(head + _lexicon(body), "x").entries
    assert "root" not in entry.word
