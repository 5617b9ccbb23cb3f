"""Which files in a folder are ours: names and digests in ``.hearprint.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hearprint.delivery.changes import HIDDEN
from hearprint.model.programme import BundleFile

LEDGER = f"{HIDDEN}.json"

_ABOUT = "Files that Hearprint wrote here. It changes and removes no others."


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Digests (sha256, hexadecimal) by name."""

    files: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)  #: while a delivery is under way

    @property
    def names(self) -> frozenset[str]:
        """All that is ours, even if the last delivery was interrupted."""
        return frozenset(self.files) | frozenset(self.before)

    def wrote(self, name: str, digest: str) -> bool:
        """True when we wrote exactly these bytes under ``name``."""
        return digest in {self.files.get(name), self.before.get(name)}

    def encode(self) -> bytes:
        """The ledger as a file: the same ledger, the same bytes."""
        parts: dict[str, object] = {"about": _ABOUT, "files": self.files}
        if self.before:
            parts["before"] = self.before
        return (json.dumps(parts, indent=1, sort_keys=True) + "\n").encode()


def read_ledger(folder: Path) -> Ledger:
    """The ledger of ``folder``; an empty one when there is none or it makes no sense."""
    try:
        parts = json.loads((folder / LEDGER).read_bytes())
    except (FileNotFoundError, ValueError, RecursionError):
        return Ledger()
    if not isinstance(parts, dict):
        return Ledger()
    return Ledger(files=_digests(parts.get("files")), before=_digests(parts.get("before")))


def _digests(value: object) -> dict[str, str]:
    """Names that could be ours; whoever tampered with the file gains nothing by others."""
    if not isinstance(value, dict):
        return {}
    return {
        name: digest
        for name, digest in value.items()
        if isinstance(digest, str) and is_safe(name) and name != LEDGER
    }


def is_safe(name: str) -> bool:
    """True when ``name`` stays inside its folder on every system."""
    try:
        BundleFile(name=name, media_type="", content=b"")
    except ValueError:
        return False
    return not any(sign in name for sign in ":\0")
