"""Reads and splits one document; nothing is spoken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hearprint.api.cache import cache_folder
from hearprint.api.gather import catalogue_of, contents_lines, load, neighbours_item, read
from hearprint.api.orphans import orphans
from hearprint.api.spare import spare
from hearprint.errors import ContentsError
from hearprint.model.contents import Catalogue, ListKind
from hearprint.model.findings import Finding
from hearprint.model.planned import Planned
from hearprint.planning import plan_document
from hearprint.ports import Progress
from hearprint.readers.sniff import HTML
from hearprint.settings import Settings
from hearprint.store.cache import FolderCache
from hearprint.store.disk import write_whole
from hearprint.store.plans import PLAN_ENDING, PlanFiles

_REVIEW_ENDING = ".review.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanResult:
    """A document's plan, or the list of a publications page; one of the two is None."""

    planned: Planned | None
    catalogue: Catalogue | None
    saved: Path | None = None
    findings: tuple[Finding, ...] = ()  #: of the folder in which the document stands


def plan_file(
    path: Path,
    *,
    settings: Settings,
    contents: Path | None = None,
    save: bool = True,
    progress: Progress | None = None,
) -> PlanResult:
    """Plan ``path``. With ``save`` its plan file is written or brought up to date.

    ``progress`` is told of pages whose letters must be recognised, which takes seconds each.

    Raises SourceError, ContentsError and, when saving, OutputError.
    """
    source = load(path)
    catalogue = catalogue_of(source, path) if source.media_type == HTML else None
    if catalogue is not None:
        return PlanResult(planned=None, catalogue=catalogue)
    plans = PlanFiles(path.parent)
    left_behind = orphans(path.parent)
    lines = contents_lines(contents) if contents else ()
    planned = plan_document(
        read(source, FolderCache(cache_folder(settings.cache)), progress),
        plan=plans.load(path.name),
        catalogue=neighbours_item(path),
        editor_lines=lines,
        settings=settings,
    )
    if contents:
        _refuse_stranger(planned, contents)
    if save:
        plans.save(path.name, planned.plan)
    return PlanResult(
        planned=planned,
        catalogue=None,
        saved=plans.path(path.name) if save else None,
        findings=left_behind,
    )


def _refuse_stranger(planned: Planned, contents: Path) -> None:
    """Raise ContentsError for a list of which nothing was found: it would clear the plan."""
    own = planned.split.contents
    count = len(own.entries) if own.kind is ListKind.EDITOR else 0  # a heading alone is no list
    if count and own.matched:
        return
    found = f"None of its {count} entries was found in {planned.document.source}."
    raise ContentsError(
        f"{found if count else 'This list names nothing.'} The plan was left as it is.",
        where=contents.name,
        hint="Is it the list of another document? Write one entry a line, as its heading says it.",
    )


def review_path(path: Path) -> Path:
    """Where the review of ``path`` stands: beside it, named like its plan file.

    The name begins with "_", so that a build passes over it.
    """
    stem = PlanFiles(path.parent).path(path.name).name.removesuffix(PLAN_ENDING)
    return path.with_name(f"_{stem}{_REVIEW_ENDING}")


def write_review(
    path: Path, planned: Planned, *, settings: Settings, target: Path | None = None
) -> Path:
    """Write the page that shows an editor how ``path`` is cut; gives its place.

    Only a review page is ever written over. Raises SourceError and OutputError.
    """
    from hearprint.formats.review.render import (  # noqa: PLC0415 - needed for reviews alone
        GENERATOR,
        review_page,
    )

    place = target or review_path(path)
    spare(place, GENERATOR, "review page")
    with _pictures(path, planned.document.media_type) as pictures:
        text = review_page(
            planned.document,
            planned.split,
            planned.plan,
            pictures=pictures,
            plan_file=PlanFiles(path.parent).path(path.name).name,
            words_per_minute=settings.split.words_per_minute,
        )
    write_whole(place, text.encode())
    return place


@contextmanager
def _pictures(path: Path, media_type: str) -> Iterator[Mapping[int, bytes]]:
    """The pages' pictures; none for a document without pages."""
    if media_type != "application/pdf":
        yield {}
        return
    from hearprint.readers.pdf.pictures import PagePictures  # noqa: PLC0415 - as above

    with PagePictures(load(path).data, path.name) as pictures:
        yield pictures
