"""``hearprint script``: what will be said, utterance by utterance."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hearprint.cli import show
from hearprint.cli.options import Json, Quiet, settings_near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hearprint.api.script import Scripted

_HELP = """Show what will be said of a document, in which order and with which pauses.

Nothing is spoken and nothing is written. Mend words in input/lexicon.toml, announcements in
input/announcements.en.toml, and the split in the plan file.

Examples:

  hearprint script bulletin.pdf --section 3

  hearprint script bulletin.pdf --json
"""


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("script", help=_HELP)(script)


def script(
    document: Annotated[Path, typer.Argument(metavar="FILE", help="A document.")],
    section: Annotated[
        int | None,
        typer.Option("--section", min=1, metavar="N", help="Only this one; 1 is heard first."),
    ] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show the script."""
    from hearprint.api.script import write_scripts

    found = write_scripts(document, settings=settings_near(document), section=section)
    if as_json:
        show.document({"source": document.name, "sections": [_json(one) for one in found]})
    elif not quiet:
        for one in found:
            _tell(one)


def _tell(one: Scripted) -> None:
    voice = f", read by {one.voice}" if one.voice else ""
    show.line(f"{one.position}. {one.title}{voice}", "bold")
    several = len({one.voice_of(utterance) for utterance in one.script.utterances}) > 1
    rows = [("Kind", "Language", "Voice", "What is said", ">Pause", "Block"), *_rows(one)]
    shown = rows if several else [(*row[:2], *row[3:]) for row in rows]
    show.table("", shown[0], shown[1:])


def _rows(one: Scripted) -> Iterator[tuple[str, ...]]:
    titles = {mark.utterance: mark.title for mark in one.script.marks}
    for utterance in one.script.utterances:
        if utterance.id in titles:
            yield ("chapter", "", "", titles[utterance.id], "", "")
        yield (
            utterance.voicing.value,
            utterance.language,
            one.voice_of(utterance) or "usual",
            utterance.spoken,
            f"{utterance.pause_ms} ms",
            utterance.block or "",
        )


def _json(one: Scripted) -> dict[str, Any]:
    return {
        "position": one.position,
        "section": one.script.section,
        "title": one.title,
        "voice": one.voice,
        "chapters": [
            {"title": mark.title, "level": mark.level, "utterance": mark.utterance}
            for mark in one.script.marks
        ],
        "utterances": [
            {
                "id": utterance.id,
                "block": utterance.block,
                "kind": utterance.voicing.value,
                "language": utterance.language,
                "voice": one.voice_of(utterance),
                "text": utterance.text,
                "spoken": utterance.spoken,
                "pause_ms": utterance.pause_ms,
            }
            for utterance in one.script.utterances
        ],
    }
