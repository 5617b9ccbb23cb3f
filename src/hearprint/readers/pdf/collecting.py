"""Python's search for garbage in rings, put off while a document is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Make no search for garbage within; one before, for what parsing the file left in rings.

    Reading makes a small record of every word and line, none of which refers back to another. The
    collector would look through all of them again and again, for an eighth of the time.
    """
    if not gc.isenabled():
        yield
        return
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
