"""Options that every verb has, and the settings they lead to."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from hearprint.settings import Settings

Json = Annotated[
    bool, typer.Option("--json", help="Print one JSON document for machines, nothing else.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
VoiceName = Annotated[
    str | None,
    typer.Option("--voice", help="A voice from `hearprint voices`, or an engine.", metavar="NAME"),
]

Formats = Annotated[
    str | None,
    typer.Option(
        "--formats",
        help="Files to make: mp3 (always), opus for each section, m4b of the whole.",
        metavar="mp3,opus,m4b",
    ),
]
_FORMATS = ("mp3", "opus", "m4b")

HOUSE_FILE = "hearprint.toml"


def settings_near(
    place: Path,
    *,
    base_url: str | None = None,
    voice: str | None = None,
    formats: str | None = None,
) -> Settings:
    """Settings for documents in ``place``: defaults, user, house file, environment, flags.

    With the house's lexicon, if one lies there. Raises SettingsError.
    """
    from hearprint.config.lexicon import LEXICON_FILE, read_lexicon
    from hearprint.config.load import load_settings
    from hearprint.config.sounds import read_sounds
    from hearprint.config.theme import check_logo, read_theme
    from hearprint.config.wording import read_wordings
    from hearprint.store.members import MEMBERS_FILE, read_members

    folder = place if place.is_dir() else place.parent
    house_file = folder / HOUSE_FILE
    flags: dict[str, dict[str, object]] = {}
    if base_url is not None:
        flags["house"] = {"base_url": base_url}
    if voice is not None:
        flags["speech"] = {"voice": voice}
    if formats is not None:
        flags["sound"] = _wanted(formats)
    settings = load_settings(house_file if house_file.is_file() else None, os.environ, flags)
    theme = read_theme(folder)
    check_logo(settings.pages.logo, theme)
    return replace(
        settings,
        lexicon=read_lexicon(folder / LEXICON_FILE),
        wordings=read_wordings(folder),
        sounds=read_sounds(folder),
        members=read_members(folder / MEMBERS_FILE),
        theme=theme,
    )


def _wanted(formats: str) -> dict[str, object]:
    """The settings behind ``--formats``. Raises SettingsError for an unknown one."""
    from hearprint.errors import SettingsError

    names = [name.strip().lower() for name in formats.split(",") if name.strip()]
    if unknown := [name for name in names if name not in _FORMATS]:
        raise SettingsError(
            f"There is no such audio format: {', '.join(unknown)}.",
            where="--formats",
            hint=f"Choose among {', '.join(_FORMATS)}, with commas between them.",
        )
    return {name: name in names for name in _FORMATS[1:]}
