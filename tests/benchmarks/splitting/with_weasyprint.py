"""WeasyPrint: CSS columns, footnotes at the page's foot, automatic hyphens."""

from __future__ import annotations

import importlib.util
import logging
from pathlib import Path

from benchmarks.splitting.markup import page_source
from benchmarks.splitting.spec import Issue


def missing() -> str:
    """What must be installed."""
    return "" if importlib.util.find_spec("weasyprint") else "pip install weasyprint (and libpango)"


def produce(issue: Issue, labels: list[str], path: Path) -> None:
    """Write the PDF."""
    import weasyprint  # noqa: PLC0415 - only here when it is installed

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    source = page_source(issue, labels, footnotes=issue.look.columns == 1)
    weasyprint.HTML(string=source).write_pdf(path)
