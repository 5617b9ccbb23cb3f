"""Where settings come from: files, the environment and flags, each read into plain values."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import get_type_hints

from hearprint.config.rules import near
from hearprint.errors import SettingsError
from hearprint.settings import Settings

#: What begins the names of environment variables: ``HEARPRINT_HOUSE__TITLE``.
PREFIX = "HEARPRINT_"

#: Sections of the settings with their records, in order; the others have files of their own.
SECTIONS: dict[str, type] = {
    name: kind
    for name, kind in get_type_hints(Settings).items()
    if isinstance(kind, type) and is_dataclass(kind)
}
KINDS: dict[str, dict[str, type]] = {
    section: {f.name: get_type_hints(record)[f.name] for f in fields(record) if not f.metadata}
    for section, record in SECTIONS.items()
}

_TRUTHS = {"true": True, "yes": True, "on": True, "1": True}
_TRUTHS |= {"false": False, "no": False, "off": False, "0": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Values from one place: section, key, value."""

    name: str  #: as a person would call the place
    values: Mapping[str, Mapping[str, object]]
    mistakes: tuple[str, ...] = ()


def from_file(path: Path, name: str) -> Layer:
    """The settings of a TOML file; none when there is no such file.

    Raises SettingsError when it cannot be read at all.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Layer(name=name, values={})
    except OSError as error:
        raise SettingsError(
            f"This file cannot be read ({error.strerror}).",
            where=name,
            hint="Look at its permissions.",
        ) from error
    try:
        parsed = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SettingsError(
            "This file is not written in UTF-8.",
            where=name,
            hint="Open it in a text editor and save it with the encoding UTF-8.",
        ) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(
            f"This file cannot be understood: {error}.",
            where=name,
            hint="Look at that line: a quotation mark or a bracket may be missing.",
        ) from error
    return _layer(name, parsed)


def from_environment(environment: Mapping[str, str]) -> Layer:
    """The settings among environment variables; those without two underscores are others.

    A key of a table below a section stands behind two more underscores.
    """
    values: dict[str, dict[str, object]] = {}
    for variable in sorted(environment):
        section, mark, key = variable.removeprefix(PREFIX).lower().partition("__")
        if variable.startswith(PREFIX) and mark:
            table, inner, last = key.partition("__")
            part = values.setdefault(section, {})
            if inner:
                below = part.setdefault(table, {})
                if isinstance(below, dict):
                    below[last] = environment[variable]
                continue
            part[key] = _typed(environment[variable], KINDS.get(section, {}).get(key, str))
    return _layer("environment", values)


def from_flags(flags: Mapping[str, object]) -> Layer:
    """The settings of a command line: sections of keys; None stands for a flag not given."""
    values = {
        section: {key: value for key, value in part.items() if value is not None}
        if isinstance(part, Mapping)
        else part
        for section, part in flags.items()
        if part is not None
    }
    return _layer("command line", values)


def _layer(name: str, values: Mapping[str, object]) -> Layer:
    """Known sections and keys, and a mistake for each other one."""
    known: dict[str, Mapping[str, object]] = {}
    mistakes: list[str] = []
    for section, part in values.items():
        if section not in SECTIONS:
            mistakes.append(f"{name}: {section}: unknown{_meant(section, part)}")
        elif not isinstance(part, Mapping):
            mistakes.append(f"{name}: {section}: must be a table; write [{section}] above its keys")
        else:
            known[section] = part
    return Layer(name=name, values=known, mistakes=tuple(mistakes))


def _meant(section: str, part: object) -> str:
    """Advice on an unknown section: a key without its section above it, or a misspelling."""
    homes = [home for home, keys in KINDS.items() if section in keys]
    if homes and not isinstance(part, Mapping):
        return f"; it belongs below [{homes[0]}]"
    return near(section, SECTIONS)


def _typed(value: str, kind: type) -> object:
    """``value`` as ``kind``, or as it is when it cannot be (which is told later)."""
    try:
        if kind is bool:
            return _TRUTHS.get(value.strip().lower(), value)
        return kind(value) if kind in {int, float} else value
    except ValueError:
        return value
