"""Makes the corpus, runs Hearprint and the others on it, prints the figures.

::

    python tests/benchmarks/splitting/run.py [--make] [--group G] [--only NAME] [--variant V]
        [--others] [--verbose]

The corpus lies in the platform's temporary folder, or where ``HEARPRINT_CORPUS`` says.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.splitting.issues import all_issues
from benchmarks.splitting.make import VARIANTS, corpus_folder, make
from benchmarks.splitting.manuals import make_manuals
from benchmarks.splitting.score import Score, score
from benchmarks.splitting.systems import System, hearprint, others
from benchmarks.splitting.table import failures, table
from benchmarks.splitting.web_pages import make_pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One input with its truth."""

    name: str
    variant: str
    path: Path
    truth: dict[str, Any]


def cases(folder: Path) -> Iterator[Case]:
    """Every input of the corpus that lies in ``folder``."""
    for place in sorted(folder.iterdir()):
        told = place / "truth.json"
        if not told.exists():
            continue
        truth = json.loads(told.read_text("utf-8"))
        inputs = [(variant, place / f"{variant}.pdf") for variant in VARIANTS]
        inputs.append(("html", place / truth.get("first", "page.html")))
        for variant, path in inputs:
            if path.exists():
                yield Case(name=place.name, variant=variant, path=path, truth=truth)


def measure(system: System, chosen: Sequence[Case]) -> list[Score]:
    """The figures of ``system`` for each input, each read where it has no neighbours."""
    made: list[Score] = []
    with tempfile.TemporaryDirectory() as place:
        for case in chosen:
            alone = Path(place) / f"{case.name}{case.path.suffix}"
            if "first" in case.truth:  # its chapters lie beside it
                alone = case.path
            else:
                shutil.copy(case.path, alone)
            made.append(score(case.name, case.variant, case.truth, system(alone)))
    return made


def made_corpus(*, group: str = "", only: str = "", again: bool = False) -> tuple[Path, list[str]]:
    """Make what is missing of the corpus (all of it ``again``): its folder, what was left out."""
    folder = corpus_folder()
    issues = [one for one in all_issues() if only in one.name and group in one.producer]
    left = make(issues, folder, again=again)
    if group in ("", "manuals", "html manuals", "html files"):
        left += make_manuals(folder, only=only)
    if group in ("", "web"):
        make_pages(folder, only=only)
    return folder, left


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--make", action="store_true", help="make the corpus anew")
    parser.add_argument("--group", default="", help="only this producer or kind")
    parser.add_argument("--only", default="", help="only names that hold this")
    parser.add_argument("--variant", default="", help="only outline, stripped, bare or html")
    parser.add_argument("--others", action="store_true", help="run the other tools too")
    parser.add_argument("--verbose", action="store_true", help="tell every failure")
    asked = parser.parse_args()
    folder, left = made_corpus(group=asked.group, only=asked.only, again=asked.make)
    for line in left:
        print("left out:", line)
    chosen = [
        case
        for case in cases(folder)
        if asked.only in case.name
        and asked.variant in case.variant
        and (not asked.group or case.truth["group"] == asked.group)
    ]
    scores = measure(hearprint, chosen)
    if asked.verbose:
        print(failures(scores))
    print(table("hearprint", scores))
    if asked.others:
        for name, system in others().items():
            pdfs = [one for one in chosen if one.path.suffix == ".pdf"]
            print(table(name, measure(system, pdfs)))


if __name__ == "__main__":
    main()
