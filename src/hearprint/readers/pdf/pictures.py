"""Pages of a PDF as small pictures, for people who look over a split."""

from __future__ import annotations

import io
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from types import TracebackType
from typing import Any, Self

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops

from hearprint.errors import DamagedError

#: Pixels of one picture: enough to read body type on an A4 page (780 by 1100).
_AREA = 860_000
#: Pixels of all pictures together: long documents get smaller ones, so that the whole is bounded.
_AREA_OF_ALL = 60_000_000
_SMALLEST = 200_000
_LONGEST_SIDE = 2_000
_AREA_OF_COVER, _COVER_SIDE = 9_000_000, 2_500
#: 4 bits a pixel in a PNG keep type sharp in half the bytes of a JPEG.
_SHADES = 16
#: Bytes that a picture should stay below, and how WebP is asked for it.
_ROOM = 90_000
_QUALITIES = (40, 20)
#: Channels that differ by more than this somewhere make a page coloured.
_COLOURED = 48
_SAMPLE = 400  #: signs that are asked for their direction


class PagePictures(Mapping[int, bytes]):
    """PNG or WebP by page number from 1, seldom more than 90 kB each.

    A page is drawn when it is asked for and not kept. One that cannot be drawn is a KeyError, so
    that ``get`` gives None. Pages stand as the reader reads them: text that runs up the page is
    turned upright. Close it, or use it in a ``with``.
    """

    def __init__(self, data: bytes, name: str = "") -> None:
        """Open the file; raises DamagedError when PDFium cannot."""
        try:
            self._file = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise DamagedError(
                "The pages of this PDF cannot be drawn.",
                where=name,
                hint="Export or download the document again.",
            ) from error
        self._count = len(self._file)
        self._area = max(_SMALLEST, min(_AREA, _AREA_OF_ALL / max(1, self._count)))

    def __enter__(self) -> Self:
        """The pictures themselves."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __len__(self) -> int:
        """How many pages there are."""
        return self._count

    def __iter__(self) -> Iterator[int]:
        """Page numbers from 1."""
        return iter(range(1, self._count + 1))

    def __contains__(self, page: object) -> bool:
        """Whether there is such a page; it is not drawn to find out."""
        return isinstance(page, int) and 1 <= page <= self._count

    def __getitem__(self, page: int) -> bytes:
        """The picture of ``page``. Raises KeyError."""
        if page not in self:
            raise KeyError(page)
        try:
            with closing(self._file[page - 1]) as sheet:
                return _packed(_drawn(sheet, self._area))
        except (pypdfium2.PdfiumError, ValueError, MemoryError) as error:
            raise KeyError(page) from error


def first_page(data: bytes) -> Image.Image:
    """The first page of a PDF, large enough for a cover. Raises ValueError when it has none."""
    try:
        with closing(pypdfium2.PdfDocument(data)) as file, closing(file[0]) as sheet:
            return _drawn(sheet, _AREA_OF_COVER, _COVER_SIDE)
    except (pypdfium2.PdfiumError, IndexError, MemoryError) as error:
        raise ValueError("its first page cannot be drawn") from error


def _drawn(
    sheet: Any,  # noqa: ANN401 - pypdfium2 ships no types
    area: float,
    longest: int = _LONGEST_SIDE,
) -> Image.Image:
    width, height = sheet.get_size()
    if not (width > 0 and height > 0):
        raise ValueError("a page without a size")
    scale = min(math.sqrt(area / (width * height)), longest / max(width, height))
    bitmap = sheet.render(scale=scale, rotation=_turned(sheet) * 90)
    try:
        image: Image.Image = bitmap.to_pil().convert("RGB")
    finally:
        bitmap.close()
    return image


def _packed(image: Image.Image) -> bytes:
    """A PNG of sixteen shades; a page of photographs, which that does not suit, as WebP."""
    levels = _colours(image) if _is_coloured(image) else _greys(image)
    packed = _saved(levels, "PNG", bits=4)
    for quality in _QUALITIES:
        if len(packed) <= _ROOM:
            break
        packed = min(packed, _saved(image, "WEBP", quality=quality, method=2), key=len)
    return packed


def _colours(image: Image.Image) -> Image.Image:
    return image.quantize(_SHADES, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def _greys(image: Image.Image) -> Image.Image:
    step = 256 // _SHADES
    grey = image.convert("L").point([level // step for level in range(256)])
    levels = Image.frombytes("P", grey.size, grey.tobytes())
    shades = [round(level * 255 / (_SHADES - 1)) for level in range(_SHADES)]
    levels.putpalette([shade for shade in shades for _ in range(3)])
    return levels


def _saved(image: Image.Image, kind: str, **options: int) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def _is_coloured(image: Image.Image) -> bool:
    small = image.reduce(4) if min(image.size) >= 4 else image  # noqa: PLR2004 - by 4
    red, green, blue = small.split()
    pairs = ((red, green), (green, blue))
    return any(
        any(ImageChops.difference(one, other).histogram()[_COLOURED:]) for one, other in pairs
    )


def _turned(sheet: Any) -> int:  # noqa: ANN401
    """Quarter turns by the clock that set the page's text upright, beyond its own rotation.

    The same choice as ``glyphs.read_glyphs`` makes: the page's own direction, unless most of its
    text runs in another one.
    """
    own: int = pdfium.FPDFPage_GetRotation(sheet.raw) % 4
    handle = pdfium.FPDFText_LoadPage(sheet.raw)
    if not handle:
        return 0
    try:
        turns = _directions(handle)
    finally:
        pdfium.FPDFText_ClosePage(handle)
    if turns[own] * 2 >= turns.total():
        return 0
    return (max(turns, key=lambda turn: (turns[turn], turn)) - own) % 4


def _directions(handle: Any) -> Counter[int]:  # noqa: ANN401
    """How many of a page's signs run in each direction, in quarter turns against the clock."""
    found: Counter[int] = Counter()
    count = max(0, pdfium.FPDFText_CountChars(handle))
    matrix = pdfium.FS_MATRIX()
    for index in range(0, count, count // _SAMPLE + 1):
        if pdfium.FPDFText_IsGenerated(handle, index) == 1:
            continue  # a space that PDFium thought of
        if pdfium.FPDFText_GetMatrix(handle, index, matrix):
            found[round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4] += 1
    return found
