"""The house's lexicon: what its lines mean, and how mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearprint.config.lexicon import read_lexicon
from hearprint.errors import SettingsError
from hearprint.model.lexicon import LexiconEntry


def _read(folder: Path, text: str) -> tuple[LexiconEntry, ...]:
    file = folder / "lexicon.toml"
    file.write_text(text, encoding="utf-8")
    return read_lexicon(file)


def test_without_a_file_there_are_no_entries(tmp_path: Path) -> None:
    assert read_lexicon(tmp_path / "lexicon.toml") == ()


def test_a_line_is_a_word_and_how_it_is_said(tmp_path: Path) -> None:
    lines = '# ours\n"Siobhan" = "Shivawn"\n"the co-op" = "the coe-op"\n'
    assert _read(tmp_path, lines) == (
        LexiconEntry(word="Siobhan", spoken="Shivawn", case_sensitive=True),
        LexiconEntry(word="the co-op", spoken="the coe-op"),
    )


def test_a_table_tells_more(tmp_path: Path) -> None:
    text = (
        '"Reading" = { spoken = "Redding", context = ["University", "station"] }\n'
        '"XHOSA" = { ipa = "/k\u0254\u02d0s\u0259/", case_sensitive = false, language = "en" }\n'
        '"Bath" = { spoken = "Bahth", context = "city" }\n'
    )
    reading, xhosa, bath = _read(tmp_path, text)
    assert reading.context == ("University", "station")
    assert xhosa == LexiconEntry(word="XHOSA", ipa="k\u0254\u02d0s\u0259", language="en")
    assert bath.context == ("city",)


def test_all_mistakes_are_told_at_once_with_their_words(tmp_path: Path) -> None:
    text = (
        '"A" = 5\n"B" = ""\n"C" = { spokn = "see" }\n"D" = { spoken = 4 }\n'
        '"E" = { spoken = "e", language = "english" }\n"F" = { spoken = "f", context = 3 }\n'
        '"G" = { case_sensitive = "no", spoken = "g" }\n"H" = { context = ["x"] }\n'
    )
    with pytest.raises(SettingsError) as caught:
        _read(tmp_path, text)
    told = str(caught.value)
    assert all(f'"{word}": ' in told for word in "ABCDEFGH")
    assert "did you mean spoken?" in told
    assert "lexicon.toml" in told


@pytest.mark.parametrize("text", ['"A" = "b', '"A" "b"', "[[word]\n"])
def test_a_file_that_is_no_toml_is_refused_with_advice(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError, match="quotation marks"):
        _read(tmp_path, text)


def test_a_file_in_another_encoding_is_refused_with_advice(tmp_path: Path) -> None:
    file = tmp_path / "lexicon.toml"
    file.write_bytes('"Zoë" = "Zo-ee"'.encode("latin-1"))
    with pytest.raises(SettingsError, match="UTF-8"):
        read_lexicon(file)
