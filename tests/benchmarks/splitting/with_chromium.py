"""Chromium, printing to PDF without a window."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from benchmarks.splitting.markup import page_source
from benchmarks.splitting.spec import Issue


def missing() -> str:
    """What must be installed."""
    return "" if _program() else "apt install chromium"


def _program() -> str | None:
    return shutil.which("chromium") or shutil.which("google-chrome")


def produce(issue: Issue, labels: list[str], path: Path) -> None:
    """Write the PDF."""
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "page.html"
        source.write_text(page_source(issue, labels, footnotes=False), "utf-8")
        subprocess.run(
            [
                str(_program()),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-pdf-header-footer",
                "--generate-pdf-document-outline",
                f"--user-data-dir={place}/profile",
                f"--print-to-pdf={path}",
                source.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
