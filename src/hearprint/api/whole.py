"""The one file of a whole publication: when it is to be made, and what came of it."""

from __future__ import annotations

from pathlib import Path

from hearprint.api.open import Open
from hearprint.api.work import BindOrder, Done
from hearprint.binding import Bound, bound
from hearprint.codecs.choose import codecs_for
from hearprint.model.findings import warning
from hearprint.ports import Lost
from hearprint.settings import SoundSettings
from hearprint.store.blobs import FolderBlobs
from hearprint.store.cache import FolderCache, blobs_folder


def to_bind(one: Open, sound: SoundSettings, cache: Path) -> BindOrder | None:
    """The order to make it, once; None when it is not wanted, or was made before and is noted."""
    binder = codecs_for(sound).binder
    if binder is None or one.bound or not (book := one.book).sections:
        return None
    one.bound = True
    kept = bound(book, binder, FolderCache(cache), FolderBlobs(blobs_folder(cache)))
    if kept is not None:
        one.keep(kept)
        return None
    return BindOrder(document=one.name, book=book, sound=sound, cache=cache)


def take_book(one: Open, done: Done | Lost) -> None:
    """Note the file, or why there is none; the sections are delivered either way."""
    result = done.reason if isinstance(done, Lost) else done.result
    if isinstance(result, Bound):
        one.keep(result)
    else:
        message = f"The audiobook of the whole publication could not be made: {result}"
        one.findings += (warning("S-010", message),)
