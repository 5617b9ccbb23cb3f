"""Scores one result against its truth: section starts, text, leaks, losses."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

#: Titles this alike are the same.
_SAME_TITLE = 0.9
#: Longer texts are not aligned word by word: the matrix would not fit.
_LONGEST = 40_000
#: From this length on, letters that stand together somewhere are the word.
_BROKEN = 7
#: A running head and its folio are no longer than this.
_FEW = 8

#: A number before a title, with or without its kind.
_NUMBER = re.compile(
    r"^(?:(?:(?:chapter|part|chapitre|partie|kapitel|teil|cap[ií]tulo|parte)\s+)?(?:\d+(?:\.\d+)*|[ivx]+)|appendix\s+[a-z\d]+|[a-h](?:\.\d+)*)"
    r"\s+(?=\D)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A section as a tool gives it."""

    title: str
    page: int | None
    text: str
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a tool made of one file."""

    sections: tuple[Found, ...]
    openings: tuple[Found, ...] = ()  #: sections that no entry names
    removed: tuple[str, ...] = ()  #: texts that were taken out with a reason
    balanced: bool = True
    kind: str = ""
    seconds: float = 0.0
    error: str = ""
    findings: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Score:
    """The figures of one input."""

    name: str
    variant: str
    group: str
    wanted: int = 0
    given: int = 0
    right: int = 0
    openings: int = 0
    authors_wanted: int = 0
    authors_right: int = 0
    words: int = 0
    edits: int = 0
    loose_edits: int = 0  #: edits with the notes taken out on both sides, wherever they stand
    section_words: int = 0
    section_edits: int = 0
    heads: int = 0
    leaks: int = 0
    lost: list[str] = field(default_factory=list)
    unexplained: list[str] = field(default_factory=list)
    seconds: float = 0.0
    kind: str = ""
    error: str = ""
    balanced: bool = True
    missing: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    excerpts: list[str] = field(default_factory=list)

    @property
    def perfect(self) -> bool:
        """Every section where it should be, and none besides."""
        return not self.error and self.right == self.wanted == self.given


def words(text: str) -> list[str]:
    """Words as they are compared: lower case, without marks at their edges."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = plain.replace("\u00ad", "").replace("\u2019", "'").replace("\u2011", "-")
    found = (re.sub(r"^\W+|\W+$", "", run) for run in re.split(r"[\s\u2010-\u2015|/]+", plain))
    return [run for run in found if run]


def same_title(one: str, other: str) -> bool:
    """Whether two titles are the same but for case, marks, and a number before them."""
    left, right = bare_title(one), bare_title(other)
    return bool(left) and bool(right) and fuzz.ratio(left, right) / 100 >= _SAME_TITLE


def bare_title(title: str) -> str:
    """A title's words without the number before them."""
    plain = " ".join(words(title.replace("&", " and ")))
    return _NUMBER.sub("", plain)


def score(name: str, variant: str, truth: dict[str, Any], result: Result) -> Score:
    """All figures of one input; of two levels that the rule allows, the one that was cut at."""
    if "deeper" in truth:
        plain = {key: value for key, value in truth.items() if key != "deeper"}
        other = {**plain, "sections": truth["deeper"]}
        both = [score(name, variant, one, result) for one in (plain, other)]
        return max(both, key=lambda one: one.right / max(one.wanted + one.given, 1))
    whole = [
        one
        for one in result.sections
        if any(same_title(title, one.title) for title in truth.get("whole_titles", ()))
    ]
    if 0 < len(whole) < len(result.sections):  # read before the sections, and none of them
        result = replace(
            result,
            sections=tuple(one for one in result.sections if one not in whole),
            openings=(*result.openings, *whole),
        )
    made = Score(
        name=name, variant=variant, group=truth["group"], openings=len(result.openings),
        wanted=len(truth["sections"]), given=len(result.sections), seconds=result.seconds,
        kind=result.kind, error=result.error, balanced=result.balanced,
    )  # fmt: skip
    pairs = _pair(truth["sections"], result.sections)
    made.right = len(pairs)
    _tell_starts(made, truth, result, pairs)
    _authors(made, truth, result, pairs)
    if "front" in truth:
        _texts(made, truth, result, pairs)
    return made


def _pair(wanted: Sequence[dict[str, Any]], given: Sequence[Found]) -> dict[int, int]:
    """Wanted and given sections that agree, in order (longest such sequence)."""
    rows, columns = len(wanted), len(given)
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    agree = [[_agrees(one, other) for other in given] for one in wanted]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            best[row][column] = (
                best[row + 1][column + 1] + 1
                if agree[row][column]
                else max(best[row + 1][column], best[row][column + 1])
            )
    pairs: dict[int, int] = {}
    row = column = 0
    while row < rows and column < columns:
        if agree[row][column]:
            pairs[row] = column
            row, column = row + 1, column + 1
        elif best[row + 1][column] >= best[row][column + 1]:
            row += 1
        else:
            column += 1
    return pairs


def _agrees(wanted: dict[str, Any], given: Found) -> bool:
    # A tool that knows no pages is judged by titles and order alone.
    if None not in (wanted["page"], given.page) and wanted["page"] != given.page:
        return False
    return any(same_title(title, given.title) for title in wanted["titles"])


