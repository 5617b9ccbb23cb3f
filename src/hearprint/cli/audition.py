"""``hearprint audition``: every voice that works here says the beginning of a section."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hearprint.cli import show
from hearprint.cli.options import Json, Quiet, settings_near

if TYPE_CHECKING:
    from hearprint.formats.audition.render import Sample
    from hearprint.model.speech import Voice

_HELP = """Let every voice that works here say the beginning of a section, and compare them.

The samples and a page that plays them go into output/auditions/, or into the folder that you name.

Examples:

  hearprint audition input/bulletin.pdf

  hearprint audition input/bulletin.pdf --section 3 --voice neural --voice system/en-gb -o try/
"""


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("audition", help=_HELP)(audition)


def audition(
    document: Annotated[Path, typer.Argument(metavar="FILE", help="A document.")],
    section: Annotated[
        int | None,
        typer.Option("--section", min=1, metavar="N", help="Which section; 1 is heard first."),
    ] = None,
    voice: Annotated[
        list[str] | None,
        typer.Option("--voice", metavar="NAME", help="Only this voice; may be given again."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FOLDER", help="Where they go.")
    ] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Let voices be compared."""
    from hearprint.api.audition import audition as audit

    def begin(one: Voice) -> None:
        if not quiet and not as_json:
            show.line(f"  {one.id}")

    heard = audit(
        document,
        settings=settings_near(document),
        section=section,
        voices=voice or (),
        folder=output,
        listen=begin,
    )
    if as_json:
        show.document(
            {
                "page": str(heard.page),
                "title": heard.title,
                "section": heard.section,
                "samples": [_json(one, heard.page.parent) for one in heard.samples],
            }
        )
    elif not quiet:
        silent = [one for one in heard.samples if not one.audio]
        for one in silent:
            show.line(f"{one.voice.id} could not say it: {one.problem}")
        show.line(f"Compare them: {heard.page}")


def _json(one: Sample, folder: Path) -> dict[str, object]:
    return {
        "voice": one.voice.id,
        "engine": one.voice.engine,
        "language": one.voice.language,
        "audio": str(folder / one.audio) if one.audio else None,
        "words_per_minute": one.words_per_minute or None,
        "problem": one.problem or None,
    }
