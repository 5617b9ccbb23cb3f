"""How a plan stands in its file: keys, values, and the notes that explain them to an editor."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime

import tomlkit
from tomlkit.items import Item

from hearprint.model.document import Person
from hearprint.model.plan import Plan, PlannedSection
from hearprint.model.roles import RoleVoices

#: Keys in the order in which they are written, each with the record's name for it.
TOP = {
    name: name
    for name in (
        *("title", "authors", "description", "date", "price", "link"),
        *("cover", "cover_alt", "language", "voice", "slug"),
    )
}
CONTENTS = {
    "kind": "contents_kind",
    "page": "contents_page",
    **{
        name: name
        for name in (
            *("depth", "notes", "exclude_pages", "exclude"),
            *("merged", "missing", "findings"),
        )
    },
}
PRONUNCIATIONS = "[pronunciations]"
STEMS = "[stems]"
VOICES = {
    name: name
    for name in ("announcements", "headings", "quotations", "notes", "passages", "authors")
}
KEEP = {name: name for name in ("id", "guid", "house_guid", "published", "source_digest", "known")}
SECTION = {
    name: name
    for name in (
        *("number", "title", "authors", "starts", "page", "drop", "opening", "level"),
        *("language", "voice", "evidence", "id", "published"),
    )
}

#: Letters of a list that stands on one line.
_LONG_LINE = 80
_SIMPLE_PERSON = re.compile(r"(?P<name>[^()]*[^()\s]) \((?P<branch>[^()\s](?:[^()]*[^()\s])?)\)")

_HEAD = """\
# This is the plan of {name}: what listeners are told about it, and where it is cut.
# It is yours to change; afterwards run "hearprint build" again.
#
# Keep this file beside the document. Everything in output/ can be deleted and comes back the
# same, but only with this file: it holds what subscribers' apps know the sections by.
# Text stands between "quotation marks". Lines like this one are notes: add your own, they stay.

"""

_NOTES = {
    "title": "What listeners see and hear. Leave empty whatever you do not know.",
    "authors": 'Like ["Rich T (Bristol)", "Ann K"]; the branch in brackets may be left out.',
    "date": 'Of the document itself, as exact as you know it: "2024-05-01", "2024-05" or "2024".',
    "price": 'Of the print edition, like "Donation" or "£2 plus postage".',
    "link": "Where the print edition can be had; begins with https://.",
    "cover": 'A picture beside this file, like "front.jpg"; "page" for the first page; "title" for '
    "one\n# drawn from the title. Empty: NAME.jpg or NAME.png if it is there, else as usual.",
    "cover_alt": "What that picture shows, for those who do not see it.",
    "language": 'Of the text, like "en-GB" or "cy".',
    "voice": 'Empty for the usual voice; "hearprint voices" lists the others.',
    "slug": "The name of its folder in output/, and so part of its address on the web. To change\n"
    "# it after publication breaks the links that people have.",
}

_CONTENTS_NOTE = """\
# Where the list of sections was found. You may add:
#
#   depth = 2                   cut at the second level of the list
#   notes = "inline"            read notes where their marks stand ("end": behind their section;
#                               "skip": not at all)
#   exclude_pages = "1-2, 30"   leave pages of the file out
#   exclude = ["some words"]    take words out wherever they stand
#
# "merged" holds entries of the list whose [[section]] you deleted: take a title out of it to get
# its section back. "missing" holds entries of your own list that were found nowhere: add a
# [[section]] with the words at which it starts, and take the title out. "findings" is what the
# last run told; it is written anew each time.
"""

_PRONUNCIATIONS_NOTE = """\
# How words are said here that a voice gets wrong, one a line, like:
#
#   "Siobhan" = "Shivawn"
#   "the Tyne & Wear" = "the Tine and Weer"
#
# A word that you write in small letters counts in capitals too.
"""

_KEEP_NOTE = """\
# Do not change: subscribers' apps know this publication by it.
"""

_STEMS_NOTE = """\
# Do not change: the names of the sections' files, and so part of their addresses on the web. What
# was once published keeps its name here, so that nothing else gets it.
"""

_SECTIONS_NOTE = """\
# The sections, in the order in which they are heard. Each begins with [[section]].
#
#   rename       change its title
#   merge        delete its lines: its text then belongs to the section before it
#   split        below it, add  [[section]]  with a title and  starts = "the first words of the
#                new one"; they may stand in the middle of a paragraph
#   leave out    add the line  drop = true
#   language     add the line  language = "fr"
#   voice        add the line  voice = "system/fr-fr"; "hearprint voices" lists them
#
# Leave each id and date of publication as they are; a section that you add gets its own. Where
# the evidence begins with "doubtful", look at the place, and delete the line when it is right.

