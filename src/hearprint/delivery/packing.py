"""Texts as gzip, made once for each state of a file and kept within bounds."""

from __future__ import annotations

import gzip
import threading
from collections import OrderedDict
from os import stat_result
from pathlib import Path
from typing import BinaryIO

_LEVEL = 6
_MOST_ONE = 16_000_000  #: bytes of a file that is packed at all: it is held in memory
_MOST_ALL = 32_000_000  #: bytes of all that is kept


class Packer:
    """Packs files; the bytes of those asked for last stay at hand. Safe from several threads."""

    def __init__(self, most: int = _MOST_ALL) -> None:
        """``most`` is the number of bytes that may be kept."""
        self._most = most
        self._kept: OrderedDict[tuple[str, int, int], bytes] = OrderedDict()
        self._size = 0
        # One at a time: packing takes memory, and others mostly want the same file.
        self._lock = threading.Lock()

    def fits(self, stat: stat_result) -> bool:
        """Whether a file in this state is small enough."""
        return stat.st_size <= _MOST_ONE

    def pack(self, file: BinaryIO, path: Path, stat: stat_result) -> bytes:
        """The open ``file`` at ``path``, in the state ``stat``, as gzip; always the same bytes."""
        name = (str(path), stat.st_mtime_ns, stat.st_size)
        with self._lock:
            if name in self._kept:
                self._kept.move_to_end(name)
                return self._kept[name]
            # No time inside, so that equal files give equal bytes.
            packed = gzip.compress(file.read(), _LEVEL, mtime=0)
            self._kept[name] = packed
            self._size += len(packed)
            while self._size > self._most:
                _, gone = self._kept.popitem(last=False)
                self._size -= len(gone)
        return packed
