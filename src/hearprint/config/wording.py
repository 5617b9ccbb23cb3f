"""The house's own announcements: ``input/announcements.en.toml``, one file a language.

A line for each announcement that is to be said in other words; the rest stay as they are::

    section = "Part {number} of {total}."
    end_of_section = ""                    # not said at all
"""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path

from hearprint.config.rules import near
from hearprint.errors import SettingsError
from hearprint.model.wording import Wording, wording_for

_NAME = re.compile(r"announcements\.([A-Za-z]{2,3})\.toml")
_KNOWN = {one.name: str(one.default) for one in fields(Wording)}


def read_wordings(folder: Path) -> tuple[tuple[str, Wording], ...]:
    """The announcements that files in ``folder`` give, by language.

    Raises SettingsError when one cannot be read, or with every mistake in it.
    """
    found = sorted(
        (name[1].lower(), path)
        for path in folder.glob("announcements.*.toml")
        if (name := _NAME.fullmatch(path.name))
    )
    return tuple((language, _wording(language, path)) for language, path in found)


def _wording(language: str, path: Path) -> Wording:
    try:
        values = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(
            f"The announcements cannot be understood: {error}.",
            where=str(path),
            hint='Each line reads like: section = "Part {number} of {total}."',
        ) from error
    mistakes = [mistake for key, said in values.items() if (mistake := _mistake(key, said))]
    if mistakes:
        raise SettingsError(
            "Announcements cannot be used: " + "; ".join(mistakes) + ".",
            where=str(path),
            hint="Mend them and run the same command again.",
        )
    return _changed(wording_for(language), values)


def _changed(before: Wording, values: Mapping[str, object]) -> Wording:
    return replace(before, **{key: str(said) for key, said in values.items()})


def _mistake(key: str, said: object) -> str:
    """What is wrong with a line; nothing when all is well."""
    if key not in _KNOWN:
        return f"{key}: unknown{near(key, _KNOWN)}"
    if not isinstance(said, str):
        return f'{key}: put it in "quotation marks"'
    try:
        names = _names(said)
    except ValueError:
        return f"{key}: a brace is missing or too many"
    strange = names - _names(_KNOWN[key])
    return f"{key}: {{{min(strange)}}} has no meaning there" if strange else ""


def _names(text: str) -> set[str]:
    """The words in braces. Raises ValueError for braces that do not pair or hold no word."""
    found = set()
    for _, name, form, conversion in string.Formatter().parse(text):
        if name is not None:
            if not name.isidentifier() or form or conversion:
                raise ValueError(name)
            found.add(name)
    return found
