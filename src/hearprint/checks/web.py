"""What a web server answers to a podcast app, and what it should have answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hearprint.checks.feed import values
from hearprint.model.findings import Finding, barrier, note, warning

#: Bytes of a media file that are asked for: enough to see what it is.
PART = 1024
_OK, _PARTIAL, _UNCHANGED = 200, 206, 304
_LOCKED = (401, 403, 407)
_LOCAL = ("127.0.0.1", "localhost", "::1")
_FEEDS = ("application/rss+xml", "application/xml", "text/xml", "application/atom+xml")
#: Names that mean the same.
_SAME = {"audio/mp3": "audio/mpeg", "audio/x-mp3": "audio/mpeg", "audio/mpeg3": "audio/mpeg"}
_SUBRIP = {"application/x-subrip", "application/srt", "text/srt", "text/plain"}
_LEADING_ON = (301, 302, 303, 307, 308)
_LARGE = 200_000
_MANY_HOPS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer, or why there was none."""

    address: str  #: that was asked for
    status: int = 0  #: 0 when there was no answer
    headers: Mapping[str, str] = field(default_factory=dict)  #: names in small letters
    body: bytes = b""
    hops: tuple[str, ...] = ()  #: to which addresses it led on
    problem: str = ""  #: why there was no whole answer, in words
    insecure: bool = False  #: the problem is its certificate
    slow: bool = False  #: the problem is time or size

    @property
    def kind(self) -> str:
        """The media type, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def length(self) -> int | None:
        """Bytes of the whole file, as the server tells them."""
        told = self.headers.get("content-range", "").rpartition("/")[2]
        told = told or self.headers.get("content-length", "")
        return int(told) if values.is_count(told, least=0) else None


def answered(reply: Reply, *, wanted: tuple[int, ...] = (_OK,)) -> Iterator[Finding]:
    """Findings when an answer is not what anybody wants; no more is worth asking then."""
    if reply.insecure:
        yield barrier("H-007", f"The certificate is wrong: {reply.problem}.", reply.address)
    elif reply.slow:
        yield barrier("H-012", f"{reply.problem}.", reply.address)
    elif reply.problem:
        yield barrier("H-001", f"There is no answer: {reply.problem}.", reply.address)
    elif reply.status in _LOCKED:
        yield barrier("H-010", f"The server wants a password ({reply.status}).", reply.address)
    elif reply.status in _LEADING_ON:
        message = "This address leads on without an end, or out of the web."
        yield barrier("H-009", message, reply.address)
    elif reply.status not in wanted:
        yield barrier("H-001", f"The server answers {reply.status}.", reply.address)


def check_way(reply: Reply) -> Iterator[Finding]:
    """Findings for the way to an answer: its protocol, and where it led on."""
    places = (reply.address, *reply.hops)
    if reply.hops and any(_is_open(place) for place in reply.hops) and _is_safe(reply.address):
        yield warning("H-007", "This https address leads on to http.", reply.address)
    elif _is_open(places[-1]):
        yield warning("H-007", "This address is served by http, not by https.", reply.address)
    if len(reply.hops) >= _MANY_HOPS:
        message = f"This address leads on {len(reply.hops)} times."
        yield warning("H-009", message, reply.address)
    elif reply.hops:
        yield note("H-009", f"This address leads on to {reply.hops[-1][:200]}", reply.address)


def check_feed_reply(reply: Reply, again: Reply) -> Iterator[Finding]:
    """Findings for a feed's answer; ``again`` is the one to whoever has it already."""
    yield from check_way(reply)
    if reply.kind not in _FEEDS:
        kind = reply.kind or "no type"
        yield warning("H-011", f"This feed is served as {kind}.", reply.address)
    validators = reply.headers.get("etag") or reply.headers.get("last-modified")
    if not validators:
        message = "The server sends neither ETag nor Last-Modified."
        yield warning("H-006", message, reply.address)
    elif again.status != _UNCHANGED:
        message = f"To whoever has this feed already, the server answers {again.status}, not 304."
        yield warning("H-006", message, reply.address)
    if len(reply.body) > _LARGE and not reply.headers.get("content-encoding"):
        message = f"This feed of {len(reply.body) // 1000} kB is sent without compression."
        yield note("H-013", message, reply.address)


def check_media(head: Reply, part: Reply, kind: str, length: str | None) -> Iterator[Finding]:
    """Findings for an enclosure that is said to be of this ``kind`` and ``length``.

    ``head`` is the answer to HEAD, ``part`` that to GET of its first bytes.
    """
    if found := tuple(answered(part, wanted=(_OK, _PARTIAL))):
        yield from found
        return
    yield from check_way(part)
    if head.status != _OK:
        yield barrier("H-002", f"To HEAD the server answers {head.status}.", part.address)
    if part.status != _PARTIAL or "content-range" not in part.headers:
        message = "The server gives the whole file when a part is asked for."
        yield barrier("H-003", message, part.address)
    served = _SAME.get(part.kind, part.kind)
    if served != _SAME.get(kind.lower(), kind.lower()):
        message = f"The server says {part.kind or 'no type'}, the feed {kind or 'no type'}."
        yield warning("H-004", message, part.address)
    real = part.length if part.length is not None else head.length
    if real is None:
        yield warning("H-005", "The server does not tell the file's length.", part.address)
    elif length is not None and str(real) != length.strip():
        message = f"The file has {real} bytes, the feed says {length[:20]}."
        yield barrier("H-005", message, part.address)


def check_text(reply: Reply, kind: str) -> Iterator[Finding]:
    """Findings for a transcript or chapters, which players on other sites fetch by script."""
    if found := tuple(answered(reply)):
        yield from found
        return
    yield from check_way(reply)
    readable = reply.headers.get("access-control-allow-origin")
    if not readable and kind.lower() != "text/html":  # a page can be opened instead
        message = "Players on other sites may not read this file (CORS)."
        yield warning("H-008", message, reply.address)
    if reply.kind != kind.lower() and not _alike(reply.kind, kind):
        message = f"The server says {reply.kind or 'no type'}, the feed {kind}."
        yield note("H-004", message, reply.address)


def _alike(served: str, told: str) -> bool:
    """Whether two types of JSON, or of text, differ in a name only."""
    both_json = "json" in served and "json" in told
    return both_json or {served, told} <= _SUBRIP


def _is_open(address: str) -> bool:
    return values.scheme(address) == "http" and values.host(address) not in _LOCAL


def _is_safe(address: str) -> bool:
    return values.scheme(address) == "https"
