"""What is said beyond the text: section openings, notes, tables."""

from __future__ import annotations

from collections.abc import Sequence

from hearprint.model.document import Person


def opening(position: int | None, total: int, title: str, authors: Sequence[Person]) -> str:
    """How a section opens: ``Section 3 of 16. Rank and file strategy. By Tim N, Bristol``."""
    place = f"Section {position} of {total}." if position is not None and total > 1 else ""
    parts = [place, _sentence(title)]
    if authors:
        parts.append(_sentence(f"By {names(authors)}"))
    return " ".join(part for part in parts if part)


def names(authors: Sequence[Person]) -> str:
    """Names with their branches, as one would say them."""
    spoken = [f"{a.name}, {a.branch}" if a.branch else a.name for a in authors]
    if len(spoken) == 1:
        return spoken[0]
    divider = "; " if any(author.branch for author in authors) else ", "
    return f"{divider.join(spoken[:-1])}{divider.rstrip()} and {spoken[-1]}"


def table(rows: int, columns: Sequence[str]) -> str:
    """How large a table is and what its columns are."""
    size = f"Table, {rows} {'row' if rows == 1 else 'rows'}"
    headed = ", ".join(column for column in columns if column)
    return f"{size}. Columns: {headed}." if headed else f"{size}."


def row(cells: Sequence[str], columns: Sequence[str]) -> str:
    """A row, each cell but the first with its column heading."""
    named = []
    for index, cell in enumerate(cells):
        head = columns[index] if index < len(columns) else ""
        if cell.strip():
            named.append(f"{head}: {cell}" if head and index else cell)
    return " ".join(_sentence(part) for part in named)


def note(mark: str) -> str:
    """What introduces a note."""
    return f"Note {mark}." if mark.isalnum() else "Note."


def missing(language: str) -> str:
    """What stands in the place of a sentence that no engine could say."""
    return _MISSING.get(language.partition("-")[0].lower(), _MISSING["en"])


_MISSING = {
    "en": "A sentence is missing here.",
    "cy": "Mae brawddeg ar goll yma.",
    "de": "Hier fehlt ein Satz.",
    "es": "Aqu\u00ed falta una frase.",
    "fr": "Il manque une phrase ici.",
    "it": "Qui manca una frase.",
}
NOTES = "Notes to this section."
END_OF_NOTE = "End of note."
END_OF_TABLE = "End of table."


def _sentence(text: str) -> str:
    stripped = text.strip()
    return stripped if stripped.endswith((".", "?", "!", "\u2026")) else f"{stripped}."
