"""A publication's own feed."""

from __future__ import annotations

from hearprint.formats.feed import channels, paging
from hearprint.model.programme import Bundle, Programme


class PublicationFeed:
    """``feed.xml`` of one publication, and its further pages when it is very long.

    Every address in it is absolute, below ``House.base_url``. A private house has no feed that
    everybody shares: its members have theirs (:mod:`hearprint.formats.feed.members`).
    """

    def build(self, programme: Programme) -> Bundle:
        """The pages of the feed, the first one last."""
        house, shelf = programme.house, programme.shelf
        if house.private:
            return Bundle(files=())
        channel = channels.of_publication(house, shelf)

        def address(name: str) -> str:
            return channels.feed_address(house, shelf.publication.slug, name)

        return paging.bundle(channel, address, house.feed_items)
