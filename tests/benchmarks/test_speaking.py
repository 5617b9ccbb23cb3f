"""How well printed English is turned into words to say, over the cases of ``speaking``."""

from __future__ import annotations

import os
import sys

import pytest

from benchmarks.speaking.cases import Case, all_cases
from benchmarks.speaking.intelligibility import HERE as VOICES
from benchmarks.speaking.intelligibility import chosen, error_rates, listened
from benchmarks.speaking.phonemes import ENGINES
from benchmarks.speaking.run import pace, said_by_all
from benchmarks.speaking.systems import has
from benchmarks.speaking.table import Said, accuracy, by_engine, failures, kinds, sounding, table
from fakes.tools import require_tool
from hearprint.script.spoken import spoken

pytestmark = pytest.mark.benchmark


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    """Every case."""
    return all_cases()


@pytest.fixture(scope="module")
def said(cases: tuple[Case, ...]) -> dict[str, Said]:
    """What Hearprint's command and its neighbours say."""
    told, missing = said_by_all(cases, neighbours=True)
    print(failures(cases, told["hearprint"]))
    print(table(cases, told))
    print("not installed:", ", ".join(missing) or "none")
    return told


def test_ninety_eight_readings_in_a_hundred_are_right(
    cases: tuple[Case, ...], said: dict[str, Said]
) -> None:
    assert accuracy(cases, said["hearprint"]) >= 0.98


def test_of_no_kind_is_more_than_one_reading_in_ten_wrong(
    cases: tuple[Case, ...], said: dict[str, Said]
) -> None:
    shares = kinds(cases, said["hearprint"])
    assert {kind for kind, (right, number) in shares.items() if right < 0.9 * number} == set()


def test_our_wording_sounds_right_more_often_than_any_other(
    cases: tuple[Case, ...], said: dict[str, Said]
) -> None:
    print(by_engine(cases, said, ENGINES))
    for phonemes in ENGINES.values():
        shares = {name: sounding(cases, texts, phonemes) for name, texts in said.items()}
        assert max(shares, key=shares.__getitem__) == "hearprint"


def test_normalising_is_twenty_times_faster_than_speaking(cases: tuple[Case, ...]) -> None:
    sentences, ratio = pace(cases, spoken)
    print(f"{sentences:.0f} sentences a second, {ratio:.0f} times the neural voice's pace")
    assert sentences >= 2000 or ratio >= 20


def test_our_words_are_understood_better_than_the_engines_own_reading() -> None:
    python = os.environ.get("HEARPRINT_BASELINES", sys.executable)
    listener = python if has(python, "faster_whisper") else None
    require_tool("faster-whisper, in the Python that HEARPRINT_BASELINES names,", listener)
    rates = error_rates(listened(chosen(60), list(VOICES), python))
    for engine in VOICES:
        own, ours = rates[engine, "its own"], rates[engine, "ours"]
        print(f"{engine}: {own:.1%} of the words misheard of its own reading, {ours:.1%} of ours")
        assert ours < own
