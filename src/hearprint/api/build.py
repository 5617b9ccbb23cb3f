"""The whole job: documents in, a published folder out."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from hearprint.api.ahead import Ahead
from hearprint.api.cache import cache_folder
from hearprint.api.desk import Desk
from hearprint.api.gather import Gathered, gather, neighbours_item
from hearprint.api.open import (
    Built,
    Open,
    Summary,
    Unbuilt,
    is_settled,
    is_whole,
    plan_of,
    read_summary,
)
from hearprint.api.orphans import orphans_near
from hearprint.api.private import open_doors, placed, root_of, settle
from hearprint.api.relink import relinked_name, relinked_pages
from hearprint.api.stamp import Stamps, code
from hearprint.api.team import team
from hearprint.api.twins import refuse_twins
from hearprint.api.voices import find_voice
from hearprint.api.ways import ways_of
from hearprint.api.work import Order, carry_out
from hearprint.delivery.folder import FolderDelivery
from hearprint.errors import BrokenError, ExitCode, OutputError, SourceError
from hearprint.formats import LIBRARY_REGISTRY, REGISTRY
from hearprint.formats.programme_json import NAME as PROGRAMME
from hearprint.model.contents import CatalogueItem
from hearprint.model.findings import Finding
from hearprint.model.keys import key
from hearprint.model.plan import Plan
from hearprint.model.programme import Bundle, BundleFile, House, Library
from hearprint.pipeline import house_of, programme
from hearprint.ports import Format, LibraryFormat, Listener, RememberingFormat
from hearprint.settings import Settings
from hearprint.store.blobs import FolderBlobs
from hearprint.store.cache import FolderCache, blobs_folder, check_folder, prune

_SUMMARY_VERSION = 1
_LIBRARY_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """What a build did."""

    output: Path
    built: tuple[Built, ...]
    failed: tuple[Unbuilt, ...]
    seconds: float
    catalogue_pages: tuple[str, ...] = ()
    relinked: tuple[str, ...] = ()  #: those pages with links to us, by their path in the output
    findings: tuple[Finding, ...] = ()  #: of the folders in which the documents stand
    left: tuple[int, int] = (0, 0)  #: documents and words that an interruption left undone

    @property
    def exit_code(self) -> ExitCode:
        """That of the first document that failed; of speech when a section is mute."""
        if self.left[0]:
            return ExitCode.INTERRUPTED
        if self.failed:
            return self.failed[0].error.exit_code
        whole = all(one.whole for one in self.built)
        return ExitCode.OK if whole else ExitCode.SPEECH


def build(
    inputs: Sequence[Path],
    output: Path,
    *,
    settings: Settings,
    jobs: int | None = None,
    listen: Listener = lambda _event: None,
    now: datetime | None = None,
    stopped: Callable[[], bool] = lambda: False,
    hold: bool = True,
    cluster: str = "",
) -> BuildResult:
    """Build all documents under ``inputs`` into ``output``.

    ``jobs`` is the number of processes (0 works in this one; all cores when None). ``cluster`` is
    the address of a Dask scheduler, or its file: its workers speak and encode then. Once
    ``stopped`` says True, nothing new is begun, and what is left is told in the result. Without
    ``hold`` the result has no programmes, which a large archive has no room for.

    One document that fails does not stop the others. Raises SourceError when there is nothing to
    build, ContentsError for plans of one id or slug, SettingsError for an unknown voice,
    OutputError when ``output`` cannot be written, UnavailableError for a cluster that is not there,
    or not the same.
    """
    started = time.perf_counter()
    _refuse_own_input(inputs, output)
    found = gather(inputs)
    if not found.documents:
        raise SourceError(
            "There is no document here.",
            where=", ".join(str(one) for one in inputs),
            hint="Put a PDF or a saved web page into this folder and run again.",
        )
    plans = {path: plan for path in found.documents if (plan := plan_of(path))}
    refuse_twins(plans)
    left_behind = orphans_near(found.documents)
    with suppress(BrokenError):  # another voice takes its place, and that is told
        # An unknown one stops the build here.
        find_voice(settings.speech.voice, settings.engines, settings.voice_from)
    cache = cache_folder(settings.cache)
    check_folder(cache)
    house = placed(settings)
    root = root_of(output, settings)
    FolderDelivery(output).prepare()
    settle(output, settings, FolderCache(cache))
    press = _Press(
        settings=settings,
        house=house,
        output=root,
        delivery=FolderDelivery(root, FolderCache(cache)),
        blobs=FolderBlobs(blobs_folder(cache)),
        cache=FolderCache(cache),
        catalogue=lambda path: _listed(found, path, named=path in inputs),
        ahead=Ahead(house=house, cache=FolderCache(cache), blobs=FolderBlobs(blobs_folder(cache))),
        stamps=Stamps(settings=settings),
        hold=hold,
        pages=found.catalogue_pages,
    )
    with team(cluster, jobs, cache, settings.cache.shared) as hands:
        desk = Desk(
            settings=settings,
            documents=found.documents,
            plans=plans,
            catalogue=press.catalogue,
            standing=press.standing,
            deliver=press.deliver,
            cache=cache,
            listen=listen,
            now=now or datetime.now(UTC),
            house=house_of(settings),  # its own address; guids know nothing of private places
            hands=hands.count,
            stopped=stopped,
        )
        desk.prepare()

        def pull() -> Order | None:
            order = desk.pull()
            if order is not None:
                press.ahead.begin()
            return order

        for done in hands.spread(carry_out, pull):
            desk.take(done)
    library = press.deliver_library()
    if library:
        open_doors(output, library, settings, press.blobs, FolderCache(cache))
    order = {path.name: place for place, path in enumerate(found.documents)}
    prune(cache, round(settings.cache.limit_gb * 1e9))
    return BuildResult(
        output=output,
        built=tuple(sorted(press.built, key=lambda one: order[one.source])),
        failed=tuple(desk.failed),
        seconds=time.perf_counter() - started,
        catalogue_pages=tuple(page.name for page in found.catalogue_pages),
        relinked=press.relinked,
        findings=left_behind,
        left=desk.left,
    )


def _refuse_own_input(inputs: Sequence[Path], output: Path) -> None:
    """Raise OutputError for documents' own folder: the next build would read our pages there."""
    for given in inputs:
        if given.is_dir() and given.resolve() == output.resolve():
            raise OutputError(
                "The result cannot go into the folder of the documents: the next build would take "
                "its pages for documents. Nothing was built.",
                where=str(output),
                hint=f"Name another folder, such as {output / 'output'}, with --output.",
            )


