"""One ZIP of a publication: its MP3s, its text, and a page that opens in any browser.

The same files give the same bytes: members stand in a fixed order, with the earliest time that a
ZIP can hold. They are stored as they are, for MP3 cannot be made smaller, and one at a time.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from hearprint.formats.audio import AudioFormat
from hearprint.formats.pages import render
from hearprint.formats.ways.flow import language_of
from hearprint.formats.ways.text import SectionTexts
from hearprint.model.programme import BundleFile, Programme

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

MEDIA_TYPE = "application/zip"
#: Any file may be read by all, and changed by its owner.
_RIGHTS = 0o100644 << 16
_UNIX = 3


def members(programme: Programme) -> tuple[BundleFile, ...]:
    """What the ZIP holds, below one folder; sound is named, not loaded."""
    house = programme.house
    env = render.environment(house, render.tongue(house, language_of(programme)))
    page = render.page(
        env,
        "packed.html",
        "index.html",
        publication=programme.publication,
        episodes=programme.shelf.episodes,
        language=language_of(programme),
    )
    sound = {one.audio_name for one in programme.shelf.episodes}
    files = (
        page,
        *(one for one in AudioFormat().build(programme).files if one.name in sound),
        *SectionTexts().build(programme).files,
    )
    folder = programme.publication.slug
    return tuple(
        BundleFile(name=f"{folder}/{one.name}", media_type=one.media_type, content=one.content)
        for one in files
    )


def packed(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """A ZIP of names and contents, in parts; it holds one of the contents at a time."""
    sink = _Sink()
    with zipfile.ZipFile(sink, "w") as archive:
        for name, content in files:
            info = zipfile.ZipInfo(name)  # of 1980, by itself
            info.create_system = _UNIX
            info.external_attr = _RIGHTS
            archive.writestr(info, content)
            yield sink.taken()
    yield sink.taken()


class _Sink(io.RawIOBase):
    """Where the archive is written to. It can go back, but only within the member under way.

    So its size stands before each member, without which some programs cannot read stored members.
    """

    def __init__(self) -> None:
        self._before = 0  # bytes that were taken
        self._held = io.BytesIO()

    def taken(self) -> bytes:
        """What was written since the last time."""
        found = self._held.getvalue()
        self._before += len(found)
        self._held = io.BytesIO()
        return found

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._before + self._held.tell()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence != io.SEEK_SET:
            raise io.UnsupportedOperation("only from the start")
        return self._before + self._held.seek(offset - self._before)

    def write(self, data: ReadableBuffer, /) -> int:
        return self._held.write(data)
