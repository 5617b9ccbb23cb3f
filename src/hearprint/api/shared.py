"""The cache that a cluster shares: a folder that all its machines see, or an address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from hearprint.delivery.publishing.places import FolderPlace, RemotePlace, open_place, shown
from hearprint.errors import HearprintError, UnavailableError
from hearprint.model.keys import key
from hearprint.store.cache import FolderCache, prune, state
from hearprint.store.shared import SharedCache


@lru_cache(maxsize=4)
def shared_cache(address: str) -> FolderCache | SharedCache:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Entries of a shared cache."""

    address: str  #: without passwords
    entries: int
    size: int  #: bytes


def shared_state(address: str) -> Held:
    """What the shared cache holds. Raises UnavailableError, OutputError."""
    cache = shared_cache(address)
    if isinstance(cache, SharedCache):
        sizes = cache.sizes()
        return _held(address, sizes)
    found = state(cache.folder)
    return Held(address=shown(address), entries=found.entries, size=found.size)


def prune_shared(address: str, gigabytes: float) -> Held:
    """Keep at most so much there; gives what was taken away. Raises as :func:`shared_state`."""
    cache, limit = shared_cache(address), round(gigabytes * 1e9)
    if isinstance(cache, SharedCache):
        return _held(address, cache.prune(limit))
    taken = prune(cache.folder, limit)
    return Held(address=shown(address), entries=taken.entries, size=taken.size)


def _held(address: str, sizes: Sequence[int]) -> Held:
    return Held(address=shown(address), entries=len(sizes), size=sum(sizes))


def _place(address: str) -> FolderPlace | RemotePlace:
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
