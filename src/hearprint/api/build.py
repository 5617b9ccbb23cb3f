"""The whole job: documents in, a published folder out."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hearprint.api.cast import cast
from hearprint.api.gather import Gathered, gather, load, neighbours_item, read
from hearprint.api.voices import find_voice
from hearprint.api.work import Done, Order, carry_out
from hearprint.delivery.folder import FolderDelivery
from hearprint.errors import ContentsError, ExitCode, HearprintError, SourceError
from hearprint.formats import LIBRARY_REGISTRY, REGISTRY
from hearprint.formats.cover import thumbnail
from hearprint.ledger import dated
from hearprint.model.contents import CatalogueItem
from hearprint.model.findings import Finding
from hearprint.model.plan import Plan
from hearprint.model.programme import (
    Bundle,
    BundleFile,
    House,
    Library,
    Programme,
    Publication,
    Shelf,
)
from hearprint.model.speech import Outcome
from hearprint.pipeline import (
    Planned,
    Task,
    house_of,
    plan_document,
    programme,
    publication_of,
    tasks,
)
from hearprint.ports import Event, Format, LibraryFormat, Listener
from hearprint.settings import Settings
from hearprint.spread import cores, processes
from hearprint.store.blobs import FolderBlobs
from hearprint.store.plans import PlanFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """One publication that was delivered."""

    source: str
    programme: Programme
    changed: int  #: files written
    files: int
    seconds: float  #: processes were busy with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Unbuilt:
    """One document that was not built, and why."""

    source: str
    error: HearprintError


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """What a build did."""

    output: Path
    built: tuple[Built, ...]
    failed: tuple[Unbuilt, ...]
    seconds: float
    catalogue_pages: tuple[str, ...] = ()

    @property
    def exit_code(self) -> ExitCode:
        """That of the first document that failed; of speech when a section is mute."""
        if self.failed:
            return self.failed[0].error.exit_code
        mute = any(track.recording is None for one in self.built for track in one.programme.tracks)
        gaps = any(
            track.recording and track.recording.missing
            for one in self.built
            for track in one.programme.tracks
        )
        return ExitCode.SPEECH if mute or gaps else ExitCode.OK


def build(
    inputs: Sequence[Path],
    output: Path,
    *,
    settings: Settings,
    jobs: int | None = None,
    listen: Listener = lambda _event: None,
    now: datetime | None = None,
) -> BuildResult:
    """Build all documents under ``inputs`` into ``output``.

    One document that fails does not stop the others. Raises SourceError when there is nothing to
    build, SettingsError for an unknown voice, OutputError when ``output`` cannot be written.
    """
    started = time.perf_counter()
    moment = now or datetime.now(UTC)
    found = gather(inputs)
    if not found.documents:
        raise SourceError(
            "There is no document here.",
            where=", ".join(str(one) for one in inputs),
            hint="Put a PDF or a saved web page into this folder and run again.",
        )
    find_voice(settings.speech.voice)  # an unknown voice is told before any work is done
    delivery = FolderDelivery(output)
    delivery.prepare()
    with tempfile.TemporaryDirectory(prefix="hearprint-") as scratch:
        job = _Job(
            settings=settings,
            found=found,
            delivery=delivery,
            blobs=Path(scratch),
            listen=listen,
            now=moment,
            house=house_of(settings),
            named=frozenset(inputs),
        )
        with processes(jobs or cores()) as spread:
            for done in spread(carry_out, job.orders()):
                job.take(done)
        job.deliver_library()
        return BuildResult(
            output=output,
            built=tuple(job.built),
            failed=tuple(job.failed),
            seconds=time.perf_counter() - started,
            catalogue_pages=tuple(page.name for page in found.catalogue_pages),
        )


@dataclass(slots=True, kw_only=True)
class _Open:
    """A publication whose sections are being spoken."""

    planned: Planned
    publication: Publication
    made: tuple[Task, ...]
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    seconds: float = 0.0


@dataclass(slots=True, kw_only=True)
class _Job:
    """The state of one build: which publications are open, which are done."""

    settings: Settings
    found: Gathered
    delivery: FolderDelivery
    blobs: Path
    listen: Listener
    now: datetime  #: the date of the last section of the next new publication
    house: House
    named: frozenset[Path]  #: documents that were given by name, not by their folder
    after: datetime | None = None  #: the latest date that any plan holds already
    open: dict[str, _Open] = field(default_factory=dict)
    built: list[Built] = field(default_factory=list)
    failed: list[Unbuilt] = field(default_factory=list)

    def orders(self) -> Iterator[Order]:
        """Every section of every document, read as its turn comes."""
        plans = [plan for path in self.found.documents if (plan := self._plan_of(path))]
        taken = frozenset(plan.slug for plan in plans) - {""}
        known = [one.published for plan in plans for one in plan.sections if one.published]
        self.after = max(known, default=None)
        for path in self.found.documents:
            self.listen(Event(kind="reading", source=str(path)))
            try:
                begun = self._begin(path, taken)
            except HearprintError as error:
                self._fail(path, error)
                continue
            taken |= {begun.publication.slug}
            yield from self._orders_of(path, begun)

    def take(self, done: Done) -> None:
        """Note a section that is done; deliver its publication when it was the last."""
        one = self.open[done.document]
        one.outcomes[done.task.section] = done.outcome
        one.seconds += done.seconds
        self.listen(
            Event(
                kind="spoken",
                source=done.document,
                title=one.publication.title,
                section=done.task.tags.title,
                done=done.task.words,
            )
        )
        if len(one.outcomes) == len(one.made):
            del self.open[done.document]
            self._deliver(Path(done.document), one)

    def deliver_library(self) -> None:
        """Write the pages and the feed of the whole house."""
        shelves: dict[str, Shelf] = {
            shelf.publication.slug: shelf for shelf in self.delivery.shelves()
        }
        newest = sorted(
            shelves.values(),
            key=lambda shelf: (shelf.publication.published, shelf.publication.slug),
            reverse=True,
        )
        library = Library(house=self.house, shelves=tuple(newest))
        files: list[BundleFile] = []
        for name in LIBRARY_REGISTRY.names():
            one: LibraryFormat = LIBRARY_REGISTRY.load(name)()
            files += one.build(library).files
        self.delivery.deliver("", Bundle(files=tuple(files)), FolderBlobs(self.blobs))

    def _plan_of(self, path: Path) -> Plan | None:
        try:
            return PlanFiles(path.parent).load(path.name)
        except HearprintError:
            return None  # told when the document is begun

    def _listed(self, path: Path) -> CatalogueItem | None:
        """What a publications page says of ``path``: one of the build, or one beside it."""
        item = self.found.catalogue.get(path.name.casefold())
        return neighbours_item(path) if item is None and path in self.named else item

    def _begin(self, path: Path, taken: frozenset[str]) -> _Open:
        plans = PlanFiles(path.parent)
        document = read(load(path))
        planned = plan_document(
            document,
            plan=plans.load(path.name),
            catalogue=self._listed(path),
            settings=self.settings,
        )
        if not planned.split.sections:
            raise ContentsError(
                "No section is left to speak.",
                where=path.name,
                hint="Look at the plan file beside it: is every section dropped?",
            )
        plan = dated(planned.plan, self.now, self.house, taken, self.after)
        first = min((one.published for one in plan.sections if one.published), default=self.now)
        if planned.plan.published is None:
            self.now = first - timedelta(minutes=10)  # the next publication stands before this one
        plans.save(path.name, plan)
        planned = replace(planned, plan=plan)
        publication = publication_of(planned, self.settings)
        small = thumbnail(publication.title, self.house.title)
        begun = _Open(
            planned=planned,
            publication=publication,
            made=tasks(planned, publication, self.settings, small),
        )
        self.open[str(path)] = begun
        self.listen(
            Event(
                kind="planned",
                source=str(path),
                title=publication.title,
                done=len(begun.made),
                total=sum(task.words for task in begun.made),
            )
        )
        return begun

    def _orders_of(self, path: Path, begun: _Open) -> Iterator[Order]:
        wanted = begun.planned.plan.voice or self.settings.speech.voice
        try:
            found = cast(begun.made, wanted, PlanFiles(path.parent).path(path.name).name)
        except HearprintError as error:
            del self.open[str(path)]
            self._fail(path, error)
            return
        begun.findings = found.findings
        for task in sorted(begun.made, key=lambda task: -task.words):
            yield Order(
                document=str(path),
                task=task,
                voice=found.voices[task.section],
                settings=self.settings,
                blobs=self.blobs,
            )

    def _deliver(self, path: Path, one: _Open) -> None:
        whole = programme(one.planned, one.publication, one.made, one.outcomes, self.house)
        whole = replace(whole, findings=(*whole.findings, *one.findings))
        try:
            files: list[BundleFile] = []
            for name in REGISTRY.names():
                writer: Format = REGISTRY.load(name)()
                files += writer.build(whole).files
            bundle = Bundle(files=tuple(files))
            changed = self.delivery.deliver(one.publication.slug, bundle, FolderBlobs(self.blobs))
        except HearprintError as error:
            self._fail(path, error)
            return
        self.built.append(
            Built(
                source=path.name,
                programme=whole,
                changed=len(changed),
                files=len(bundle.files),
                seconds=one.seconds,
            )
        )
        self.listen(Event(kind="delivered", source=str(path), title=one.publication.title))

    def _fail(self, path: Path, error: HearprintError) -> None:
        self.failed.append(Unbuilt(source=path.name, error=error))
        self.listen(Event(kind="failed", source=str(path), message=str(error)))
