"""Keys of the cache: a digest of a step and of whatever could change its result."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum


def key(step: str, version: int, **matters: object) -> str:
    """The sha256, in hexadecimal, of canonical JSON: the step, its version and all that matters.

    Fields that say nothing are left out, so that a new option, while nobody uses it, does not
    speak a library again. ``version`` is raised when the step itself changes what it makes.
    """
    told = {"step": step, "version": version, **_plain(matters)}
    text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(values: dict[str, object]) -> dict[str, object]:
    plain = {name: _value(value) for name, value in values.items()}
    return {name: value for name, value in plain.items() if not _empty(value)}


def _value(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return _plain({one.name: getattr(value, one.name) for one in fields(value)})
    if isinstance(value, dict):
        return _plain({str(name): one for name, one in value.items()})
    if isinstance(value, tuple | list):
        return [_value(one) for one in value]
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest() if value else ""
    if isinstance(value, datetime):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def _empty(value: object) -> bool:
    """Whether a field says nothing; zero and False are answers, and stay."""
    return value is None or value in ("", [], {})
