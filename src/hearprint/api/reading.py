"""Reading and cutting a document in whatever process has time.

It stands alone because readers take half a second to load, which processes that only speak and
encode are spared.
"""

from __future__ import annotations

import pickle
from pathlib import Path

from hearprint.api.art import artwork
from hearprint.api.cache import cache_folder
from hearprint.api.gather import load, read
from hearprint.api.heap import give_back, keep_loaded
from hearprint.contents import compare
from hearprint.errors import HearprintError
from hearprint.model.contents import CatalogueItem
from hearprint.model.plan import Plan
from hearprint.model.planned import Planned
from hearprint.planning import plan_document, unprinted
from hearprint.readers import tongues
from hearprint.readers.pdf import folios
from hearprint.settings import Settings
from hearprint.store.blobs import FolderBlobs
from hearprint.store.cache import FolderCache, blobs_folder

_LONG = 100_000  #: bytes; reading so much takes as long as unfolding a classifier


def planned(
    path: Path,
    plan: Plan | None,
    catalogue: CatalogueItem | None,
    settings: Settings,
    *,
    others_idle: bool = False,
) -> Planned | HearprintError:
    """The document at ``path``, cut by its contents; what is wrong with it is a value.

    ``others_idle`` tells that other processors have nothing to do meanwhile.
    """
    keep_loaded()
    try:
        if others_idle and _is_long(path):
            tongues.expect()
        folder = cache_folder(settings.cache)
        cache, blobs = FolderCache(folder), FolderBlobs(blobs_folder(folder))
        document = read(load(path), cache)
        made = plan_document(document, plan=plan, catalogue=catalogue, settings=settings)
        del document
        # Packed and unpacked, what is kept lies close together, and all between it is given back.
        packed = pickle.dumps(unprinted(made))
        del made
        for forget in (tongues.let_go, compare.let_go, folios.let_go, give_back):
            forget()
        anew: Planned = pickle.loads(packed)  # noqa: S301 - our own, of just now
        artwork(path, anew.plan, settings, cache, blobs)  # the desk finds it made
    except HearprintError as error:
        return error
    return anew


def _is_long(path: Path) -> bool:
    try:
        return path.stat().st_size > _LONG
    except OSError:
        return False  # told when it is read
