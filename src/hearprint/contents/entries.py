"""Reads the lines of a contents list: number, title, authors with branches, page.

Each line is ambiguous alone (``War: The Long Road`` names no author, ``News: The Committee``
does), so every question is put to the whole list and answered by what most of it shows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hearprint.contents.numbers import Numeral, counted, depth, numeral
from hearprint.contents.people import looks_like_people, people, surely_people
from hearprint.model.contents import Entry
from hearprint.model.document import Person

_ROMAN = r"[ivxlcdm]{1,10}"
#: What a list may write before a page number.
PAGE_WORD = (
    r"(?:pages?|pp?\.?|seite|p[a\u00e1]g(?:ina|\.)?|strona|oldal|tudalen|blz\.?|bls\.?|s(?:id|tr)?\."
    r"|t(?:ud)?\.|\u0441(?:\u0442\u0440)?\.|\u03c3\u03b5\u03bb\.)"
)
#: The last page of an article, behind its first.
LAST_PAGE = r"(?:\s?[-\u2013]\s?(?:\d{1,4}|[ivxlcdm]{1,10}))?"
_LEADER = re.compile(r"(?:\s*[.\u2026\u00b7_\u2022]){3,}\s*|(?:\s[.\u00b7]){2,}\s|\s{3,}|\t+")
_PAGE_END = re.compile(
    rf"^(?P<rest>.*\S)\s+(?:{PAGE_WORD}\s*)?(?P<page>\d{{1,4}}|{_ROMAN}){LAST_PAGE}$", re.IGNORECASE
)
_LABEL = re.compile(rf"(\d{{1,4}}|{_ROMAN}){LAST_PAGE}", re.IGNORECASE)
_PAGE_START = re.compile(
    rf"^(?:{PAGE_WORD}\s*)?(?P<page>\d{{1,4}})\s+(?P<rest>\S.*)$", re.IGNORECASE
)
_BY = re.compile(
    r"^\s*(?:(?:words|text|story|report|interview|written|compiled)(?:\s+by|:)|by|von|par|gan)\s+",
    re.IGNORECASE,
)

#: What may stand between a title and its authors.
_MARKS = {
    "colon": r":\s+",
    "dots": r"\s*(?:\.{3}|\u2026)\s*",
    "question": r"(?<=[?!])[\"\u201d']?\s+",
    "by": r",?\s+(?:by|By|BY)\s+",
    "dash": r"\s+[-\u2013\u2014|/\u00b7\u2022]\s+",
}
#: A question is answered by a list when this share of its lines agree.
_MOST = 0.6
_BY_NAMES = 0.8  #: of the entries
_BRACKETS = re.compile(r"^(?P<title>.*\S)\s+\((?P<names>[^()]+)\)$")
#: A word with a number that may count, behind a title: "Paper 3", "Motion 12".
_COUNTER = re.compile(r"(?<=\S)\s+(?P<word>[^\W\d_]{3,})\s(?P<count>\d{1,3})(?:\s+(?P<rest>\D+))?$")
_FEWEST = 3  #: entries that show a list's hand
#: Fewer numbers than this share are no numbering.
_NUMBERED = 0.4


def read_entries(
    lines: Sequence[str], labels: Sequence[str | None] | None = None
) -> tuple[Entry, ...]:
    """Entries from the lines of a list, in order; empty lines are passed over.

    ``labels`` gives their page labels where somebody has parted them from the lines already.
    """
    if labels is not None:
        whole = [" ".join(line.split()) for line in lines]
        entries = [
            Entry(title=text, raw=text, label=label)
            for text, label in zip(whole, labels, strict=True)
        ]
    else:
        texts = [" ".join(line.replace("\t", "   ").split(" ")).strip() for line in lines]
        found = [Entry(title=text, raw=" ".join(text.split())) for text in texts if text]
        entries = _take_pages(found)
    entries = _without_counters(_take_numbers(entries))
    return tuple(_take_authors(entries))


def split_page(text: str) -> tuple[str, str | None]:
    """A line's words and the page number at its end, when dot leaders or a gap divide them."""
    parts = [part for part in _LEADER.split(text) if part]
    last = parts[-1].strip() if len(parts) > 1 else ""
    if label := _LABEL.fullmatch(last.removesuffix(".")):  # "Sails ..... 12."
        return " ".join(" ".join(parts[:-1]).split()), label[1]
    return " ".join(text.split()), None


