"""Plain text: paragraphs divided by empty lines, and headings only where they are plain to see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hearprint.errors import NoTextError
from hearprint.model.document import Block, Document, Line, Removed, Role, Source, with_ids
from hearprint.model.findings import warning
from hearprint.model.words import count_words, plain
from hearprint.readers.decode import decode
from hearprint.readers.tongues import in_its_language

_LINE_ENDS = re.compile(r"\r\n?|\n|\f|\x85|\u2028|\u2029")
_UNDERLINE = re.compile(r"\s*([=\-~^*_#])\1{2,}\s*")
_BULLET = re.compile(r"(\s*)([-*+•‣–])\s+(?=\S)")  # noqa: RUF001 - dashes serve as bullets
_NUMBER = re.compile(r"(\s*)(\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s+(?=\S)")
_CHAPTER = re.compile(
    r"(chapter|part|section|appendix)\s+([0-9]{1,3}|[ivxlc]{1,7}|\w+)\b.{0,60}", re.IGNORECASE
)
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+[^\W\d_].{0,70}")
_END = re.compile(r"[.,;:!?…]$")
_MARKER = "list marker"
_HEADING_WORDS = 12
_VERSE_LINES = 3
_VERSE_WIDTH = 50  #: signs; text of a wider measure is prose
_SHY = "\u00ad"


@dataclass(slots=True)
class _Gathered:
    blocks: list[Block] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)


class TextReader:
    """Fills the port ``Reader`` for text/plain."""

    def read(self, source: Source) -> Document:
        """Raises NoTextError when there is no word in the file."""
        decoded = decode(source.data)
        text = decoded.text.replace(_SHY, "").removeprefix("\ufeff")
        lines = [_clean(line) for line in _LINE_ENDS.split(text)]
        gathered = _Gathered()
        for group in _groups(lines):
            _sort(group, gathered)
        blocks = with_ids(gathered.blocks)
        if not blocks:
            raise NoTextError(
                "There is no text in this file.", where=source.name, hint="Is it the right one?"
            )
        unreadable = "Some bytes mean nothing in this encoding and became replacement characters."
        first = blocks[0]
        document = Document(
            source=source.name,
            digest=source.digest,
            media_type=source.media_type,
            blocks=blocks,
            source_words=count_words(" ".join(plain(line) for line in lines)),
            removed=tuple(gathered.removed),
            title=first.text if first.role is Role.HEADING else "",
            findings=(warning("R-002", unreadable, source.name),) if decoded.damaged else (),
        )
        return in_its_language(document, "")


def _clean(line: str) -> str:
    """A line without invisible characters, its indent kept."""
    return line[: len(line) - len(line.lstrip(" \t"))] + plain(line)


def _groups(lines: Sequence[str]) -> Iterator[list[str]]:
    """Runs of lines between empty ones; lines that only underline stay with their text."""
    group: list[str] = []
    for line in lines:
        if plain(line):
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _sort(group: list[str], gathered: _Gathered) -> None:
    """Blocks of one group: perhaps a heading, perhaps list items, else a paragraph or verse."""
    if len(group) > 1 and _is_underlined(group):
        level = 1 if group[1].strip()[0] in "=#*" else 2
        _add(gathered, Role.HEADING, group[:1], level=level)
        group = group[2:]
    elif len(group) == 1 and (level := _heading_level(plain(group[0]))):
        _add(gathered, Role.HEADING, group, level=level)
        return
    rest: list[str] = []
    for line in group:
        if _UNDERLINE.fullmatch(line):
            continue
        if _marker(line) and rest and not _item(rest, gathered):
            _paragraph(rest, gathered)
            rest = []
        elif _marker(line):
            rest = []
        rest.append(line)
    if rest and not _item(rest, gathered):
        _paragraph(rest, gathered)


def _is_underlined(group: list[str]) -> bool:
    first, rule = plain(group[0]), group[1].strip()
    fits = len(rule) >= len(first) // 2
    return bool(_UNDERLINE.fullmatch(rule)) and fits and not _marker(group[0])


def _heading_level(line: str) -> int:
    """1 or 2 for a line that stands alone and can be nothing but a heading; else 0."""
    words = count_words(line)
    if not words or words > _HEADING_WORDS or _END.search(line):
        return 0
    if _CHAPTER.fullmatch(line) and line[0].isupper():
        return 1
    letters = [sign for sign in line if sign.isalpha()]
    if len(letters) > 3 and all(sign.isupper() for sign in letters):  # noqa: PLR2004 - no initials
        return 1
    if _NUMBERED.fullmatch(line):
        return 2
    return 0


def _marker(line: str) -> re.Match[str] | None:
    return _BULLET.match(line) or _NUMBER.match(line)


def _item(lines: list[str], gathered: _Gathered) -> bool:
    found = _marker(lines[0])
    if not found:
        return False
    marker = plain(found[2])
    if count_words(marker):
        gathered.removed.append(Removed(reason=_MARKER, text=marker))
    indent = len(found[1].expandtabs(4))
    body = [lines[0][found.end() :], *lines[1:]]
    _add(gathered, Role.ITEM, body, level=1 + min(indent // 2, 5), marker=marker)
    return True


def _paragraph(lines: list[str], gathered: _Gathered) -> None:
    short = all(len(plain(line)) <= _VERSE_WIDTH for line in lines)
    verse = len(lines) >= _VERSE_LINES and short
    _add(gathered, Role.VERSE if verse else Role.PARAGRAPH, lines)


def _add(
    gathered: _Gathered, role: Role, lines: Sequence[str], *, level: int = 0, marker: str = ""
) -> None:
    clean = [plain(line) for line in lines]
    text = ("\n" if role is Role.VERSE else " ").join(clean)
    if not count_words(text):
        return
    gathered.blocks.append(
        Block(
            id="",
            role=role,
            text=text,
            level=level,
            lines=tuple(Line(text=line) for line in clean),
            marker=marker,
        )
    )
