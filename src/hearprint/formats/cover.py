"""Cover pictures, drawn from a title: large initials, the title, and the house's name.

Apple asks for 1400 to 3000 pixels square, JPEG or PNG, RGB, 72 dpi; podcast hosts refuse files of
more than 500 kB. Podcast apps show covers as small as 55 pixels, where only the initials can be
read. Every pair of colours has a contrast of at least 7:1 (WCAG 2.2, 1.4.6).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from hearprint.formats import lettering, phrases
from hearprint.formats.lettering import drawable, width
from hearprint.model.programme import Artwork, Bundle, BundleFile, Library, Programme
from hearprint.model.words import plain, words_of

RULES = 1  #: raised when covers come out otherwise
#: Pixels along one edge.
COVER, THUMBNAIL = 3000, 600

#: Ground and paper colours that go together.
PALETTE: tuple[tuple[str, str], ...] = (
    ("#17324d", "#f6efe0"),
    ("#1f3d33", "#f3efdf"),
    ("#4a1d2c", "#faeee6"),
    ("#3a2a52", "#f4eefa"),
    ("#5a2f0f", "#fdf3e3"),
    ("#123f47", "#eef6f1"),
    ("#2d2f36", "#f5f2ea"),
    ("#5b1f1a", "#fbf0e4"),
)
_MONOGRAM_LETTERS = 3
_TITLE_LIMIT = 300
#: Little words that a monogram leaves out when enough others are left.
_LITTLE = frozenset(
    (
        *("a", "an", "and", "at", "by", "for", "from", "in", "no", "of", "on", "or", "the", "to"),
        *("with", "de", "des", "du", "et", "la", "le", "les", "un", "une"),
    )
)


class CoverFormat:
    """``cover.jpg`` for directories and ``thumbnail.jpg`` for pages."""

    def build(self, programme: Programme) -> Bundle:
        """The pictures that the programme brings, or its title over the house's name."""
        title, house = phrases.name(programme.publication), phrases.house_name(programme.house)
        return _bundle(programme.artwork, title, house)


class LibraryCover:
    """The same for the whole house."""

    def build(self, library: Library) -> Bundle:
        """The pictures that the library brings, or the house's title alone."""
        title, author = phrases.house_name(library.house), plain(library.house.author)
        return _bundle(library.artwork, title, author)


def cover(title: str, house: str) -> bytes:
    """A JPEG of 3000 by 3000 pixels and less than 500 kB."""
    return _jpeg(_draw(title, house, COVER))


def thumbnail(title: str, house: str) -> bytes:
    """The same picture at 600 by 600 pixels, less than 60 kB: small enough for a file's tags."""
    return _jpeg(_draw(title, house, THUMBNAIL))


def monogram(title: str) -> str:
    """The title itself when it is short, else the initials of its first telling words."""
    runs = words_of(lettering.bare(drawable(title)))
    words = ["".join(filter(str.isalnum, run)) for run in runs]
    if not words:
        return "?"
    if len(words) == 1 and len(words[0]) <= _MONOGRAM_LETTERS + 1:
        return words[0].upper()
    telling = [word for word in words if word.casefold() not in _LITTLE]
    chosen = telling if len(telling) > 1 else words
    return "".join(word[0] for word in chosen[:_MONOGRAM_LETTERS]).upper()


def ground_of(title: str) -> str:
    """The colour on which a publication's cover stands."""
    return _colours(title)[0]


def _colours(title: str) -> tuple[str, str]:
    digest = hashlib.sha256(title.encode("utf-8", "replace")).digest()
    return PALETTE[digest[0] % len(PALETTE)]


def _bundle(art: Artwork, title: str, house: str) -> Bundle:
    pictures = (
        (art.name, art.picture or cover(title, house)),
        (art.thumbnail, art.small or thumbnail(title, house)),
    )
    return Bundle(
        files=tuple(
            BundleFile(name=name, media_type="image/jpeg", content=content)
            for name, content in pictures
        )
    )


