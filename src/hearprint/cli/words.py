"""``hearprint words``: how names, initials and unknown words will be said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hearprint.cli import show
from hearprint.cli.options import Json, Quiet, VoiceName, settings_near

if TYPE_CHECKING:
    from hearprint.api.words import Exchanged
    from hearprint.model.vocabulary import Vocabulary
    from hearprint.settings import Settings

_HELP = """List the names, initials and unknown words of a document, and how each will be said.

The most frequent come first. "told" by a lexicon, "known" from the voice's dictionary, "spelt"
letter by letter, or "guessed" from the letters: look at the guessed ones. Correct a word in
lexicon.toml beside the document and build again; only the sentences with that word are spoken anew.

Examples:

  hearprint words input/bulletin.pdf --doubtful

  hearprint words input/bulletin.pdf --listen words/

  hearprint words --export lexicon.pls
"""
_MARKS = {"plan": "plan", "house": "lexicon.toml", "shipped": "Hearprint"}
_NO_FILE = "Name a document, or a lexicon with --import or --export."


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("words", help=_HELP)(words)


def words(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="A document that is to be spoken.")
    ] = None,
    doubtful: Annotated[
        bool, typer.Option("--doubtful", help="Only those that the voice guesses.")
    ] = False,
    listen: Annotated[
        Path | None,
        typer.Option(
            "--listen", metavar="FOLDER", help="Say each twice: one audio file and a page there."
        ),
    ] = None,
    bring: Annotated[
        Path | None,
        typer.Option("--import", metavar="PLS", help="Add a W3C lexicon to lexicon.toml."),
    ] = None,
    export: Annotated[
        Path | None,
        typer.Option("--export", metavar="PLS", help="Write the lexicon as a W3C one."),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option("--language", metavar="TAG", help="Of the exported lexicon, such as en-GB."),
    ] = None,
    voice: VoiceName = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """List, say, or exchange."""
    if file is None and bring is None and export is None:
        raise typer.BadParameter(_NO_FILE, param_hint="FILE")
    place = file or Path("input")
    told: dict[str, object] = {}
    if bring is not None:
        told["imported"] = _bring(bring, place)
    settings = settings_near(place, voice=voice)
    if export is not None:
        told["exported"] = _export(export, settings, language or settings.house.language)
    if file is not None:
        told |= _list(file, settings, listen, only_doubtful=doubtful)
    if as_json:
        show.document(told)
    elif not quiet:
        _tell(told)


def _list(
    file: Path, settings: Settings, folder: Path | None, *, only_doubtful: bool
) -> dict[str, Any]:
    from hearprint.api.words import doubtful, listen, words_of

    found = words_of(file, settings)
    found = doubtful(found) if only_doubtful else found
    told = _vocabulary(found, file)
    if folder is not None:
        heard = listen(found, folder, settings)
        silent = list(heard.silent)
        told["listen"] = {"audio": str(heard.audio), "page": str(heard.page), "silent": silent}
    return told


def _bring(pls: Path, place: Path) -> dict[str, object]:
    from hearprint.api.words import bring_in
    from hearprint.config.lexicon import LEXICON_FILE

    folder = place if place.is_dir() or not place.suffix else place.parent
    return _exchanged(bring_in(pls, folder / LEXICON_FILE))


def _export(pls: Path, settings: Settings, language: str) -> dict[str, object]:
    from hearprint.api.words import give_out

    return _exchanged(give_out(pls, settings, language=language))


def _exchanged(done: Exchanged) -> dict[str, object]:
    return {"file": str(done.file), "entries": done.entries, "left": list(done.left)}


def _tell(told: dict[str, Any]) -> None:
    for key, verb in (("imported", "Added to"), ("exported", "Written")):
        if key in told:
            show.line(f"{verb}: {told[key]['file']} ({told[key]['entries']} entries)")
            if told[key]["left"]:
                show.line(f"  Left out: {', '.join(told[key]['left'])}")
    if "words" in told:
        _table(told)
    if "listen" in told:
        show.line(f"Listen: {told['listen']['page']}")
        for word in told["listen"]["silent"]:
            show.line(f"  The voice has no sound for {word}.")


def _table(told: dict[str, Any]) -> None:
    if not told["words"]:
        show.line("There is no such word.")
        return
    rows = [
        (
            *(use[key] for key in ("count", "word", "said", "ipa")),
            _sure(use),
            use["places"][0]["section"],
        )
        for use in told["words"]
    ]
    columns = (">times", "word", "said", "sounds", "how sure", "first in")
    show.table(f"Words of {told['title']}, said by {told['voice']}", columns, rows)


def _sure(use: dict[str, Any]) -> str:
    whose = _MARKS.get(use["lexicon"])
    return f"{use['certainty']} ({whose})" if whose else use["certainty"]


def _vocabulary(found: Vocabulary, file: Path) -> dict[str, Any]:
    return {
        "source": file.name,
        "title": found.title,
        "language": found.language,
        "voice": found.voice,
        "words": [
            {
                "word": use.word,
                "kind": str(use.kind),
                "count": use.count,
                "said": use.said,
                "ipa": use.ipa,
                "certainty": str(use.certainty),
                "lexicon": use.lexicon,
                "sections": use.sections,
                "places": [
                    {"section": place.section, "sentence": place.sentence} for place in use.places
                ],
            }
            for use in found.words
        ],
    }
