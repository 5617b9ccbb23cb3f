"""Changing a plan file's text where its values changed, and nowhere else.

The text is cut at its table headers. A piece has the notes directly above its header, the header,
its lines, and whatever follows them (blank lines and notes that are set off by one). Inside a
piece tomlkit changes single values; whole pieces are added, removed and reordered as text. So an
editor's notes, order, layout and own keys stay as they were.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import tomlkit

from hearprint.model.plan import Plan, PlannedSection
from hearprint.model.roles import RoleVoices
from hearprint.store.plan_layout import (
    CONTENTS,
    KEEP,
    PRONUNCIATIONS,
    SECTION,
    STEMS,
    TOP,
    VOICES,
    absent,
    pronunciations_of,
    pronunciations_table,
    stems_table,
    table,
    toml_value,
)

_HEADER = re.compile(r"[ \t]*(?P<name>\[\[?[^\[\]\n]*\]\]?)[ \t]*(?:#[^\n]*)?\n?")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    above: str = ""  #: notes directly above the header
    header: str = ""  #: its whole line; empty for what stands before the first one
    body: str = ""
    below: str = ""  #: blank lines, and notes behind one
    loose: bool = False  #: new or moved, so that blank lines belong around it

    @property
    def name(self) -> str:
        """``[keep]``, ``[[section]]``, ...; empty for the first piece."""
        found = _HEADER.match(self.header)
        return re.sub(r"\s", "", found["name"]) if found else ""

    @property
    def text(self) -> str:
        """The piece as it stands in the file."""
        return f"{self.above}{self.header}{self.body}{self.below}"


def edited(text: str, old: Plan, new: Plan) -> str:
    """``text``, which means ``old``, changed as little as possible so that it means ``new``.

    Tables written in another form (``keep = {...}``) are left alone: the caller must read the
    result again and compare.
    """
    pieces = [_edit_table(piece, old, new) for piece in _cut(text)]
    pieces = _add_missing(pieces, new)
    return _joined(_edit_sections(pieces, old.sections, new.sections))


def _edit_table(piece: _Piece, old: Plan, new: Plan) -> _Piece:
    if not piece.header:
        return _edit_piece(piece, old, new, TOP, empty_stays=True)
    if piece.name == "[keep]":
        return _edit_piece(piece, old, new, KEEP)
    if piece.name == "[contents]":
        return _edit_piece(piece, old, new, CONTENTS)
    if piece.name == "[voices]":
        return _edit_piece(piece, old.voices, new.voices, VOICES)
    if piece.name == STEMS:
        return _edit_words(piece, dict(old.stems), dict(new.stems))
    words = piece.name == PRONUNCIATIONS
    return _edit_words(piece, pronunciations_of(old), pronunciations_of(new)) if words else piece


def _edit_piece(
    piece: _Piece,
    old: Plan | PlannedSection | RoleVoices,
    new: Plan | PlannedSection | RoleVoices,
    keys: Mapping[str, str],
    *,
    empty_stays: bool = False,
) -> _Piece:
    changed = [
        (key, getattr(new, attribute))
        for key, attribute in keys.items()
        if getattr(new, attribute) != getattr(old, attribute)
    ]
    if not changed:
        return piece
    body = tomlkit.parse(_ended(piece.body))
    for key, value in changed:
        if not absent(value) or (empty_stays and value is not None):
            body[key] = toml_value(value)
        elif key in body:
            body.remove(key)
    return replace(piece, header=_ended(piece.header), body=tomlkit.dumps(body))


def _edit_words(piece: _Piece, old: Mapping[str, str], new: Mapping[str, str]) -> _Piece:
    """A table whose keys are no names of ours; they stay in the order that they have."""
    if list(old.items()) == list(new.items()):
        return piece
    body = tomlkit.parse(_ended(piece.body))
    kept = [word for word in old if word in new]
    if kept != list(new)[: len(kept)]:
        kept = []  # in another order: all are written again
    for word in old:
        if word not in kept:
            body.remove(word)
    for word, said in new.items():
        if word not in kept or old[word] != said:
            body[word] = said
    return replace(piece, header=_ended(piece.header), body=tomlkit.dumps(body))


def _ended(text: str) -> str:
    """``text`` with its last line complete: tomlkit adds a key behind it."""
    return text if text.endswith("\n") or not text else f"{text}\n"


def _add_missing(pieces: Sequence[_Piece], new: Plan) -> list[_Piece]:
    """Add tables before the sections where the file has none and there is something to say."""
    wanted = (("[contents]", CONTENTS), ("[keep]", KEEP))
    names = [piece.name for piece in pieces]
    extra = [
        _new_piece(name, new, keys)
        for name, keys in wanted
        if name not in names and not all(absent(getattr(new, key)) for key in keys.values())
    ]
    if "[voices]" not in names and new.voices != RoleVoices():
        extra.append(_piece_of(table("[voices]", new.voices, VOICES)))
    if PRONUNCIATIONS not in names and new.pronunciations:
        extra.append(_piece_of(pronunciations_table(new)))
    if STEMS not in names and new.stems:
        extra.append(_piece_of(stems_table(new)))
    at = names.index("[[section]]") if "[[section]]" in names else len(pieces)
    return [*pieces[:at], *extra, *pieces[at:]]


def _edit_sections(
    pieces: Sequence[_Piece], old: Sequence[PlannedSection], new: Sequence[PlannedSection]
) -> list[_Piece]:
    places = [i for i, piece in enumerate(pieces) if piece.name == "[[section]]"]
    if len(places) != len(old):
        return list(pieces)
    partners = _partners(old, new)
    wanted = [
        _new_piece("[[section]]", section, SECTION)
        if partner is None
        else _edit_piece(pieces[places[partner]], old[partner], section, SECTION)
        for section, partner in zip(new, partners, strict=True)
    ]
    if partners == list(range(len(old))):
        result = list(pieces)
        for place, piece in zip(places, wanted, strict=True):
            result[place] = piece
        return result
    wanted = [replace(piece, loose=True) for piece in wanted]
    at = places[0] if places else len(pieces)
    behind = [piece for piece in pieces[at:] if piece.name != "[[section]]"]
    return [*pieces[:at], *wanted, *behind]


def _partners(old: Sequence[PlannedSection], new: Sequence[PlannedSection]) -> list[int | None]:
    """For each new section, which old one it is: by id, else one without id and alike."""
    by_id = {section.id: i for i, section in enumerate(old) if section.id}
    fresh = [i for i, section in enumerate(old) if not section.id]
    partners: list[int | None] = []
    for section in new:
        partner = by_id.pop(section.id, None)
        if partner is None:
            partner = next((i for i in fresh if _alike(old[i], section)), None)
            if partner is not None:
                fresh.remove(partner)
        partners.append(partner)
    return partners


def _alike(old: PlannedSection, new: PlannedSection) -> bool:
    return old.title == new.title or (old.starts != "" and old.starts == new.starts)


def _new_piece(header: str, record: Plan | PlannedSection, keys: Mapping[str, str]) -> _Piece:
    return _piece_of(table(header, record, keys))


def _piece_of(text: str) -> _Piece:
    """A new piece: notes above its header, the header, its lines."""
    at = text.index("[") if text.startswith("#") else 0
    header, _, body = text[at:].partition("\n")
    return _Piece(above=text[:at], header=f"{header}\n", body=body, loose=True)


def _joined(pieces: Iterable[_Piece]) -> str:
    """One text. Blank lines are added only around what is new or has moved."""
    text = ""
    loose = False
    for piece in pieces:
        if text and not text.endswith("\n"):
            text += "\n"
        if text and (loose or piece.loose) and not text.endswith("\n\n"):
            text += "\n"
        text += piece.text
        loose = piece.loose
    return text


def _cut(text: str) -> list[_Piece]:
    """The pieces of ``text``, in order; joined they are ``text`` again."""
    chunks = [""]
    starts = [False]  # whether a chunk begins with a header
    # Only line feeds end a line in TOML; str.splitlines knows others.
    for line in re.findall(r"[^\n]*\n|[^\n]+", text):
        # A bracket inside a value over several lines is no header: what precedes it is unfinished.
        if _HEADER.fullmatch(line) and _complete(chunks[-1]):
            chunks.append(line)
            starts.append(True)
        else:
            chunks[-1] += line
    pieces: list[_Piece] = []
    above = ""
    for i, (chunk, has_header) in enumerate(zip(chunks, starts, strict=True)):
        header, body = _parted(chunk) if has_header else ("", chunk)
        body, below = _trailing(body)
        below, next_above = (below, "") if i == len(chunks) - 1 else _directly_above(below)
        if not has_header and not body:
            body, below = below, ""  # a first key goes below the notes at the top, not above them
        pieces.append(_Piece(above=above, header=header, body=body, below=below))
        above = next_above
    return pieces


def _complete(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _parted(chunk: str) -> tuple[str, str]:
    header, line_end, body = chunk.partition("\n")
    return header + line_end, body


def _trailing(body: str) -> tuple[str, str]:
    """``body`` without the blank lines and notes at its end, and those."""
    found = re.search(r"(?:(?:\A|(?<=\n))[ \t\r]*(?:#[^\n]*)?(?:\n|\Z))+\Z", body)
    at = found.start() if found else len(body)
    return body[:at], body[at:]


def _directly_above(below: str) -> tuple[str, str]:
    """``below`` without the notes that touch the next header, and those."""
    found = re.search(r"(?:(?:\A|(?<=\n))[ \t]*#[^\n]*\n)+\Z", below)
    at = found.start() if found else len(below)
    return below[:at], below[at:]