@dataclass(frozen=True, slots=True)
class _Fitted:
    """Lines that fit their room, and the type they are set in."""

    lines: tuple[str, ...]
    size: int
    leading: int


def _draw(title: str, house: str, edge: int) -> Image.Image:
    """Everything in one mask of ink, coloured at the end: one channel is drawn, not three."""
    digest = hashlib.sha256(title.encode("utf-8", "replace")).digest()
    ground, paper = _colours(title)
    ink = Image.new("L", (edge, edge), 0)
    draw = ImageDraw.Draw(ink)
    margin = edge // 12
    room = edge - 2 * margin
    _monogram(draw, monogram(title), margin, room, edge)
    _bars(draw, digest, margin, edge)
    fitted = _fit(drawable(title), room, int(edge * 0.25), edge)
    baseline = int(edge * 0.585) + fitted.size
    for line in fitted.lines:
        lettering.draw(draw, margin, baseline, line, fitted.size)
        baseline += fitted.leading
    small = edge // 26
    if house:
        name = _clip(drawable(house), room, small)
        lettering.draw(draw, margin, edge - margin - small // 3, name, small)
    levels = [_hex(ground), _hex(paper)]
    palette = bytes(
        round(dark + (light - dark) * level / 255)
        for level in range(256)
        for dark, light in zip(*levels, strict=True)
    )
    ink.putpalette(palette)  # in colours such a picture takes 36 MB: they are put in once
    return ink.convert("RGB")


def _monogram(draw: ImageDraw.ImageDraw, letters: str, margin: int, room: int, edge: int) -> None:
    size = int(edge * 0.4)
    while size > edge // 8 and width(letters, size) > room:
        size = size * 9 // 10
    # Capitals are about 0.7 of the type size high; they hang from the upper margin.
    lettering.draw(draw, margin, margin + int(edge * 0.3), letters, size)


def _bars(draw: ImageDraw.ImageDraw, digest: bytes, margin: int, edge: int) -> None:
    """A line of print that turns into sound."""
    step, thick = edge // 48, edge // 110
    middle = int(edge * 0.485)
    for index in range((edge - 2 * margin) // step):
        height = thick
        swell = digest[index % len(digest)] * min(index, 16) // 16
        height += swell * edge // 255 // 14
        left = margin + index * step
        box = (left, middle - height // 2, left + thick, middle + height // 2)
        draw.rounded_rectangle(box, radius=thick // 2, fill=150)


def _fit(text: str, room: int, height: int, edge: int) -> _Fitted:
    """The largest type in which ``text`` fits ``room`` by ``height``; the smallest is cut off."""
    text = phrases.shorten(text, _TITLE_LIMIT)
    sizes = [edge * parts // 1000 for parts in (112, 96, 84, 72, 62, 54, 46)]
    for size in sizes:
        lines = _wrap(text, room, size)
        leading = int(size * 1.18)
        if len(lines) * leading <= height and all(width(line, size) <= room for line in lines):
            return _Fitted(tuple(lines), size, leading)
    size = sizes[-1]
    leading = int(size * 1.18)
    kept = _wrap(text, room, size)[: height // leading]
    kept[-1] = f"{kept[-1]}..."
    return _Fitted(tuple(_clip(line, room, size) for line in kept), size, leading)


def _wrap(text: str, room: int, size: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if line and width(joined, size) > room:
            lines.append(line)
            line = word
        else:
            line = joined
    return [*lines, line]


def _clip(line: str, room: int, size: int) -> str:
    """``line`` cut to ``room`` pixels, with an ellipsis when something is gone."""
    if width(line, size) <= room:
        return line
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        if width(f"{line[:middle]}...", size) <= room:
            low = middle
        else:
            high = middle - 1
    return f"{line[:low].rstrip(' .')}..."


def _hex(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def _jpeg(picture: Image.Image) -> bytes:
    held = BytesIO()
    picture.save(held, "JPEG", quality=82, optimize=True, dpi=(72, 72))
    return held.getvalue()
