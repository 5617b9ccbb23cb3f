"""The house's own feed, and the list of all feeds."""

from __future__ import annotations

from hearprint.formats.feed import channels, opml, paging
from hearprint.model.programme import Bundle, Library


class LibraryFeed:
    """``feed.xml`` of the whole house with its further pages, and ``feeds.opml``.

    Every address in them is absolute, below ``House.base_url``. A private house has none that
    everybody shares: its members have theirs (:mod:`hearprint.formats.feed.members`).
    """

    def build(self, library: Library) -> Bundle:
        """The list of feeds, then the pages of the house's feed, the first one last."""
        if library.house.private:
            return Bundle(files=())
        return whole(library)


def whole(library: Library) -> Bundle:
    """The same for any house, wherever its feeds stand."""

    def address(name: str) -> str:
        return channels.feed_address(library.house, name)

    channel = channels.of_house(library)
    pages = paging.bundle(channel, address, library.house.feed_items)
    return Bundle(files=(opml.write(library), *pages.files))
