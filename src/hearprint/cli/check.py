"""``hearprint check``: findings over what was built, or over anybody's feed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hearprint.cli import show
from hearprint.cli.options import Json, Quiet
from hearprint.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hearprint.model.findings import Finding

_HELP = """Check what was built: feeds, audio, transcripts, pages and the account of words.

Or check any podcast's feed, in a file or on the web, by the rules of RSS, Apple, PSP-1 and the
podcast name space. On the web the server is asked as apps ask it: HEAD, ranges, types, lengths,
304, certificates, and whether players on other sites may read transcripts.
Each finding names the rule's source and what to do. Exits with 8 when one is a barrier.

Examples:

  hearprint check output

  hearprint check output --url https://listen.example.org

  hearprint check https://listen.example.org/feed.xml
"""


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("check", help=_HELP)(check)


def check(
    place: Annotated[
        str,
        typer.Argument(metavar="[OUTPUT | FILE | URL]", help="What `build` made, or a feed."),
    ] = "output",
    url: Annotated[
        str | None,
        typer.Option("--url", metavar="URL", help="Look also at this place, where OUTPUT stands."),
    ] = None,
    items: Annotated[
        int | None,
        typer.Option("--items", min=0, help="On the web, the files of so many items; 0: of all."),
    ] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Check and tell."""
    from hearprint.model.findings import Severity

    found = _findings(place, url, items)
    barriers = [finding for finding in found if finding.severity is Severity.BARRIER]
    if as_json:
        show.document({"findings": [_json(finding) for finding in found]})
    elif not quiet:
        show.findings(found)
        _tell_rules(found)
        show.line(f"{len(found)} findings, {len(barriers)} of them barriers.")
    if barriers:
        raise typer.Exit(int(ExitCode.CHECK))


def _findings(place: str, url: str | None, items: int | None) -> tuple[Finding, ...]:
    from datetime import UTC, datetime

    from hearprint.api.check import check_file, check_output
    from hearprint.api.check_web import ITEMS, check_address, check_place

    most = ITEMS if items is None else items
    if place.startswith(("http://", "https://")):
        return check_address(place, items=most)
    path = Path(place)
    found = check_file(path, datetime.now(UTC)) if path.is_file() else check_output(path)
    return (*found, *check_place(path, url, items=most)) if url and path.is_dir() else found


def _tell_rules(found: Sequence[Finding]) -> None:
    """For each code once: who says so, and what to do."""
    from hearprint.model.feed_rules import RULES

    codes = sorted({finding.code for finding in found} & set(RULES))
    if codes:
        show.line()
    for code in codes:
        show.line(f"  {code}  {RULES[code].remedy} ({RULES[code].source})")
    if codes:
        show.line()


def _json(finding: Finding) -> dict[str, Any]:
    from hearprint.model.feed_rules import RULES

    told: dict[str, Any] = show.finding_json(finding)
    if rule := RULES.get(finding.code):
        told |= {"source": rule.source, "remedy": rule.remedy}
    return told
