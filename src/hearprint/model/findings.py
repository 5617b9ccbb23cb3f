"""Observations worth telling. A code is never reused; ``CODES`` says what each one means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from hearprint.model.feed_rules import RULES


class Severity(StrEnum):
    """How much a finding matters to a listener."""

    NOTE = "note"  #: good to know
    WARNING = "warning"  #: look at this before you publish
    BARRIER = "barrier"  #: do not publish before this is mended


_GRAVEST_FIRST = (Severity.BARRIER, Severity.WARNING, Severity.NOTE)
CODES = MappingProxyType(
    {
        "R-001": "a page holds no text",
        "R-002": "some signs have no known letter",
        "R-003": "a page could not be read",
        "R-004": "the document's structure is damaged and was mended",
        "R-005": "the letters of a page were recognised in its picture and may be wrong",
        "R-006": "a page is a picture that was not read",
        "R-007": "the document says that it is in another language than it is",
        "R-008": "the document's tags contradict its pages",
        "R-009": "signs that can hardly be said, such as formulas",
        "C-001": "no contents list was found",
        "C-002": "the list and the body disagree about a page",
        "C-003": "an entry was found with low confidence",
        "C-004": "an entry was not found in the body",
        "C-005": "text before the first entry is kept as an opening section",
        "C-006": "a section holds no words",
        "C-007": "a planned section no longer fits the document",
        "C-008": "another list of contents names sections that this one lacks",
        "C-009": "a heading like those of the list is in no entry",
        "C-010": "all notes of a section are read in others",
        "C-011": "words that the plan names stand nowhere in the document",
        "C-012": "the words at which a section starts stand in several places",
        "C-013": "a section was added that the list names and the plan did not",
        "C-014": "the document was replaced: look at the pages that the plan leaves out",
        "C-015": "the words at which a section starts have changed, and were found all the same",
        "C-016": "numbers of sections follow the list of the replaced document",
        "C-017": "a section is left out, as the plan leaves out all its pages",
        "C-018": "no document belongs to a plan file",
        "A-001": "the words do not add up",
        "A-002": "words of a section are in none of its utterances",
        "A-003": "the clips of a section leave a gap or overlap",
        "S-001": "a section could not be spoken",
        "S-002": "no voice speaks this language; the house voice is used",
        "S-003": "an utterance could not be spoken and is missing",
        "S-004": "a voice does not work; another one reads instead",
        "S-005": "an audio file lasts longer or shorter than its clips",
        "S-006": "the sound is clipped",
        "S-007": "there is a long silence in the sound",
        "S-008": "words are spoken much faster or slower than speech is",
        "S-009": "a house sound cannot be used",
        "S-010": "a file of the whole publication could not be made",
        "S-011": "another way to read the publication could not be made, or not as it should be",
        **{code: rule.meaning for code, rule in RULES.items()},
        "P-001": "a page lacks something a listener needs",
        "P-002": "a link leads nowhere",
        "T-001": "a transcript cannot be read",
        "T-002": "a transcript's times do not fit its sound",
        "T-003": "a transcript's lines are longer than players show",
        "O-001": "nothing has been built here",
        "O-002": "a picture cannot be the cover, or is small for one",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One observation: what, how bad, and where (a page, an entry, a file)."""

    code: str
    severity: Severity
    message: str
    where: str = ""

    def __post_init__(self) -> None:
        """Refuse a code that ``CODES`` does not explain."""
        if self.code not in CODES:
            raise ValueError(f"unknown finding code {self.code}")


def grouped(found: Iterable[Finding]) -> tuple[tuple[Finding, tuple[str, ...]], ...]:
    """The gravest first; what is said of several places is said once, with all of them."""
    places: dict[tuple[str, Severity, str], list[str]] = {}
    first: dict[tuple[str, Severity, str], Finding] = {}
    for finding in sorted(found, key=lambda one: _GRAVEST_FIRST.index(one.severity)):
        same = (finding.code, finding.severity, finding.message)
        first.setdefault(same, finding)
        places.setdefault(same, []).append(finding.where)
    return tuple((first[same], tuple(filter(None, where))) for same, where in places.items())


def note(code: str, message: str, where: str = "") -> Finding:
    """A finding that is good to know."""
    return Finding(code=code, severity=Severity.NOTE, message=message, where=where)


def warning(code: str, message: str, where: str = "") -> Finding:
    """A finding to look at before publication."""
    return Finding(code=code, severity=Severity.WARNING, message=message, where=where)


def barrier(code: str, message: str, where: str = "") -> Finding:
    """A finding that must be mended before publication."""
    return Finding(code=code, severity=Severity.BARRIER, message=message, where=where)
