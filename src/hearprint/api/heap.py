"""Memory that a process no longer needs goes back to the system."""

from __future__ import annotations

import ctypes
import gc
import sys
from functools import cache
from multiprocessing import parent_process
from typing import Any

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  #: of mallopt(3)
_LARGE = 4 << 20  #: bytes; pictures are larger, sound that is worked on at a go is smaller
_SPARE = 16 << 20  #: bytes at the end of the heap that are kept


@cache
def keep_apart() -> None:
    """Have pictures given back as soon as they are let go, and sound not (glibc, on Linux).

    Left to itself the C library gives back every buffer for a few seconds of sound and asks for it
    anew, page by page: measuring loudness took three times as long. But once a picture has been
    let go, it takes the next ones from the heap of what is small, where they leave 9 MB of holes.
    """
    if library := _library():
        library.mallopt(_MMAP_THRESHOLD, _LARGE)
        library.mallopt(_TRIM_THRESHOLD, _SPARE)


@cache
def keep_loaded() -> None:
    """Never again look for garbage in what a worker loaded: it takes 20 ms, twice a document."""
    if parent_process() is not None:  # what others hold in theirs is theirs
        gc.freeze()


def give_back() -> None:
    """Give back what is free, where the C library would keep it (glibc, on Linux).

    A document leaves 15 MB of holes behind for each 2,000 pages, in a process that then draws a
    cover and speaks for hours. It takes some milliseconds.
    """
    if library := _library():
        library.malloc_trim(0)


@cache
def _library() -> Any:  # noqa: ANN401 - ctypes has no types for functions
    """The C library, with ``mallopt(3)`` and ``malloc_trim(3)``; None where they are not."""
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "malloc_trim") and hasattr(library, "mallopt") else None
