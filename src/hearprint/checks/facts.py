"""What a check may know of a built folder without touching a disk."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A built folder: names with ``/`` between folders, lengths in bytes, and a way to read."""

    lengths: Mapping[str, int]
    read: Callable[[str], bytes]
    head: Callable[[str], bytes]  #: the first kilobyte of a file
    #: The digest of a file by its name and the algorithm's; without it, files are read for that.
    digest: Callable[[str, str], bytes] | None = None

    def digest_of(self, name: str, algorithm: str) -> bytes:
        """The digest of a file by ``sha256``, ``sha384`` or ``sha512``."""
        if self.digest is not None:
            return self.digest(name, algorithm)
        return hashlib.new(algorithm, self.read(name)).digest()

    def named(self, ending: str) -> tuple[str, ...]:
        """All names with this ending, sorted."""
        return tuple(sorted(name for name in self.lengths if name.endswith(ending)))


def resolve(page: str, reference: str) -> str:
    """The name that a relative ``reference`` on ``page`` leads to; "" when it leaves the folder."""
    parts = page.split("/")[:-1]
    for part in reference.split("/"):
        if part == "..":
            if not parts:
                return ""
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    name = "/".join(parts)
    return f"{name}/index.html".lstrip("/") if reference.endswith("/") or not name else name
