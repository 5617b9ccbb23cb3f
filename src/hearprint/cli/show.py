"""Tables, messages and JSON on the terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.status import Status

    from hearprint.errors import HearprintError
    from hearprint.model.findings import Finding

_TOLD = 10  #: pages from one line of a log to the next


_SHOWN_PLACES = 12  #: of those of which one thing is said


def console(*, stderr: bool = False) -> Console:
    """A console that keeps to plain text where there is no terminal."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else 120
    return Console(stderr=stderr, highlight=False, width=width, markup=False, emoji=False)


@contextmanager
def progress(what: str, *, silent: bool) -> Iterator[Callable[[int, int], None]]:
    """Tells on standard error at which page slow work is: at the first and every tenth in a log."""
    out = console(stderr=True)
    if silent:
        yield lambda _page, _pages: None
    elif sys.stderr.isatty():
        with ExitStack() as stack:
            lines: list[Status] = []

            def tell(page: int, pages: int) -> None:
                if not lines:
                    lines.append(stack.enter_context(out.status("")))
                lines[0].update(f"{what}: page {page} of {pages}")

            yield tell
    else:
        told: list[int] = []

        def log(page: int, pages: int) -> None:
            if len(told) % _TOLD == 0:
                out.print(f"{what}: page {page} of {pages}")
            told.append(page)

        yield log


@contextmanager
def share(what: str, *, silent: bool) -> Iterator[Callable[[int, int], None]]:
    """Tells on standard error which part of a whole is done; every quarter of it in a log."""
    out = console(stderr=True)
    last = -1

    def log(done: int, whole: int) -> None:
        nonlocal last
        quarter = 4 * done // max(whole, 1)
        if quarter > last:
            last = quarter
            out.print(f"{what}: {100 * done // max(whole, 1)} %")

    if silent:
        yield lambda _done, _whole: None
    elif sys.stderr.isatty():
        with out.status(what) as status:
            yield lambda done, whole: status.update(f"{what}: {100 * done // max(whole, 1)} %")
    else:
        yield log


def document(value: object) -> None:
    """One JSON document on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def error(problem: HearprintError, *, as_json: bool) -> None:
    """An error in plain English on standard error, or as the one JSON document."""
    if as_json:
        document(
            {
                "error": {
                    "summary": problem.summary,
                    "where": problem.where,
                    "hint": problem.hint,
                    "exit_code": int(problem.exit_code),
                }
            }
        )
        return
    out = console(stderr=True)
    place = f"{problem.where}: " if problem.where else ""
    out.print(f"{place}{problem.summary}", style="bold red", soft_wrap=True)
    if problem.hint:
        out.print(problem.hint, soft_wrap=True)


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """A table; columns whose name starts with > are set flush right."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    made = Table(title=Text(title), box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for column in columns:
        made.add_column(
            Text(column.lstrip(">")),
            justify="right" if column.startswith(">") else "left",
            overflow="fold",
        )
    for row in rows:
        made.add_row(*(Text(str(cell)) for cell in row))
    console().print(made)


def line(text: str = "", style: str = "") -> None:
    """One line of text, never cut."""
    console().print(text, style=style or None, soft_wrap=True)


def log(text: str) -> None:
    """One line on standard error with the time (UTC), cheap enough for every request."""
    from datetime import UTC, datetime

    sys.stderr.write(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {text}\n")


def findings(found: Sequence[Finding]) -> None:
    """Findings, the gravest first."""
    from hearprint.model.findings import grouped

    for finding, places in grouped(found):
        shown = "; ".join(places[:_SHOWN_PLACES])
        more = len(places) - _SHOWN_PLACES
        where = f" [{shown}{f' and {more} more' if more > 0 else ''}]" if shown else ""
        line(f"  {finding.code} {finding.severity}: {finding.message}{where}")


def finding_json(finding: Finding) -> dict[str, str]:
    """A finding for machines."""
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "where": finding.where,
    }


def duration(milliseconds: float) -> str:
    """``1 h 05 min`` or ``4 min 10 s``."""
    seconds = round(milliseconds / 1000)
    minutes, rest = divmod(seconds, 60)
    hours, left = divmod(minutes, 60)
    return f"{hours} h {left:02d} min" if hours else f"{minutes} min {rest:02d} s"
