"""What is said beyond the text: openings, ends, notes, tables, lists; in the house's wording."""

from __future__ import annotations

from collections.abc import Sequence

from hearprint.model.document import Person
from hearprint.model.wording import Wording

_HOUR = 60
_LEAST_OF_HOURS = 55  #: minutes from which time is told in hours


def opening(
    position: int | None, total: int, title: str, authors: Sequence[Person], wording: Wording
) -> str:
    """How a section opens, such as ``Section 3 of 16. Rank and file. By Tim N, Bristol``."""
    parts = [_sentence(title)]
    if position is not None and total > 1:
        parts.insert(0, wording.section.format(number=position, total=total))
    if authors:
        parts.append(wording.authors.format(names=names(authors, wording)))
    return _joined(parts)


def publication(title: str, date: str, sections: int, minutes: int, wording: Wording) -> str:
    """How a publication opens: its title, its year, how many sections and about how long."""
    parts = [wording.publication.format(title=title.strip().rstrip("."))]
    if date[:4].isdigit():
        parts.append(wording.published.format(year=date[:4]))
    if sections > 1:
        parts.append(wording.extent.format(count=sections, length=_length(minutes, wording)))
    return _joined(parts)


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


def table(rows: int, columns: Sequence[str], wording: Wording) -> str:
    """How large a table is and what its columns are."""
    size = wording.one_row_table if rows == 1 else wording.table.format(rows=rows)
    headed = ", ".join(column for column in columns if column)
    return _joined([size, wording.columns.format(names=headed) if headed else ""])


def row(cells: Sequence[str], columns: Sequence[str]) -> str:
    """A row, each cell but the first with its column heading."""
    named = []
    for index, cell in enumerate(cells):
        head = columns[index] if index < len(columns) else ""
        if cell.strip():
            named.append(f"{head}: {cell}" if head and index else cell)
    return " ".join(_sentence(part) for part in named)


def note(mark: str, wording: Wording) -> str:
    """What introduces a note."""
    return wording.marked_note.format(mark=mark) if mark.isalnum() else wording.note


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
