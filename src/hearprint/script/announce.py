"""What is said beyond the text: openings, ends, notes, tables, lists; in the house's wording."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hearprint.model.document import Person
from hearprint.model.wording import Wording

_HOUR = 60
_LEAST_OF_HOURS = 55  #: minutes from which time is told in hours


def opening(
    position: int | None, total: int, title: str, authors: Sequence[Person], wording: Wording
) -> list[str]:
    """How a section opens: ``Section 3 of 16. Rank and file.``, then ``By Tim N, Bristol.``."""
    title = _sentence(title)
    if position is not None and total > 1:
        title = _joined([wording.section.format(number=position, total=total), title])
    return [title, wording.authors.format(names=names(authors, wording))] if authors else [title]


def publication(title: str, date: str, sections: int, minutes: int, wording: Wording) -> str:
    """How a publication opens: its title, its year, how many sections and about how long."""
    parts = [_named(title.strip().rstrip("."), wording)]
    if date[:4].isdigit():
        parts.append(wording.published.format(year=date[:4]))
    if sections > 1:
        parts.append(wording.extent.format(count=sections, length=_length(minutes, wording)))
    return _joined(parts)


def _named(title: str, wording: Wording) -> str:
    """A publication's title; the number of a periodical's issue is told to be one."""
    found = _ISSUE.fullmatch(title)
    if found:
        return wording.numbered.format(title=found["title"], number=found["number"])
    return wording.publication.format(title=title)


#: Periodicals, in the languages that announcements are worded in.
_ISSUE = re.compile(
    r"(?P<title>.*\b(?:bulletin|review|journal|magazine|newsletter|gazette|quarterly|monthly|weekly|"
    r"news|newspaper|papers?|zine|revue|journal|gazette|bwletin|cylchgrawn|cylchlythyr|zeitschrift|"
    r"zeitung|rundbrief|bolet\u00edn|revista|cuadernos|cahiers)) (?P<number>\d{1,3})",
    re.IGNORECASE,
)


def ending(position: int | None, total: int, wording: Wording) -> str:
    """How a section ends."""
    if position is None or total == 1:
        return wording.end
    return wording.end_of_section.format(number=position, total=total)


def names(authors: Sequence[Person], wording: Wording) -> str:
    """Names with their branches, as one would say them."""
    spoken = [f"{a.name}, {a.branch}" if a.branch else a.name for a in authors]
    if len(spoken) == 1:
        return spoken[0]
    divider = "; " if any(author.branch for author in authors) else ", "
    first, last = divider.join(spoken[:-1]), spoken[-1]
    return f"{first}{divider.rstrip()} {wording.last_author} {last}"


def note(mark: str, wording: Wording) -> str:
    """What introduces a note."""
    bare = mark.rstrip(".)")
    return wording.marked_note.format(mark=bare) if bare.isalnum() else wording.note


def _length(minutes: int, wording: Wording) -> str:
    """About how long: to five minutes below an hour, to half an hour above."""
    if minutes < _LEAST_OF_HOURS:
        rounded = minutes if minutes < 10 else 5 * round(minutes / 5)  # noqa: PLR2004 - as said
        return wording.minutes.format(count=max(2, rounded))
    halves = round(minutes / _HOUR * 2)
    whole, half = divmod(halves, 2)
    if whole == 1:
        return wording.hour_and_a_half if half else wording.one_hour
    return (wording.hours_and_a_half if half else wording.hours).format(count=whole)


def _joined(parts: Sequence[str]) -> str:
    return " ".join(part for part in parts if part)


def _sentence(text: str) -> str:
    stripped = text.strip()
    return stripped if stripped.endswith((".", "?", "!", "\u2026")) else f"{stripped}."
