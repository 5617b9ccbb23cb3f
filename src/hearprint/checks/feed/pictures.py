"""Covers: their kind and size, from their first bytes."""

from __future__ import annotations

import struct
from collections.abc import Iterator

#: Apple 896, in pixels; hosts refuse more bytes.
_LEAST, _MOST, _BYTES = 1400, 3000, 500_000
_PNG = b"\x89PNG\r\n\x1a\n"
#: ITU-T T.81, table B.1: frames of all kinds; the others of that range are no frames.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset((*range(0xD0, 0xDA), 0x01))


def problems(data: bytes) -> Iterator[str]:
    """What directories would refuse of a cover; each goes on from the file's name."""
    size = size_of(data)
    if size is None:
        yield "is neither JPEG nor PNG"
        return
    width, height = size
    if width != height:
        yield f"is not square: {width} by {height} pixels"
    if not _LEAST <= width <= _MOST:
        yield f"is {width} pixels wide; directories want 1400 to 3000"
    if len(data) > _BYTES:
        yield f"has {len(data) / 1000:.0f} kB; hosts refuse more than 500"


def size_of(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels; None when it is neither JPEG nor PNG, or broken off."""
    try:
        if data.startswith(_PNG):
            width, height = struct.unpack(">II", data[16:24])
            return width, height
        return _jpeg(data) if data.startswith(b"\xff\xd8") else None
    except struct.error:
        return None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004 - a marker
        marker = data[at + 1]
        if marker in _ALONE or marker == 0xFF:  # noqa: PLR2004 - padding
            at += 1 if marker == 0xFF else 2  # noqa: PLR2004 - padding
            continue
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None
