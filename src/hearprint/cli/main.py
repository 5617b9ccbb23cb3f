"""The ``hearprint`` command: its verbs, and the one place where errors become words and numbers."""

from __future__ import annotations

import logging
import sys
from typing import Annotated

import typer

from hearprint import __version__
from hearprint.cli import (
    audition,
    build,
    cache,
    check,
    doctor,
    members,
    plan,
    publish,
    relink,
    say,
    script,
    serve,
    show,
    spoken,
    voices,
    words,
)
from hearprint.errors import ExitCode, HearprintError

app = typer.Typer(
    name="hearprint",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Turn print into listening: PDFs and web articles become a podcast, "
    "one episode for each entry of their contents list.",
    epilog="Exit codes: 0 done; 2 wrong usage; 3 a document cannot be read; 4 a contents list or "
    "plan file cannot be used; 5 something could not be spoken; 6 the result cannot be written; "
    "7 settings are wrong; 8 check found a barrier; 9 something is not installed; 130 interrupted.",
)
for verb in (
    build,
    plan,
    script,
    say,
    spoken,
    voices,
    audition,
    words,
    serve,
    check,
    publish,
    relink,
    members,
    cache,
    doctor,
):
    verb.register(app)


def _version(wanted: bool) -> None:
    if wanted:
        show.line(f"hearprint {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Nothing of its own: verbs do the work."""


def run() -> None:
    """Run the command; every error of ours ends as one clear message and its exit code."""
    as_json = "--json" in sys.argv[1:]
    for library in ("trafilatura", "distributed", "tornado"):
        logging.getLogger(library).setLevel(logging.CRITICAL)  # what matters comes as a finding
    try:
        app()
    except HearprintError as problem:
        show.error(problem, as_json=as_json)
        sys.exit(int(problem.exit_code))
    except KeyboardInterrupt:
        show.console(stderr=True).print("Stopped. What was built before is whole.")
        sys.exit(int(ExitCode.INTERRUPTED))
