"""What an issue of the sample journal is made of, read from its folder of sources."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Piece:
    """One piece of the issue, as issue.toml tells of it and as it was typeset."""

    title: str
    text: str
    authors: list[dict[str, str]]
    subtitle: str = ""
    running: str = ""
    outline: str = ""
    dropcap: bool = False
    endnotes: bool = False
    page: int = 0
    chapters: list[str] = field(default_factory=list)

    @property
    def byline(self) -> str:
        """The authors as they are printed, with their branches."""
        names = []
        for author in self.authors:
            branch = author.get("branch")
            names.append(f"{author['name']} ({branch})" if branch else author["name"])
        return " and ".join(names)


@dataclass
class Issue:
    """An issue of the journal."""

    title: str
    number: int
    season: str
    editor: str
    output: str
    pieces: list[Piece]


def load_issue(sources: Path) -> Issue:
    """Reads issue.toml and the texts it names."""
    data = tomllib.loads((sources / "issue.toml").read_text(encoding="utf-8"))
    pieces = []
    for entry in data.pop("pieces"):
        text = (sources / entry.pop("file")).read_text(encoding="utf-8")
        pieces.append(Piece(text=text, **entry))
    return Issue(pieces=pieces, **data)


def split_notes(text: str) -> tuple[list[str], dict[int, str]]:
    """Parts a text into its blocks and its notes."""
    blocks, notes = [], {}
    for block in text.strip().split("\n\n"):
        if not block.startswith("[^"):
            blocks.append(block)
            continue
        for line in block.splitlines():
            mark, _, words = line.partition("]: ")
            notes[int(mark[2:])] = words
    return blocks, notes
