"""``hearprint build``: the whole job."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hearprint.cli import show
from hearprint.cli.options import Formats, Json, Quiet, VoiceName, settings_near

if TYPE_CHECKING:
    from hearprint.api.build import BuildResult
    from hearprint.api.open import Built
    from hearprint.ports import Event
    from hearprint.settings import Settings

_HELP = """Turn documents into a podcast with pages.

Without arguments, everything in input/ goes to output/. Beside each document a plan file
(NAME.plan.toml) keeps the split, for you to mend.

Examples:

  hearprint build

  hearprint build bulletin.pdf -o public --base-url https://listen.example.org
"""


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("build", help=_HELP)(build)


def build(
    inputs: Annotated[
        list[Path] | None, typer.Argument(metavar="[INPUT]...", help="Documents or folders.")
    ] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUTPUT", help="Where the result goes.")
    ] = Path("output"),
    base_url: Annotated[
        str | None,
        typer.Option("--base-url", metavar="URL", help="Where OUTPUT will be on the web."),
    ] = None,
    voice: VoiceName = None,
    formats: Formats = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", min=1, help="Processes; all cores if not given.")
    ] = None,
    cluster: Annotated[
        str,
        typer.Option(
            "--cluster",
            metavar="ADDRESS",
            help="A Dask scheduler (tcp://HOST:8786, or its .json file) whose workers speak.",
        ),
    ] = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Build, show how it goes, and say what to do next."""
    from hearprint.api.build import build as run_build

    places = inputs or [Path("input")]
    settings = settings_near(places[0], base_url=base_url, voice=voice, formats=formats)
    with _progress(silent=as_json or quiet) as listen, _tidy_stop(quiet=quiet) as stopped:
        result = run_build(
            places,
            output,
            settings=settings,
            jobs=jobs,
            listen=listen,
            stopped=stopped,
            hold=False,
            cluster=cluster,
        )
    if as_json:
        show.document(_json(result))
    else:
        _tell(result, settings, quiet=quiet)
    if result.exit_code:
        raise typer.Exit(int(result.exit_code))


@contextmanager
def _tidy_stop(*, quiet: bool) -> Iterator[Callable[[], bool]]:
    """The first Ctrl-C finishes what is begun; the second ends everything at once."""
    pressed = False

    def press(_signal: int, _frame: object) -> None:
        nonlocal pressed
        if pressed:
            raise KeyboardInterrupt
        pressed = True
        if not quiet:
            told = "Stopping when what is being spoken is finished. Ctrl-C again stops at once."
            show.console(stderr=True).print(told)

    before = signal.signal(signal.SIGINT, press)
    try:
        yield lambda: pressed
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _progress(*, silent: bool) -> Iterator[Callable[[Event], None]]:
    """Bars on a terminal, one line per publication elsewhere, nothing when silent."""
    if silent:
        yield lambda _event: None
    elif sys.stderr.isatty():
        with _bars() as listen:
            yield listen
    else:
        yield _lines


def _lines(event: Event) -> None:
    out = show.console(stderr=True)
    if event.kind == "planned":
        new = f"{event.total} words to speak" if event.total else "nothing new to speak"
        count = "1 section" if event.done == 1 else f"{event.done} sections"
        out.print(f"{event.source}: {count}, {new}", soft_wrap=True)
    elif event.kind == "delivered":
        out.print(f"{event.source}: done", soft_wrap=True)
    elif event.kind == "voice":
        out.print(event.message, soft_wrap=True)


@contextmanager
def _bars() -> Iterator[Callable[[Event], None]]:
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeRemainingColumn(),
    )
    tasks: dict[str, Any] = {}
    with Progress(*columns, console=show.console(stderr=True), transient=True) as progress:
        overall = progress.add_task("All documents", total=None)
        words = 0

        def listen(event: Event) -> None:
            nonlocal words
            if event.kind == "planned":
                words += event.total
                tasks[event.source] = progress.add_task(event.title[:40], total=event.total)
                progress.update(overall, total=words)
            elif event.kind == "spoken":
                progress.advance(tasks[event.source], event.done)
                progress.advance(overall, event.done)
            elif event.kind == "voice":
                progress.console.print(event.message)
            elif event.kind == "delivered":
                progress.remove_task(tasks[event.source])

        yield listen


