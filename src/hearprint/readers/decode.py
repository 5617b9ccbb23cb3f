"""Bytes to text, by byte order mark, declaration and plausibility."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
_HEAD = 4096  #: bytes in which a declaration is looked for; HTML asks for the first 1024
_SIGNS = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")

#: Labels that browsers read as windows-1252 (WHATWG Encoding, section 4.2).
_WESTERN = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"})


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and whether some bytes had no meaning in its encoding."""

    text: str
    encoding: str
    damaged: bool = False


def decode(data: bytes, *, declared: bool = False) -> Decoded:
    """Read ``data`` as text; never fails.

    A byte order mark wins, then UTF-16 seen by its zero bytes, then UTF-8 if the bytes fit it,
    then, for markup (``declared``), what the page says about itself, then windows-1252. Bytes that
    mean nothing become U+FFFD.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode(data[len(mark) :], name)
    if wide := _wide(data):
        return _decode(data, wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    name = _label(data) if declared else ""
    if name in ("", "utf-8", "utf8"):
        # A long page with one bad byte is still UTF-8; a page whose only high bytes are bad is not.
        name = "utf-8" if _mostly_utf8(data) else "windows-1252"
    return _decode(data, name)


def _decode(data: bytes, name: str) -> Decoded:
    text = data.decode(name, errors="replace")
    damaged = "\ufffd" in text and name != "windows-1252"
    return Decoded(text, name, damaged)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: Western text then has a zero in every second byte."""
    head = data[:1000]
    if len(head) < 4 or b"\0" not in head:  # noqa: PLR2004 - two letters at least
        return ""
    even, odd = head[::2].count(0) / len(head[::2]), head[1::2].count(0) / len(head[1::2])
    if odd > 0.7 and even < 0.1:  # noqa: PLR2004 - shares of zero bytes
        return "utf-16-le"
    if even > 0.7 and odd < 0.1:  # noqa: PLR2004 - shares of zero bytes
        return "utf-16-be"
    return ""


def _label(data: bytes) -> str:
    found = _DECLARED.search(data[:_HEAD])
    if not found:
        return ""
    label = found[1].decode("ascii").lower()
    if label in _WESTERN:
        return "windows-1252"
    try:
        name = codecs.lookup(label).name
        "".encode(name)
    except (LookupError, ValueError):  # unknown, or no encoding of text ("hex")
        return ""
    # Bytes that could be searched for an ASCII declaration are not UTF-16, whatever they claim.
    return "" if name.startswith(("utf-16", "utf-32")) else name


def _mostly_utf8(data: bytes) -> bool:
    good = len(_SIGNS.findall(data))
    bad = data.decode("utf-8", errors="replace").count("\ufffd")
    return good > 2 * bad
