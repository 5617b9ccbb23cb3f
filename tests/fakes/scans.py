"""Pictures of pages, as a scanner makes them, and a recogniser that knows what they say."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from hearprint.readers.scan.recogniser import Letter, Quad, Reading

_GAP = 1.2  #: line heights
_SIZE = (160, 20)
_OTHER = 20.0  #: shades by which a strip differs from one of other words


def pictures(data: bytes, *, dpi: int = 150) -> list[Image.Image]:
    """Every page of a PDF as it looks."""
    file = pypdfium2.PdfDocument(data)
    try:
        return [page.render(scale=dpi / 72).to_pil().convert("L") for page in file]
    finally:
        file.close()


def scanned(
    data: bytes, *, dpi: int = 150, skew: float = 0.0, turn: int = 0, stamp: str = ""
) -> bytes:
    """A PDF of pictures only: ``skew`` in degrees, ``turn`` in quarters, both against the clock.

    ``stamp`` is text at every page's foot, as some scanners add it.
    """
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=True)
    for picture in pictures(data, dpi=dpi):
        add_picture(canvas, picture, dpi=dpi, skew=skew, turn=turn)
        if stamp:
            canvas.setFont("Helvetica", 6)
            canvas.drawString(20, 8, stamp)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def add_picture(
    canvas: Canvas, picture: Image.Image, *, dpi: int = 150, skew: float = 0.0, turn: int = 0
) -> None:
    """A page that is one picture; ``showPage`` is the caller's."""
    if skew:
        picture = picture.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    picture = picture.rotate(90 * turn, expand=True)
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=85)
    packed.seek(0)
    width, height = (side * 72 / dpi for side in picture.size)
    canvas.setPageSize((width, height))
    canvas.drawImage(ImageReader(packed), 0, 0, width, height)


class _Known(NamedTuple):
    text: str
    box: tuple[float, float, float, float]  #: left, top, right, bottom; parts of the page
    middles: tuple[float, ...]  #: of its signs, as parts of its width
    look: np.ndarray[tuple[int, int], np.dtype[np.float32]]


class KnowingRecogniser:
    """Fills ``Recogniser`` for pictures of a PDF whose text is known; each page is asked in turn.

    ``glued`` are words whose spaces it overlooks, as the real one does. Pages that stand on their
    side or head it finds like any others, and reads lines on their head as nonsense.
    """

    def __init__(self, data: bytes, *, turn: int = 0, glued: tuple[str, ...] = ()) -> None:
        self._pages = [list(_lines(data, page)) for page in range(_count(data))]
        self._turn = turn
        self._glued = glued
        self._page = -1
        self._begun = False

    def find(self, picture: Image.Image) -> tuple[Quad, ...]:
        """The lines of the next page; of the same one, upright, when it was not done with."""
        again, self._begun = self._begun, True
        self._page += not again
        turn = 0 if again else self._turn
        return tuple(_quad(known.box, picture.size, turn) for known in self._pages[self._page])

    def read(self, strip: Image.Image) -> Reading | None:
        """The line that looks most like ``strip``."""
        look = _look(strip)
        lines = self._pages[self._page]
        differences = [float(np.abs(look - known.look).mean()) for known in lines]
        best = min(range(len(lines)), key=differences.__getitem__)
        if differences[best] > _OTHER:
            return Reading(tuple(_letters("unsinn", (0.1,) * 6, ())), 0.6)
        known = lines[best]
        return Reading(tuple(_letters(known.text, known.middles, self._glued)), 0.98)

    def done(self) -> None:
        """The next page is next."""
        self._begun = False


class BlindRecogniser:
    """Fills ``Recogniser``: sees nothing, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def find(self, picture: Image.Image) -> tuple[Quad, ...]:
        """No lines."""
        del picture
        self.asked += 1
        return ()

    def read(self, strip: Image.Image) -> Reading | None:
        """Never asked, as nothing is found."""
        raise AssertionError(strip)

    def done(self) -> None:
        """Nothing is kept."""


def _count(data: bytes) -> int:
    file = pypdfium2.PdfDocument(data)
    try:
        return len(file)
    finally:
        file.close()


def _lines(data: bytes, number: int) -> Iterator[_Known]:
    file = pypdfium2.PdfDocument(data)
    try:
        page = file[number]
        width, height = page.get_size()
        picture = page.render(scale=150 / 72).to_pil().convert("RGB")
        text = page.get_textpage()
        signs = [(text.get_text_range(at, 1), text.get_charbox(at, loose=True))
                 for at in range(text.count_chars())]  # fmt: skip
    finally:
        file.close()
    for line in _split(signs):
        left = min(box[0] for _, box in line)
        right = max(box[2] for _, box in line)
        low = min(box[1] for _, box in line)
        high = max(box[3] for _, box in line)
        room = 0.12 * (high - low)
        left, right, low, high = left - room, right + room, low - room, high + room
        box = (left / width, 1 - high / height, right / width, 1 - low / height)
        middles = tuple(
            ((one[0] + one[2]) / 2 - left) / (right - left) for sign, one in line if sign.strip()
        )
        corners = [part * side for part, side in zip(box, picture.size * 2, strict=True)]
        yield _Known(
            "".join(sign for sign, _ in line).strip(), box, middles, _look(picture.crop(corners))
        )


def _split(
    signs: list[tuple[str, tuple[float, float, float, float]]],
) -> Iterator[list[tuple[str, tuple[float, float, float, float]]]]:
    """Signs of one line each, parted at wide gaps."""
    line: list[tuple[str, tuple[float, float, float, float]]] = []
    for sign, box in signs:
        ends = sign in "\r\n"
        if line and not ends and sign.strip():
            last = next(one for mark, one in reversed(line) if mark.strip())
            ends = box[0] - last[2] > _GAP * (box[3] - box[1]) or box[0] < last[0]
        if ends and line:
            yield line
            line = []
        if sign.strip() or line:
            line.append((sign, box))
    if line:
        yield line


def _letters(text: str, middles: tuple[float, ...], glued: tuple[str, ...]) -> Iterator[Letter]:
    for word in glued:
        text = text.replace(word, word.replace(" ", ""))
    places = iter(middles)
    opens = False
    for sign in text:
        if sign.isspace():
            opens = True
        else:
            yield Letter(sign, next(places), opens)
            opens = False


def _look(strip: Image.Image) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.asarray(strip.convert("L").resize(_SIZE), dtype=np.float32)


def _quad(box: tuple[float, float, float, float], size: tuple[int, int], turn: int) -> Quad:
    """Corners of a box on a page that was turned, from the left top one on."""
    left, top, right, bottom = box
    for _ in range(turn % 4):
        left, top, right, bottom = top, 1 - right, bottom, 1 - left
    width, height = size
    x0, y0, x1, y1 = left * width, top * height, right * width, bottom * height
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
