"""What an editor is told about a cut: numbered findings."""

from __future__ import annotations

from collections.abc import Iterator

from hearprint.contents.reading import spoken_blocks
from hearprint.model.contents import Contents, Entry, Split
from hearprint.model.document import Document, Role
from hearprint.model.findings import Finding, note, warning

#: Matches below this are told to the editor.
SURE = 0.7


def told(document: Document, contents: Contents, level: int, split: Split) -> Iterator[Finding]:
    """Findings about entries that are missing or doubtful, and about odd sections."""
    yield from _entries(contents, level)
    if any(section.level == 0 for section in split.sections):
        yield note("C-005", "Text before the first entry is kept as an opening section.", "opening")
    lent = {name for aside in split.asides for name in aside.notes}
    for section in split.sections:
        heard = spoken_blocks(document, split, section)
        if not any(block.words for block in heard):
            yield warning("C-006", "This section holds no words.", section.title)
        elif all(block.role in (Role.HEADING, Role.BYLINE) for block in heard) and any(
            block.id in lent for block in document.blocks[section.start : section.end]
        ):
            message = (
                "All notes of this section are read where their marks stand; drop = true leaves "
                "its heading out too."
            )
            yield note("C-010", message, section.title)


def _lost(entry: Entry) -> Finding:
    if not entry.id:
        return warning("C-004", f"Not found in the body: {entry.name}", "contents list")
    message = (
        f"Not found in the body: {entry.name}. The words at which it starts have changed; its text "
        "is read with the section before it. Mend its starts in the plan."
    )
    return warning("C-007", message, "plan")


def _entries(contents: Contents, level: int) -> Iterator[Finding]:
    for entry, match in zip(contents.entries, contents.matches, strict=True):
        name = entry.name
        if entry.level > level:
            continue
        if match.block is None:
            yield _lost(entry)
        elif match.confidence < SURE:
            advice = " Delete its evidence in the plan once you have looked." if entry.id else ""
            message = f"Found, but not surely: {name} ({match.why}).{advice}"
            yield warning("C-003", message, name)
