"""Small PDFs, drawn line by line so that every place on the page is known."""

from __future__ import annotations

import hashlib
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from hearprint.model.document import Document, Source

#: What stands around whatever a test draws.
PROSE = [
    "The club met in the old school again, and nobody could",
    "remember when its roof had last been dry in the spring.",
    "There was tea, there were biscuits, and there was a long",
    "report of the seeds that had been bought since autumn.",
]


def source_of(data: bytes, name: str = "test.pdf") -> Source:
    """A source as the pipeline would make it."""
    digest = hashlib.sha256(data).hexdigest()
    return Source(name=name, media_type="application/pdf", digest=digest, data=data)


def draw_lines(
    canvas: Canvas,
    lines: list[str],
    *,
    x: float = 60,
    y: float = 700,
    size: float = 10,
    lead: float = 13,
    font: str = "Times-Roman",
) -> float:
    """One line under the other; gives the height of the next one."""
    canvas.setFont(font, size)
    for line in lines:
        canvas.drawString(x, y, line)
        y -= lead
    return y


def accounted(document: Document) -> int:
    """Words in blocks and words removed, together."""
    blocks = sum(block.words for block in document.blocks)
    return blocks + sum(one.words for one in document.removed)


def input_folder() -> Path:
    """Where the samples stand."""
    return Path(__file__).parents[2] / "input"
