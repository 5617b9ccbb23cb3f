"""``hearprint check``: findings over a built folder, a feed in a file, or any feed on the web."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

from hearprint.checks.facts import Folder
from hearprint.checks.feed.tree import MOST_BYTES, Page
from hearprint.checks.feeds import check_feed, check_written
from hearprint.checks.pages import check_page
from hearprint.checks.programme import check_programme
from hearprint.checks.transcripts import (
    check_chapters,
    check_segments,
    check_subrip,
    check_transcript,
)
from hearprint.errors import OutputError, SourceError
from hearprint.model.findings import Finding
from hearprint.model.members import redacted

_HEAD = 1024
Check = Callable[[str, Folder], Iterator[Finding]]
#: How files of a built folder are looked at, by the end of their names.
_CHECKS: tuple[tuple[str, str, Check], ...] = (
    ("", "feed.xml", check_feed),
    ("", "programme.json", check_programme),
    ("", ".vtt", check_transcript),
    ("transcripts/", ".srt", check_subrip),
    ("transcripts/", ".json", check_segments),
    ("chapters/", ".json", check_chapters),
    ("", ".html", check_page),
)


def check_output(output: Path) -> tuple[Finding, ...]:
    """All findings over a built folder. Raises OutputError when nothing was built there."""
    folder = folder_of(output)
    if not folder.named("feed.xml") and not folder.named("programme.json"):
        raise OutputError(
            "Nothing has been built here.", where=str(output), hint="Run `hearprint build` first."
        )
    return shown(
        finding
        for inside, ending, check in _CHECKS
        for name in folder.named(ending)
        if inside in name
        for finding in check(name, folder)
    )


def check_file(path: Path, now: datetime | None = None) -> tuple[Finding, ...]:
    """All findings over what stands in the feed ``path``; files that it names are not looked at.

    Raises SourceError when it cannot be read.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise SourceError(
            f"This feed cannot be read: {error.strerror or type(error).__name__}.",
            where=str(path),
            hint="Check its name and who may read it.",
        ) from error
    pages: list[Page] = []
    return shown(check_written(path.name, content, lambda _address: None, pages, now))


def folder_of(output: Path) -> Folder:
    """A folder on this disk, for checks. Hidden files do not count."""
    lengths = {
        path.relative_to(output).as_posix(): path.stat().st_size
        for path in sorted(output.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }

    def head(name: str) -> bytes:
        with (output / name).open("rb") as file:
            return file.read(_HEAD)

    @cache
    def digest(name: str, algorithm: str) -> bytes:
        with (output / name).open("rb") as file:
            return hashlib.file_digest(file, algorithm).digest()

    return Folder(
        lengths=lengths,
        read=lambda name: (output / name).read_bytes(),
        head=head,
        digest=digest,
    )


def shown(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings as they may be shown and kept: no member's token is in them."""
    return tuple(
        replace(one, message=redacted(one.message), where=redacted(one.where)) for one in found
    )
