"""A shelf as JSON and back: how a house finds again what earlier builds left on it.

Reading is strict. Unknown fields are passed over, so that older readers survive newer files of
the same version, and fields that came later may be missing, so that newer readers survive older
files; any other missing field, a wrong type or another version raises ValueError.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from types import NoneType, UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from hearprint.model.programme import Episode, Shelf

#: Raised when a field changes its meaning; a new field does not change it.
VERSION = 1
#: Fields that the first files of this version lack; their defaults say the same as silence.
_LATER: dict[type, tuple[str, ...]] = {Episode: ("language",)}


def to_plain(value: object) -> Any:  # noqa: ANN401 - JSON's own shape
    """Records as dicts in the order of their fields, tuples as lists, times in ISO 8601."""
    if is_dataclass(value):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    if isinstance(value, datetime):
        return value.isoformat()
    return value


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
    return cast(Shelf, _build(Shelf, data, "programme"))


def _build(kind: Any, value: object, where: str) -> object:  # noqa: ANN401 - a type of any form
    """``value`` as ``kind``; ``where`` names the place for the message."""
    if get_origin(kind) is UnionType:
        return _optional(kind, value, where)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise ValueError(f"{where}: expected a list")
        inner = get_args(kind)[0]
        return tuple(_build(inner, item, f"{where}[{at}]") for at, item in enumerate(value))
    if is_dataclass(kind):
        return _record(kind, value, where)
    if kind is datetime:
        return _moment(value, where)
    if type(value) is not kind:
        raise ValueError(f"{where}: expected {kind.__name__}, found {type(value).__name__}")
    return value


def _optional(kind: Any, value: object, where: str) -> object:  # noqa: ANN401 - a type of any form
    if value is None and NoneType in get_args(kind):
        return None
    inner = next(option for option in get_args(kind) if option is not NoneType)
    return _build(inner, value, where)


def _record(kind: Any, value: object, where: str) -> object:  # noqa: ANN401 - a type of any form
    if not isinstance(value, Mapping):
        raise ValueError(f"{where}: expected an object")  # noqa: TRY004 - the data is wrong
    hints = get_type_hints(kind)
    later = _LATER.get(kind, ())
    missing = [f.name for f in fields(kind) if f.name not in value and f.name not in later]
    if missing:
        raise ValueError(f"{where}: {', '.join(missing)} missing")
    parts = {
        f.name: _build(hints[f.name], value[f.name], f"{where}.{f.name}")
        for f in fields(kind)
        if f.name in value
    }
    return kind(**parts)


def _moment(value: object, where: str) -> datetime:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    if moment is None or moment.tzinfo is None:
        raise ValueError(f"{where}: expected a time with its zone")
    return moment
