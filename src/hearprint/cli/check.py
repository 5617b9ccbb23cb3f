"""``hearprint check``: findings over what was built."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hearprint.cli import show
from hearprint.cli.options import Json, Quiet
from hearprint.errors import ExitCode

_HELP = """Check what was built: feeds, audio, transcripts, pages and the account of words.

Exits with 8 when it finds a barrier to publication.

Example:

  hearprint check output
"""


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("check", help=_HELP)(check)


def check(
    output: Annotated[Path, typer.Argument(metavar="[OUTPUT]", help="What `build` made.")] = Path(
        "output"
    ),
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Check and tell."""
    from hearprint.api.inspect import check_output
    from hearprint.model.findings import Severity

    found = check_output(output)
    barriers = [finding for finding in found if finding.severity is Severity.BARRIER]
    if as_json:
        show.document({"findings": [show.finding_json(finding) for finding in found]})
    elif not quiet:
        show.findings(found)
        show.line(f"{len(found)} findings, {len(barriers)} of them barriers.")
    if barriers:
        raise typer.Exit(int(ExitCode.CHECK))
