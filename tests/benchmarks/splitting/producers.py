"""The producers by name; one that is not installed is skipped by name."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Protocol

from pypdf import PdfReader

from benchmarks.splitting.spec import Issue


class Producer(Protocol):
    """A module that sets an issue."""

    def missing(self) -> str:
        """What must be installed; empty when all is there."""

    def produce(self, issue: Issue, labels: list[str], path: Path) -> None:
        """Write the PDF, with an outline of the articles on level 1."""


MODULES = {
    "weasyprint": "benchmarks.splitting.with_weasyprint",
    "chromium": "benchmarks.splitting.with_chromium",
    "reportlab": "benchmarks.splitting.with_reportlab",
    "latex": "benchmarks.splitting.with_latex",
    "groff": "benchmarks.splitting.with_groff",
    "libreoffice": "benchmarks.splitting.with_libreoffice",
}


def producer(name: str) -> Producer:
    """The producer's module."""
    return importlib.import_module(MODULES[name])  # type: ignore[return-value]


def starts(issue: Issue, path: Path) -> list[int | None]:
    """The page, from 1, on which each article starts; None for one that is on no page."""
    reader = PdfReader(path)
    tops = [item for item in reader.outline if not isinstance(item, list)]
    pages = [(reader.get_destination_page_number(item) or 0) + 1 for item in tops]  # type: ignore[arg-type]
    if len(pages) != len(issue.shown):
        raise ValueError(f"{issue.name}: {len(pages)} marks for {len(issue.shown)} articles")
    rest = iter(pages)
    return [next(rest) if article.present else None for article in issue.articles]


def labels_for(issue: Issue, found: list[int | None]) -> list[str]:
    """The folio printed on each article's page."""
    real = [page for page in found if page]
    away = real[0] - 1 if issue.heads.roman_front else 0
    made: list[str] = []
    last = real[0]
    for page in found:
        last = page or last
        made.append(str(last - away))
    return made