def _tell_starts(made: Score, truth: dict[str, Any], result: Result, pairs: dict[int, int]) -> None:
    taken = set(pairs.values())
    made.missing = [
        f"{one['title']} (page {one['page']})"
        for place, one in enumerate(truth["sections"])
        if place not in pairs
    ]
    made.extra = [
        f"{one.title} (page {one.page})"
        for place, one in enumerate(result.sections)
        if place not in taken
    ]


def _authors(made: Score, truth: dict[str, Any], result: Result, pairs: dict[int, int]) -> None:
    for place, other in pairs.items():
        named = [one["name"] for one in truth["sections"][place].get("authors", ())]
        if named:
            made.authors_wanted += 1
            made.authors_right += list(result.sections[other].authors) == named


def _tokens(parts: Sequence[dict[str, Any]]) -> list[tuple[str, bool]]:
    return [(word, part["optional"]) for part in parts for word in words(part["text"])]


def _texts(made: Score, truth: dict[str, Any], result: Result, pairs: dict[int, int]) -> None:
    whole = _tokens(truth["front"])
    for section in truth["sections"]:
        whole += _tokens(section["parts"])
    heard = [word for one in (*result.openings, *result.sections) for word in words(one.text)]
    edits, inserted, shown = _compare(whole, heard)
    made.words = sum(not optional for _, optional in whole)
    made.edits = edits
    made.excerpts = shown
    made.loose_edits, inserted = _without_notes(truth, whole, heard, (edits, inserted))
    for place, other in pairs.items():
        tokens = _tokens(truth["sections"][place]["parts"])
        made.section_words += sum(not optional for _, optional in tokens)
        made.section_edits += _compare(tokens, words(result.sections[other].text))[0]
    for place, section in enumerate(truth["sections"]):
        if place not in pairs:
            count = sum(not optional for _, optional in _tokens(section["parts"]))
            made.section_words += count
            made.section_edits += count
    _leaks(made, truth, inserted)
    _losses(made, whole, heard, result)


def _without_notes(
    truth: dict[str, Any],
    whole: list[tuple[str, bool]],
    heard: list[str],
    strict: tuple[int, list[list[str]]],
) -> tuple[int, list[list[str]]]:
    """Edits, and runs of words too many, when each note that is spoken in one piece counts as
    right wherever it stands.
    """
    notes = [
        words(part["text"])
        for section in truth["sections"]
        for part in section["parts"]
        if part.get("note")
    ]
    if not notes:
        return strict
    rest = f" {' '.join(heard)} "
    kept = list(whole)
    plain = [word for word, _ in whole]
    for note in notes:
        told = f" {' '.join(note)} "
        if told not in rest:
            continue
        rest = rest.replace(told, " ", 1)
        at = next(place for place in range(len(plain)) if plain[place : place + len(note)] == note)
        del plain[at : at + len(note)], kept[at : at + len(note)]
    edits, inserted, _ = _compare(kept, rest.split())
    return edits, inserted


def _compare(
    truth: list[tuple[str, bool]], heard: list[str]
) -> tuple[int, list[list[str]], list[str]]:
    """Word edits that count, the runs of words that should not be there, and an excerpt of each."""
    plain = [word for word, _ in truth]
    if len(plain) > _LONGEST or len(heard) > _LONGEST:
        return Levenshtein.distance(plain, heard), [], []
    edits = 0
    inserted: list[list[str]] = []
    shown: list[str] = []
    for code in Levenshtein.opcodes(plain, heard):
        if code.tag == "equal":
            continue
        gone = truth[code.src_start : code.src_end]
        came = heard[code.dest_start : code.dest_end]
        counted = sum(not optional for _, optional in gone)
        # A replaced optional word costs what came in its place, as if it had been inserted.
        cost = max(counted, len(came)) if came else counted
        edits += cost
        if came:
            inserted.append(came)
        if cost:
            before = " ".join(plain[max(0, code.src_start - 4) : code.src_start])
            lacking = " ".join(word for word, _ in gone)
            shown.append(f"...{before} [-{lacking}-] {{+{' '.join(came)}+}}"[:300])
    return edits, inserted, shown


def _leaks(made: Score, truth: dict[str, Any], inserted: list[list[str]]) -> None:
    runs = [f" {' '.join(run)} " for run in inserted]
    printed = Counter(" ".join(words(text)) for _, text in truth["heads"])
    made.heads = sum(printed.values())
    for text, count in printed.items():
        # A folio alone is a leak only among few other words: any list or table holds numbers.
        few = [run for run in runs if not text.isdecimal() or len(run.split()) <= _FEW]
        seen = sum(run.count(f" {text} ") for run in few) if text else 0
        made.leaks += min(seen, count)


def _losses(made: Score, whole: list[tuple[str, bool]], heard: list[str], result: Result) -> None:
    lacking = Counter(word for word, optional in whole if not optional)
    lacking.subtract(heard)
    made.lost = sorted((+lacking).elements())
    out = Counter(word for text in result.removed for word in words(text))
    unexplained = +lacking
    unexplained.subtract(out)
    joined = "".join(heard).replace(
        "-", ""
    )  # a long word that was only broken in two is wrong, but not lost
    made.unexplained = [
        word
        for word in sorted((+unexplained).elements())
        if len(word) < _BROKEN or word.isdecimal() or word.replace("-", "") not in joined
    ]
