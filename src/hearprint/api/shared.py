"""The cache that a cluster shares: a folder that all its machines see, or an address."""

from __future__ import annotations

from functools import lru_cache

from hearprint.delivery.publishing.places import FolderPlace, Place, open_place, shown
from hearprint.errors import HearprintError, UnavailableError
from hearprint.model.keys import key
from hearprint.ports import Cache
from hearprint.store.cache import FolderCache
from hearprint.store.shared import SharedCache


@lru_cache(maxsize=4)
def shared_cache(address: str) -> Cache:
    """The cache at ``address``. Raises UnavailableError when nothing can lead there."""
    place = _place(address)
    return FolderCache(place.folder) if isinstance(place, FolderPlace) else SharedCache(place)


def whole_address(address: str) -> str:
    """``address`` as it is right from any folder: one of a folder tells all of its path."""
    place = _place(address)
    return str(place.folder.absolute()) if isinstance(place, FolderPlace) else address


def check_shared(address: str) -> None:
    """Find out before any work whether it can be written and read. Raises UnavailableError."""
    name, data = key("shared", 1), b"Hearprint looks whether this place can be used."
    try:
        cache = shared_cache(address)
        cache.keep(name, data)
        found = cache.recall(name)
    except UnavailableError:
        raise
    except HearprintError as error:
        raise _unreachable(address, error) from error
    if found != data:
        raise UnavailableError(
            "The shared cache does not give back what it was given.", where=shown(address)
        )


def _place(address: str) -> Place:
    try:
        return open_place(address)
    except HearprintError as error:
        raise _unreachable(address, error) from error


def _unreachable(address: str, error: HearprintError) -> UnavailableError:
    return UnavailableError(
        f"The shared cache cannot be used: {error.summary}",
        where=shown(address),
        hint='Look at "shared" below [cache] in the settings: every machine of the cluster must'
        " reach it, with the same rights as this one.",
    )
