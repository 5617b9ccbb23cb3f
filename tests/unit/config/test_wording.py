"""Announcements that a house words itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearprint.config.wording import read_wordings
from hearprint.errors import SettingsError
from hearprint.model.wording import Wording


def test_lines_of_a_file_replace_ours_and_the_rest_stay(tmp_path: Path) -> None:
    (tmp_path / "announcements.en.toml").write_text(
        'section = "Part {number} of {total}."\nend_of_section = ""\n', "utf-8"
    )
    [(language, wording)] = read_wordings(tmp_path)
    assert language == "en"
    assert wording.section == "Part {number} of {total}."
    assert wording.end_of_section == ""
    assert wording.table == Wording().table


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "announcements.toml").write_text("=", "utf-8")
    (tmp_path / "hearprint.toml").write_text("", "utf-8")
    assert read_wordings(tmp_path) == ()


def test_all_mistakes_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "announcements.cy.toml").write_text(
        'sectoin = "x"\nend = 3\nnote = "{mark!r}"\ntable = "{title}"\nquote = "{"\n', "utf-8"
    )
    with pytest.raises(SettingsError) as told:
        read_wordings(tmp_path)
    assert "sectoin: unknown; did you mean section?" in told.value.summary
    assert "end: put it in" in told.value.summary
    assert "note: a brace" in told.value.summary
    assert "table: {title} has no meaning there" in told.value.summary
    assert "quote: a brace" in told.value.summary


@pytest.mark.parametrize("data", [b"section = ", b"\xff\xfe"])
def test_a_file_that_cannot_be_understood_is_named(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "announcements.en.toml").write_bytes(data)
    with pytest.raises(SettingsError, match="cannot be understood") as told:
        read_wordings(tmp_path)
    assert told.value.where.endswith("announcements.en.toml")
