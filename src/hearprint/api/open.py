"""A publication under way, and how a document ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from hearprint.errors import HearprintError
from hearprint.model.findings import Finding
from hearprint.model.programme import Programme, Publication
from hearprint.model.speech import Outcome, Utterance
from hearprint.pipeline import Planned
from hearprint.recording import Task


@dataclass(slots=True, kw_only=True)
class Open:
    """A publication whose sections are being spoken."""

    path: Path
    planned: Planned
    publication: Publication
    made: tuple[Task, ...]
    findings: tuple[Finding, ...] = ()
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    waiting: dict[str, int] = field(default_factory=dict)  #: orders not yet done, by section
    instead: dict[str, dict[str, tuple[Utterance, ...]]] = field(default_factory=dict)
    words_left: int = 0  #: to be spoken
    seconds: float = 0.0  #: processes were busy with it

    @property
    def name(self) -> str:
        """By which orders name it."""
        return str(self.path)

    @property
    def finished(self) -> bool:
        """Whether every section has its outcome."""
        return len(self.outcomes) == len(self.made)

    def task(self, section: str) -> Task:
        """The task of a section."""
        return next(task for task in self.made if task.section == section)


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
