"""Names of authors and their branches: ``Tom W (London), Ann K (Leeds) and The Committee``."""

from __future__ import annotations

import re

from hearprint.model.document import Person

_PARTICLES = frozenset(
    {"the", "of", "and", "&", "de", "da", "del", "della", "di", "du", "la", "le", "van", "von"}
    | {"der", "den", "ten", "ter", "zu", "y", "e", "el", "al", "ap", "ab", "ibn", "bin", "for"}
    | {"in", "on", "at"}
)
_AND = "and|And|AND|&|with|WITH|et|ET|und|UND|y|e|ac|AC|och|OCH|og|OG|en|EN"
_DIVIDER = re.compile(rf"\s*[,;]\s*(?:(?:{_AND})\s+)?|\s+(?:{_AND})\s+")
_BRANCH = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<branch>[^()]+)\)\s*$")
_MOST_WORDS = 6
_FULL_NAME = (2, 3)  #: words
_MOST_PEOPLE = 14
_INITIALS = re.compile(r"(?:[A-Z]\.?)|[^AEIOUY]{2}|(?:[A-Z]\.){2,}")
_LETTERS = re.compile(r"[^\W\d_]+")
#: Words that open a group's name, so that "and" inside it does not part two people.
_GROUP = re.compile(
    r"\b(?:committee|group|branch|team|collective|members|network|council|editors|caucus)\b",
    re.IGNORECASE,
)


def people(text: str) -> tuple[Person, ...]:
    """The persons and groups that ``text`` names, in order."""
    return tuple(_person(part) for part in _parts(text))


def looks_like_people(text: str) -> bool:
    """True when ``text`` is nothing but a list of names, each perhaps with a branch."""
    parts = _parts(text)
    if not parts or len(parts) > _MOST_PEOPLE:
        return False
    return all(_is_name(_person(part).name) for part in parts)


def surely_people(text: str) -> bool:
    """True when every part of ``text`` is a first name and a surname, and nothing else."""
    parts = [_person(part).name.split() for part in _parts(text)]
    return bool(parts) and all(
        len(words) in _FULL_NAME
        and all(word[0].isupper() and word.casefold() not in _PARTICLES for word in words)
        for words in parts
    )


def _parts(text: str) -> list[str]:
    """Divide at commas and "and" outside brackets."""
    pieces = re.split(r"(\([^()]*\))", " ".join(text.split()).strip(" ."))
    marked = "".join(
        piece if index % 2 == 0 else f"\0{index}\0" for index, piece in enumerate(pieces)
    )
    one_group = _GROUP.search(marked) and "," not in marked
    parts = [marked] if one_group else _DIVIDER.split(marked)
    restored = (re.sub(r"\0(\d+)\0", lambda m: pieces[int(m[1])], part) for part in parts)
    return [part.strip(" ,;.") for part in restored if part and part.strip(" ,;.")]


def _person(part: str) -> Person:
    match = _BRANCH.match(part)
    if match:
        return Person(name=_spoken(match["name"].strip()), branch=_spoken(match["branch"].strip()))
    return Person(name=_spoken(part.strip()))


def _spoken(name: str) -> str:
    """A name of several words set in capitals as it is written elsewhere: "Jo O'Dea"."""
    words = name.split()
    if len(words) < 2 or not name.isupper():  # noqa: PLR2004 - a first name and a surname
        return name
    return " ".join(
        word if _INITIALS.fullmatch(word) else _LETTERS.sub(lambda found: found[0].title(), word)
        for word in words
    )


def _is_name(name: str) -> bool:
    words = name.split()
    if not 1 <= len(words) <= _MOST_WORDS or re.search(r"[\d?!:;\"\u201c\u201d/]", name):
        return False
    if not words[0][0].isupper() and words[0].casefold() not in _PARTICLES:
        return False
    capital = [word for word in words if word[0].isupper()]
    small = [word for word in words if not word[0].isupper()]
    return bool(capital) and all(word.strip(".,").casefold() in _PARTICLES for word in small)
