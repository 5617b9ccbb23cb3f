"""Covers from pictures: an editor's own, or a page of the print, brought to what apps ask for.

Nothing of a picture is cut off, as its edges may hold words: what is not square stands on a ground
of the publication's own colour. Limits are those of :mod:`hearprint.formats.cover`.
"""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from hearprint.formats.cover import COVER, THUMBNAIL, ground_of

#: Apple's least; a smaller picture is enlarged, which an editor should know.
SMALLEST = 1400
_MOST_BYTES = 495_000
_MOST_SMALL_BYTES = 60_000
_QUALITIES = (88, 80, 70, 60, 50, 40, 30)
_SOFTER = (4, 8, 16)  #: pixels that become one, in pictures that are all grain
_SQUARE = 0.02  #: sides that differ by less are taken as equal
_FRAME = 12  #: a page stands in a frame of so many parts of the edge


class PictureError(ValueError):
    """Bytes that are no picture of use; says why."""


def opened(data: bytes) -> Image.Image:
    """The picture, upright, in RGB. Raises PictureError for what is none, damaged or huge."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            found = Image.open(BytesIO(data), formats=("JPEG", "PNG", "WEBP", "TIFF", "GIF"))
            upright = ImageOps.exif_transpose(found)
            if upright.mode in ("RGBA", "LA", "P", "PA"):
                upright = upright.convert("RGBA")
                paper = Image.new("RGBA", upright.size, "white")
                upright = Image.alpha_composite(paper, upright)
            return upright.convert("RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError("it has too many pixels") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, MemoryError) as error:
        raise PictureError("it is no picture, or damaged") from error


def from_picture(picture: Image.Image, title: str, *, framed: bool = False) -> tuple[bytes, bytes]:
    """``picture`` as cover and thumbnail, JPEGs of 3000 and 600 pixels square.

    ``framed`` leaves the ground around it on all sides. The same arguments give the same bytes.
    """
    whole = _on_ground(picture, title, framed=framed)
    small = whole.resize((THUMBNAIL, THUMBNAIL), Image.Resampling.LANCZOS)
    return _jpeg(whole, _MOST_BYTES), _jpeg(small, _MOST_SMALL_BYTES)


def _on_ground(picture: Image.Image, title: str, *, framed: bool) -> Image.Image:
    room = COVER - 2 * (COVER // _FRAME) if framed else COVER
    width, height = picture.size
    if not framed and abs(width - height) <= _SQUARE * max(width, height):
        return picture.resize((COVER, COVER), Image.Resampling.LANCZOS)
    scale = room / max(width, height)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    whole = Image.new("RGB", (COVER, COVER), ground_of(title))
    place = ((COVER - size[0]) // 2, (COVER - size[1]) // 2)
    whole.paste(picture.resize(size, Image.Resampling.LANCZOS), place)
    return whole


def _jpeg(picture: Image.Image, most: int) -> bytes:
    """The best quality that fits into ``most`` bytes; softened until one does."""
    for quality in _QUALITIES:
        if len(data := _saved(picture, quality)) <= most:
            return data
    for parts in _SOFTER:
        softer = picture.reduce(parts).resize(picture.size, Image.Resampling.BICUBIC)
        data = _saved(softer, _QUALITIES[-1])
        if len(data) <= most:
            break
    return data


def _saved(picture: Image.Image, quality: int) -> bytes:
    held = BytesIO()
    picture.save(held, "JPEG", quality=quality, optimize=True, dpi=(72, 72))
    return held.getvalue()
