"""Where a house stands in its output, and its doors: open to all, or to members only.

::

    open      output/feed.xml, output/SLUG/...
    private   output/PLACE/SLUG/...          what all members listen to, under a name without sense
              output/m/TOKEN/feed.xml ...    each member's own feeds
              output/robots.txt, index.html  for everybody else
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hearprint.api.places import clear_members, follow, places
from hearprint.delivery.folder import FolderDelivery
from hearprint.errors import SettingsError
from hearprint.formats import doors
from hearprint.formats.feed import memory
from hearprint.formats.feed.members import member_feeds
from hearprint.model.members import FOLDER
from hearprint.model.programme import Bundle, House, Library
from hearprint.pipeline import house_of
from hearprint.ports import Blobs, Cache
from hearprint.settings import Settings


def root_of(output: Path, settings: Settings) -> Path:
    """The folder that holds the publications."""
    return output / settings.members.place if settings.members else output


def placed(settings: Settings) -> House:
    """The house with the address at which its publications stand. Raises SettingsError."""
    house = house_of(settings)
    if settings.members:
        return replace(house, base_url=f"{house.base_url}/{settings.members.place}")
    if house.private:
        raise SettingsError(
            "This house is private, but nobody may listen to it.",
            hint='Add the first member: hearprint members add "Ann K"',
        )
    return house


def settle(output: Path, settings: Settings, cache: Cache) -> None:
    """Before anything is written: clear away what stands under an address that is no longer ours.

    A place that members shared until one of them left gets its new name, and their feeds lead
    there at once, however long the build takes; what was open to all goes when the house becomes
    private, and the other way round. Raises OutputError.
    """
    delivery = FolderDelivery(output, cache)
    if settings.members:
        follow(output, settings.members, cache)
    for former in places(output):
        if former != root_of(output, settings):
            _clear(former)
    if settings.members:
        for shelf in delivery.shelves():
            delivery.withdraw(shelf.publication.slug)
        return
    clear_members(output, None)
    delivery.withdraw(FOLDER)


def open_doors(
    output: Path, library: Library, settings: Settings, blobs: Blobs, cache: Cache
) -> None:
    """Write every member's feeds, and what everybody else sees. Raises OutputError."""
    members = settings.members
    if members is None:
        return
    outside = house_of(settings)
    known = memory.recall(cache, library.house.base_url)
    clear_members(output, members)
    homes = FolderDelivery(output / FOLDER, cache)
    for member in members.members:
        feeds_url = f"{outside.base_url}/{FOLDER}/{member.token}"
        theirs = replace(library, house=replace(library.house, feeds_url=feeds_url))
        feeds = member_feeds(theirs, known)
        homes.deliver(member.token, Bundle(files=(doors.home(theirs), *feeds.files)), blobs)
    memory.keep(cache, library.house.base_url, known)
    homes.deliver("", Bundle(files=(doors.closed(outside),)), blobs)
    front = Bundle(files=(doors.robots(), doors.closed(outside)))
    FolderDelivery(output, cache).deliver("", front, blobs)


def _clear(place: Path) -> None:
    """Take away a whole place, but for files in it that are not ours."""
    delivery = FolderDelivery(place)
    for folder in sorted(place.iterdir()):
        if not folder.is_dir() or folder.name.startswith("."):
            continue
        delivery.withdraw(folder.name)
    FolderDelivery(place.parent).withdraw(place.name)
