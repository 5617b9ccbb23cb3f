"""Settings from all layers: merged as plain values, then checked once, all mistakes told at once.

defaults < the user's file < the house file (``input/hearprint.toml``) < environment < flags
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from cattrs import ClassValidationError, Converter, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override
from platformdirs import user_config_path

from hearprint.config.layers import KINDS, SECTIONS, Layer, from_environment, from_file, from_flags
from hearprint.config.others import parted, with_others
from hearprint.config.rules import RULES, Rule, UnfitError, near
from hearprint.config.together import together
from hearprint.errors import SettingsError
from hearprint.settings import Settings

#: The layer of whatever nobody has chosen.
DEFAULT = "default"
#: Layers whose names say little to whoever must mend a voice.
_VOICES = {
    DEFAULT: "--voice",
    "command line": "--voice",
    "environment": "HEARPRINT_SPEECH__VOICE",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One setting, its value, and where the value comes from."""

    name: str  #: ``section.key``
    value: object
    layer: str


def user_file() -> Path:
    """Where a person's own settings stand on this system; there need be no such file."""
    return user_config_path("hearprint", appauthor=False) / "hearprint.toml"


def load_settings(
    house_file: Path | None,
    environment: Mapping[str, str],
    flags: Mapping[str, object],
    *,
    user: Path | None = None,
) -> Settings:
    """All choices. ``flags`` holds sections of keys; None in it stands for "not given".

    ``user`` stands in for ``user_file()``. Files that do not exist say nothing. Raises
    SettingsError with every mistake, each with its layer and its path.
    """
    return _settings(_layers(house_file, environment, flags, user))


def explain(
    house_file: Path | None,
    environment: Mapping[str, str],
    flags: Mapping[str, object],
    *,
    user: Path | None = None,
) -> tuple[Choice, ...]:
    """Every setting with the layer that decided it. Arguments and errors as ``load_settings``."""
    layers = _layers(house_file, environment, flags, user)
    settings = _settings(layers)
    _, origins = _merged(layers)
    own = tuple(
        Choice(name=f"{section}.{key}", value=value, layer=origins.get((section, key), DEFAULT))
        for section in SECTIONS
        for key, value in asdict(getattr(settings, section)).items()
        if key in KINDS[section]
    )
    theirs = tuple(
        Choice(
            name=f"engines.{name}",
            value=settings.engines.table(name),
            layer=origins[("engines", name)],
        )
        for name, _ in settings.engines.others
    )
    return own + theirs


def _layers(
    house_file: Path | None,
    environment: Mapping[str, str],
    flags: Mapping[str, object],
    user: Path | None,
) -> list[Layer]:
    own = user or user_file()
    layers = [from_file(own, str(own))]
    if house_file is not None:
        layers.append(from_file(house_file, str(house_file)))
    return [*layers, from_environment(environment), from_flags(flags)]


def _merged(
    layers: list[Layer],
) -> tuple[dict[str, dict[str, object]], dict[tuple[str, str], str]]:
    """Values, the later layer winning, and the layer of each."""
    values: dict[str, dict[str, object]] = {}
    origins: dict[tuple[str, str], str] = {}
    for layer in layers:
        for section, part in layer.values.items():
            whole = values.setdefault(section, {})
            whole.update({key: _over(whole.get(key), value) for key, value in part.items()})
            origins.update(dict.fromkeys(((section, key) for key in part), layer.name))
    return values, origins


def _over(before: object, value: object) -> object:
    """``value``; of a table, only the keys that it names take the place of those before."""
    if isinstance(before, Mapping) and isinstance(value, Mapping):
        return {**before, **value}
    return value


def _settings(layers: list[Layer]) -> Settings:
    values, origins = _merged(layers)
    values, theirs = parted(values, KINDS["engines"])
    mistakes = [mistake for layer in layers for mistake in layer.mistakes]
    settings = Settings()
    try:
        settings = with_others(_converter().structure(values, Settings), theirs)
        found = together(settings)
    except ClassValidationError as error:
        found = _mistakes(error)
    mistakes += [
        f"{origins.get((section, key), DEFAULT)}: {section}.{key}: {what}"
        for section, key, what in found
    ]
    if mistakes:
        raise SettingsError(
            "Settings are wrong: " + "; ".join(mistakes) + ".",
            hint="Mend them and run the same command again.",
        )
    origin = origins.get(("speech", "voice"), DEFAULT)
    return replace(settings, voice_from=_VOICES.get(origin, origin))


def _converter() -> Converter:
    """Strict: no unknown key, no value of another type, each value by its rule."""
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    for section, record in SECTIONS.items():
        hooks: dict[str, Any] = {
            key: override(struct_hook=_hook(rule)) for key, rule in RULES[section].items()
        }
        hooks |= {
            part.name: override(omit=True)
            for part in fields(record)
            if part.name not in KINDS[section]
        }
        converter.register_structure_hook(
            record,
            make_dict_structure_fn(
                record,
                converter,
                _cattrs_forbid_extra_keys=True,
                _cattrs_detailed_validation=True,
                **hooks,
            ),
        )
    return converter


def _hook(rule: Rule) -> Callable[[Any, Any], Any]:
    return lambda value, _: rule(value)


def _mistakes(error: ClassValidationError) -> list[tuple[str, str, str]]:
    """Section, key and what is wrong, for each leaf of cattrs' tree of errors."""
    found: list[tuple[str, str, str]] = []
    for section_error, section_note in error.group_exceptions()[0]:
        section = section_note.name
        if not isinstance(section_error, ClassValidationError):
            raise section_error
        with_notes, others = section_error.group_exceptions()
        for value_error, note in with_notes:
            if not isinstance(value_error, UnfitError):
                raise value_error
            found.append((section, note.name, str(value_error)))
        for other in others:
            if not isinstance(other, ForbiddenExtraKeysError):
                raise other
            found.extend(
                (section, key, f"unknown{near(key, RULES[section])}")
                for key in sorted(other.extra_fields)
            )
    return found