"""


def absent(value: object) -> bool:
    """True for a value that says nothing, so that its line may be left out."""
    return value is None or value is False or value in ("", ())


def toml_value(value: object) -> Item:
    """``value`` of a record as TOML: dates in UTC, people as ``Name (Branch)`` if possible."""
    if isinstance(value, datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=UTC)
        return tomlkit.item(aware.astimezone(UTC))
    if isinstance(value, tuple):
        array = tomlkit.array()
        for person in value:
            array.append(person if isinstance(person, str) else _toml_person(person))
        return array.multiline(sum(map(len, map(str, value))) > _LONG_LINE)
    return tomlkit.item(value)


def person_of(text: str) -> Person:
    """The person that ``Name (Branch)`` or a name alone means."""
    found = _SIMPLE_PERSON.fullmatch(text)
    return Person(name=found["name"], branch=found["branch"]) if found else Person(name=text)


def new_file(name: str, plan: Plan) -> str:
    """The text of a new plan file for the source called ``name``."""
    parts = [_HEAD.format(name=tomlkit.item(name).as_string())]
    for key, attribute in TOP.items():
        note = _NOTES.get(key)
        parts.append(f"# {note}\n" if note else "")
        parts.append(_line(key, getattr(plan, attribute)))
    parts.append(f"\n{_CONTENTS_NOTE}{table('[contents]', plan, CONTENTS)}")
    parts.append(f"\n{_PRONUNCIATIONS_NOTE}{pronunciations_table(plan)}")
    if plan.voices != RoleVoices():
        parts.append(f"\n{table('[voices]', plan.voices, VOICES)}")
    parts.append(f"\n{_KEEP_NOTE}{table('[keep]', plan, KEEP)}")
    if plan.stems:
        parts.append(f"\n{stems_table(plan)}")
    parts.append(f"\n{_SECTIONS_NOTE}")
    parts.append("\n".join(table("[[section]]", section, SECTION) for section in plan.sections))
    return "".join(parts)


def table(header: str, record: Plan | PlannedSection | RoleVoices, keys: Mapping[str, str]) -> str:
    """The lines of one table, without those that would say nothing."""
    values = ((key, getattr(record, attribute)) for key, attribute in keys.items())
    return f"{header}\n" + "".join(_line(key, value) for key, value in values if not absent(value))


def stems_table(plan: Plan) -> str:
    """The table ``[stems]`` with its note."""
    return f"{_STEMS_NOTE}{words_table(STEMS, dict(plan.stems))}"


def pronunciations_table(plan: Plan) -> str:
    """The table ``[pronunciations]``."""
    return words_table(PRONUNCIATIONS, pronunciations_of(plan))


def words_table(header: str, words: Mapping[str, str]) -> str:
    """A table whose keys are no names of ours: an editor's words, or ids."""
    lines = (
        f"{tomlkit.item(word).as_string()} = {tomlkit.item(said).as_string()}\n"
        for word, said in words.items()
    )
    return f"{header}\n{''.join(lines)}"


def pronunciations_of(plan: Plan) -> dict[str, str]:
    """Words and how they are said, as the file has them."""
    return {entry.word: entry.spoken for entry in plan.pronunciations}


def _line(key: str, value: object) -> str:
    return f"{key} = {toml_value(value).as_string()}\n"


def _toml_person(person: Person) -> Item:
    simple = f"{person.name} ({person.branch})" if person.branch is not None else person.name
    if person_of(simple) == person:
        return tomlkit.item(simple)
    # A name with brackets of its own would be misread, so its parts are written apart.
    parts = tomlkit.inline_table()
    parts["name"] = person.name
    if person.branch is not None:
        parts["branch"] = person.branch
    return parts
