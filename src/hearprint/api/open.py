"""A publication under way, and how a document ends."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from hearprint.api.art import Art
from hearprint.binding import Book, BookSection, Bound
from hearprint.errors import HearprintError, SourceError
from hearprint.model.chapters import chapters_of
from hearprint.model.findings import Finding
from hearprint.model.plain_json import from_plain, to_plain
from hearprint.model.plan import Plan
from hearprint.model.planned import Planned
from hearprint.model.programme import Download, Programme, Publication
from hearprint.model.shelf_json import shelf_from_json
from hearprint.model.speech import Outcome, Recording, Utterance
from hearprint.recording import Job, Task
from hearprint.store.plans import PlanFiles


@dataclass(slots=True, kw_only=True)
class Open:
    """A publication whose sections are being spoken."""

    path: Path
    planned: Planned
    publication: Publication
    jobs: tuple[Job, ...] = ()
    art: Art = field(default_factory=Art)
    artist: str = ""  #: of the whole publication
    findings: tuple[Finding, ...] = ()
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    waiting: dict[str, int] = field(default_factory=dict)  #: orders not yet done, by section
    instead: dict[str, dict[str, tuple[Utterance, ...]]] = field(default_factory=dict)
    words_left: int = 0  #: to be spoken
    seconds: float = 0.0  #: processes were busy with it
    bound: bool = False  #: the file of the whole publication is made, or being made
    downloads: tuple[Download, ...] = ()

    def keep(self, bound: Bound) -> None:
        """Note a file of the whole publication, and what is amiss with it."""
        self.downloads += (bound.download,)
        self.findings += bound.findings

    @property
    def book(self) -> Book:
        """Its sections that have sound, to be bound."""
        tags = self.jobs[0].task.tags
        made = [(job.task, self.outcomes[job.task.section]) for job in self.jobs]
        return Book(
            name=self.publication.slug,
            title="Audiobook with chapters",
            tags=replace(
                tags, title=tags.album, artist=self.artist, track=1, tracks=1,
                language=self.publication.language,
            ),
            sections=tuple(
                BookSection(
                    title=task.tags.title,
                    leaf=outcome.leaf,
                    duration_ms=outcome.duration_ms,
                    chapters=chapters_of(task.script, outcome.clips, task.tags.title),
                )
                for task, outcome in made
                if isinstance(outcome, Recording) and outcome.leaf
            ),
        )  # fmt: skip

    @property
    def name(self) -> str:
        """By which orders name it."""
        return str(self.path)

    @property
    def finished(self) -> bool:
        """Whether every section has its outcome."""
        return len(self.outcomes) == len(self.jobs)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What is to be recorded, in order."""
        return tuple(job.task for job in self.jobs)

    def job(self, section: str) -> Job:
        """The job that records a section."""
        return next(job for job in self.jobs if job.task.section == section)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A finished publication in a few words and figures."""

    title: str
    slug: str
    sections: int
    spoken: int  #: sections that have sound
    duration_ms: int
    findings: tuple[Finding, ...] = ()

    def encoded(self) -> bytes:
        """As JSON, for the cache."""
        return json.dumps(to_plain(self)).encode()

    @classmethod
    def decoded(cls, data: bytes | None) -> Summary | None:
        """From the cache; None when it was forgotten."""
        if data is None:
            return None
        try:
            return cast(Summary, from_plain(cls, json.loads(data), "summary"))
        except ValueError:  # an older version kept it in another form
            return None

    @classmethod
    def of(cls, programme: Programme) -> Summary:
        """That of a programme just made."""
        return cls(
            title=programme.publication.title,
            slug=programme.publication.slug,
            sections=len(programme.tracks),
            spoken=sum(track.recording is not None for track in programme.tracks),
            duration_ms=programme.duration_ms,
            findings=programme.findings,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """One publication that was delivered, or found to be as it should be."""

    source: str
    summary: Summary
    made: bool = False  #: False when nothing had changed, so that it was not made again
    whole: bool = True  #: every section is spoken without a gap
    programme: Programme | None = None  #: None when it was not made again, or is not held
    changed: int = 0  #: files written
    files: int = 0
    seconds: float = 0.0  #: processes were busy with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Unbuilt:
    """One document that was not built, and why."""

    source: str
    error: HearprintError


def is_whole(programme: Programme) -> bool:
    """Whether every section is spoken without a gap."""
    return all(track.recording and not track.recording.missing for track in programme.tracks)


def is_settled(programme: Programme) -> bool:
    """Whether it is whole and read by the voices that were wanted: nothing to try again."""
    return is_whole(programme) and all(one.code != "S-004" for one in programme.findings)


def read_summary(path: Path) -> Summary | None:
    """The summary of a programme that was delivered before; None when its file makes no sense."""
    try:
        data = path.read_bytes()
        shelf = shelf_from_json(data)
        told = json.loads(data)["findings"]
        findings = tuple(cast(Finding, from_plain(Finding, one, "findings")) for one in told)
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return Summary(
        title=shelf.publication.title,
        slug=shelf.publication.slug,
        sections=len(shelf.episodes),
        spoken=sum(episode.audio is not None for episode in shelf.episodes),
        duration_ms=shelf.duration_ms,
        findings=findings,
    )


def unreadable(path: Path, reason: str) -> SourceError:
    """What it means that the process which read a document was lost."""
    return SourceError(
        f"This document could not be read: {reason}.",
        where=path.name,
        hint="Export or download it again; if that does not help, leave it out.",
    )


def plan_of(path: Path) -> Plan | None:
    """The plan beside a document; None without one that can be used."""
    try:
        return PlanFiles(path.parent).load(path.name)
    except HearprintError:
        return None  # told when the document is read
