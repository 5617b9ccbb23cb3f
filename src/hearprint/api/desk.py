"""The desk of a build: which documents are open, what is to be done next, what is done.

::

    read -> begun (dated, plan saved) -> voices heard -> strips -> record -> delivered

It gives out orders as hands come free (:meth:`Desk.pull`) and takes what came of them
(:meth:`Desk.take`). Documents are begun in their order whatever the order in which they are read,
so that dates and slugs do not depend on luck.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from hearprint.api.art import artwork
from hearprint.api.cast import Choir, cast
from hearprint.api.jobs import job_of, usual_speaker
from hearprint.api.open import Open, Unbuilt, unreadable
from hearprint.api.whole import take_book, to_bind
from hearprint.api.work import (
    BindOrder,
    Done,
    Order,
    ReadOrder,
    RecordOrder,
    SpeakOrder,
    Tried,
    TryOrder,
)
from hearprint.codecs.choose import codecs_for
from hearprint.errors import ContentsError, HearprintError
from hearprint.ledger import dated, named
from hearprint.model.contents import CatalogueItem
from hearprint.model.plan import Plan
from hearprint.model.planned import Planned
from hearprint.model.programme import House
from hearprint.model.speech import Failed, Recording, Utterance
from hearprint.pipeline import artist, publication_of, tasks
from hearprint.ports import Event, Listener, Lost
from hearprint.recording import Job, Strip, Task, parts, recorded, speech_key, strips
from hearprint.settings import Settings
from hearprint.store.blobs import FolderBlobs
from hearprint.store.cache import FolderCache, blobs_folder
from hearprint.store.plans import PlanFiles
from hearprint.store.speeches import CachedSpeeches


@dataclass(slots=True, kw_only=True)
class Desk:
    """The state of one build."""

    settings: Settings
    documents: Sequence[Path]
    catalogue: Callable[[Path], CatalogueItem | None]  #: what a publications page says of one
    standing: Callable[[Path, Plan], bool]  #: is it as it should be already
    deliver: Callable[[Open], None]  #: called with each publication that is finished
    cache: Path
    listen: Listener
    now: datetime  #: the date of the last section of the next new publication
    house: House
    hands: int  #: how many processes do the work
    stopped: Callable[[], bool] = lambda: False
    plans: dict[Path, Plan] = field(default_factory=dict)  #: of documents to come
    failed: list[Unbuilt] = field(default_factory=list)
    _after: datetime | None = None  #: the latest date that any plan holds already
    _taken: frozenset[str] = frozenset()
    _open: dict[str, Open] = field(default_factory=dict)
    _reading: int = 0  #: documents given out to be read
    _new: bool = False  #: one of them was never built
    _read: dict[int, Planned | HearprintError | None] = field(default_factory=dict)
    _begun: int = 0
    _heard: dict[str, str] = field(default_factory=dict)  #: voice -> what is wrong, or nothing
    _trying: set[str] = field(default_factory=set)  #: voices that were ever given out to be tried
    _tries: deque[TryOrder] = field(default_factory=deque)
    _unheard: list[Open] = field(default_factory=list)  #: publications that wait for a voice
    _strips: deque[SpeakOrder] = field(default_factory=deque)
    _records: deque[RecordOrder | BindOrder] = field(default_factory=deque)

    def prepare(self) -> None:
        """Learn from all plans which slugs and dates are taken, and what the house's guid is."""
        plans = list(self.plans.values())
        self._taken = frozenset(plan.slug for plan in plans) - {""}
        kept = [plan for plan in plans if plan.house_guid and plan.published]
        if kept:  # the oldest plan knew it first
            oldest = min(kept, key=lambda plan: (plan.published or self.now, plan.slug))
            self.house = replace(self.house, guid=oldest.house_guid)
        dates = [one.published for plan in plans for one in plan.sections if one.published]
        self._after = max(dates, default=None)

    def pull(self) -> Order | None:
        """What is to be done next; None when nothing can be, now."""
        if self.stopped():
            return None
        if self._tries:
            return self._tries.popleft()
        if self._records:
            return self._records.popleft()
        if self._strips:
            return self._strips.popleft()
        return self._next_document() or self._early()

    def take(self, done: Done | Lost) -> None:
        """Note what came of an order, and what it makes possible."""
        order = done.item if isinstance(done, Lost) else done.order
        if isinstance(order, ReadOrder):
            self._take_document(order, done)
        elif isinstance(order, TryOrder):
            self._take_voice(order, done)
        elif order.document in self._open:
            one = self._open[order.document]
            one.seconds += 0.0 if isinstance(done, Lost) else done.seconds
            if isinstance(order, SpeakOrder):
                self._take_strip(one, order, done)
            elif isinstance(order, BindOrder):
                take_book(one, done)
                self._deliver_when_done(one)
            else:
                self._take_recording(one, order, done)

    @property
    def left(self) -> tuple[int, int]:
        """Documents and words that are not done yet."""
        unread = len(self.documents) - self._begun
        return len(self._open) + unread, sum(one.words_left for one in self._open.values())

    # Documents

    def _next_document(self) -> ReadOrder | None:
        """The next with something to do, when few are open: an archive is not held at once."""
        while self._reading < len(self.documents):
            if self._reading - self._begun + len(self._open) > self.hands:
                return None
            place, path = self._reading, self.documents[self._reading]
            self._reading += 1
            try:
                plan = self.plans.pop(path, None) or PlanFiles(path.parent).load(path.name)
                item = self.catalogue(path)
            except HearprintError as error:
                self._arrived(place, error)
                continue
            if plan is not None and self.standing(path, plan):
                self._arrived(place, None)
                continue
            self.listen(Event(kind="reading", source=str(path)))
            self._new = self._new or plan is None
            idle = place == 0 and plan is None and self.hands > 1
            return ReadOrder(
                path=path, plan=plan, catalogue=item, settings=self.settings, others_idle=idle
            )
        return None

    def _early(self) -> TryOrder | None:
        """Let the usual voice say its phrase, and so load, while new documents are being read."""
        if not self._new or self.hands == 1 or self._begun == self._reading:
            return None
        self._new = False
        speaker = usual_speaker(self.settings)
        if speaker is None or speaker.voice.id in self._trying:
            return None
        self._trying.add(speaker.voice.id)
        return TryOrder(speaker=speaker, engines=self.settings.engines)

    def _take_document(self, order: ReadOrder, done: Done | Lost) -> None:
        place = self.documents.index(order.path)
        if isinstance(done, Lost):
            self._arrived(place, unreadable(order.path, done.reason))
        elif isinstance(done.result, Planned | HearprintError):
            self._arrived(place, done.result)

    def _arrived(self, place: int, result: Planned | HearprintError | None) -> None:
        """Begin all documents whose turn has come; None stands for one with nothing to do."""
        self._read[place] = result
        while self._begun in self._read:
            arrived = self._read.pop(self._begun)
            path = self.documents[self._begun]
            self._begun += 1
            try:
                if isinstance(arrived, HearprintError):
                    raise arrived
                if arrived is not None:
                    self._begin(path, arrived)
            except HearprintError as error:
                self._fail(path, error)

    def _begin(self, path: Path, planned: Planned) -> None:
        if not planned.split.sections:
            raise ContentsError(
                "No section is left to speak.",
                where=path.name,
                hint="Look at the plan file beside it: is every section dropped?",
            )
        titles = [(one.id, one.title) for one in planned.split.sections]
        plan = named(planned.plan, titles)
        plan = dated(plan, self.now, self.house, self._taken, self._after)
        first = min((one.published for one in plan.sections if one.published), default=self.now)
        if planned.plan.published is None:
            self.now = first - timedelta(minutes=10)  # the next publication stands before this one
        PlanFiles(path.parent).save(path.name, plan)
        self._taken |= {plan.slug}
        one = self._opened(path, replace(planned, plan=plan))
        self._open[one.name] = one
        self._hear(one)

    def _opened(self, path: Path, planned: Planned) -> Open:
        publication = publication_of(planned, self.settings)
        blobs = FolderBlobs(blobs_folder(self.cache))
        art = artwork(path, planned.plan, self.settings, FolderCache(self.cache), blobs)
        small = blobs.get(art.artwork.small) if art.artwork.small else b""
        one = Open(path=path, planned=planned, publication=publication, art=art)
        one.artist = artist(publication.authors, self.settings)
        self._cast(one, tasks(planned, publication, self.settings, small))
        return one

    # Voices

    def _cast(self, one: Open, made: Sequence[Task]) -> None:
        wanted = one.planned.plan.voice or self.settings.speech.voice
        broken = {name: problem for name, problem in self._heard.items() if problem}
        choir = Choir(own=self.settings.engines, broken=broken)
        roles = one.planned.plan.voices.over(self.settings.voices)
        plan_file = PlanFiles(one.path.parent).path(one.path.name).name
        found = cast(made, wanted, roles, plan_file, choir)
        blobs = FolderBlobs(blobs_folder(self.cache))
        sounds = tuple((each.name, blobs.put(each.data)) for each in self.settings.sounds)
        one.jobs = tuple(
            job_of(task, found.parts[task.section], self.settings, sounds) for task in made
        )
        one.findings = found.findings

    def _hear(self, one: Open) -> None:
        """Order what must be spoken, when every voice that is to speak has said a test phrase.

        A voice that has nothing new to say is not asked; one that fails gives its place to another.
        """
        work = self._work(one)
        speakers = dict.fromkeys(strip.speaker for _, unsaid in work for strip in unsaid)
        silent = [each for each in speakers if each.voice.id not in self._heard]
        if silent:
            self._unheard.append(one)
            new = [each for each in silent if each.voice.id not in self._trying]
            self._trying |= {each.voice.id for each in new}
            own = self.settings.engines
            self._tries.extend(TryOrder(speaker=each, engines=own) for each in new)
        elif any(self._heard[each.voice.id] for each in speakers):
            self._cast(one, one.tasks)
            self._hear(one)
        else:
            self._order(one, work)

    def _take_voice(self, order: TryOrder, done: Done | Lost) -> None:
        name = order.speaker.voice.id
        if isinstance(done, Lost):
            problem = done.reason
        else:
            problem = done.result.problem if isinstance(done.result, Tried) else ""
        self._heard[name] = problem
        if problem:
            message = f"The voice {name} does not work here: {problem}."
            self.listen(Event(kind="voice", source="", title=name, message=message))
        waiting, self._unheard = self._unheard, []
        for one in waiting:
            try:
                self._hear(one)
            except HearprintError as error:
                del self._open[one.name]
                self._fail(one.path, error)

    def _work(self, one: Open) -> list[tuple[Job, list[Strip]]]:
        """Jobs that are not recorded, the longest first, each with what of it was never said."""
        cache = FolderCache(self.cache)
        blobs, speeches = FolderBlobs(blobs_folder(self.cache)), CachedSpeeches(cache)
        codecs = codecs_for(self.settings.sound)
        one.outcomes.clear()
        work = []
        for job in sorted(one.jobs, key=lambda job: -job.task.words):
            kept = recorded(job, codecs, cache, blobs)
            if kept is None:
                work.append((job, list(strips(job, speeches))))
            else:
                one.outcomes[job.task.section] = kept
        return work

    def _order(self, one: Open, work: Sequence[tuple[Job, list[Strip]]]) -> None:
        for job, unsaid in work:
            section = job.task.section
            ordered = [self._strip(one, job, strip) for strip in unsaid]
            one.waiting[section] = len(ordered)
            one.words_left += sum(order.words for order in ordered)
            self._strips.extend(ordered)
            self._record_when_said(one, section)
        self.listen(
            Event(
                kind="planned",
                source=one.name,
                title=one.publication.title,
                done=len(one.jobs),
                total=one.words_left,
            )
        )
        self._deliver_when_done(one)

    # Strips and recordings

    def _strip(self, one: Open, job: Job, strip: Strip) -> SpeakOrder:
        return SpeakOrder(
            document=one.name,
            section=job.task.section,
            utterances=strip.utterances,
            speaker=strip.speaker,
            engines=self.settings.engines,
            sound=job.sound,
            cache=self.cache,
        )

    def _take_strip(self, one: Open, order: SpeakOrder, done: Done | Lost) -> None:
        """Whatever was not said is tried alone in a new process, then in parts, then is a gap."""
        if isinstance(done, Lost):
            unsaid = frozenset(each.id for each in order.utterances)
        else:
            unsaid = frozenset(done.result if isinstance(done.result, tuple) else ())
        if order.whole is not None:
            self._settle(one, order, order.whole, () if unsaid else order.utterances)
        elif unsaid:
            self._again(one, order, [each for each in order.utterances if each.id in unsaid])
        if not order.alone and order.whole is None:
            one.words_left -= order.words
            self.listen(
                Event(
                    kind="spoken",
                    source=one.name,
                    title=one.publication.title,
                    section=one.job(order.section).task.tags.title,
                    done=order.words,
                )
            )
        one.waiting[order.section] -= 1
        self._record_when_said(one, order.section)

    def _again(self, one: Open, order: SpeakOrder, unsaid: Sequence[Utterance]) -> None:
        for each in unsaid:
            if not order.alone and len(order.utterances) > 1:
                fresh = replace(order, utterances=(each,), alone=True)
            elif len(pieces := parts(each)) > 1:
                fresh = replace(order, utterances=pieces, whole=each, alone=True)
            else:
                self._settle(one, order, each, ())
                continue
            one.waiting[order.section] += 1
            self._strips.appendleft(fresh)

    def _settle(
        self, one: Open, order: SpeakOrder, whole: Utterance, said: tuple[Utterance, ...]
    ) -> None:
        """Note the parts in which an utterance was said; no parts make a gap."""
        one.instead.setdefault(order.section, {})[speech_key(whole, order.speaker)] = said

    def _record_when_said(self, one: Open, section: str) -> None:
        if not one.waiting[section]:
            instead = tuple(one.instead.get(section, {}).items())
            self._records.append(
                RecordOrder(
                    document=one.name,
                    job=one.job(section),
                    instead=instead,
                    engines=self.settings.engines,
                    cache=self.cache,
                )
            )

    def _take_recording(self, one: Open, order: RecordOrder, done: Done | Lost) -> None:
        section = order.job.task.section
        if isinstance(done, Lost):
            one.outcomes[section] = Failed(section=section, reason=done.reason)
        elif isinstance(done.result, Recording | Failed):
            one.outcomes[section] = done.result
        self._deliver_when_done(one)

    def _deliver_when_done(self, one: Open) -> None:
        if not one.finished:
            return
        if order := to_bind(one, self.settings.sound, self.cache):
            self._records.append(order)
            return
        del self._open[one.name]
        try:
            self.deliver(one)
        except HearprintError as error:
            self._fail(one.path, error)
            return
        self.listen(Event(kind="delivered", source=one.name, title=one.publication.title))

    def _fail(self, path: Path, error: HearprintError) -> None:
        self.failed.append(Unbuilt(source=path.name, error=error))
        self.listen(Event(kind="failed", source=str(path), message=str(error)))
