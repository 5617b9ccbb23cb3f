"""``hearprint voices``: those that work here and now, and fetching more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hearprint.cli import show
from hearprint.cli.options import Json, Quiet, settings_near

if TYPE_CHECKING:
    from hearprint.api.voices import EngineReport
    from hearprint.model.speech import Voice
    from hearprint.ports import Offer
    from hearprint.settings import EngineSettings

_HELP = """List the voices that work here and now, and what there is besides.

With --install, fetch one that is not here yet: once, checked, and taken up again where it was cut
short. Nothing else is ever fetched.

Examples:

  hearprint voices --language cy

  hearprint voices --install neural/emma
"""
_MB = 1_000_000


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("voices", help=_HELP)(voices)


def voices(
    language: Annotated[
        str | None, typer.Option("--language", help="Only this language, e.g. en or en-GB.")
    ] = None,
    install: Annotated[
        str | None, typer.Option("--install", metavar="NAME", help="Fetch this voice.")
    ] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """List, or fetch."""
    from hearprint.api.voices import engines, offers

    own = settings_near(Path("input")).engines
    if install is not None:
        _install(install, own, as_json=as_json, quiet=quiet)
        return
    wanted = (language or "").lower()
    reports = list(engines(own))
    found = [voice for one in reports for voice in one.voices if _speaks(voice, wanted)]
    offered = [one for one in offers(own) if _speaks(one.voice, wanted)]
    if as_json:
        show.document(_json(found, offered, reports))
    elif not quiet:
        _tell(found, offered, reports)


def _install(name: str, own: EngineSettings, *, as_json: bool, quiet: bool) -> None:
    from hearprint.api.voices import install

    with show.share(f"Fetching {name}", silent=as_json or quiet) as told:
        voice = install(name, own, told)
    if as_json:
        show.document({"installed": _voice(voice)})
    elif not quiet:
        show.line(f"{voice.id} is here. Try it: hearprint say TEXT -o FILE --voice {voice.id}")


def _speaks(voice: Voice, language: str) -> bool:
    return voice.language.lower().startswith(language)


def _json(
    found: list[Voice], offered: list[Offer], reports: list[EngineReport]
) -> dict[str, object]:
    return {
        "voices": [_voice(voice) for voice in found],
        "installable": [{**_voice(one.voice), "bytes": one.size} for one in offered],
        "problems": {one.name: one.problem for one in reports if one.problem},
    }


def _voice(voice: Voice) -> dict[str, Any]:
    return {
        "id": voice.id,
        "language": voice.language,
        "gender": voice.gender,
        "description": voice.description,
    }


def _tell(found: list[Voice], offered: list[Offer], reports: list[EngineReport]) -> None:
    show.table(
        "",
        ("Voice", "Language", "Gender", "Description"),
        [(voice.id, voice.language, voice.gender, voice.description) for voice in found],
    )
    for one in offered:
        voice = one.voice
        show.line(
            f"{voice.id} ({voice.language}, {voice.description}) can be fetched, "
            f"{one.size / _MB:.0f} MB: hearprint voices --install {voice.id}"
        )
    for report in reports:
        if report.problem:
            show.line(f"{report.name}: {report.problem}")
