"""Pages that are pictures flow into the same stages as text; what they say is known here."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image
from pypdf import PdfReader as PypdfReader
from pypdf import PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from fakes import pdfs
from fakes.bulletin import HEAD, PAGES, TITLES, bulletin
from fakes.pdf_pages import accounted, source_of
from fakes.scans import BlindRecogniser, KnowingRecogniser, add_picture, pictures, scanned
from hearprint.errors import NoTextError
from hearprint.model.document import Document, Role
from hearprint.planning import plan_document
from hearprint.readers.pdf import reader as pdf_reader
from hearprint.readers.pdf.reader import PdfReader
from hearprint.readers.scan.recogniser import Quad, RecogniserError
from hearprint.settings import Settings


@pytest.fixture
def without_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "shared", lambda: None)


def _read(data: bytes, recogniser: object) -> Document:
    document = PdfReader(recogniser).read(source_of(data))  # type: ignore[arg-type]
    assert accounted(document) == document.source_words
    return document


def _texts(document: Document) -> list[tuple[Role, int | None, str]]:
    return [(one.role, one.page, _undotted(one.text)) for one in document.blocks]


def _undotted(text: str) -> str:
    return re.sub(r"[ .]{4,}", " ", text)


def _codes(document: Document) -> list[tuple[str, str]]:
    return [(one.code, one.where) for one in document.findings]


def _merged(*parts: bytes) -> bytes:
    writer = PdfWriter()
    for part in parts:
        writer.append(PypdfReader(io.BytesIO(part)))
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_scan_has_the_blocks_furniture_and_folios_of_the_file_it_was_printed_from() -> None:
    data = bulletin()
    printed, seen = _read(data, BlindRecogniser()), _read(scanned(data), KnowingRecogniser(data))
    assert _texts(seen) == _texts(printed)
    assert [one.label for one in seen.pages] == [one.label for one in printed.pages]
    assert sorted((one.reason, one.text, one.page) for one in seen.removed) == sorted(
        (one.reason, one.text, one.page) for one in printed.removed
    )
    assert HEAD in {one.text for one in seen.removed if one.reason == "running head"}
    assert _codes(seen) == [("R-005", f"page {number}") for number in (1, 2, 3, 4)]


def test_a_scan_is_cut_by_its_printed_list_of_contents() -> None:
    data = bulletin()
    document = _read(scanned(data), KnowingRecogniser(data))
    split = plan_document(document, plan=None, catalogue=None, settings=Settings()).split
    found = [(one.title, document.blocks[one.start].page) for one in split.sections if one.level]
    assert split.contents.kind == "printed"
    assert found == list(zip(TITLES, PAGES, strict=True))
    assert split.account.balanced


def test_scanned_and_printed_pages_of_one_document_go_together() -> None:
    data = bulletin()
    writer = PdfWriter()
    for page in PypdfReader(io.BytesIO(data)).pages[:2]:
        writer.add_page(page)
    front = io.BytesIO()
    writer.write(front)
    writer = PdfWriter()
    for page in PypdfReader(io.BytesIO(data)).pages[2:]:
        writer.add_page(page)
    back = io.BytesIO()
    writer.write(back)
    mixed = _merged(front.getvalue(), scanned(back.getvalue()))
    document = _read(mixed, KnowingRecogniser(back.getvalue()))
    assert _texts(document) == _texts(_read(data, BlindRecogniser()))
    assert _codes(document) == [("R-005", "page 3"), ("R-005", "page 4")]
    sizes = {one.size for one in document.blocks if one.role is Role.PARAGRAPH}
    assert max(sizes) - min(sizes) < 0.2  # a scan's type counts as the file's own


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_rotate_turns_a_scan_upright_and_costs_nothing(turn: int) -> None:
    data = bulletin()
    writer = PdfWriter(clone_from=PypdfReader(io.BytesIO(scanned(data, turn=turn))))
    for page in writer.pages:
        page.rotate(90 * turn)  # by the clock: back again
    stream = io.BytesIO()
    writer.write(stream)
    assert _texts(_read(stream.getvalue(), KnowingRecogniser(data))) == _texts(
        _read(data, BlindRecogniser())
    )


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_a_scan_that_nobody_turned_is_turned_by_its_letters(turn: int) -> None:
    data = bulletin()
    seen = _read(scanned(data, turn=turn), KnowingRecogniser(data, turn=turn))
    assert _texts(seen) == _texts(_read(data, BlindRecogniser()))
    assert all(page.width < page.height for page in seen.pages)


def test_a_stamp_beside_the_picture_hides_nothing_and_is_kept_in_the_account() -> None:
    data = bulletin()
    document = _read(scanned(data, stamp="Copied by the library"), KnowingRecogniser(data))
    text = " ".join(one.text for one in document.blocks)
    assert all(title in text for title in TITLES)
    assert "running head" in {
        one.reason for one in document.removed if one.text == "Copied by the library"
    }


def _layered(data: bytes) -> bytes:
    """A scan with an invisible layer of text (text render mode 3), as OCR programs write it."""
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=True)
    for number, picture in enumerate(pictures(data)):
        add_picture(canvas, picture)
        layer = canvas.beginText(40, 500)
        layer.setTextRenderMode(3)
        layer.setFont("Helvetica", 9.5)
        for line in range(10):
            layer.textLine(f"layer {number} line {line} says what the picture shows")
        canvas.drawText(layer)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_a_scan_with_a_layer_of_text_is_not_recognised_again() -> None:
    blind = BlindRecogniser()
    document = _read(_layered(bulletin()), blind)
    assert blind.asked == 0
    assert "layer 3 line 9 says" in " ".join(one.text for one in document.blocks)
    assert document.findings == ()


def test_a_photograph_with_its_caption_stays_a_photograph() -> None:
    picture = Image.effect_noise((400, 500), 90).convert("L")
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(400, 600), invariant=True)
    canvas.drawImage(ImageReader(picture), 20, 80, 360, 500)
    canvas.drawString(20, 60, "The quay in the storm of 1912")
    canvas.showPage()
    canvas.save()
    document = _read(stream.getvalue(), BlindRecogniser())
    assert [one.text for one in document.blocks] == ["The quay in the storm of 1912"]
    assert document.findings == ()


@pytest.mark.usefixtures("without_extra")
def test_without_the_extra_a_scan_names_what_to_install() -> None:
    with pytest.raises(NoTextError) as caught:
        PdfReader().read(source_of(scanned(bulletin()), "minutes.pdf"))
    said = str(caught.value)
    assert said.startswith("minutes.pdf: This PDF holds no text, only pictures of pages.")
    assert 'pip install "hearprint[ocr]"' in said
    assert "ocrmypdf" in said


@pytest.mark.usefixtures("without_extra")
def test_without_the_extra_a_stamp_on_every_scan_is_no_text() -> None:
    with pytest.raises(NoTextError, match="only pictures"):
        PdfReader().read(source_of(scanned(bulletin(), stamp="Copied by the library")))


@pytest.mark.usefixtures("without_extra")
def test_without_the_extra_each_unread_picture_among_text_is_told() -> None:
    text = pdfs.pdf(["We met in the hall and agreed to go on."] * 20)
    scan = scanned(pdfs.pdf(["Seen by nobody"]))
    stamped = scanned(pdfs.pdf(["Seen by nobody"]), stamp="Copied by the library")
    document = PdfReader().read(source_of(_merged(text, scan, stamped)))
    assert _codes(document) == [("R-001", "page 2"), ("R-006", "page 3")]
    assert all("hearprint[ocr]" in one.message for one in document.findings)


def test_with_the_extra_a_scan_of_nothing_says_so() -> None:
    with pytest.raises(NoTextError, match="recognised no letters") as caught:
        PdfReader(BlindRecogniser()).read(source_of(pdfs.picture_only(), "drawing.pdf"))
    assert "Scan it again" in str(caught.value)


class _Broken(BlindRecogniser):
    def find(self, picture: Image.Image) -> tuple[Quad, ...]:
        del picture
        raise RecogniserError("RapidOCR failed: no model")


def test_a_recogniser_that_fails_costs_its_page_and_no_more() -> None:
    text = pdfs.pdf(["We met in the hall and agreed to go on."] * 20)
    document = _read(_merged(text, pdfs.picture_only()), _Broken())
    assert _codes(document) == [("R-006", "page 2")]
    assert "no model" in document.findings[0].message
    with pytest.raises(NoTextError, match="no model"):
        PdfReader(_Broken()).read(source_of(pdfs.picture_only()))


def _with_picture(width: int, height: int, data: bytes, colour: bytes = b"/DeviceGray") -> bytes:
    """A page of one picture whose data may be anything."""
    image = (
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8"
        b" /ColorSpace %b /Filter /DCTDecode /Length %d >>\nstream\n%b\nendstream"
        % (width, height, colour, len(data), data)
    )
    drawn = b"q 500 0 0 700 0 0 cm /I Do Q"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 700] /Contents 4 0 R"
            b" /Resources << /XObject << /I 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(drawn), drawn),
        image,
    ]
    made = b"%PDF-1.4\n"
    for number, body in enumerate(objects, start=1):
        made += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    return made + b"trailer << /Size 6 /Root 1 0 R >>\n%%EOF\n"


@pytest.mark.parametrize(
    ("width", "height", "data"),
    [(100_000, 100_000, b"\xff\xd8"), (0, 0, b""), (10, 10, b"no picture"), (2**31, 1, b"\xff")],
    ids=["enormous", "empty", "damaged", "absurd"],
)
def test_a_hostile_picture_ends_in_one_clear_error(width: int, height: int, data: bytes) -> None:
    with pytest.raises(NoTextError) as caught:
        PdfReader(BlindRecogniser()).read(source_of(_with_picture(width, height, data)))
    assert "pictures of" in str(caught.value)
