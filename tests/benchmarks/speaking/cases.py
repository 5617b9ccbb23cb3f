"""The cases: sentences as they are printed, and how a careful British reader says them.

A file for each kind lies in ``cases/``, one JSON object a line: ``kind``, ``text``, ``spoken`` (the
reading we hold to be the best) and ``also``, patterns of other readings that are as good.
In a pattern ``{a|b}`` stands for either of two wordings and ``<a|b>`` too, but all groups in angle
brackets choose alike, so that nobody is asked to say "oh" and "zero" in one number.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

_FOLDER = Path(__file__).with_name("cases")
_CHOICE = re.compile(r"\{([^{}]*)\}")
_ALIKE = re.compile(r"<([^<>]*)>")
_INITIALS = re.compile(r"(?<![^\W\d_])((?:[A-Z]\.)+|(?:[a-z]\.)+)(?:['\u2019]?(s)(?![^\W_]))?")
_APOSTROPHES = str.maketrans("", "", "'\u2019\u2018")
_WORD_OR_SIGN = re.compile(r"[^\W_]+|\S")
#: Sentence punctuation, which a spoken text may hold.
_PUNCTUATION = frozenset('.,;:!?()-\u2010\u2011\u2012\u2013\u2014\u2015\u2026"\u201c\u201d')


@dataclass(frozen=True, kw_only=True)
class Case:
    """A printed sentence and the readings of it that are right, the best one first."""

    kind: str
    text: str
    spoken: str
    also: tuple[str, ...] = ()

    @cached_property
    def right(self) -> frozenset[tuple[str, ...]]:
        """The words of every right reading, folded for comparison."""
        patterns = (self.spoken, *self.also)
        return frozenset(folded(one) for pattern in patterns for one in readings(pattern))

    def holds(self, spoken: str) -> bool:
        """Whether ``spoken`` is one of the right readings."""
        return folded(spoken) in self.right


def readings(pattern: str) -> Iterator[str]:
    """Every wording that ``pattern`` stands for; the first takes the first of each choice."""
    groups = [found.split("|") for found in _ALIKE.findall(pattern)]
    for number in range(max((len(group) for group in groups), default=1)):
        chosen = iter(groups)
        yield from _choices(_ALIKE.sub(lambda _: next(chosen)[number], pattern))  # noqa: B023 - used at once


def _choices(pattern: str) -> Iterator[str]:
    found = _CHOICE.search(pattern)
    if found is None:
        yield " ".join(pattern.split())
        return
    for one in found.group(1).split("|"):
        yield from _choices(pattern[: found.start()] + one + pattern[found.end() :])


def folded(spoken: str) -> tuple[str, ...]:
    """The words of ``spoken``: case, hyphens and punctuation away, ``T.U.C.s`` as ``t u cs``.

    A sign or figure, which no two engines read alike, stays as a word of its own, so that it
    never equals a reading in words.
    """
    spelt = _INITIALS.sub(
        lambda found: f"{found.group(1).replace('.', ' ').rstrip()}{found.group(2) or ''} ", spoken
    )
    words = _WORD_OR_SIGN.findall(spelt.translate(_APOSTROPHES).casefold())
    return tuple(word for word in words if word not in _PUNCTUATION)


def all_cases() -> tuple[Case, ...]:
    """Every case, by kind."""
    lines = itertools.chain.from_iterable(
        path.read_text("utf-8").splitlines() for path in sorted(_FOLDER.glob("*.jsonl"))
    )
    records = (json.loads(line) for line in lines)
    return tuple(Case(**one | {"also": tuple(one.get("also", ()))}) for one in records)