def _listed(found: Gathered, path: Path, *, named: bool) -> CatalogueItem | None:
    """What a publications page says of ``path``: one of the build, or one beside it."""
    item = found.catalogue.get(path.name.casefold())
    return neighbours_item(path) if item is None and named else item


@dataclass(slots=True, kw_only=True)
class _Press:
    """Writes what is finished into the output."""

    settings: Settings
    house: House
    output: Path
    delivery: FolderDelivery
    blobs: FolderBlobs
    cache: FolderCache
    catalogue: Callable[[Path], CatalogueItem | None]
    ahead: Ahead
    stamps: Stamps
    hold: bool  #: programmes are kept for whoever asked for the build
    pages: tuple[Path, ...] = ()  #: that list publications, and may lead to somebody else's reader
    built: list[Built] = field(default_factory=list)

    def standing(self, path: Path, plan: Plan) -> bool:
        """Whether a publication is as it should be already; then it is noted as built."""
        mark = self._stamp(path, plan)
        if not self.delivery.holds(plan.slug, mark):
            return False
        kept = Summary.decoded(self.cache.recall(_summary_key(mark)))
        summary = kept or read_summary(self.output / plan.slug / PROGRAMME)
        if summary is None:
            return False
        self.built.append(Built(source=path.name, summary=summary))
        return True

    def _stamp(self, path: Path, plan: Plan) -> str:
        return self.stamps.of(path, plan, self.catalogue(path))

    def deliver(self, one: Open) -> None:
        """Write one publication. Raises OutputError; what was delivered before stays whole then.

        One with a gap, or with another voice than was wanted, gets no stamp, so that the next build
        tries again.
        """
        whole = programme(one.planned, one.publication, one.tasks, one.outcomes, self.house)
        whole = replace(
            whole,
            findings=(*whole.findings, *one.findings, *one.art.findings),
            artwork=one.art.artwork,
            downloads=one.downloads,
        )
        ways, amiss = ways_of(whole, self.cache, self.blobs)
        whole = replace(
            whole,
            downloads=(*whole.downloads, *ways),
            findings=(*whole.findings, *amiss),
        )
        files: list[BundleFile] = []
        for name in REGISTRY.names():
            writer: Format = REGISTRY.load(name)()
            files += writer.build(whole).files
        bundle = Bundle(files=tuple(files))
        mark = self._stamp(one.path, one.planned.plan) if is_settled(whole) else ""
        changed = self.delivery.deliver(one.publication.slug, bundle, self.blobs, mark)
        if mark:
            self.cache.keep(_summary_key(mark), Summary.of(whole).encoded())
        self.built.append(
            Built(
                source=one.path.name,
                summary=Summary.of(whole),
                made=True,
                whole=is_whole(whole),
                programme=whole if self.hold else None,
                changed=len(changed),
                files=len(bundle.files),
                seconds=one.seconds,
            )
        )

    @property
    def relinked(self) -> tuple[str, ...]:
        """The publications pages that were written with links to us."""
        names = map(relinked_name, self.pages)
        return tuple(name for name in names if (self.output / name).is_file())

    def deliver_library(self) -> Library | None:
        """Write the pages and the feed of the whole house; None when they stand as they should."""
        mark = self._library_mark()
        if self.settings.members is None and self.delivery.holds("", mark):
            return None
        if self._withdraw_former():
            mark = self._library_mark()
        newest = sorted(
            self.delivery.shelves(),
            key=lambda shelf: (shelf.publication.published, shelf.publication.slug),
            reverse=True,
        )
        library = Library(house=self.house, shelves=tuple(newest), artwork=self.ahead.artwork)
        files: list[BundleFile] = []
        for name in LIBRARY_REGISTRY.names():
            one: LibraryFormat = LIBRARY_REGISTRY.load(name)()
            if isinstance(one, RememberingFormat):
                one = one.aided(self.cache)
            files += one.build(library).files
        files += relinked_pages(self.pages, library.shelves, self.settings)
        self.delivery.deliver("", Bundle(files=tuple(files)), self.blobs, mark)
        return library

    def _library_mark(self) -> str:
        return key(
            "library",
            _LIBRARY_VERSION,
            house=self.house,
            artwork=self.ahead.artwork,
            shelves=self.delivery.marks(),
            pages=[(page.name, page.read_bytes()) for page in self.pages],
            relink=self.settings.relink,
            code=code(),
        )

    def _withdraw_former(self) -> bool:
        """Take away what stands under a name that a publication had before; whether any did.

        It has the id and the source of one of this build: an editor changed the slug in its plan.
        """
        slugs = {one.summary.slug for one in self.built}
        shelves = [shelf.publication for shelf in self.delivery.shelves()]
        ours = {(one.id, one.source) for one in shelves if one.slug in slugs}
        former = [
            one.slug for one in shelves if one.slug not in slugs and (one.id, one.source) in ours
        ]
        for name in former:
            self.delivery.withdraw(name)
        return bool(former)


def _summary_key(mark: str) -> str:
    return key("summary", _SUMMARY_VERSION, of=mark)
