"""The sections as the review's table shows them, and the lines by which an editor mends them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from hearprint.contents.reading import spoken_blocks
from hearprint.formats import phrases
from hearprint.model.contents import ListKind, Section, Split
from hearprint.model.document import Block, Document, Person
from hearprint.model.plan import Plan, PlannedSection
from hearprint.model.words import plain

COLOURS = 6  #: in the style sheet; neighbours always differ
_STARTING_WORDS = 8
_SOURCES = {
    ListKind.EDITOR: "your own list",
    ListKind.CATALOGUE: "the list on the publications page",
    ListKind.OUTLINE: "the file's own outline (its bookmarks)",
    ListKind.LINKS: "the links on its contents page",
    ListKind.PRINTED: "the printed contents page",
    ListKind.HEADINGS: "the headings in the text, as no list was found",
    ListKind.WHOLE: "no list: the document is one section",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One section."""

    position: int  #: in the order of listening, from 1
    label: str  #: its place as it is announced; empty for an opening
    number: str  #: in the list, where it differs from the place
    colour: int  #: 1 to ``COLOURS``
    title: str
    authors: str
    page: int | None
    words: int
    minutes: int
    sureness: str
    doubtful: bool
    evidence: str
    starts: str
    lines: str  #: of the plan file

    @property
    def name(self) -> str:
        """``Section 3``, or the title where the section has no number."""
        return f"Section {self.label}" if self.label else self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A section or an entry that is not heard by itself."""

    title: str
    why: str


def rows_of(
    document: Document, split: Split, plan: Plan, *, words_per_minute: int
) -> tuple[Row, ...]:
    """A row for each section, in the order of listening."""
    planned = {section.id: section for section in plan.sections}
    labels = _labels(split.sections)
    reading = sorted(range(len(split.sections)), key=lambda at: split.sections[at].start)
    colours = {at: place % COLOURS + 1 for place, at in enumerate(reading)}
    rows = []
    for at, section in enumerate(split.sections):
        span = document.blocks[section.start : section.end]
        words = sum(block.words for block in spoken_blocks(document, split, section))
        known = planned.get(section.id)
        starts = plain(known.starts) if known else ""
        title = plain(section.title) or f"Section {at + 1}"
        authors = known.authors if known else section.authors
        rows.append(
            Row(
                position=at + 1,
                label=labels[at],
                number=_other(section.number, labels[at]),
                colour=colours[at],
                title=title,
                authors=phrases.people(authors),
                page=span[0].page if span else None,
                words=words,
                minutes=max(1, round(words / words_per_minute)),
                sureness=f"{phrases.sureness(section.confidence)}, {section.confidence:.0%}",
                doubtful=phrases.sureness(section.confidence) == "doubtful",
                evidence=plain(section.evidence),
                starts=starts,
                lines=toml_lines(title, starts, authors=authors, number=section.number),
            )
        )
    return tuple(rows)


def source_of(split: Split) -> str:
    """Where the list came from, in words."""
    page = f", page {split.contents.page}" if split.contents.page else ""
    return f"{_SOURCES[split.contents.kind]}{page}"


def unmatched(split: Split) -> tuple[str, ...]:
    """Entries that were not found in the body."""
    pairs = zip(split.contents.entries, split.contents.matches, strict=True)
    return tuple(plain(entry.name) for entry, match in pairs if match.block is None)


def waiting(split: Split, plan: Plan) -> tuple[Waiting, ...]:
    """What the plan holds but no section speaks, and why."""
    spoken = {section.id for section in split.sections}
    sections = (
        Waiting(title=plain(section.title) or plain(section.starts), why=_why(section, split))
        for section in plan.sections
        if section.id not in spoken
    )
    joined = (
        Waiting(title=plain(title), why="joined to the section before, as its lines were deleted")
        for title in split.contents.merged
    )
    return (*sections, *joined)


def _why(section: PlannedSection, split: Split) -> str:
    if section.drop:
        return "left out, as the plan says"
    if split.contents.cut is not None and (section.level or 1) > split.contents.cut:
        return f"a chapter now, as the plan cuts at depth {split.contents.cut}"
    return "its words were not found; it waits in the plan"


def starting_words(blocks: Sequence[Block]) -> str:
    """The words with which ``blocks`` begin, as a plan file names a place."""
    words: list[str] = []
    for block in blocks:
        words += block.text.split()
        if len(words) >= _STARTING_WORDS:
            break
    return plain(" ".join(words[:_STARTING_WORDS]))


def toml_lines(
    title: str, starts: str, *, authors: Sequence[Person] = (), number: str | None = None
) -> str:
    """A section for the plan file, ready to paste."""
    lines = ["[[section]]"]
    if number:
        lines.append(f"number = {_quoted(number)}")
    lines.append(f"title = {_quoted(title)}")
    if authors:
        named = ", ".join(_quoted(phrases.person(one)) for one in authors)
        lines.append(f"authors = [{named}]")
    return "\n".join((*lines, f"starts = {_quoted(starts)}"))


def _quoted(text: str) -> str:
    """A basic string of TOML (v1.0.0): JSON's escapes are among TOML's."""
    return json.dumps(plain(text), ensure_ascii=False)


def _labels(sections: Sequence[Section]) -> tuple[str, ...]:
    """The places that listeners are told; an opening has none."""
    counted = [section.id for section in sections if section.level > 0]
    places = {name: str(at) for at, name in enumerate(counted, 1)}
    return tuple(places.get(section.id, "") for section in sections)


def _other(number: str | None, label: str) -> str:
    shown = plain(number or "")
    return shown if shown != label else ""