def _take_pages(entries: list[Entry]) -> list[Entry]:
    led = [split_page(entry.title) for entry in entries]
    if sum(page is not None for _, page in led) >= max(2, _MOST * len(entries)):
        return [
            replace(
                entry,
                title=title if page else _loose_page(title)[0],
                label=page or _loose_page(title)[1],
            )
            for entry, (title, page) in zip(entries, led, strict=True)
        ]
    for pattern in (_PAGE_END, _PAGE_START):
        found = [pattern.match(" ".join(entry.title.split())) for entry in entries]
        numbers = [int(m["page"]) for m in found if m and m["page"].isdigit()]
        if len(numbers) >= max(2, _MOST * len(entries)) and _rising(numbers):
            if pattern is _PAGE_START and _counts_up(numbers):
                continue  # 1 2 3 4 are the entries' own numbers
            return [
                replace(entry, title=m["rest"].strip(" .\u2026"), label=m["page"]) if m else entry
                for entry, m in zip(entries, found, strict=True)
            ]
    return [replace(entry, title=" ".join(entry.title.split())) for entry in entries]


def _loose_page(title: str) -> tuple[str, str | None]:
    match = _PAGE_END.match(title)
    if match and match["page"].isdigit():
        return match["rest"].strip(" .\u2026"), match["page"]
    return title, None


def _rising(numbers: Sequence[int]) -> bool:
    steps = list(pairwise(numbers))
    return sum(a <= b for a, b in steps) >= 0.8 * len(steps)


def _counts_up(numbers: Sequence[int]) -> bool:
    return list(numbers) == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 1


def _take_numbers(entries: list[Entry]) -> list[Entry]:
    """Numbers count only when the list really counts: "7 ways to ..." alone is a title."""
    found = [numeral(entry.title) for entry in entries]
    kept = counted(found)
    if not any(kept) and _mostly_numbered(entries, found):
        kept = [one if one and not one.letter else None for one in found]
    return [
        replace(entry, number=one.number, title=one.rest, level=depth(one.number)) if one else entry
        for entry, one in zip(entries, kept, strict=True)
    ]


def _without_counters(entries: list[Entry]) -> list[Entry]:
    """A column that counts ("Paper 3") is no part of a title; names may stand behind it."""
    found = [_COUNTER.search(entry.title) for entry in entries]
    words = {match["word"].casefold() for match in found if match}
    counts = [int(match["count"]) for match in found if match]
    if (
        len(words) != 1
        or len(counts) < max(_FEWEST, _BY_NAMES * len(entries))
        or counts != list(range(counts[0], counts[0] + len(counts)))
    ):
        return entries
    titles = [
        entry.title[: match.start()] for entry, match in zip(entries, found, strict=True) if match
    ]
    if len(set(titles)) < len(titles):  # "The Mill Part 1", "The Mill Part 2"
        return entries
    return [
        replace(
            entry,
            title=entry.title[: match.start()].strip(),
            authors=authors_of(match["rest"]) if match["rest"] else (),
        )
        if match
        else entry
        for entry, match in zip(entries, found, strict=True)
    ]


def _mostly_numbered(entries: Sequence[Entry], found: Sequence[Numeral | None]) -> bool:
    numbers = [one.number for one in found if one and not one.letter]
    if len(entries) == 1 and numbers:
        return entries[0].raw.startswith(f"{numbers[0]}.")
    if len(numbers) < max(2, _NUMBERED * len(entries)):
        return False
    whole = [int(number) for number in numbers if number.isdigit()]
    return len(whole) < len(numbers) or _rising(whole)


