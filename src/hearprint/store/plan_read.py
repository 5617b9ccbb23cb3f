"""A plan file's values to a Plan, with every mistake told at once.

What an editor would naturally write is understood: a date without quotation marks, a number as a
number, one author without brackets. What looks like a slip of the pen is told, never ignored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time
from difflib import get_close_matches
from typing import TypeVar

from hearprint.model.dates import is_date
from hearprint.model.document import Person
from hearprint.model.lexicon import LexiconEntry
from hearprint.model.plan import Plan, PlannedSection
from hearprint.model.roles import PASSAGES, RoleVoices
from hearprint.store.plan_layout import CONTENTS, KEEP, SECTION, TOP, VOICES, person_of

T = TypeVar("T")

_PAGES = re.compile(r"\d{1,6}(?:\s*-\s*\d{1,6})?(?:\s*,\s*\d{1,6}(?:\s*-\s*\d{1,6})?)*")
#: The shape of a language tag (RFC 5646, section 2.1), without private and grandfathered ones.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SLUG_LENGTH = 100
_TABLES = ("contents", "keep", "pronunciations", "section", "stems", "voices")
_MARKS = 'put it in "quotation marks"'


class _MistakeError(ValueError):
    """A value cannot be used; says why."""


class _Reading:
    """One pass over a file's values, collecting mistakes."""

    def __init__(self) -> None:
        self.mistakes: list[str] = []

    def value(
        self,
        values: Mapping[str, object],
        key: str,
        read: Callable[[object], T],
        default: T,
        place: str = "",
    ) -> T:
        """``values[key]`` as ``read`` understands it; ``default`` when missing or mistaken."""
        if key not in values:
            return default
        try:
            return read(values[key])
        except _MistakeError as mistake:
            self.mistakes.append(f"{place}{key}: {mistake}")
            return default

    def strangers(self, values: Iterable[str], known: Iterable[str], place: str = "") -> None:
        """Tell of keys that look like a known one misspelt; others may be an editor's own."""
        names = tuple(known)
        for key in values:
            if key not in names and (near := get_close_matches(key.lower(), names, 1, 0.75)):
                self.mistakes.append(f"{place}{key}: unknown; did you mean {near[0]}?")

    def table(self, values: Mapping[str, object], key: str) -> Mapping[str, object]:
        """The table ``[key]``, or an empty one."""
        return self.value(values, key, _mapping(f"write [{key}] on a line of its own"), {})

    def pronunciations(self, values: Mapping[str, object]) -> tuple[LexiconEntry, ...]:
        """How words are said; a word in small letters counts in capitals too."""
        entries = []
        for word, said in self.table(values, "pronunciations").items():
            place = f"pronunciations: {word}"
            if isinstance(said, dict):
                self.mistakes.append(f"{place}: {_MARKS.replace('it', 'the whole word')}")
            elif not isinstance(said, str) or not said.strip() or not word.strip():
                self.mistakes.append(f'{place}: write it like "Siobhan" = "Shivawn"')
            else:
                cased = word != word.lower()
                entries.append(LexiconEntry(word=word, spoken=said, case_sensitive=cased))
        return tuple(entries)

    def stems(self, values: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
        """The names of sections' files by the sections' ids; no two may share one."""
        told, place = self.table(values, "stems"), "stems: "
        stems = {key: self.value(told, key, _slug, "", place) for key in told}
        owners: dict[str, str] = {}
        for key, stem in stems.items():
            if owners.setdefault(stem, key) != key:
                self.mistakes.append(f"{place}{key}: the same as {owners[stem]}'s")
        return tuple(stems.items())

    def voices(self, values: Mapping[str, object]) -> RoleVoices:
        """Which parts of what is said have voices of their own."""
        told, place = self.table(values, "voices"), "voices: "
        self.strangers(told, VOICES, place)
        return RoleVoices(
            announcements=self.value(told, "announcements", _text, "", place),
            headings=self.value(told, "headings", _text, "", place),
            quotations=self.value(told, "quotations", _text, "", place),
            notes=self.value(told, "notes", _text, "", place),
            passages=self.value(told, "passages", _passages, "", place),
            authors=self.value(told, "authors", _phrases, (), place),
        )

    def sections(self, values: Mapping[str, object]) -> tuple[PlannedSection, ...]:
        """All sections in order; ids that are given must differ."""
        none: list[Mapping[str, object]] = []
        tables = self.value(values, "section", _tables, none)
        sections = tuple(self.section(one, i) for i, one in enumerate(tables, start=1))
        first: dict[str, int] = {}
        for i, section in enumerate(sections, start=1):
            if section.id and first.setdefault(section.id, i) != i:
                self.mistakes.append(
                    f"section {i}: id: the same as section {first[section.id]}'s; "
                    f"delete the id of the one you added"
                )
        return sections

    def section(self, values: Mapping[str, object], i: int) -> PlannedSection:
        """Section ``i`` of the file, counted from 1. A missing id stays empty: it is a new one."""
        place = f"section {i}: "
        self.strangers(values, SECTION, place)
        title = self.value(values, "title", _text, "", place)
        if "title" not in values or values["title"] == "":
            self.mistakes.append(f"{place}title: missing; write what listeners should hear")
        return PlannedSection(
            id=self.value(values, "id", _text, "", place),
            title=title,
            starts=self.value(values, "starts", _text, "", place),
            number=self.value(values, "number", _label, "", place) or None,
            authors=self.value(values, "authors", _people, (), place),
            page=self.value(values, "page", _page, None, place),
            published=self.value(values, "published", _moment, None, place),
            drop=self.value(values, "drop", _flag, False, place),  # noqa: FBT003 - the default
            opening=self.value(values, "opening", _flag, False, place),  # noqa: FBT003 - the default
            level=self.value(values, "level", _level, None, place),
            language=self.value(values, "language", _language, "", place),
            voice=self.value(values, "voice", _text, "", place),
            evidence=self.value(values, "evidence", _text, "", place),
        )


def read_plan(values: Mapping[str, object]) -> tuple[Plan, tuple[str, ...]]:
    """The plan that a parsed file means, and every mistake with its path.

    The plan is of use only when there are no mistakes. An empty file is an empty plan.
    """
    reading = _Reading()
    reading.strangers(values, (*TOP, *_TABLES))
    keep = reading.table(values, "keep")
    contents = reading.table(values, "contents")
    reading.strangers(keep, KEEP, "keep: ")
    reading.strangers(contents, CONTENTS, "contents: ")
    plan = Plan(
        id=reading.value(keep, "id", _text, "", "keep: "),
        title=reading.value(values, "title", _text, ""),
        slug=reading.value(values, "slug", _slug, ""),
        language=reading.value(values, "language", _language, ""),
        authors=reading.value(values, "authors", _people, ()),
        description=reading.value(values, "description", _text, ""),
        date=reading.value(values, "date", _date, ""),
        price=reading.value(values, "price", _text, ""),
        link=reading.value(values, "link", _text, ""),
        cover=reading.value(values, "cover", _file_name, ""),
        cover_alt=reading.value(values, "cover_alt", _text, ""),
        guid=reading.value(keep, "guid", _text, "", "keep: "),
        house_guid=reading.value(keep, "house_guid", _text, "", "keep: "),
        published=reading.value(keep, "published", _moment, None, "keep: "),
        source_digest=reading.value(keep, "source_digest", _text, "", "keep: "),
        known=reading.value(keep, "known", _text, "", "keep: "),
        stems=reading.stems(values),
        contents_kind=reading.value(contents, "kind", _text, "", "contents: "),
        contents_page=reading.value(contents, "page", _page, None, "contents: "),
        depth=reading.value(contents, "depth", _level, None, "contents: "),
        merged=reading.value(contents, "merged", _phrases, (), "contents: "),
        missing=reading.value(contents, "missing", _phrases, (), "contents: "),
        findings=reading.value(contents, "findings", _phrases, (), "contents: "),
        notes=reading.value(contents, "notes", _notes, "", "contents: "),
        exclude_pages=reading.value(contents, "exclude_pages", _pages, "", "contents: "),
        exclude=reading.value(contents, "exclude", _phrases, (), "contents: "),
        voice=reading.value(values, "voice", _text, ""),
        voices=reading.voices(values),
        pronunciations=reading.pronunciations(values),
        sections=reading.sections(values),
    )
    return plan, tuple(reading.mistakes)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _MistakeError(f"not text; {_MARKS}")
    return value


def _file_name(value: object) -> str:
    """Of a file in the plan's own folder, and no other."""
    text = _text(value).strip()
    if "/" in text or "\\" in text or text.startswith(".") or "\0" in text:
        raise _MistakeError("not the name of a file in this folder")
    return text


def _language(value: object) -> str:
    text = _text(value).strip().replace("_", "-")
    if text and not _LANGUAGE.fullmatch(text):
        raise _MistakeError('not a language; write it like "fr" or "en-GB"')
    return text


def _label(value: object) -> str:
    """Text, or a number or date whose quotation marks were left out."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return _text(value)


def _date(value: object) -> str:
    text = _label(value).strip()
    if text and not is_date(text):
        raise _MistakeError('not a date; write it like "2024-05-01", "2024-05" or "2024"')
    return text


def _slug(value: object) -> str:
    text = _text(value)
    if text and (len(text) > _SLUG_LENGTH or not _SLUG.fullmatch(text)):
        raise _MistakeError(
            f"only small letters a to z, digits and single hyphens between them, "
            f"at most {_SLUG_LENGTH}"
        )
    return text


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _MistakeError("write true or false, without quotation marks")
    return value


def _page(value: object) -> int:
    return _counted(value, "not a page; pages are counted from 1 in the file")


def _level(value: object) -> int:
    return _counted(value, "not a level of the list; write a number, 1 for the top, 2 below it")


def _counted(value: object, otherwise: str) -> int:
    """A whole number from 1; ``otherwise`` says what is wrong with what is none."""
    if isinstance(value, str) and (digits := value.strip()).isdecimal() and int(digits) > 0:
        raise _MistakeError(
            f'"{value}" is text; write the number without quotation marks: {int(digits)}'
        )
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise _MistakeError(otherwise)
    return value


def _notes(value: object) -> str:
    if value not in ("", "end", "inline", "skip"):
        raise _MistakeError('write "end", "inline" or "skip"')
    return str(value)


def _passages(value: object) -> str:
    if value not in PASSAGES:
        raise _MistakeError('write "own" or "same"')
    return str(value)


def _pages(value: object) -> str:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else _text(value)
    if text and not _PAGES.fullmatch(text):
        raise _MistakeError('write pages like "1-2, 30"')
    for span in text.split(","):
        first, _, last = span.partition("-")
        if last and int(last) < int(first):
            raise _MistakeError(f'write the lower page first: "{last.strip()}-{first.strip()}"')
    return text


def _phrases(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list):
        raise _MistakeError('not a list of words; write it like ["some words"]')
    return tuple(_text(one) for one in value)


def _moment(value: object) -> datetime:
    """A moment in UTC. A date alone means its first moment; a time without a zone means UTC."""
    if isinstance(value, datetime):
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return datetime.combine(value, time(), UTC)
    raise _MistakeError("not a date; write it like 2024-05-01T09:00:00Z, without quotation marks")


def _people(value: object) -> tuple[Person, ...]:
    if isinstance(value, str):
        return (_person(value),)
    if not isinstance(value, list):
        raise _MistakeError('not a list of names; write it like ["Rich T (Bristol)", "Ann K"]')
    return tuple(_person(one) for one in value)


def _person(value: object) -> Person:
    if isinstance(value, dict):
        name, branch = value.get("name"), value.get("branch")
        if isinstance(name, str) and name and (branch is None or isinstance(branch, str)):
            return Person(name=name, branch=branch)
    elif isinstance(value, str) and value.strip():
        return person_of(value)
    raise _MistakeError('somebody has no name; write people like "Rich T (Bristol)"')


def _mapping(advice: str) -> Callable[[object], Mapping[str, object]]:
    def read(value: object) -> Mapping[str, object]:
        if not isinstance(value, dict):
            raise _MistakeError(f"not a table; {advice}")
        return value

    return read


def _tables(value: object) -> list[Mapping[str, object]]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise _MistakeError(
            "not a list of sections; begin each with [[section]] on a line of its own"
        )
    return value
