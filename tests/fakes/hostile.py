"""PDFs that mean harm: small files that would cost hours or gigabytes to somebody careless."""

from __future__ import annotations

import io
import random
import zlib
from collections.abc import Callable, Iterable

from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from fakes.pdf_pages import draw_lines

LINE = "The meeting opened at half past ten, and nobody could say why."

#: Makers of hostile files, by name.
HOSTILE: dict[str, Callable[[], bytes]] = {}


def _hostile(make: Callable[[], bytes]) -> Callable[[], bytes]:
    HOSTILE[make.__name__] = make
    return make


def pdf(objects: Iterable[bytes]) -> bytes:
    """A file of numbered objects, the first being the catalogue."""
    body, table = [b"%PDF-1.4\n"], [b"0000000000 65535 f \n"]
    at = len(body[0])
    for number, one in enumerate(objects, 1):
        body.append(b"%d 0 obj\n%b\nendobj\n" % (number, one))
        table.append(b"%010d 00000 n \n" % at)
        at += len(body[-1])
    end = b"trailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (len(table), at)
    return b"".join([*body, b"xref\n0 %d\n" % len(table), *table, end])


def bare(data: bytes) -> bytes:
    """A file's objects alone, for a reference table of another kind."""
    return data.rpartition(b"xref\n0 ")[0]


def page(
    content: bytes, *, extra: bytes = b"", kids: bytes = b"[3 0 R]", catalogue: bytes = b"",
    content_is: bytes = b"4 0 R", resources: bytes = b"",
) -> list[bytes]:  # fmt: skip
    """The objects 1 to 5 of a file with one page: catalogue, pages, page, content, font."""
    return [
        b"<< /Type /Catalog /Pages 2 0 R " + catalogue + b" >>",
        b"<< /Type /Pages /Kids " + kids + b" /Count %d >>" % kids.count(b"R"),
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " + content_is + b" "
            + extra + b" /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> " + resources
            + b" >> >>"
        ),
        stream(content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]  # fmt: skip


def stream(data: bytes, extra: bytes = b"") -> bytes:
    """A stream as it is."""
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), extra, data)


def packed(parts: Iterable[bytes], extra: bytes = b"", times: int = 1) -> bytes:
    """A stream that is deflated, several times over if wanted; never held whole.

    Its checksum is wrong where parts are repeated, which readers of PDF do not mind.
    """
    data = parts
    for _ in range(times):
        data = _deflated(data)
    filters = b"/Filter [" + b"/FlateDecode " * times + b"] "
    return stream(b"".join(data), filters + extra)


def _deflated(parts: Iterable[bytes]) -> Iterable[bytes]:
    squeeze = zlib.compressobj(9)
    yield squeeze.flush(zlib.Z_FULL_FLUSH)
    last, again = None, b""
    for part in parts:
        if part is not last:  # what was squeezed after a full flush is the same every time
            last, again = part, squeeze.compress(part) + squeeze.flush(zlib.Z_FULL_FLUSH)
        yield again
    yield squeeze.flush()


