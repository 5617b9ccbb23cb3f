"""``hearprint members``: who may listen to a private house."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from hearprint.api.places import follow
from hearprint.errors import SettingsError
from hearprint.formats.feed.items import NAME
from hearprint.formats.feed.opml import NAME as OPML
from hearprint.model.members import FOLDER, Member, Members
from hearprint.model.words import plain
from hearprint.store.members import MEMBERS_FILE, read_members, write_members

_BYTES = 20  #: of chance in a token: 32 letters of base 32
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a member listens."""

    name: str
    page: str  #: everything that the house has, to listen and read in a browser
    feed: str  #: the same for a podcast app
    feeds: str  #: a list of all feeds, which podcast apps import


def addresses(folder: Path, base_url: str) -> tuple[Address, ...]:
    """All members of the house in ``folder``. Raises SettingsError."""
    members = read_members(folder / MEMBERS_FILE)
    return tuple(_address(one, base_url) for one in members.members) if members else ()


def watched(folder: Path) -> Callable[[], Members | None]:
    """Tells at any time who are the members of the house in ``folder``; None: open to all.

    The list is read again when it has changed, so a revoked address leads nowhere at once. While
    it cannot be read, what was known before counts. Raises SettingsError at the beginning only.
    """
    path = folder / MEMBERS_FILE
    known = [(_state(path), read_members(path))]

    def members() -> Members | None:
        state = _state(path)
        if state != known[0][0]:
            with suppress(SettingsError):
                known[0] = (state, read_members(path))
        return known[0][1]

    return members


def _state(path: Path) -> tuple[int, int]:
    try:
        told = path.stat()
    except OSError:
        return 0, 0
    return told.st_mtime_ns, told.st_size


def add(folder: Path, name: str, base_url: str) -> Address:
    """Give ``name`` an address of their own; the first member makes the house private.

    Raises SettingsError when there is such a member already, OutputError when the list cannot be
    written.
    """
    wanted = plain(name)[:_LONGEST_NAME]
    if not wanted:
        raise SettingsError("A member needs a name.", hint='hearprint members add "Ann K"')
    members = read_members(folder / MEMBERS_FILE) or Members(place=_token())
    if members.named(wanted):
        raise SettingsError(
            f"There is a member called {wanted} already.",
            hint="Add a word that tells the two apart, or revoke the old address first.",
        )
    one = Member(name=wanted, token=_token())
    write_members(folder / MEMBERS_FILE, replace(members, members=(*members.members, one)))
    return _address(one, base_url)


def revoke(folder: Path, name: str, output: Path) -> None:
    """Take the address of ``name`` away, with their folder in ``output``.

    What members listen to gets another place there, so that the addresses of sound that the member
    has seen lead nowhere; the others' feeds lead to the new ones at once. Raises SettingsError when
    there is no such member, OutputError when something cannot be written.
    """
    members = read_members(folder / MEMBERS_FILE)
    gone = members.named(plain(name)) if members else None
    if members is None or gone is None:
        raise SettingsError(
            f"There is no member called {plain(name)}.",
            hint="hearprint members list shows all of them.",
        )
    left = tuple(one for one in members.members if one != gone)
    now = Members(place=_token(), members=left)
    write_members(folder / MEMBERS_FILE, now)
    if (output / members.place).is_dir() or (output / FOLDER / gone.token).is_dir():
        follow(output, now)


def _address(member: Member, base_url: str) -> Address:
    place = f"{base_url}/{FOLDER}/{member.token}"
    return Address(
        name=member.name, page=f"{place}/", feed=f"{place}/{NAME}", feeds=f"{place}/{OPML}"
    )


def _token() -> str:
    return base64.b32encode(secrets.token_bytes(_BYTES)).decode().lower()
