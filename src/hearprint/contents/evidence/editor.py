"""The list an editor wrote: the sections of a plan file, or the lines of a text."""

from __future__ import annotations

from collections.abc import Sequence

from hearprint.contents.entries import read_entries
from hearprint.contents.evidence.printed import is_contents_word
from hearprint.model.contents import ContentsList, Entry, ListKind
from hearprint.model.plan import DOUBTFUL, Plan


def from_lines(lines: Sequence[str], kind: ListKind = ListKind.EDITOR) -> ContentsList | None:
    """A list from lines of text, one entry each; a heading such as "Contents" is passed over."""
    kept = [line for line in lines if line.strip() and not is_contents_word(line)]
    return ContentsList(kind=kind, entries=read_entries(kept)) if kept else None


def from_plan(plan: Plan) -> ContentsList | None:
    """The plan's own sections, each to be found again by the words at which it starts."""
    entries = tuple(
        Entry(
            title=section.title or section.starts,
            number=section.number,
            authors=section.authors,
            page=section.page,
            starts=section.starts or section.title,
            id=section.id,
            drop=section.drop,
            language=section.language,
            level=0 if section.opening else section.level or 1,
            evidence=section.evidence.removeprefix(DOUBTFUL),
            doubtful=section.doubtful,
            settled=bool(section.published or section.evidence),
        )
        for section in plan.sections
    )
    return ContentsList(kind=ListKind.EDITOR, entries=entries) if entries else None
