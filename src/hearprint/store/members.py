"""The list of members: ``members.toml`` beside the house's settings. It holds secrets."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import tomlkit

from hearprint.errors import SettingsError
from hearprint.model.members import Member, Members
from hearprint.model.words import plain
from hearprint.store.disk import write_whole

MEMBERS_FILE = "members.toml"

_HEAD = """\
# Who may listen to this private house. Whoever has a member's token can listen in their name:
# keep this file to yourself, and never put it on the web.
#
# While this file is here, everything that you build is for members only. "hearprint members"
# changes it: add NAME, list, revoke NAME.

"""
_PRIVATE = 0o600
_HINT = 'Mend it, restore it from a copy, or move it away and begin anew with "hearprint members".'


def read_members(path: Path) -> Members | None:
    """The members in ``path``; None when there is no such file. Raises SettingsError."""
    try:
        values = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
        return _members(values)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SettingsError(
            f"The list of members cannot be read ({error.strerror}).",
            where=str(path),
            hint="Look at its permissions.",
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        # Nothing of the file is shown: its lines hold secrets.
        problem = "The list of members cannot be understood."
    raise SettingsError(problem, where=str(path), hint=_HINT)


def write_members(path: Path, members: Members) -> None:
    """Keep ``members`` in a file that its owner alone may read. Raises OutputError."""
    parts = [_HEAD, f"place = {_quoted(members.place)}\n"]
    parts += [
        f"\n[[member]]\nname = {_quoted(one.name)}\ntoken = {_quoted(one.token)}\n"
        for one in members.members
    ]
    write_whole(path, "".join(parts).encode("utf-8", "replace"), rights=_PRIVATE)


def _members(values: dict[str, Any]) -> Members:
    listed = values.get("member", [])
    return Members(
        place=values["place"],
        members=tuple(Member(name=plain(one["name"]), token=one["token"]) for one in listed),
    )


def _quoted(text: str) -> str:
    return tomlkit.item(text).as_string()
