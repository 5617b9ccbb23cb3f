"""``hearprint voices``: those that work here and now."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hearprint.cli import show
from hearprint.cli.options import Json, Quiet, settings_near

_HELP = """List the voices that work here and now.

Examples:

  hearprint voices

  hearprint voices --language cy
"""


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("voices", help=_HELP)(voices)


def voices(
    language: Annotated[
        str | None, typer.Option("--language", help="Only this language, e.g. en or en-GB.")
    ] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """List."""
    from hearprint.api.voices import engines

    reports = list(engines(settings_near(Path("input")).engines))
    wanted = (language or "").lower()
    found = [
        voice
        for report in reports
        for voice in report.voices
        if voice.language.lower().startswith(wanted)
    ]
    if as_json:
        show.document(
            {
                "voices": [
                    {
                        "id": voice.id,
                        "language": voice.language,
                        "gender": voice.gender,
                        "description": voice.description,
                    }
                    for voice in found
                ],
                "problems": {one.name: one.problem for one in reports if one.problem},
            }
        )
        return
    if quiet:
        return
    show.table(
        "",
        ("Voice", "Language", "Gender", "Description"),
        [(voice.id, voice.language, voice.gender, voice.description) for voice in found],
    )
    for report in reports:
        if report.problem:
            show.line(f"{report.name}: {report.problem}")