def _take_authors(entries: list[Entry]) -> list[Entry]:
    """Choose the way of naming authors that most of the list shows, then apply it to all."""
    if bracketed := _in_brackets(entries):
        return bracketed
    named = _without_series(entries)
    ways = {
        **{way: [_after(title, mark) for title in named] for way, mark in _MARKS.items()},
        "first": [_before(entry.title) for entry in entries],
    }
    sure = {
        way: sum(bool(split and _certain(split[1])) for split in splits)
        for way, splits in ways.items()
    }
    likely = {way: sum(split is not None for split in splits) for way, splits in ways.items()}
    others = ("first", "colon", "dash") if _names_lead(ways) else ("colon", "dash", "first")
    done: list[Entry] = []
    for index, entry in enumerate(entries):
        split = None if entry.authors else _best_split(index, ways, sure, likely, others)
        if split is None:
            done.append(entry)
        else:
            done.append(replace(entry, title=split[0], authors=people(split[1])))
    return done


def _without_series(entries: Sequence[Entry]) -> list[str]:
    """Titles, but none where most begin with the same words and a colon: what stands behind the
    name of the whole, as in "The sails: Rigging" and "The sails: Repair", is a title and nobody.
    """
    fronts = Counter(entry.title.partition(": ")[0] for entry in entries)
    series, times = fronts.most_common(1)[0] if fronts else ("", 0)
    most = times >= _FEWEST and 2 * times > len(entries)
    return [
        "" if most and entry.title.startswith(f"{series}: ") else entry.title for entry in entries
    ]


def _in_brackets(entries: Sequence[Entry]) -> list[Entry]:
    """With who speaks on it, in brackets behind nearly every title; else none."""
    found = [_BRACKETS.match(entry.title) for entry in entries]
    named = [one if one and surely_people(one["names"]) else None for one in found]
    if sum(map(bool, named)) < max(_FEWEST, _BY_NAMES * len(entries)):
        return []
    return [
        replace(entry, title=one["title"], authors=people(one["names"])) if one else entry
        for entry, one in zip(entries, named, strict=True)
    ]


_Split = tuple[str, str]


def _best_split(
    index: int,
    ways: dict[str, list[_Split | None]],
    sure: dict[str, int],
    likely: dict[str, int],
    others: Sequence[str],
) -> _Split | None:
    """An author list with branches speaks for itself; bare names need the list's majority.

    ``others`` are the ways in which these may stand, likelier ones first.
    """
    total = len(ways["first"])
    often = likely["by"] >= max(2, _BY_NAMES * total)  # "by post" alone names nobody
    for way in ("colon", "dots", "question", "by", "dash"):
        split = ways[way][index]
        if split and (_certain(split[1]) or (way == "by" and (_full(split[1]) or often))):
            return split
    for way in others:
        split = ways[way][index]
        if not split:
            continue
        shown = sure[way] if way != "first" else 0
        if shown >= max(1, 0.3 * total) or (likely[way] >= max(3, 0.7 * total)):
            return split
    return None


def _names_lead(ways: dict[str, list[_Split | None]]) -> bool:
    """Where both sides of the colons look like names, whether the front ones surely are."""
    front, back = (
        sum(bool(split) and surely_people(split[1]) for split in ways[way] if split)
        for way in ("first", "colon")
    )
    return front > back


def _full(tail: str) -> bool:
    """Whether everybody has a first name and a surname."""
    return all(" " in person.name for person in people(tail))


def _certain(tail: str) -> bool:
    """Names with branches in brackets."""
    return bool(re.search(r"\([^()]+\)\s*$", tail)) and looks_like_people(tail)


def _after(title: str, divider: str) -> _Split | None:
    """Split at the last divider behind which only people stand."""
    for match in reversed(list(re.finditer(divider, title))):
        head, tail = title[: match.start()].strip(), title[match.end() :].strip()
        if head and looks_like_people(tail):
            return head.rstrip(",;"), tail
    return None


def _before(title: str) -> _Split | None:
    head, divider, tail = title.partition(": ")
    if divider and tail.strip() and looks_like_people(head) and " " in head.strip():
        return tail.strip(), head
    return None


def partings(title: str) -> dict[str, tuple[str, str]]:
    """Every way in which ``title`` may be parted into a title and its authors."""
    found = {way: _after(title, mark) for way, mark in _MARKS.items()}
    return {way: split for way, split in found.items() if split is not None}


def authors_of(text: str) -> tuple[Person, ...]:
    """Authors named by a byline, with or without "by"; empty when it names nobody."""
    stripped = _BY.sub("", " ".join(text.split()))
    return people(stripped) if looks_like_people(stripped) else ()
