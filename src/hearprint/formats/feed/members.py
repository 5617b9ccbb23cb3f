"""A member's own feeds of a private house."""

from __future__ import annotations

from hearprint.formats.feed import channels, paging
from hearprint.formats.feed.library import whole
from hearprint.formats.feed.memory import Memory
from hearprint.model.programme import Bundle, BundleFile, Library


def member_feeds(library: Library, memory: Memory) -> Bundle:
    """The feed of every publication, the list of feeds, and the house's own feed last.

    ``House.feeds_url`` says where they stand; what they lead to stands below ``House.base_url``,
    so that ``memory`` serves all members.
    """
    house = library.house
    files: list[BundleFile] = []
    for shelf in library.shelves:
        slug = shelf.publication.slug

        def address(name: str, slug: str = slug) -> str:
            return channels.feed_address(house, slug, name)

        channel = channels.of_publication(house, shelf)
        pages = paging.bundle(channel, address, house.feed_items)
        files += [
            BundleFile(name=f"{slug}/{page.name}", media_type=page.media_type, content=page.content)
            for page in pages.files
        ]
    return Bundle(files=(*files, *whole(library, memory).files))
