"""``hearprint say``: try a voice."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hearprint.cli import show
from hearprint.cli.options import Json, Quiet, VoiceName, settings_near

_HELP = """Say a text into an MP3 file, to try a voice.

Example:

  hearprint say "The committee met on 14 March." -o try.mp3 --voice system
"""


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("say", help=_HELP)(say)


def say(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What to say.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="An MP3 file.")],
    voice: VoiceName = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Speak and write."""
    from hearprint.api.say import say as speak
    from hearprint.api.say import write_file

    if not text.strip():
        raise typer.BadParameter("There is nothing to say.", param_hint="TEXT")
    if output.suffix.lower() not in ("", ".mp3"):
        raise typer.BadParameter(
            f"It is an MP3 file: let its name end in .mp3, not in {output.suffix}.",
            param_hint="--output",
        )
    settings = settings_near(Path("input"), voice=voice)
    data = speak(text, settings=settings)
    write_file(output, data)
    if as_json:
        show.document({"file": str(output), "bytes": len(data), "voice": settings.speech.voice})
    elif not quiet:
        show.line(f"Written: {output} ({len(data):,} bytes)")
