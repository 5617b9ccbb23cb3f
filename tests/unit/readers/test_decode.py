from __future__ import annotations

import pytest

from hearprint.readers.decode import decode

TEXT = "Caf\u00e9 \u2013 na\u00efve"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1252"])
def test_common_encodings_are_recognised(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_seen_by_its_zeros(encoding: str) -> None:
    assert decode("A plain sentence.".encode(encoding)).text == "A plain sentence."


def test_a_declared_encoding_is_believed_when_the_bytes_are_not_utf_8() -> None:
    page = '<meta charset="iso-8859-2"><p>\u0141\u00f3d\u017a'
    assert decode(page.encode("iso-8859-2"), declared=True).text == page


def test_a_declaration_is_ignored_when_the_bytes_are_utf_8() -> None:
    page = f'<meta charset="iso-8859-1"><p>{TEXT}'
    assert decode(page.encode(), declared=True).text == page


def test_latin_1_is_read_as_browsers_read_it() -> None:
    page = b'<meta charset="iso-8859-1"><p>it\x92s'
    assert decode(page, declared=True).text.endswith("it\u2019s")


@pytest.mark.parametrize("label", ["hex", "utf-16", "no-such-thing", "rot13", "utf-8"])
def test_an_impossible_declaration_does_no_harm(label: str) -> None:
    page = f'<meta charset="{label}"><p>it'.encode() + b"\x92s"
    assert decode(page, declared=True).text.endswith("it\u2019s")


def test_one_bad_byte_does_not_turn_a_utf_8_page_into_mojibake() -> None:
    decoded = decode((TEXT * 20).encode() + b"\xff")
    assert decoded.text == TEXT * 20 + "\ufffd"
    assert decoded.damaged
