"""What an editor meant where a plan file is no TOML: a word without marks, a bracket too few."""

from __future__ import annotations

import re
from tomllib import TOMLDecodeError

_LINE = re.compile(r"\(at line (\d+)")
#: A key with a word that stands for itself, and a note behind it.
_BARE = re.compile(r"\s*(?P<key>[\w-]+)\s*=\s*(?P<word>[^\W\d][^\"'#\[\]{}=]*?)\s*(?:#.*)?")
_LONE = re.compile(r"\s*\[\s*section\s*\]\s*(?:#.*)?")
_FLAGS = frozenset({"drop", "opening"})
_YES = frozenset({"yes", "y", "on", "true"})
_NO = frozenset({"no", "n", "off", "false"})


def slip(text: str, error: TOMLDecodeError) -> str | None:
    """The slip of the pen behind ``error``, and how it is written right; None when unknown."""
    place = _LINE.search(str(error))
    if place is not None:
        number = int(place[1])
        line = text.split("\n")[number - 1].rstrip("\r")
        if found := _BARE.fullmatch(line):
            return f"line {number}: {_meant(found['key'], found['word'])}"
    return lone_section(text)


def lone_section(text: str) -> str | None:
    """What is wrong with the first ``[section]`` of ``text``; None when there is none."""
    for number, line in enumerate(text.splitlines(), 1):
        if _LONE.fullmatch(line):
            return (
                f"line {number}: [section] has single brackets; "
                "every section begins with [[section]], in double ones"
            )
    return None


def _meant(key: str, word: str) -> str:
    said = word.casefold()
    if key in _FLAGS:
        right = "false" if said in _NO else "true"
        return f"{key} = {word} is not understood; write {key} = {right}, in small letters"
    if said in _YES | _NO:
        return f'{key} = {word} is not understood; write true or false, or "{word}" for text'
    return f'text needs quotation marks; write {key} = "{word}"'