def _tell(result: BuildResult, settings: Settings, *, quiet: bool) -> None:
    for failure in result.failed:
        show.error(failure.error, as_json=False)
    if quiet:
        return
    if result.left[0]:
        _tell_left(*result.left)
    if result.built:
        show.table(
            "",
            ("Publication", ">Sections", ">Audio", ">Times real time", ">Files", ">Findings"),
            [*(_row(built) for built in result.built), _total(result)],
        )
        for built in result.built:
            if built.summary.findings:
                show.line(built.summary.title, "bold")
                show.findings(built.summary.findings)
    show.findings(result.findings)
    if result.built:
        _next_steps(result, settings)


def _tell_left(documents: int, words: int) -> None:
    """After an interruption: what is left, and that nothing is lost."""
    many = "document is" if documents == 1 else "documents are"
    known = f" with {words:,} words to be spoken" if words else ""
    show.line(f"Stopped. {documents} {many} not finished{known}.", "bold")
    show.line("What was spoken is kept: run the same command again to go on from here.")
    show.line()


def _row(built: Built) -> tuple[str, ...]:
    told = built.summary
    partly = told.spoken < told.sections
    return (
        told.title,
        f"{told.spoken} of {told.sections}" if partly else str(told.sections),
        show.duration(told.duration_ms),
        f"{told.duration_ms / 1000 / built.seconds:.0f}" if built.seconds else "",
        f"{built.files} ({built.changed} new)" if built.made else "unchanged",
        str(len(told.findings)),
    )


def _total(result: BuildResult) -> tuple[str, ...]:
    told = [built.summary for built in result.built]
    audio = sum(one.duration_ms for one in told)
    made = sum(built.summary.duration_ms for built in result.built if built.made)
    return (
        "All",
        str(sum(one.sections for one in told)),
        show.duration(audio),
        f"{made / 1000 / result.seconds:.0f}" if result.seconds and made else "",
        str(sum(built.files for built in result.built) or ""),
        str(sum(len(one.findings) for one in told)),
    )


def _next_steps(result: BuildResult, settings: Settings) -> None:
    from hearprint.settings import LOCAL_ADDRESS

    show.line()
    told = "Everything but the documents told of above" if result.failed else "Everything"
    show.line(f"{told} is in {result.output}/. What next:")
    target = "" if str(result.output) == "output" else f" {result.output}"
    show.line(f"  hearprint serve{target}    listen to it here, or subscribe to its feed.xml")
    show.line("  NAME.plan.toml beside each document: mend the split, then build again")
    for name in result.relinked:
        show.line(f"  {name}    your page, its links to other readers replaced by yours")
    if settings.house.base_url == LOCAL_ADDRESS:
        show.line("  hearprint build --base-url URL    before you put it on your site")


def _json(result: BuildResult) -> dict[str, Any]:
    return {
        "output": str(result.output),
        "seconds": round(result.seconds, 3),
        "publications": [_publication(built) for built in result.built],
        "failed": [
            {
                "source": failure.source,
                "summary": failure.error.summary,
                "hint": failure.error.hint,
                "exit_code": int(failure.error.exit_code),
            }
            for failure in result.failed
        ],
        "findings": [show.finding_json(finding) for finding in result.findings],
        "relinked": list(result.relinked),
        "left": {"documents": result.left[0], "words": result.left[1]},
        "exit_code": int(result.exit_code),
    }


def _publication(built: Built) -> dict[str, Any]:
    told = built.summary
    return {
        "source": built.source,
        "slug": told.slug,
        "title": told.title,
        "sections": told.sections,
        "spoken": told.spoken,
        "duration_ms": told.duration_ms,
        "busy_seconds": round(built.seconds, 3),
        "made_again": built.made,
        "files": built.files,
        "changed": built.changed,
        "findings": [show.finding_json(finding) for finding in told.findings],
    }
