"""What to answer to a request for a file: decided from values, without a socket.

Rules by RFC 9110: validators (8.8), conditional requests (13), ranges (14).
"""

from __future__ import annotations

import os
import re
import stat as modes
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import lru_cache
from http import HTTPStatus
from os import stat_result
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote_to_bytes

#: Media types by ending. The system's own table differs from machine to machine.
MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".epub": "application/epub+zip",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".m4b": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".opf": "application/oebps-package+xml",
    ".opml": "text/x-opml; charset=utf-8",
    ".opus": "audio/ogg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".smil": "application/smil+xml",
    ".srt": "application/x-subrip",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".wav": "audio/wav",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}
_CHAPTERS_TYPE = "application/json+chapters"
_FEED_TYPE = "application/rss+xml; charset=utf-8"

#: What players on other sites fetch by script: feeds, transcripts, chapters.
_SHARED_ENDINGS = frozenset({".xml", ".vtt", ".srt", ".json", ".opml"})

_LEAST_PACKED = 512  #: bytes; of less, gzip makes more
_FRAMED = "player.html"
_SELF = "'self'"

_RANGE = re.compile(r"bytes=[ \t]*(\d*)-(\d*)[ \t]*", re.IGNORECASE)
_MOST_DIGITS = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A status, its headers, and which bytes of the file follow (``end`` is exclusive)."""

    status: HTTPStatus
    headers: Mapping[str, str]
    start: int = 0
    end: int = 0
    packed: bytes | None = None  #: sent instead of the file


def find(folder: Path, target: str) -> Path | None:
    """The file or folder that a request's path means; None when there is none to show.

    ``folder`` must be resolved. Nothing hidden is shown, and nothing outside: neither by dots,
    encoded or not, nor by a drive letter, nor through a symbolic link.
    """
    parts = segments(target)
    if parts is None:
        return None
    path = folder.joinpath(*parts)
    kind = _plain_kind(folder, parts)
    if kind:
        return path if kind is modes.S_ISDIR or not target.endswith("/") else None
    try:
        real = path.resolve(strict=True)
        # The real names count: some disks know a file by several (case, short names).
        if any(part.startswith(".") for part in real.relative_to(folder).parts):
            return None
    except (OSError, ValueError, RuntimeError):
        return None
    if real.is_dir():
        return path
    return path if real.is_file() and not target.endswith("/") else None


def _plain_kind(folder: Path, parts: tuple[str, ...]) -> Callable[[int], bool] | None:
    """Which test of a mode holds for a path without any link in it; None when that is not known.

    Only Linux gives a file no second name; elsewhere, and where there is a link, its real path has
    to be found, which takes several times as long.
    """
    if sys.platform != "linux":
        return None
    place, mode = str(folder), modes.S_IFDIR
    for part in parts:
        place = f"{place}/{part}"
        try:
            mode = os.lstat(place).st_mode
        except (OSError, ValueError):
            return None
        if modes.S_ISLNK(mode):
            return None
    return next((is_kind for is_kind in (modes.S_ISDIR, modes.S_ISREG) if is_kind(mode)), None)


def segments(target: str) -> tuple[str, ...] | None:
    """The names in a request's path, decoded once; None when one of them is unfit."""
    names: list[str] = []
    for raw in target.split("/"):
        try:
            name = unquote_to_bytes(raw).decode("utf-8")
        except UnicodeDecodeError:
            return None
        # A final dot is dropped by Windows, which would give a file a second name.
        if name.startswith(".") or name.endswith((".", " ")) or re.search(r"[/\\:\x00-\x1f]", name):
            return None
        if name:
            names.append(name)
    return tuple(names)


def folder_address(target: str, query: str) -> str:
    """Where a folder really is: its path with one slash at its end, always on this site."""
    names = segments(target) or ()
    path = "".join(f"/{quote(name)}" for name in names) + "/"
    return f"{path}?{quote(query, safe='=&%+')}" if query else path


@lru_cache(maxsize=1024)
def media_type(name: str) -> str:
    """The media type of a file; ``name`` may be its path, with ``/`` between folders."""
    path = PurePosixPath(name.lower())
    if path.suffix == ".json" and (path.parent.name == "chapters" or ".chapters." in path.name):
        return _CHAPTERS_TYPE
    if path.name.startswith("feed") and path.suffix == ".xml":
        return _FEED_TYPE
    return MEDIA_TYPES.get(path.suffix, "application/octet-stream")