def repeated(piece: bytes, size: int) -> Iterable[bytes]:
    """``piece`` over and over, ``size`` bytes in all."""
    block = piece * max(1, 1_000_000 // len(piece))
    return (block for _ in range(size // len(block)))


def show(text: bytes = LINE.encode(), x: float = 40, y: float = 700, size: float = 10) -> bytes:
    """Operators that print a line."""
    return b"BT /F1 %f Tf %f %f Td (%b) Tj ET\n" % (size, x, y, text)


# Bombs: a little that unfolds to very much ---------------------------------------------------


def _with_cmap(cmap: bytes, text: bytes = LINE.encode()) -> bytes:
    objects = page(show(text))
    objects[4] = (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R"
        b" /FirstChar 0 /LastChar 255 >>"
    )
    return pdf([*objects, cmap])


@_hostile
def letters_that_mean_a_gigabyte() -> bytes:
    lines = repeated(b"100 beginbfchar\n" + b"<41> <0041>\n" * 100 + b"endbfchar\n", 1_000_000_000)
    return _with_cmap(packed(lines))


@_hostile
def letters_that_mean_ranges_without_end() -> bytes:
    lines = repeated(b"1 beginbfrange\n<0000> <FFFF> <0041>\nendbfrange\n", 20_000_000)
    return _with_cmap(packed(lines))


@_hostile
def a_letter_that_means_a_book() -> bytes:
    line = b"1 beginbfchar\n<61> <" + b"00410020" * 100_000 + b">\nendbfchar\n"
    return _with_cmap(packed([line]), b"a" * 20_000)


@_hostile
def a_letter_that_means_a_chapter() -> bytes:
    line = b"1 beginbfchar\n<61> <" + b"00410020" * 250 + b">\nendbfchar\n"
    return _with_cmap(packed([line]), b"a" * 200_000)


@_hostile
def fifty_million_letters() -> bytes:
    objects = page(b"")
    objects[3] = packed(repeated(show(b"word " * 100), 250_000_000))
    return pdf(objects)


@_hostile
def two_million_letters() -> bytes:
    objects = page(b"")
    objects[3] = packed(repeated(show(b"word " * 12), 3_000_000))
    return pdf(objects)


@_hostile
def many_pages_of_many_letters() -> bytes:
    objects = page(b"", kids=b"[" + b"3 0 R " * 2_000 + b"]")
    objects[3] = packed(repeated(show(b"word " * 12), 400_000))
    return pdf(objects)


@_hostile
def packed_twice() -> bytes:
    objects = page(b"")
    objects[3] = packed(repeated(b" ", 2_000_000_000), times=2)
    return pdf(objects)


@_hostile
def packed_ten_times() -> bytes:
    objects = page(b"")
    objects[3] = packed(repeated(b" ", 100_000_000), times=10)
    return pdf(objects)


@_hostile
def run_lengths_in_hexadecimal() -> bytes:
    objects = page(b"")
    data = zlib.compress((b"81 20 " * 3_000_000) + b">", 9)
    objects[3] = stream(data, b"/Filter [/FlateDecode /ASCIIHexDecode /RunLengthDecode]")
    return pdf(objects)


@_hostile
def one_content_ten_thousand_times() -> bytes:
    objects = page(b"", content_is=b"[" + b"4 0 R " * 10_000 + b"]")
    objects[3] = packed(repeated(show(b"word " * 20), 2_000_000))
    return pdf(objects)


@_hostile
def a_form_called_ten_thousand_times() -> bytes:
    form = packed(
        repeated(show(b"word " * 20), 1_000_000),
        b"/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << /Font << /F1 5 0 R >> >>",
    )
    return pdf([*page(b"/X Do " * 10_000), form])


@_hostile
def a_form_that_unfolds() -> bytes:
    form = packed(
        repeated(b" ", 1_500_000_000),
        b"/Type /XObject /Subtype /Form /BBox [0 0 500 500]"
        b" /Resources << /XObject << /X 6 0 R >> >>",
    )
    return pdf([*page(show() + b"/X Do "), form])


@_hostile
def text_that_stands_for_more() -> bytes:
    said = b"(" + b"many words " * 100_000 + b")"
    mark = b"/Span /P BDC\n" + show(b"a") + b"EMC\n"
    return pdf([
        *page(mark * 2_000, resources=b"/Properties << /P 6 0 R >>"),
        b"<< /ActualText " + said + b" >>",
    ])  # fmt: skip


@_hostile
def objects_that_unfold() -> bytes:
    objects = page(show())
    inside = [b"6 0 " + b" " * 100 + b"<< /A 1 >>", *repeated(b" ", 1_000_000_000)]
    held = packed(inside, b"/Type /ObjStm /N 1 /First 100")
    rows = [b"\1" + at.to_bytes(4, "big") + b"\0" for at in _offsets(objects)]
    rows = [b"\0\0\0\0\0\0", *rows, b"\2\0\0\0\7\0"]
    table = stream(
        zlib.compress(b"".join(rows)),
        b"/Type /XRef /Size 9 /W [1 4 1] /Root 1 0 R /Filter /FlateDecode /Index [0 7]",
    )
    body = bare(pdf([*objects, b"null", held]))
    at = len(body)
    return body + b"8 0 obj\n" + table + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % at


def _offsets(objects: list[bytes]) -> Iterable[int]:
    at = len(b"%PDF-1.4\n")
    for number, one in enumerate(objects, 1):
        yield at
        at += len(b"%d 0 obj\n%b\nendobj\n" % (number, one))


@_hostile
def a_reference_table_that_unfolds() -> bytes:
    body = bare(pdf(page(show())))
    table = packed(
        repeated(b"\0", 1_000_000_000),
        b"/Type /XRef /Size 100000000 /W [1 4 2] /Root 1 0 R",
    )
    return body + b"8 0 obj\n" + table + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)


@_hostile
def a_font_that_unfolds() -> bytes:
    objects = page(show())
    objects[4] = (
        b"<< /Type /Font /Subtype /TrueType /BaseFont /Odd /FirstChar 0 /LastChar 1"
        b" /Widths [500 500] /FontDescriptor 6 0 R >>"
    )
    return pdf([
        *objects,
        b"<< /Type /FontDescriptor /FontName /Odd /Flags 32 /FontFile2 7 0 R >>",
        packed(repeated(b"\0", 1_000_000_000)),
    ])  # fmt: skip


@_hostile
def codes_that_unfold() -> bytes:
    """A composite font whose own table of codes is a bomb."""
    objects = page(show())
    objects[4] = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding 6 0 R /DescendantFonts [7 0 R] >>"
    )
    lines = repeated(b"1 begincidrange\n<0000> <FFFF> 0\nendcidrange\n", 1_000_000_000)
    return pdf([
        *objects,
        packed(lines, b"/Type /CMap /CMapName /Odd"),
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Odd >>",
    ])  # fmt: skip


@_hostile
def labels_of_a_million_letters() -> bytes:
    objects = page(
        show(), kids=b"[" + b"3 0 R " * 3_000 + b"]",
        catalogue=b"/PageLabels << /Nums [0 << /S /r /St 2000000000 >>] >>",
    )  # fmt: skip
    return pdf(objects)


@_hostile
def labels_of_a_long_prefix() -> bytes:
    objects = page(
        show(), kids=b"[" + b"3 0 R " * 3_000 + b"]",
        catalogue=b"/PageLabels << /Nums [0 << /S /D /P 6 0 R >>] >>",
    )  # fmt: skip
    return pdf([*objects, b"(" + b"prefix " * 200_000 + b")"])


@_hostile
def one_long_title_for_all_bookmarks() -> bytes:
    first, count = 8, 20_000
    marks = [
        b"<< /Title 7 0 R /Next %d 0 R /Dest [3 0 R /Fit] >>" % (first + at + 1)
        for at in range(count)
    ]
    return pdf([
        *page(show(), catalogue=b"/Outlines 6 0 R"), b"<< /First 8 0 R >>",
        b"(" + b"a title " * 100_000 + b")", *marks,
    ])  # fmt: skip


@_hostile
def one_long_description_for_all_figures() -> bytes:
    figures = [b"<< /S /Figure /Alt 7 0 R /Pg 3 0 R /K [] >>"] * 20_000
    kids = b" ".join(b"%d 0 R" % (8 + at) for at in range(len(figures)))
    return pdf([
        *page(show(), catalogue=b"/StructTreeRoot 6 0 R"), b"<< /K [" + kids + b"] >>",
        b"(" + b"a picture " * 100_000 + b")", *figures,
    ])  # fmt: skip


# Circles and depths ----------------------------------------------------------------------------


@_hostile
def pages_within_themselves() -> bytes:
    return pdf(page(show(), kids=b"[2 0 R 3 0 R 2 0 R]"))


@_hostile
def pages_ten_thousand_deep() -> bytes:
    objects = page(show(), kids=b"[6 0 R]")
    deep = [
        b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (at + 1) for at in range(6, 10_006)
    ]  # fmt: skip
    return pdf([*objects, *deep, b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"])


@_hostile
def pages_that_double_thirty_times() -> bytes:
    objects = page(show(), kids=b"[6 0 R 6 0 R]")
    deep = [
        b"<< /Type /Pages /Count 2 /Kids [%d 0 R %d 0 R] >>" % (at + 1, at + 1)
        for at in range(6, 36)
    ]  # fmt: skip
    return pdf([*objects, *deep, b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"])


@_hostile
def one_page_a_million_times() -> bytes:
    return pdf(page(show(), kids=b"[" + b"3 0 R " * 1_000_000 + b"]"))


@_hostile
def outline_in_circles() -> bytes:
    return pdf([
        *page(show(), catalogue=b"/Outlines 6 0 R"), b"<< /First 7 0 R /Last 7 0 R >>",
        b"<< /Title (A) /First 7 0 R /Next 6 0 R /Parent 7 0 R /Dest [3 0 R /XYZ 0 0 0] >>",
    ])  # fmt: skip


@_hostile
def outline_8_000_deep() -> bytes:
    deep = [b"<< /Title (A) /First %d 0 R >>" % (number + 1) for number in range(6, 8_000)]
    return pdf([*page(show(), catalogue=b"/Outlines 6 0 R"), *deep])


@_hostile
def outline_of_20_000_entries() -> bytes:
    """All on one page, every title of its own."""
    marks = [
        b"<< /Title (Entry %d of the list) /Next %d 0 R /Dest [3 0 R /XYZ 0 %d 0] >>"
        % (at, at + 1, at % 800)
        for at in range(7, 20_007)
    ]
    return pdf([*page(show(), catalogue=b"/Outlines 6 0 R"), b"<< /First 7 0 R >>", *marks])


@_hostile
def outline_of_20_000_entries_alike() -> bytes:
    """Over 200 pages of headings, every title on every one of them."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=True)
    for number in range(200):
        canvas.bookmarkPage(f"p{number}")
        for _ in range(100):
            canvas.addOutlineEntry("The annual report of the branch", f"p{number}")
        top = 780.0
        for _ in range(12):
            top = draw_lines(canvas, ["The annual report of the branch"], y=top, size=16, lead=26)
            top = draw_lines(canvas, [LINE], y=top, lead=26)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@_hostile
def names_in_circles() -> bytes:
    return pdf([
        *page(show(), catalogue=b"/Names << /Dests 6 0 R >>"),
        b"<< /Kids [6 0 R 7 0 R 6 0 R] /Names [(a) 8 0 R] >>",
        b"<< /Kids [6 0 R 7 0 R] /Names [(a) (b) (b) (a)] >>", b"(a)",
    ])  # fmt: skip


@_hostile
def names_that_double() -> bytes:
    pairs = b" ".join(b"(name %d) [3 0 R /Fit]" % at for at in range(50_000))
    return pdf([
        *page(show(), catalogue=b"/Names << /Dests 6 0 R >>"),
        b"<< /Kids [" + b"7 0 R " * 50_000 + b"] >>", b"<< /Names [" + pairs + b"] >>",
    ])  # fmt: skip


@_hostile
def tags_in_circles() -> bytes:
    return pdf([
        *page(b"/P << /MCID 0 >> BDC " + show() + b"EMC", catalogue=b"/StructTreeRoot 6 0 R"),
        b"<< /K 7 0 R >>", b"<< /S /Document /K [8 0 R 7 0 R 8 0 R] >>",
        b"<< /S /P /Pg 3 0 R /K [0 8 0 R 7 0 R 0] >>",
    ])  # fmt: skip


@_hostile
def tags_20_000_deep() -> bytes:
    deep = [b"<< /S /Sect /K [%d 0 R] >>" % (number + 1) for number in range(7, 20_000)]
    return pdf([*page(show(), catalogue=b"/StructTreeRoot 6 0 R"), b"<< /K 7 0 R >>", *deep])


@_hostile
def marks_200_000() -> bytes:
    kids = b" ".join(b"%d" % at for at in range(200_000))
    content = b"".join(b"/P << /MCID %d >> BDC EMC\n" % at for at in range(0, 200_000, 10))
    return pdf([
        *page(content + show(), catalogue=b"/StructTreeRoot 6 0 R"),
        b"<< /K << /S /P /Pg 3 0 R /K [" + kids + b"] >> >>",
    ])  # fmt: skip


@_hostile
def form_within_itself() -> bytes:
    form = stream(
        b"/X Do /X Do /X Do",
        b"/Type /XObject /Subtype /Form /BBox [0 0 500 500]"
        b" /Resources << /XObject << /X 6 0 R >> >>",
    )
    return pdf([*page(show() + b"/X Do\n"), form])


@_hostile
def forms_within_forms() -> bytes:
    """Ten calls of a form that calls the next one ten times, and so on: ten thousand million."""
    forms = [
        stream(
            b"/X Do " * 10,
            b"/Type /XObject /Subtype /Form /BBox [0 0 500 500]"
            b" /Resources << /XObject << /X %d 0 R >> >>" % (number + 1),
        )
        for number in range(6, 16)
    ]
    last = stream(b"", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    return pdf([*page(show() + b"/X Do\n"), *forms, last])


@_hostile
def letters_that_draw_themselves() -> bytes:
    """A font of drawings, each of which prints ten letters of that font."""
    objects = page(show(b"a" * 100))
    objects[4] = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [.1 0 0 .1 0 0]"
        b" /CharProcs << /a 6 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97"
        b" /LastChar 97 /Widths [9] /Resources << /Font << /F1 5 0 R >> >> >>"
    )
    return pdf([*objects, stream(b"9 0 d0 " + show(b"a" * 10))])


@_hostile
def lists_10_000_deep() -> bytes:
    return pdf(page(show(), extra=b"/Annots " + b"[" * 10_000 + b"]" * 10_000))


@_hostile
def lists_in_content_a_million_deep() -> bytes:
    return pdf(page(show() + b"[" * 1_000_000))


@_hostile
def lengths_in_circles() -> bytes:
    objects = page(show())
    objects[3] = b"<< /Length 6 0 R >>\nstream\n" + show() + b"\nendstream"
    return pdf([*objects, b"7 0 R", b"6 0 R"])


@_hostile
def parents_in_circles() -> bytes:
    objects = page(show())
    objects[1] = b"<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R >>"
    objects[2] = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>"
    return pdf(objects)


@_hostile
def reference_tables_in_circles() -> bytes:
    body = bare(pdf(page(show())))
    table = b"xref\n0 1\n0000000000 65535 f \ntrailer << /Root 1 0 R /Size 6 /Prev %d >>\n"
    return body + table % len(body) + b"startxref\n%d\n%%%%EOF\n" % len(body)


@_hostile
def objects_declared_by_the_thousand_million() -> bytes:
    body = bare(pdf(page(show())))
    table = b"xref\n0 2000000000\n0000000000 65535 f \ntrailer << /Root 1 0 R /Size 2000000000 >>\n"
    return body + table + b"startxref\n%d\n%%%%EOF\n" % len(body)


# Too much of everything ------------------------------------------------------------------------


@_hostile
def letters_anywhere() -> bytes:
    chance = random.Random(1)
    return pdf(page(b"".join(
        show(b"abcdefghi j", chance.uniform(0, 595), chance.uniform(0, 842)) for _ in range(10_000)
    )))  # fmt: skip


@_hostile
def letters_one_by_one() -> bytes:
    letters = [show(b"x", 10 + 2.8 * (at % 400), 830 - 3.2 * (at // 400)) for at in range(100_000)]
    return pdf(page(b"".join(letters)))


@_hostile
def letters_on_one_spot() -> bytes:
    return pdf(page(show(b"x") * 100_000))


@_hostile
def words_in_one_column() -> bytes:
    """Fifty thousand lines of one word."""
    return pdf(page(b"".join(show(b"word", 40, 840 - at / 60) for at in range(50_000))))


@_hostile
def words_at_a_slant() -> bytes:
    text = b"".join(
        b"BT /F1 9 Tf .8 .6 -.6 .8 %d %d Tm (word) Tj ET\n" % (at % 600, at // 20)
        for at in range(15_000)
    )
    return pdf(page(text))


@_hostile
def one_endless_line() -> bytes:
    return pdf(page(show(b"word " * 40_000)))


@_hostile
def one_endless_word() -> bytes:
    return pdf(page(show(b"w" * 200_000)))


@_hostile
def spaces_only() -> bytes:
    return pdf(page(show(b" " * 500_000) + show()))


@_hostile
def columns_by_the_hundred() -> bytes:
    return pdf(page(b"".join(
        show(b"a bc", 6 * (at % 100), 830 - 4 * (at // 100), 1.5) for at in range(20_000)
    )))  # fmt: skip


@_hostile
def rules_in_a_grid() -> bytes:
    """As many rules as a page of tables may have, each crossing the others, and words between."""
    lines = [b"%d 10 m %d 832 l S\n" % (10 + at % 580, 10 + at % 580) for at in range(1_900)]
    lines += [b"10 %f m 585 %f l S\n" % (10 + at / 2.4, 10 + at / 2.4) for at in range(1_900)]
    words = [show(b"word", 12 + at % 40 * 14, 830 - at // 40 * 8, 4) for at in range(4_000)]
    return pdf(page(b"".join(lines + words)))


@_hostile
def bullets_drawn_200_times() -> bytes:
    spots = [b"20 %d 3 3 re f\n" % (820 - at * 4) for at in range(200)]
    words = [show(b"word", 30 + at % 50 * 10, 820 - at // 50 * 4, 3) for at in range(10_000)]
    return pdf(page(b"".join(spots + words)))


@_hostile
def fonts_5_000() -> bytes:
    fonts = b" ".join(b"/F%d %d 0 R" % (at, at + 4) for at in range(2, 5_000))
    content = b"".join(
        b"BT /F%d 10 Tf %d %d Td (word) Tj ET\n" % (at, 30 + at % 20 * 25, 800 - at // 20 * 3)
        for at in range(2, 5_000)
    )
    objects = page(content)
    objects[2] = objects[2].replace(b"/F1 5 0 R", b"/F1 5 0 R " + fonts)
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Name /N%d >>"
    return pdf([*objects, *(font % at for at in range(5_000))])


@_hostile
def type_without_size() -> bytes:
    return pdf(page(show(size=0) * 2_000 + show(size=-10) + show(size=1e9) + show(size=1e-9)))


@_hostile
def links_300_000() -> bytes:
    link = b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /Dest [3 0 R /Fit] >>"
    return pdf([*page(show(), extra=b"/Annots [" + b"6 0 R " * 300_000 + b"]"), link])


@_hostile
def notes_on_every_page() -> bytes:
    """Notes that are no links, shared by thousands of pages."""
    objects = page(show(), extra=b"/Annots 6 0 R", kids=b"[" + b"3 0 R " * 3_000 + b"]")
    return pdf([*objects, b"[" + b"7 0 R " * 20_000 + b"]", b"<< /Subtype /Text >>"])


@_hostile
def objects_300_000() -> bytes:
    return pdf([*page(show()), *[b"<< /A [1 2 3] /B (text) >>"] * 300_000])


@_hostile
def everything_is_furniture() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=True)
    for number in range(1, 9):
        draw_lines(canvas, ["The Long Review of the Year"], y=812, size=8)
        draw_lines(canvas, [str(number)], x=290, y=30, size=8)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


# Places and pictures that cannot be ------------------------------------------------------------


@_hostile
def no_width() -> bytes:
    return pdf(page(show(), extra=b"/CropBox [0 0 0 0]"))


@_hostile
def far_away() -> bytes:
    return pdf(page(show(x=1e9, y=-1e9), extra=b"/CropBox [1e9 -2e9 2e9 2e9]"))


@_hostile
def a_page_as_large_as_a_country() -> bytes:
    objects = page(show(x=1e8, y=1e8, size=1e6))
    objects[2] = objects[2].replace(b"[0 0 595 842]", b"[0 0 1e10 1e10] /UserUnit 1e9")
    return pdf(objects)


@_hostile
def a_box_that_is_no_number() -> bytes:
    objects = page(show())
    objects[2] = objects[2].replace(b"[0 0 595 842]", b"[nan (x) /y 99999999999999999999999999]")
    return pdf(objects)


def _picture(width: int, height: int, filters: bytes, data: bytes, text: bytes = b"") -> bytes:
    image = stream(
        data,
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8"
        b" /ColorSpace /DeviceRGB " % (width, height) + filters,
    )
    return pdf([*page(text + b"q 500 0 0 700 40 40 cm /X Do Q\n"), image])


@_hostile
def a_picture_of_ten_thousand_million_pixels() -> bytes:
    return _picture(100_000, 100_000, b"/Filter /FlateDecode", zlib.compress(b"\0" * 1_000_000))


@_hostile
def a_picture_that_unfolds() -> bytes:
    data = b"".join(_deflated(repeated(b"\0", 600_000_000)))
    return _picture(14_000, 14_000, b"/Filter /FlateDecode", data, show())


@_hostile
def a_picture_of_fax_lines() -> bytes:
    filters = b"/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 60000 /Rows 60000 >>"
    return _picture(60_000, 60_000, filters, b"\0" * 1000)


@_hostile
def a_picture_within_the_content() -> bytes:
    head = b"q 500 0 0 700 40 40 cm BI /W 100000 /H 100000 /BPC 8 /CS /RGB ID "
    return pdf(page(show() + head + b"x" * 1000 + b" EI Q\n"))


# Merely odd: still to be read -----------------------------------------------------------------

#: Files that are odd and hold one line of text, which must be read.
ODD: dict[str, Callable[[], bytes]] = {}


def _odd(make: Callable[[], bytes]) -> Callable[[], bytes]:
    ODD[make.__name__] = make
    return make


@_odd
def turned_by_17() -> bytes:
    return pdf(page(show(), extra=b"/Rotate 17"))


@_odd
def turned_by_minus_90() -> bytes:
    return pdf(page(show(), extra=b"/Rotate -90"))


@_odd
def upside_down_box() -> bytes:
    return pdf(page(show(), extra=b"/CropBox [595 842 0 0]"))


@_odd
def box_at_an_odd_origin() -> bytes:
    objects = page(show(x=-960, y=-300))
    objects[2] = objects[2].replace(b"[0 0 595 842]", b"[-1000 -1000 -405 -158]")
    return pdf(objects)


@_odd
def opened_by_an_empty_password() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(page(show())))))
    writer.encrypt(user_password="", owner_password="owner", algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@_hostile
def without_its_last_third() -> bytes:
    whole = bare(pdf([*page(show()), stream(b"x" * 3_000)]))
    return whole[: len(whole) * 2 // 3]


@_odd
def without_a_reference_table() -> bytes:
    return bare(pdf(page(show()))) + b"trailer << /Root 1 0 R >>\n"


ODD.update((one.__name__, one) for one in (outline_in_circles, reference_tables_in_circles))
