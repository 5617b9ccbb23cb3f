"""Makes the corpus: every document in its variants, with its truth beside it."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, NameObject

from benchmarks.splitting.producers import MODULES, labels_for, producer, starts
from benchmarks.splitting.spec import Issue
from benchmarks.splitting.truth import truth_of

#: Each input of a document: with its outline, without, without links too, and with an outline
#: that says nothing ("Page 1", "Page 2" ...), as some programs write it.
VARIANTS = ("outline", "stripped", "bare", "empty")


def corpus_folder() -> Path:
    """Where the corpus lies; ``HEARPRINT_CORPUS`` overrules."""
    given = os.environ.get("HEARPRINT_CORPUS")
    return Path(given) if given else Path(tempfile.gettempdir()) / "hearprint-corpus"


def make(issues: Iterable[Issue], folder: Path, *, again: bool = False) -> list[str]:
    """Set every issue that is not there yet. Returns what was left out, and why."""
    folder.mkdir(parents=True, exist_ok=True)
    left: list[str] = []
    issues = list(issues)
    used = {one.producer for one in issues}
    lacking = {name: producer(name).missing() for name in MODULES if name in used}
    for issue in issues:
        if lacking[issue.producer]:
            left.append(f"{issue.name}: {issue.producer} is missing: {lacking[issue.producer]}")
        elif again or not (folder / issue.name / "truth.json").exists():
            try:
                _make_one(issue, folder / issue.name)
            except Exception as error:  # noqa: BLE001 - any producer's failure is told, not raised
                left.append(f"{issue.name}: {type(error).__name__}: {str(error)[:200]}")
    return left


def _make_one(issue: Issue, place: Path) -> None:
    """Set twice, so that the list can print the pages; then strip."""
    place.mkdir(parents=True, exist_ok=True)
    whole = place / "outline.pdf"
    setter = producer(issue.producer)
    labels = ["88"] * len(issue.articles)
    for _ in range(4):
        setter.produce(issue, labels, whole)
        found = starts(issue, whole)
        now = labels_for(issue, found)
        if now == labels:
            break
        labels = now
    else:
        raise ValueError("the pages do not settle")
    strip(whole, place / "stripped.pdf", links=False)
    strip(whole, place / "bare.pdf", links=True)
    if issue.producer == "reportlab":
        _say_nothing(place / "bare.pdf", place / "empty.pdf")
    truth = truth_of(issue, found, len(PdfReader(whole).pages))
    (place / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), "utf-8")


def strip(source: Path, target: Path, *, links: bool) -> None:
    """A copy without outline, named destinations and tags; with ``links`` without annotations."""
    writer = PdfWriter(clone_from=PdfReader(source))
    root = writer.root_object
    for key in ("/Outlines", "/PageMode", "/StructTreeRoot", "/MarkInfo"):
        if key in root:
            del root[NameObject(key)]
    if links:
        for page in writer.pages:
            page[NameObject("/Annots")] = ArrayObject()
        for key in ("/Names", "/Dests"):
            if key in root:
                del root[NameObject(key)]
    with target.open("wb") as file:
        writer.write(file)


def _say_nothing(source: Path, target: Path) -> None:
    """A copy whose outline names pages only."""
    writer = PdfWriter(clone_from=PdfReader(source))
    for place in range(len(writer.pages)):
        writer.add_outline_item(f"Page {place + 1}", place)
    with target.open("wb") as file:
        writer.write(file)