def answer(
    name: str,
    stat: stat_result,
    request: Mapping[str, str],
    *,
    head: bool,
    pack: Callable[[], bytes] | None = None,
    secret: bool = False,
) -> Answer:
    """What to say about the file ``name`` (its path below the folder), whose state is ``stat``.

    ``request`` holds the request's headers, names in small letters. ``pack`` gives the file as
    gzip, for visitors who take that. ``secret``: it is for members, and no cache may share it.
    """
    size = stat.st_size
    packs = pack is not None and is_text(name) and size >= _LEAST_PACKED
    packed = packs and takes_gzip(request) and "range" not in request
    # RFC 9110 8.8.3.3: another coding is another representation, and has a tag of its own.
    tag = etag(stat) if not packed else f'{etag(stat)[:-1]}-gzip"'
    modified = datetime.fromtimestamp(int(stat.st_mtime), UTC)
    headers = {
        "ETag": tag,
        "Last-Modified": _told(modified),
        # Names stay when contents change, so a copy may be kept but must be asked about.
        "Cache-Control": "private, no-cache" if secret else "no-cache",
    }
    if packs:
        headers["Vary"] = "Accept-Encoding"
    if secret:
        headers["X-Robots-Tag"] = "noindex, nofollow"
    if media_type(name).startswith("text/html"):
        # Only the player for frames stands in other people's pages.
        framed = PurePosixPath(name).name == _FRAMED
        headers["Content-Security-Policy"] = f"frame-ancestors {'*' if framed else _SELF}"
    if is_shared(name):
        headers["Access-Control-Allow-Origin"] = "*"
        headers["Access-Control-Expose-Headers"] = "ETag, Content-Range, Content-Length"
    if _unchanged(request, tag, modified):
        return Answer(status=HTTPStatus.NOT_MODIFIED, headers=headers)
    headers["Accept-Ranges"] = "bytes"
    headers["Content-Type"] = media_type(name)
    if packed and pack is not None:
        content = pack()
        headers["Content-Encoding"] = "gzip"
        headers["Content-Length"] = str(len(content))
        return Answer(status=HTTPStatus.OK, headers=headers, packed=content)
    # RFC 9110 14.2: ranges have a meaning for GET alone.
    asked = "" if head or not _range_holds(request, tag, modified) else request.get("range", "")
    span = _span(asked, size)
    if span is None:
        headers["Content-Length"] = str(size)
        return Answer(status=HTTPStatus.OK, headers=headers, end=size)
    start, end = span
    if start >= end:
        headers["Content-Range"] = f"bytes */{size}"
        headers["Content-Length"] = "0"
        return Answer(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers=headers)
    headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    headers["Content-Length"] = str(end - start)
    return Answer(status=HTTPStatus.PARTIAL_CONTENT, headers=headers, start=start, end=end)


@lru_cache(maxsize=1024)
def is_text(name: str) -> bool:
    """Whether a file gets smaller by gzip, and is read whole."""
    kind = media_type(name).partition(";")[0]
    return kind.startswith("text/") or kind.endswith(("xml", "json", "+chapters", "x-subrip"))


@lru_cache(maxsize=1024)
def is_shared(name: str) -> bool:
    """Whether players on other sites fetch the file by script."""
    path = PurePosixPath(name)
    return path.suffix in _SHARED_ENDINGS or path.parent.name == "transcripts"


def takes_gzip(request: Mapping[str, str]) -> bool:
    """Whether a visitor takes gzip (RFC 9110 12.5.3); without a word about it, not."""
    for part in request.get("accept-encoding", "").lower().split(","):
        coding, _, weight = part.partition(";")
        if coding.strip() in {"gzip", "x-gzip"}:
            return not re.fullmatch(r"\s*q\s*=\s*0(\.0*)?\s*", weight)
    return False


def etag(stat: stat_result) -> str:
    """A strong validator (RFC 9110 8.8.3): our files are replaced, never changed in place."""
    return f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'


def _unchanged(request: Mapping[str, str], tag: str, modified: datetime) -> bool:
    """RFC 9110 13.2.2: If-None-Match decides; without it If-Modified-Since does."""
    tags = request.get("if-none-match")
    if tags is not None:
        known = {one.strip().removeprefix("W/") for one in tags.split(",")}
        return "*" in known or tag in known
    since = _date(request.get("if-modified-since"))
    return since is not None and modified <= since


def _range_holds(request: Mapping[str, str], tag: str, modified: datetime) -> bool:
    """RFC 9110 13.1.5: If-Range must name this very file, or the range is ignored."""
    condition = request.get("if-range")
    return condition is None or condition.strip() == tag or _date(condition) == modified


@lru_cache(maxsize=1024)
def _told(moment: datetime) -> str:
    return format_datetime(moment, usegmt=True)


@lru_cache(maxsize=64)
def _date(text: str | None) -> datetime | None:
    try:
        date = parsedate_to_datetime(text) if text else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return date.replace(tzinfo=UTC) if date and date.tzinfo is None else date


def _span(asked: str, size: int) -> tuple[int, int] | None:
    """First byte and the one after the last; None to send everything.

    Several ranges, other units and nonsense may be ignored (RFC 9110 14.2). A span without any
    bytes cannot be satisfied.
    """
    found = _RANGE.fullmatch(asked)
    if not found or found.groups() == ("", ""):
        return None
    first, last = (int(digits[:_MOST_DIGITS]) if digits else None for digits in found.groups())
    if first is None:
        return max(0, size - (last or 0)), size
    if last is not None and last < first:
        return None
    return first, size if last is None else min(last + 1, size)
