"""Single values: whether they are what their element may hold."""

from __future__ import annotations

import base64
import binascii
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import SplitResult, urlsplit
from uuid import UUID

#: PSP-1: characters of a value for which nothing else is said.
LONGEST = 255
#: PSP-1 and Apple: bytes of a description.
DESCRIPTION = 4000

#: ISO 639-1, all that it holds.
_TWO_LETTERS = frozenset(
    (
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv "
        "cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr "
        "ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv ka kg ki kj kk kl km kn ko kr ks "
        "ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl "
        "nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm "
        "sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo "
        "wa wo xh yi yo za zh zu"
    ).split()
)
_LANGUAGE = re.compile(r"([a-z]{2,3})(-[a-z0-9]{2,8})*", re.IGNORECASE)
_COUNT = re.compile(r"[0-9]{1,18}")
_EMAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\".]+")
_MARKUP = re.compile(r"</?[a-z][a-z0-9]*(\s[^<>]*)?/?>|&(amp|lt|gt|quot|nbsp|#\d+);", re.IGNORECASE)
_SRI = re.compile(r"sha(256|384|512)-([A-Za-z0-9+/]+={0,2})")
_SRI_BYTES = {"256": 32, "384": 48, "512": 64}


def scheme(address: str) -> str:
    """Its protocol, in small letters; "" when it has none, or makes no sense."""
    return _split(address).scheme


def host(address: str) -> str:
    """The name of its server, in small letters; "" when it has none, or makes no sense."""
    return _split(address).hostname or ""


def ending(address: str) -> str:
    """How the name of its file ends, in small letters, without the full stop; "" without one."""
    name = _split(address).path.rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name else ""


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.port, parts.hostname
    except ValueError:
        return SplitResult("", "", "", "", "")
    return parts


def is_address(text: str) -> bool:
    """Whether ``text`` is a whole web address."""
    return scheme(text) in ("http", "https") and bool(host(text))


def is_plain_ascii(address: str) -> bool:
    """Whether an address holds nothing that some client mangles."""
    return address.isascii() and not re.search(r"[\s<>\"{}|\\^`]", address)


def is_language(text: str) -> bool:
    """Whether ``text`` has a language's form, and ISO 639-1 knows it if it has two letters."""
    found = _LANGUAGE.fullmatch(text)
    if not found:
        return False
    first = found[1].lower()
    return len(first) > 2 or first in _TWO_LETTERS  # noqa: PLR2004 - two letters


def is_email(text: str) -> bool:
    """Whether letters could be sent there."""
    return _EMAIL.fullmatch(text) is not None


def is_uuid(text: str) -> bool:
    """Whether ``text`` is a UUID as it is usually written."""
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False


def is_count(text: str | None, *, least: int = 1) -> bool:
    """Whether ``text`` is a whole number of at least ``least``."""
    return text is not None and _COUNT.fullmatch(text) is not None and int(text) >= least


def is_number(text: str) -> bool:
    """Whether ``text`` is a number, with a fraction or without."""
    return re.fullmatch(r"\d+(\.\d+)?", text) is not None


def digests(text: str) -> tuple[tuple[str, bytes], ...]:
    """Algorithms and digests of a W3C SRI value; nothing when one of them makes no sense."""
    found = [_SRI.fullmatch(one) for one in text.split()] if is_integrity(text) else []
    return tuple((f"sha{one[1]}", base64.b64decode(one[2])) for one in found if one)


def is_integrity(text: str) -> bool:
    """Whether ``text`` is one digest, or several, of the right length (W3C SRI)."""
    return bool(text.split()) and all(map(_is_digest, text.split()))


def _is_digest(text: str) -> bool:
    found = _SRI.fullmatch(text)
    if not found:
        return False
    try:
        return len(base64.b64decode(found[2], validate=True)) == _SRI_BYTES[found[1]]
    except binascii.Error:
        return False


def date(text: str | None) -> datetime | None:
    """The moment that an RFC 2822 date means; None when it means none."""
    if not text:
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else None


def holds_markup(text: str) -> bool:
    """Whether text that should be plain holds elements, or was escaped twice."""
    return _MARKUP.search(text) is not None
