"""How well documents are split and read, over the corpus of ``splitting``; prints its table.

The corpus is made in the platform's temporary folder (or ``HEARPRINT_CORPUS``) on the first run,
by those producers that are installed: WeasyPrint, Chromium, reportlab, LaTeX, groff, LibreOffice.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.splitting.run import Case, cases, made_corpus, measure
from benchmarks.splitting.score import Score
from benchmarks.splitting.systems import hearprint, others
from benchmarks.splitting.table import failures, table, total

pytestmark = pytest.mark.benchmark


@pytest.fixture(scope="module")
def corpus() -> list[Case]:
    """Every input that could be made here."""
    folder, left = made_corpus()
    for line in left:
        print("left out:", line)
    return list(cases(folder))


@pytest.fixture(scope="module")
def scores(corpus: list[Case]) -> list[Score]:
    """Hearprint's figures."""
    made = measure(hearprint, corpus)
    print(failures(made, excerpts=2))
    print(table("hearprint", made))
    return made


def _with(scores: list[Score], *variants: str) -> list[Score]:
    return [one for one in scores if one.variant in variants]


def test_starts_agree_with_the_outline(scores: list[Score]) -> None:
    assert total(_with(scores, "outline")).f1 >= 0.99


def test_starts_are_found_without_an_outline(scores: list[Score]) -> None:
    assert total(_with(scores, "stripped", "bare")).f1 >= 0.97


def test_web_pages_are_cut_at_their_sections(scores: list[Score]) -> None:
    assert total(_with(scores, "html")).f1 >= 0.97


def test_nine_documents_in_ten_are_perfect(scores: list[Score]) -> None:
    assert total(scores).perfect >= 0.9


def test_of_two_hundred_words_at_most_one_is_wrong(scores: list[Score]) -> None:
    assert total(scores).wer <= 0.005


def test_running_heads_do_not_leak(scores: list[Score]) -> None:
    assert total(scores).leaks < 0.001


def test_no_word_is_lost_without_a_reason(scores: list[Score]) -> None:
    lost = {f"{one.name}/{one.variant}": one.unexplained for one in scores if one.unexplained}
    assert not lost
    assert all(one.balanced for one in scores)


def test_other_tools_on_the_same_corpus(corpus: list[Case]) -> None:
    ours = [one for one in corpus if one.variant in ("outline", "bare") and "front" in one.truth]
    for name, system in others().items():
        print(table(name, measure(system, ours)))


def test_the_command_says_the_same(corpus: list[Case], tmp_path: Path) -> None:
    [first, *_] = [one for one in corpus if one.variant == "bare"]
    alone = tmp_path / "document.pdf"
    shutil.copy(first.path, alone)
    command = [sys.executable, "-m", "hearprint", "plan", str(alone), "--json", "--no-save"]
    told = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    titles = [one["title"] for one in told["sections"] if one["level"] > 0]
    assert titles == [one.title for one in hearprint(alone).sections]
