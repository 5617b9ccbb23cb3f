"""The figures: right readings by kind, and shares that sound right in two engines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from benchmarks.speaking.cases import Case, readings
from benchmarks.speaking.phonemes import Phonemes

Said = Sequence[str]  #: what a system said, in the order of the cases


def kinds(cases: Sequence[Case], said: Said) -> dict[str, tuple[int, int]]:
    """For every kind how many readings are right, and of how many."""
    wanted = Counter(case.kind for case in cases)
    right = Counter(case.kind for case, text in zip(cases, said, strict=True) if case.holds(text))
    return {kind: (right[kind], number) for kind, number in wanted.items()}


def accuracy(cases: Sequence[Case], said: Said) -> float:
    """The share of all cases that are right, from 0 to 1."""
    return sum(case.holds(text) for case, text in zip(cases, said, strict=True)) / len(cases)


def sounding(cases: Sequence[Case], said: Said, phonemes: Phonemes) -> float:
    """The share whose phonemes equal those of a right wording, from 0 to 1."""
    heard = 0
    for case, text in zip(cases, said, strict=True):
        spoken = phonemes(text)
        heard += any(spoken == phonemes(one) for one in _wordings(case))
    return heard / len(cases)


def table(cases: Sequence[Case], systems: Mapping[str, Said]) -> str:
    """Per cent right, a row for each kind and a column for each system."""
    columns = {name: kinds(cases, said) for name, said in systems.items()}
    names = list(columns)
    rows = [["kind", "cases", *names]]
    for kind, number in Counter(case.kind for case in cases).items():
        rows.append([kind, str(number), *(_per_cent(*columns[name][kind]) for name in names)])
    totals = (f"{accuracy(cases, systems[name]):.1%}"[:-1] for name in names)
    rows.append(["all", str(len(cases)), *totals])
    return lined(rows)


def by_engine(
    cases: Sequence[Case], systems: Mapping[str, Said], engines: Mapping[str, Phonemes]
) -> str:
    """Per cent that sound right, a row for each front end and a column for each engine."""
    rows = [["front end", *engines]]
    for name, said in systems.items():
        shares = (sounding(cases, said, phonemes) for phonemes in engines.values())
        rows.append([name, *(f"{share:.1%}"[:-1] for share in shares)])
    return lined(rows)


def failures(cases: Sequence[Case], said: Said) -> str:
    """Every case that went wrong, in words."""
    return "\n".join(
        f"{case.kind}\n  printed {case.text}\n  said    {text}\n  right   {case.spoken}"
        for case, text in zip(cases, said, strict=True)
        if not case.holds(text)
    )


def lined(rows: Sequence[Sequence[str]]) -> str:
    """Columns under one another, the first to the left."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if number == 0 else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )


def _wordings(case: Case) -> list[str]:
    return [one for pattern in (case.spoken, *case.also) for one in readings(pattern)]


def _per_cent(right: int, number: int) -> str:
    return str(round(100 * right / number))
