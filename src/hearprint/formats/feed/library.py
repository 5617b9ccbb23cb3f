"""The house's own feed, and the list of all feeds."""

from __future__ import annotations

from hearprint.formats.feed import channels, memory, opml, paging
from hearprint.model.programme import Bundle, Library
from hearprint.ports import Cache


class LibraryFeed:
    """``feed.xml`` of the whole house with its further pages, and ``feeds.opml``.

    Every address in them is absolute, below ``House.base_url``. A private house has none that
    everybody shares: its members have theirs (:mod:`hearprint.formats.feed.members`).
    """

    def __init__(self, cache: Cache | None = None) -> None:
        """With a ``cache``, items of publications that are as they were are not written anew."""
        self._cache = cache

    def aided(self, cache: Cache) -> LibraryFeed:
        """The same with a memory."""
        return LibraryFeed(cache)

    def build(self, library: Library) -> Bundle:
        """The list of feeds, then the pages of the house's feed, the first one last."""
        if library.house.private:
            return Bundle(files=())
        if self._cache is None:
            return whole(library, memory.Memory())
        known = memory.recall(self._cache, library.house.base_url)
        made = whole(library, known)
        memory.keep(self._cache, library.house.base_url, known)
        return made


def whole(library: Library, known: memory.Memory) -> Bundle:
    """The same for any house, wherever its feeds stand."""

    def address(name: str) -> str:
        return channels.feed_address(library.house, name)

    channel = channels.of_house(library, known)
    pages = paging.bundle(channel, address, library.house.feed_items)
    return Bundle(files=(opml.write(library), *pages.files))
