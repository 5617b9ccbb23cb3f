"""House sounds lie in a folder of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearprint.config.sounds import read_sounds
from hearprint.errors import SettingsError


def test_each_sound_is_found_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "sounds").mkdir()
    (tmp_path / "sounds" / "opening.wav").write_bytes(b"one")
    (tmp_path / "sounds" / "heading.mp3").write_bytes(b"two")
    (tmp_path / "sounds" / "other.mp3").write_bytes(b"three")
    assert [(one.name, one.data) for one in read_sounds(tmp_path)] == [
        ("opening", b"one"),
        ("heading", b"two"),
    ]


def test_no_folder_means_no_sounds(tmp_path: Path) -> None:
    assert read_sounds(tmp_path) == ()


def test_two_of_one_name_are_told(tmp_path: Path) -> None:
    (tmp_path / "sounds").mkdir()
    for ending in ("wav", "mp3"):
        (tmp_path / "sounds" / f"opening.{ending}").write_bytes(b"x")
    with pytest.raises(SettingsError, match="several sounds for the opening"):
        read_sounds(tmp_path)
