"""A shelf as JSON and back: how a house finds again what earlier builds left on it.

Reading is strict (:mod:`hearprint.model.plain_json`), but fields that came later may be missing,
so that newer readers survive older files.
"""

from __future__ import annotations

import json
from typing import Any, cast

from hearprint.model.plain_json import from_plain, to_plain
from hearprint.model.programme import Episode, Publication, Shelf

#: Raised when a field changes its meaning; a new field does not change it.
VERSION = 1
#: Fields that the first files of this version lack; their defaults say the same as silence.
_LATER: dict[type, tuple[str, ...]] = {
    Episode: ("language", "chapters", "alternates"),
    Publication: ("house_guid",),
    Shelf: ("artwork", "downloads"),
}


def shelf_to_plain(shelf: Shelf) -> dict[str, Any]:
    """``hearprint`` (the version), ``publication`` and ``episodes``."""
    return {"hearprint": VERSION, **to_plain(shelf)}


def shelf_from_json(text: str | bytes) -> Shelf:
    """The shelf that ``programme.json`` holds. Raises ValueError on anything else."""
    try:
        data = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(data, dict) or data.get("hearprint") != VERSION:
        raise ValueError(f"not a Hearprint programme of version {VERSION}")
    return cast(Shelf, from_plain(Shelf, data, "programme", later=_LATER))
