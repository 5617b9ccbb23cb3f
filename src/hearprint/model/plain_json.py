"""Records as JSON's own shapes and back, strictly.

Unknown fields are passed over, so that older readers survive newer files; a missing field or a
wrong type raises ValueError that names its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints


def to_plain(value: object) -> Any:  # noqa: ANN401 - JSON's own shape
    """Records as dicts in the order of their fields, tuples as lists, times in ISO 8601."""
    if is_dataclass(value):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    if isinstance(value, datetime):
        return value.isoformat()
    return value


#: Fields by their record that older files lack; their defaults say the same as silence.
Later = Mapping[type, tuple[str, ...]]


def from_plain(kind: Any, value: object, where: str, later: Later | None = None) -> object:  # noqa: ANN401, PLR0911 - a type of any form
    """``value`` as ``kind``; ``where`` names the place for the message.

    Fields named in ``later`` may be missing. Raises ValueError.
    """
    if kind is str or kind is int:  # most of them
        return _exact(kind, value, where)
    if get_origin(kind) is UnionType:
        return _optional(kind, value, where, later)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise ValueError(f"{where}: expected a list")
        inner = get_args(kind)[0]
        return tuple(
            from_plain(inner, item, f"{where}[{at}]", later) for at, item in enumerate(value)
        )
    if is_dataclass(kind):
        return _record(kind, value, where, later)
    if kind is datetime:
        return _moment(value, where)
    if isinstance(kind, type) and issubclass(kind, Enum) and value in list(kind):
        return kind(value)
    return _exact(kind, value, where)


def _exact(kind: type, value: object, where: str) -> object:
    if type(value) is not kind:
        raise ValueError(f"{where}: expected {kind.__name__}, found {type(value).__name__}")
    return value


def _optional(kind: Any, value: object, where: str, later: Later | None) -> object:  # noqa: ANN401 - as above
    if value is None and NoneType in get_args(kind):
        return None
    inner = next(option for option in get_args(kind) if option is not NoneType)
    return from_plain(inner, value, where, later)


def _record(kind: Any, value: object, where: str, later: Later | None) -> object:  # noqa: ANN401 - as above
    if not isinstance(value, Mapping):
        raise ValueError(f"{where}: expected an object")  # noqa: TRY004 - the data is wrong
    hints = _hints(kind)
    spared = (later or {}).get(kind, ())
    missing = [name for name in hints if name not in value and name not in spared]
    if missing:
        raise ValueError(f"{where}: {', '.join(missing)} missing")
    parts = {
        name: from_plain(hint, value[name], f"{where}.{name}", later)
        for name, hint in hints.items()
        if name in value
    }
    return kind(**parts)


@cache
def _hints(kind: type) -> dict[str, Any]:
    """Fields of a record with their types, worked out once: a library has thousands of records."""
    known = get_type_hints(kind)
    return {one.name: known[one.name] for one in fields(kind)}


def _moment(value: object, where: str) -> datetime:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    if moment is None or moment.tzinfo is None:
        raise ValueError(f"{where}: expected a time with its zone")
    return moment
