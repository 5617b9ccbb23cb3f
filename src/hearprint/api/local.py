"""Whether a built folder is for this computer only."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from hearprint.settings import LOCAL_ADDRESS

_CHUNK = 1 << 20


def is_here_only(output: Path) -> bool:
    """Whether it was built without the address at which it will stand."""
    with suppress(OSError), (output / "feed.xml").open("rb") as file:
        return LOCAL_ADDRESS.encode() in file.read(_CHUNK)
    return False
