"""``hearprint doctor``: what this installation can do."""

from __future__ import annotations

from pathlib import Path

import typer

from hearprint.cli import show
from hearprint.cli.options import Json, Quiet, settings_near
from hearprint.errors import ExitCode

_HELP = """Show what this installation can do, and what to install for the rest.

Example:

  hearprint doctor
"""


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("doctor", help=_HELP)(doctor)


def doctor(as_json: Json = False, quiet: Quiet = False) -> None:
    """Examine and tell. Exits with 9 when the default path does not work."""
    from hearprint.api.inspect import examine

    powers = list(examine(settings_near(Path("input"))))
    if as_json:
        show.document(
            {
                "powers": [
                    {
                        "name": power.name,
                        "works": power.works,
                        "needed": power.needed,
                        "detail": power.detail,
                        "remedy": power.remedy,
                    }
                    for power in powers
                ]
            }
        )
    elif not quiet:
        show.table(
            "",
            ("", "Part", "What is here", "For the rest"),
            [
                ("yes" if power.works else "no", power.name, power.detail, power.remedy)
                for power in powers
            ],
        )
    if any(power.needed and not power.works for power in powers):
        raise typer.Exit(int(ExitCode.UNAVAILABLE))
