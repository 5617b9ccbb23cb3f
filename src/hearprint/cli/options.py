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

HOUSE_FILE = "hearprint.toml"


def settings_near(
    place: Path, *, base_url: str | None = None, voice: str | None = None
) -> Settings:
    """Settings for documents in ``place``: defaults, user, house file, environment, flags.

    With the house's lexicon, if one lies there.
    """
    from hearprint.config.lexicon import LEXICON_FILE, read_lexicon
    from hearprint.config.load import load_settings
    from hearprint.config.wording import read_wordings
    from hearprint.store.members import MEMBERS_FILE, read_members

    folder = place if place.is_dir() else place.parent
    house_file = folder / HOUSE_FILE
    flags: dict[str, dict[str, str]] = {}
    if base_url is not None:
        flags["house"] = {"base_url": base_url}
    if voice is not None:
        flags["speech"] = {"voice": voice}
    settings = load_settings(house_file if house_file.is_file() else None, os.environ, flags)
    return replace(
        settings,
        lexicon=read_lexicon(folder / LEXICON_FILE),
        wordings=read_wordings(folder),
        members=read_members(folder / MEMBERS_FILE),
    )
