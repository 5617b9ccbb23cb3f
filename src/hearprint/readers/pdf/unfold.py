"""What streams of a file unfold to, never held beyond a bound.

Deflate packs a thousand zeros into one byte, and filters may follow one another: a few bytes may
stand for any number of them (ISO 32000-1, 7.4). pypdf's own bounds serve its other callers, are
private to it and differ from release to release.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

import numpy as np
import pypdf
from pypdf.errors import PyPdfError
from pypdf.filters import ASCIIHexDecode, LZWDecode, RunLengthDecode
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

_STEP = 1 << 14  #: bytes that are inflated at a time
_MOST_FILTERS = 8  #: real files have one or two
_STREAM = re.compile(rb"\bstream\r?\n")
_HEAD = 2_000  #: bytes before a stream among which its dictionary is looked for
_BLANK = b" \t\r\n\f\0"
_ZERO = np.uint64(ord("!"))
_WEIGHTS = 85 ** np.arange(4, -1, -1, dtype=np.uint64)
_CHAIN = 8  #: references that lead to references
#: What one byte may unfold to at most. A code of LZW has nine bits or more and at most 4096 signs.
_RATIOS: Mapping[str, int] = {
    "/FlateDecode": 1032,
    "/LZWDecode": 3641,
    "/RunLengthDecode": 64,
    "/ASCIIHexDecode": 1,
    "/ASCII85Decode": 4,
}
_DECODERS: Mapping[str, Any] = {
    "/LZWDecode": LZWDecode,
    "/RunLengthDecode": RunLengthDecode,
    "/ASCIIHexDecode": ASCIIHexDecode,
    "/ASCII85Decode": None,  # pypdf's takes a tenth of the time of reading a whole page
}
_SHORT = {"/Fl": "/FlateDecode", "/LZW": "/LZWDecode", "/RL": "/RunLengthDecode"} | {
    "/AHx": "/ASCIIHexDecode",
    "/A85": "/ASCII85Decode",
}


class TooLargeError(Exception):
    """A stream unfolds to more than anybody wants."""


class Objects:
    """The objects of a file, each let go of again when it has been looked at.

    pypdf keeps all objects that it has read, pictures and typefaces too.
    """

    def __init__(self, reader: pypdf.PdfReader) -> None:
        self._kept = reader.resolved_objects

    def behind(self, thing: Any) -> Any:  # noqa: ANN401 - pypdf's objects
        """The object behind a reference; a broken one is nothing."""
        try:
            for _ in range(_CHAIN):
                if not isinstance(thing, IndirectObject):
                    return thing
                key = (thing.generation, thing.idnum)
                known = key in self._kept
                thing = thing.get_object()
                if not known and isinstance(thing, StreamObject):
                    self._kept.pop(key, None)
        except (PyPdfError, KeyError, ValueError, TypeError, AttributeError, RecursionError):
            return None
        return None

    def value(self, node: Any, key: str) -> Any:  # noqa: ANN401
        """The solid value of a key of a dictionary, or None."""
        if not isinstance(node, DictionaryObject) or key not in node:
            return None
        return self.behind(node.raw_get(key))

    def members(self, node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
        """Raw members of a dictionary by name."""
        if isinstance(node, DictionaryObject):
            for name in node:
                yield str(name), node.raw_get(name)

    def items(self, node: Any) -> Iterator[Any]:  # noqa: ANN401
        """Raw members of an array; of anything else, itself."""
        if isinstance(node, ArrayObject):
            for at in range(len(node)):
                yield list.__getitem__(node, at)
        elif node is not None:
            yield node

    def unfolded(self, stream: StreamObject, most: int) -> bytes:
        """What a stream holds; what is broken in it ends it. Raises TooLargeError."""
        data = _raw(stream)
        for name in self._filters(stream):
            data = _inflated(data, most) if name == "/FlateDecode" else _decoded(name, data, most)
        if len(data) > most:
            raise TooLargeError
        return data

    def may_exceed(self, stream: StreamObject, most: int) -> bool:
        """Whether a stream could unfold to more than ``most`` bytes; without unfolding it."""
        size = len(_raw(stream))
        for name in self._filters(stream):
            size *= _RATIOS.get(name, 1)
        return size > most

    def _filters(self, stream: StreamObject) -> list[str]:
        names = [str(self.behind(one)) for one in self.items(self.value(stream, "/Filter"))]
        if len(names) > _MOST_FILTERS:
            raise TooLargeError
        return [_SHORT.get(name, name) for name in names]


def unfolds_too_far(data: bytes, most: int) -> bool:
    """Whether a stream of a file whose structure nobody can read inflates to more than ``most``
    bytes. Pictures may: nobody unfolds them before they are drawn.
    """
    for match in _STREAM.finditer(data):
        told = data[max(0, match.start() - _HEAD) : match.start()]
        told = told[told.rfind(b" obj") + 1 :]
        if b"/Fl" not in told or b"/Image" in told:
            continue
        try:
            once = _inflated(memoryview(data)[match.end() :], most)
            if told.count(b"/Fl") > 1:
                _inflated(once, most)
        except TooLargeError:
            return True
    return False


def _raw(stream: StreamObject) -> bytes:
    data: bytes = stream._data  # noqa: SLF001 - pypdf hands out the packed bytes in no other way
    return data


def _inflated(data: bytes | memoryview, most: int) -> bytes:
    """Raises TooLargeError. Damage ends the data where it stands, as it does for PDFium."""
    inflate = zlib.decompressobj()
    found: list[bytes] = []
    size = 0
    for at in range(0, len(data), _STEP):
        before = inflate.copy()
        try:
            parts = list(_drained(inflate, data[at : at + _STEP], most - size))
        except zlib.error:
            parts = list(_undamaged(before, data[at : at + _STEP], most - size))
            inflate = before
        found.extend(parts)
        size += sum(map(len, parts))
        if inflate is before or inflate.eof:
            break
    return b"".join(found)


def _drained(inflate: Any, data: bytes | memoryview, room: int) -> Iterator[bytes]:  # noqa: ANN401
    """All that ``data`` adds. Raises TooLargeError beyond ``room`` bytes."""
    rest: bytes | memoryview = data
    while len(rest) and not inflate.eof:  # there the tail stays as it was
        part = inflate.decompress(rest, _STEP)
        room -= len(part)
        if room < 0:
            raise TooLargeError
        yield part
        rest = inflate.unconsumed_tail


def _undamaged(inflate: Any, data: bytes | memoryview, room: int) -> Iterator[bytes]:  # noqa: ANN401
    """What ``data`` adds byte by byte, up to the damaged one."""
    with suppress(zlib.error):
        for at in range(len(data)):
            for part in _drained(inflate, data[at : at + 1], room):
                room -= len(part)
                yield part


def _decoded(name: str, data: bytes, most: int) -> bytes:
    """Raises TooLargeError. A filter that is none of text leaves nothing."""
    if name not in _DECODERS or not data:
        return data if name == "/Crypt" else b""
    if len(data) > most:
        raise TooLargeError
    try:
        found = _from_base_85(data) if name == "/ASCII85Decode" else _DECODERS[name].decode(data)
    except Exception as error:
        if type(error).__name__ == "LimitReachedError":  # not in every release
            raise TooLargeError from error
        return b""
    if len(found) > most:
        raise TooLargeError
    return found.encode("latin-1", "replace") if isinstance(found, str) else bytes(found)


def _from_base_85(data: bytes) -> bytes:
    """ISO 32000-1, 7.4.3: five signs for four bytes, ``z`` for four zeros, ``~>`` at the end."""
    signs = data.partition(b"~")[0].translate(None, _BLANK).replace(b"z", b"!!!!!")
    short = -len(signs) % 5
    digits = np.frombuffer(signs + b"u" * short, np.uint8).astype(np.uint64) - _ZERO
    groups = digits.reshape(-1, 5) @ _WEIGHTS
    whole = groups.astype(">u4").tobytes()
    return whole[: len(whole) - short]
