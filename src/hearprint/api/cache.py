"""Looks into the cache and makes room in it."""

from __future__ import annotations

from pathlib import Path

from hearprint.settings import CacheSettings
from hearprint.store.cache import CacheState, default_folder, prune, state


def cache_folder(settings: CacheSettings) -> Path:
    """Where the cache is."""
    return Path(settings.folder) if settings.folder else default_folder()


def cache_state(settings: CacheSettings) -> CacheState:
    """What the cache holds."""
    return state(cache_folder(settings))


def prune_cache(settings: CacheSettings, gigabytes: float) -> CacheState:
    """Keep at most so much, the last used; gives what was taken away."""
    return prune(cache_folder(settings), round(gigabytes * 1e9))
