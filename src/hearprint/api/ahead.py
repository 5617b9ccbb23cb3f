"""What writing the results takes, made ready beside the reading, which only one process can do."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass

from hearprint.api.art import house_artwork
from hearprint.api.stamp import code
from hearprint.codecs import ffmpeg
from hearprint.formats import LIBRARY_REGISTRY, REGISTRY
from hearprint.formats.pages.render import prepare
from hearprint.model.programme import Artwork, House
from hearprint.ports import Blobs, Cache


@dataclass(slots=True, kw_only=True)
class Ahead:
    """Loads formats and templates and draws the house's cover, in a thread of its own."""

    house: House
    cache: Cache
    blobs: Blobs
    _drawn: Future[Artwork] | None = None

    def begin(self) -> None:
        """Begin, as there is work to be done; nothing happens the second time."""
        if self._drawn is None:
            thread = ThreadPoolExecutor(1)
            self._drawn = thread.submit(self._made)
            thread.shutdown(wait=False)

    @property
    def artwork(self) -> Artwork:
        """The house's cover. Raises OutputError."""
        return self._drawn.result() if self._drawn else self._art()

    def _made(self) -> Artwork:
        made = self._art()
        with suppress(Exception):  # whoever needs it meets the same trouble, and tells it
            self._load()
        return made

    def _load(self) -> None:
        for registry in (REGISTRY, LIBRARY_REGISTRY):
            for name in registry.names():
                registry.load(name)
        prepare(self.house)
        ffmpeg.version()
        code()

    def _art(self) -> Artwork:
        return house_artwork(self.house, self.cache, self.blobs)
