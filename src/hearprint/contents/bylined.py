"""Parts a byline from the paragraph that a reader joined it to, by the names of the list.

Type alone does not tell a byline of two lines from the text below it; the entry does.
"""

from __future__ import annotations

from dataclasses import replace

from hearprint.contents.compare import bare
from hearprint.contents.parting import parted_at
from hearprint.model.contents import Contents, Entry, Match
from hearprint.model.document import Block, Document, Role

_MOST_LINES = 4
_SUBTITLES = 2
#: Words of a byline that no name holds.
_LINKS = frozenset({"and", "by", "from", "with", "et", "par", "und", "von", "y", "por", "a", "gan"})


def with_bylines(document: Document, contents: Contents) -> tuple[Document, Contents]:
    """``document`` with bylines in blocks of their own, and ``contents`` where they are now.

    A paragraph right below an entry's heading is parted where its first printed lines are the
    entry's authors, all of them, and nothing else.
    """
    cuts: dict[int, set[int]] = {}
    for entry, match in zip(contents.entries, contents.matches, strict=True):
        found = _below(document, entry, match)
        if found is not None and (offset := _byline_end(document.blocks[found], entry)):
            cuts[found] = {offset}
    if not cuts:
        return document, contents
    split = parted_at(document, cuts)
    heads = {split.moved[at] for at in cuts}
    blocks = [
        replace(block, role=Role.BYLINE) if at in heads else block
        for at, block in enumerate(split.document.blocks)
    ]
    matches = tuple(
        one if one.block is None else replace(one, block=split.moved[one.block])
        for one in contents.matches
    )
    return replace(split.document, blocks=tuple(blocks)), replace(contents, matches=matches)


def _below(document: Document, entry: Entry, match: Match) -> int | None:
    """The paragraph below an entry's heading and subtitle."""
    if match.block is None or not entry.authors:
        return None
    at = match.block + match.span
    for _ in range(_SUBTITLES):
        if at < len(document.blocks) and document.blocks[at].role is Role.HEADING:
            at += 1
    if at < len(document.blocks) and document.blocks[at].role is Role.PARAGRAPH:
        return at
    return None


def _byline_end(block: Block, entry: Entry) -> int | None:
    """The sign at which the text begins below a byline; None when there is none."""
    printed, end = "", None
    for line in block.lines[: min(_MOST_LINES, len(block.lines) - 1)]:
        printed = f"{printed} {line.text}"
        if _names_only(printed, entry):
            end = _offset(block.text, printed)
    return end


def _names_only(printed: str, entry: Entry) -> bool:
    """Whether all authors stand here, in order, with their branches perhaps, and nothing else."""
    rest = bare(printed).split()
    for person in entry.authors:
        name = bare(person.name).split()
        at = next((at for at in range(len(rest)) if rest[at : at + len(name)] == name), None)
        if at is None or not name:
            return False
        rest[at : at + len(name)] = []
        branch = bare(person.branch or "").split()
        if branch and rest[at : at + len(branch)] == branch:
            rest[at : at + len(branch)] = []
    return _LINKS.issuperset(rest)


def _offset(text: str, printed: str) -> int | None:
    """Where ``text`` goes on behind the letters and digits of ``printed``, at a space."""
    left = sum(map(str.isalnum, printed))
    for at, sign in enumerate(text):
        if left == 0 and sign.isspace():
            return at + 1
        left -= sign.isalnum()
    return None
