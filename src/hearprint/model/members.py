"""Members of a private house: each has an address of their own that nobody can guess.

Under ``m/TOKEN/`` stand a member's feeds. What they lead to (sound, transcripts, pages) stands once
for all, in a folder whose name nobody can guess either; it gets a new one when a member leaves.
"""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass, field

#: The folder in which every member has one.
FOLDER = "m"

#: What a token looks like: 160 bits in letters and digits that no system confuses (RFC 4648, 6).
_TOKEN = re.compile(r"[a-z2-7]{32}")
#: Tokens wherever they may stand: in addresses, file names, messages.
_SHOWN = re.compile(r"(?<![a-z0-9])[a-z2-7]{32}(?![a-z0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody who may listen."""

    name: str  #: as the house calls them; told to nobody else
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """All who may listen, and the folder that holds what they listen to."""

    place: str = field(repr=False)  #: a token too
    members: tuple[Member, ...] = ()

    def __post_init__(self) -> None:
        """Refuse tokens that could be guessed, or be names of anything else."""
        tokens = (self.place, *(member.token for member in self.members))
        if not all(map(is_token, tokens)) or len(set(tokens)) < len(tokens):
            raise ValueError("a token is damaged, or stands twice")

    def find(self, token: str) -> Member | None:
        """Whose ``token`` that is. It takes as long for any token that is nobody's."""
        found = None
        given = token.encode("utf-8", "replace")
        for member in self.members:
            if hmac.compare_digest(member.token.encode(), given):
                found = member
        return found

    def named(self, name: str) -> Member | None:
        """The member called ``name``, whatever the case of its letters."""
        return next((one for one in self.members if one.name.casefold() == name.casefold()), None)

    def answer(self, path: str) -> tuple[str, ...]:
        """Files below the output that may answer ``/m/TOKEN/...``, the first that exists first.

        ``path`` is decoded and begins with ``/``. Nothing for whoever is no member, and for every
        other address; a member's own feeds come before what all members share.
        """
        folder, _, rest = path.removeprefix("/").partition("/")
        token, slash, name = rest.partition("/")
        if folder != FOLDER or not slash or self.find(token) is None:
            return ()
        return (f"{FOLDER}/{token}/{name}", f"{self.place}/{name}")

    def guards(self, path: str) -> bool:
        """Whether ``path`` is below the folder that all members share, or that they once shared.

        A server need not show it under this name: :meth:`answer` leads there.
        """
        return is_token(path.removeprefix("/").partition("/")[0])


def is_token(text: str) -> bool:
    """Whether ``text`` has the shape of a token."""
    return _TOKEN.fullmatch(text) is not None


def redacted(text: str) -> str:
    """``text`` for a log or a message: three dots where tokens stood."""
    return _SHOWN.sub("...", text)
