"""The list of members as a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hearprint.errors import SettingsError
from hearprint.model.members import Member, Members
from hearprint.store.members import read_members, write_members

_TOKEN, _PLACE = "a2" * 16, "p4" * 16


@pytest.mark.parametrize("name", ["Ann K", 'He said "hello"', "back\\slash", "Zoë 🐝", "a\u202eb"])
def test_what_is_written_is_read_again(tmp_path: Path, name: str) -> None:
    path = tmp_path / "members.toml"
    members = Members(place=_PLACE, members=(Member(name=name, token=_TOKEN),))
    write_members(path, members)
    read = read_members(path)
    assert read
    assert read.place == _PLACE
    assert read.members[0].token == _TOKEN
    assert read.members[0].name == name.replace("\u202e", "")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "members.toml"
    write_members(path, Members(place=_PLACE))
    write_members(path, Members(place=_PLACE))
    assert path.stat().st_mode & 0o077 == 0


def test_no_file_means_that_everybody_may_listen(tmp_path: Path) -> None:
    assert read_members(tmp_path / "members.toml") is None


@pytest.mark.parametrize(
    "text",
    [
        "place = ",
        'place = "short"',
        "place = 7",
        f'place = "{_PLACE}"\nmember = 3',
        f'place = "{_PLACE}"\n[[member]]\nname = "x"',
        f'place = "{_PLACE}"\n[[member]]\nname = "x"\ntoken = "{_PLACE}"',
        "\x00",
    ],
)
def test_a_damaged_list_is_told_without_showing_it(tmp_path: Path, text: str) -> None:
    path = tmp_path / "members.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(SettingsError) as caught:
        read_members(path)
    assert _PLACE not in str(caught.value)
    assert caught.value.__cause__ is None
