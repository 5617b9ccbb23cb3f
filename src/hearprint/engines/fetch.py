"""Fetches a voice's file once: checked by its sha256, taken up again where it was cut short.

HTTP by RFC 9110: ``Range`` asks for the rest (section 14), which a server may pass over.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import BinaryIO
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from hearprint.errors import OutputError, UnavailableError

_CHUNK = 1 << 16
_PATIENCE_S = 30.0  #: without a byte
_PARTIAL, _UNSATISFIABLE = 206, 416

#: Told how many bytes are here, and how many there will be.
Told = Callable[[int, int], None]


def fetch(address: str, place: Path, *, size: int, sha256: str, told: Told) -> None:
    """Bring ``address`` to ``place``, whole and right, or not at all.

    What came before a failure stays beside it and is gone on from. Raises UnavailableError without
    a connection and when what came is something else, OutputError when it cannot be written.
    """
    part = place.with_name(place.name + ".part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        have = _kept(part, size)
        if have < size:
            have = _more(address, part, have, size, told)
    except OSError as error:
        if isinstance(error, URLError | TimeoutError | ConnectionError):
            raise _offline(address, place, str(getattr(error, "reason", error))) from error
        raise _unwritable(part, error) from error
    except HTTPException as error:
        raise _offline(address, place, type(error).__name__) from error
    if have < size:
        raise _offline(address, place, f"only {have:,} of {size:,} bytes came")
    try:
        right = hashlib.sha256(part.read_bytes()).hexdigest() == sha256
        if right:
            part.replace(place)
        else:
            part.unlink()
    except OSError as error:
        raise _unwritable(place, error) from error
    if not right:
        raise UnavailableError(
            "What came is not the file that was expected: its checksum differs.",
            where=address,
            hint="It was thrown away. Try again later, or from another connection.",
        )


def _kept(part: Path, size: int) -> int:
    """How many bytes of an earlier attempt there are; one that is too long is thrown away."""
    have = part.stat().st_size if part.exists() else 0
    if have > size:
        part.unlink()
        return 0
    return have


def _more(address: str, part: Path, have: int, size: int, told: Told) -> int:
    """Bytes that are here after asking for the rest."""
    headers = {"User-Agent": "hearprint", "Accept-Encoding": "identity"}
    if have:
        headers["Range"] = f"bytes={have}-"
    try:
        request = Request(address, headers=headers)  # noqa: S310 - the settings' rule lets
        answer: HTTPResponse = urlopen(request, timeout=_PATIENCE_S)  # noqa: S310 - only http through
    except HTTPError as error:
        if error.code == _UNSATISFIABLE and have:
            part.unlink()
            return _more(address, part, 0, size, told)
        raise
    with closing(answer), part.open("r+b" if have else "wb") as file:
        begins = f"bytes {have}-"
        if have and not (
            answer.status == _PARTIAL and answer.headers.get("Content-Range", "").startswith(begins)
        ):
            have = 0  # the server begins again
        file.seek(have)
        file.truncate()
        return _written(answer, file, have, size, told)


def _written(answer: HTTPResponse, file: BinaryIO, have: int, size: int, told: Told) -> int:
    told(have, size)
    while have < size and (data := answer.read(min(_CHUNK, size - have))):
        file.write(data)
        have += len(data)
        told(have, size)
    return have


def _offline(address: str, place: Path, reason: str) -> UnavailableError:
    return UnavailableError(
        f"The voice cannot be fetched: {reason}.",
        where=address,
        hint="Run the same command again when there is a connection; what came is kept. "
        f"Or bring that file from another computer to {place}",
    )


def _unwritable(place: Path, error: OSError) -> OutputError:
    return OutputError(
        f"The voice cannot be kept: {error.strerror or error}.",
        where=str(place),
        hint="Look at the room on this disk, and who may write there.",
    )
