"""Files of other people are left as they are."""

from __future__ import annotations

from pathlib import Path

from hearprint.errors import OutputError
from hearprint.store.disk import trouble

_HEAD = 1024  #: bytes among which a page of ours names its maker


def spare(place: Path, mark: str, what: str) -> None:
    """Refuse to write over a file that does not bear ``mark``; ``what`` is what is written."""
    if not place.exists():
        return
    try:
        with place.open("rb") as file:
            ours = mark.encode() in file.read(_HEAD)
    except OSError as error:
        raise trouble(error, place) from error
    if not ours:
        raise OutputError(
            f"This file is no {what} and is left as it is.",
            where=str(place),
            hint=f"Name another place for the {what}.",
        )
