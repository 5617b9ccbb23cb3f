"""Small PDFs made on the spot."""

from __future__ import annotations

import io
from collections.abc import Sequence

from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas


def pdf(*pages: Sequence[str], title: str = "") -> bytes:
    """One page for each list of lines; a line that begins with ``# `` is set as a heading."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True)
    canvas.setTitle(title)
    for lines in pages:
        height = 780
        for line in lines:
            heading = line.startswith("# ")
            canvas.setFont("Helvetica-Bold" if heading else "Helvetica", 16 if heading else 10)
            canvas.drawString(60, height, line.removeprefix("# "))
            height -= 34 if heading else 13
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def picture_only() -> bytes:
    """A page with a drawing and no text, like a scan."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True)
    canvas.rect(60, 60, 300, 300, fill=1)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def locked(data: bytes, *, password: str) -> bytes:
    """The same document, encrypted; an empty ``password`` opens without being asked for."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-256")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def without_pages() -> bytes:
    """A well-formed file that holds no page at all."""
    stream = io.BytesIO()
    PdfWriter().write(stream)
    return stream.getvalue()
