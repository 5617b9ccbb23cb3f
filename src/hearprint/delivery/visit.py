"""Asks web servers as podcast apps do, within bounds of time, size and redirects."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
import zlib
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from hearprint.checks.web import Reply

_AGENT = "Hearprint check (a podcast checker)"
#: Players on other sites send where they are; this stands for any.
_ORIGIN = "https://player.example.org"
_CHUNK = 1 << 16
_QUIET_SECONDS = 10.0  #: for which a server may say nothing
_ALL_SECONDS = 60.0  #: for one answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Fetches addresses of the web; any other address is no address."""

    quiet_seconds: float = _QUIET_SECONDS
    all_seconds: float = _ALL_SECONDS

    def head(self, address: str) -> Reply:
        """The answer to HEAD."""
        return self._ask(address, "HEAD", {}, 0)

    def get(self, address: str, *, most: int, headers: dict[str, str] | None = None) -> Reply:
        """The answer to GET with at most ``most`` bytes; a longer one is told as a problem."""
        return self._ask(address, "GET", {"Accept-Encoding": "gzip", **(headers or {})}, most)

    def part(self, address: str, size: int) -> Reply:
        """The first ``size`` bytes; if the server sends more, the rest is not read."""
        asked = {"Range": f"bytes=0-{size - 1}", "Accept-Encoding": "identity"}
        return self._ask(address, "GET", asked, size, cut=True)

    def _ask(
        self, address: str, method: str, headers: dict[str, str], most: int, *, cut: bool = False
    ) -> Reply:
        hops = _Hops()
        try:
            if urlsplit(address).scheme not in ("http", "https"):
                return Reply(address=address, problem="this is no address of the web")
            asked = Request(  # noqa: S310 - looked at above; redirects to other schemes are refused by urllib
                address,
                method=method,
                headers={"User-Agent": _AGENT, "Origin": _ORIGIN, **headers},
            )
            with _open(hops, asked, self.quiet_seconds) as answer:
                told = {name.lower(): value for name, value in answer.headers.items()}
                body, problem = b"", ""
                if method == "GET":
                    body, problem = _read(answer, told, most, self.all_seconds, cut=cut)
                return Reply(
                    address=address,
                    status=answer.status,
                    headers=told,
                    body=body,
                    hops=tuple(hops.places),
                    problem=problem,
                    slow=bool(problem),
                )
        except (OSError, ValueError, http.client.HTTPException, zlib.error) as error:
            reason = error.reason if isinstance(error, URLError) else error
            return Reply(
                address=address,
                hops=tuple(hops.places),
                problem=_words(reason),
                insecure=isinstance(reason, ssl.SSLError),
                slow=isinstance(reason, TimeoutError),
            )


class _Hops(HTTPRedirectHandler):
    """Follows redirects within the web, up to the base class's bounds, and notes them."""

    def __init__(self) -> None:
        self.places: list[str] = []

    def redirect_request(  # noqa: PLR0917 - the base class's signature
        self,
        req: Request,
        fp: Any,  # noqa: ANN401 - as above
        code: int,
        msg: str,
        headers: Any,  # noqa: ANN401 - as above
        newurl: str,
    ) -> Request | None:
        """The next request: the same method, the same headers, another address."""
        self.places.append(newurl)
        following = super().redirect_request(req, fp, code, msg, headers, newurl)
        if following is not None:
            following.method = req.get_method()
        return following


def _open(hops: _Hops, asked: Request, seconds: float) -> Any:  # noqa: ANN401 - urllib's answer
    opener: OpenerDirector = build_opener(hops)
    try:
        return opener.open(asked, timeout=seconds)
    except HTTPError as answer:
        return answer  # an answer like any other, with its status


def _read(
    answer: Any,  # noqa: ANN401 - urllib's answer
    headers: dict[str, str],
    most: int,
    seconds: float,
    *,
    cut: bool,
) -> tuple[bytes, str]:
    """The body, unpacked, and what stopped its reading."""
    packed = headers.get("content-encoding", "").lower() in ("gzip", "x-gzip")
    unpack = zlib.decompressobj(wbits=31) if packed else None
    until = time.monotonic() + seconds
    body = bytearray()
    while chunk := answer.read1(_CHUNK) if hasattr(answer, "read1") else answer.read(_CHUNK):
        body += unpack.decompress(chunk, most + 1 - len(body)) if unpack else chunk
        if len(body) > most or (cut and len(body) >= most):
            return bytes(body[:most]), "" if cut else f"It sends more than {most // 1000} kB"
        if time.monotonic() > until:
            return bytes(body), f"It takes more than {seconds:.0f} seconds"
    return bytes(body), ""


def _words(reason: object) -> str:
    """Why there was no answer, for people."""
    if isinstance(reason, TimeoutError):
        return "The server says nothing for too long"
    if isinstance(reason, ssl.SSLCertVerificationError):
        return reason.verify_message
    if isinstance(reason, socket.gaierror):
        return "no server has this name"
    if isinstance(reason, ConnectionRefusedError):
        return "no server answers there"
    return (getattr(reason, "strerror", None) or str(reason) or type(reason).__name__)[:120]
