"""A web server for one folder: to try a programme, or behind a proxy to publish it.

It answers as a podcast host must (HEAD, byte ranges, validators, right media types). It reads only,
notes nothing about visitors, and is bounded: so many connections, so long for a request.
"""

from __future__ import annotations

import math
import os
import socket
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from email.utils import formatdate
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from types import TracebackType
from typing import Any, BinaryIO, Self
from urllib.parse import quote

from hearprint.delivery.addresses import no_address
from hearprint.delivery.answers import answer, find, folder_address, segments
from hearprint.delivery.packing import Packer
from hearprint.errors import UnavailableError
from hearprint.model.members import FOLDER, Members, redacted

_IDLE_SECONDS = 30.0  #: without a whole request
_STALLED_SECONDS = 60.0  #: in which a visitor takes nothing of an answer
_MOST_CONNECTIONS = 512  #: each has a thread
_GRACE_SECONDS = 3.0
_SENT_AT_ONCE = 1 << 16  #: bytes that are sent with their headers
_POLL_SECONDS = 0.05
_LONGEST_LOG = 200

_METHODS = "GET, HEAD, OPTIONS"
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_BUSY = (
    b"HTTP/1.1 503 Service Unavailable\r\nServer: Hearprint\r\nRetry-After: 5\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\nContent-Length: 50\r\nConnection: close\r\n\r\n"
    b"Too many visitors at once. Try again in a moment.\n"
)
_WORDS = {
    HTTPStatus.NOT_FOUND: "There is nothing at this address.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This server only shows files.",
}

Log = Callable[[str], None]


class Server:
    """Shows ``folder`` at ``address`` as soon as it is started.

    ``port`` 0 takes any free one. ``log`` is told one line per request, from several threads.
    ``members`` tells at each request who may listen; None: whatever lies in the folder is open.
    Of more than ``most`` connections, further ones are asked to come back.
    Raises UnavailableError when there is no such folder or the port cannot be had.
    """

    def __init__(
        self,
        folder: Path,
        host: str = "127.0.0.1",
        port: int = 8750,
        *,
        log: Log | None = None,
        members: Callable[[], Members | None] = lambda: None,
        most: int = _MOST_CONNECTIONS,
        idle_seconds: float = _IDLE_SECONDS,
    ) -> None:
        if not folder.is_dir():
            raise UnavailableError(
                "There is no such folder to show.",
                where=str(folder),
                hint="Run hearprint build first, or name the folder that it wrote.",
            )
        self._host = host
        self._http = _bind(folder.resolve(), host, port, log or _silent)
        self._http.members, self._http.most = members, most
        self._http.idle_seconds = idle_seconds
        self._thread: threading.Thread | None = None

    @property
    def address(self) -> str:
        """Where it answers, without a slash at its end."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._http.server_address[1]}"

    def start(self) -> None:
        """Answer from now on, in a thread of its own."""
        if self._thread is None:
            self._thread = threading.Thread(
                target=self._http.serve_forever,
                args=(_POLL_SECONDS,),
                name="hearprint-serve",
                daemon=True,
            )
            self._thread.start()

    def close(self) -> None:
        """Take no more requests, finish those under way (3 seconds at most), free the port."""
        if self._thread is not None:
            self._http.shutdown()
            self._thread.join()
            self._thread = None
        self._http.server_close()
        self._http.finish(_GRACE_SECONDS)

    def serve_until(self, stop: threading.Event) -> None:
        """Answer until ``stop`` is set, or the caller is interrupted; then close."""
        with self:
            # Waiting in steps lets Ctrl-C through on Windows.
            while not stop.wait(_POLL_SECONDS):
                pass

    def __enter__(self) -> Self:
        """Start."""
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()


class _Http(ThreadingHTTPServer):
    """One thread per connection, all of them known, so that the end can be orderly."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 256
    # Elsewhere this frees a port at once after a restart; on Windows it would let two servers
    # share one port.
    allow_reuse_address = os.name != "nt"

    def __init__(self, folder: Path, host: str, port: int, log: Log) -> None:
        self.folder = folder
        self.log = log
        self.members: Callable[[], Members | None] = lambda: None
        self.most = _MOST_CONNECTIONS
        self.idle_seconds = _IDLE_SECONDS
        self.packer = Packer()
        self._open: dict[socket.socket, float] = {}  # until when a request must have come
        self._quiet = threading.Condition()
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), _Handler)

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name, which can take long."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - the base class's signature
        """Note the connection, then answer in a thread; when all are taken, say so at once."""
        with self._quiet:
            busy = len(self._open) >= self.most
            if not busy:
                self._open[request] = math.inf
        if busy:
            self.log("- - 503")
            with suppress(OSError):
                request.settimeout(0)
                request.send(_BUSY)
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def awaits(self, connection: socket.socket, seconds: float) -> None:
        """The next request of ``connection`` must be here within ``seconds``, all of it."""
        with self._quiet:
            if connection in self._open:
                self._open[connection] = time.monotonic() + seconds

    def service_actions(self) -> None:
        """Hang up on those who are late, however slowly they go on sending."""
        now = time.monotonic()
        with self._quiet:
            late = [one for one, until in self._open.items() if until < now]
            for connection in late:
                _hang_up(connection, socket.SHUT_RDWR)

    def shutdown_request(self, request: Any) -> None:  # noqa: ANN401 - the base class's signature
        """Forget the connection."""
        super().shutdown_request(request)
        with self._quiet:
            self._open.pop(request, None)
            self._quiet.notify_all()

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401, ARG002 - the base class's signature
        """Note that an answer broke off; the details concern nobody but a visitor."""
        self.log("a request could not be answered to its end")

    def finish(self, seconds: float) -> None:
        """Let every answer under way end, then cut what is left."""
        with self._quiet:
            for connection in self._open:
                _hang_up(connection, socket.SHUT_RD)  # no further request will be read
            self._quiet.wait_for(lambda: not self._open, seconds)
            for connection in self._open:
                _hang_up(connection, socket.SHUT_RDWR)


class _Handler(BaseHTTPRequestHandler):
    """GET and HEAD for files of one folder."""

    server: _Http
    protocol_version = "HTTP/1.1"
    timeout = _STALLED_SECONDS
    disable_nagle_algorithm = True

    def parse_request(self) -> bool:
        """Read the request's head; what is here is waited for no longer."""
        whole = super().parse_request()
        self.server.awaits(self.connection, math.inf)
        return whole

    def do_GET(self) -> None:
        """Send a file, a part of it, or the news that it has not changed."""
        self._show(head=False)

    def do_HEAD(self) -> None:
        """Send what GET would, without the file."""
        self._show(head=True)

    def do_OPTIONS(self) -> None:
        """Tell scripts on other sites what they may ask for."""
        self._headers(
            HTTPStatus.NO_CONTENT,
            {
                "Allow": _METHODS,
                "Access-Control-Allow-Origin": "*",
                "Access-Control-Allow-Methods": _METHODS,
                "Access-Control-Allow-Headers": "Range, If-Range, If-None-Match",
            },
        )

    def _show(self, *, head: bool) -> None:
        if self.headers.get("Content-Length", "0") != "0" or "Transfer-Encoding" in self.headers:
            # What such a request carries is not read, and must not be taken for the next one.
            self.close_connection = True
        target, _, query = self.path.partition("#")[0].partition("?")
        secret, names = self._places(target) if target.startswith("/") else (False, ())
        path = next(filter(None, (find(self.server.folder, name) for name in names)), None)
        if path and path.is_dir():
            if not target.endswith("/"):
                headers = {"Location": folder_address(target, query), "Content-Length": "0"}
                self._headers(HTTPStatus.MOVED_PERMANENTLY, headers)
                return
            within = (find(self.server.folder, f"{name}/index.html") for name in names)
            path = next((one for one in within if one and one.is_file()), None)
        try:
            # A folder called index.html cannot be opened either.
            file = path.open("rb") if path else None
        except OSError:
            file = None
        if path is None or file is None:
            self._say(HTTPStatus.NOT_FOUND, head=head)
            return
        with file:
            self._send(file, path, head=head, secret=secret)

    def _places(self, target: str) -> tuple[bool, tuple[str, ...]]:
        """Whether a path is for members only, and where below the folder its answer may be."""
        names = segments(target)
        members = self.server.members()
        if names is None or members is None:
            return False, (target,)
        path = "/" + "/".join(names) + ("/" if target.endswith("/") and names else "")
        if names[:1] == (FOLDER,):
            return True, tuple(f"/{quote(name)}" for name in members.answer(path))
        return members.guards(path), (target,)

    def _send(self, file: BinaryIO, path: Path, *, head: bool, secret: bool) -> None:
        # The open file's own state: its name may already belong to a newer one.
        stat = os.fstat(file.fileno())
        request = {key.lower(): value for key, value in self.headers.items()}
        packer = self.server.packer
        reply = answer(
            path.relative_to(self.server.folder).as_posix(),
            stat,
            request,
            head=head,
            pack=(lambda: packer.pack(file, path, stat)) if packer.fits(stat) else None,
            secret=secret,
        )
        length = reply.end - reply.start
        body = b"" if head else reply.packed or b""
        if not head and 0 < length <= _SENT_AT_ONCE:
            file.seek(reply.start)
            body = file.read(length)
            # Shorter when somebody cut the file under our hands.
            self.close_connection = self.close_connection or len(body) < length
        self._headers(reply.status, reply.headers, body)
        if not head and length > _SENT_AT_ONCE:
            sent = self.connection.sendfile(file, reply.start, length)
            self.close_connection = self.close_connection or sent < length

    def _say(self, status: HTTPStatus, *, head: bool, **extra: str) -> None:
        """A short answer in words."""
        body = f"{_WORDS.get(status, status.phrase)}\n".encode()
        headers = {
            "Content-Type": "text/plain; charset=utf-8",
            "Content-Length": str(len(body)),
            "Cache-Control": "no-store",
            **extra,
        }
        self._headers(status, headers, b"" if head else body)

    def _headers(self, status: HTTPStatus, headers: Mapping[str, str], body: bytes = b"") -> None:
        """Send an answer's head with what follows at once: each sending costs as much as both."""
        self.log_request(status)
        told = {"Server": self.version_string(), "Date": _now(int(time.time())), **_ALWAYS}
        told.update(headers)
        if self.close_connection:
            told["Connection"] = "close"
        lines = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        head = f"{self.protocol_version} {status.value} {status.phrase}\r\n{lines}\r\n"
        self.wfile.write(head.encode("latin-1", "strict") + body)

    def handle_one_request(self) -> None:
        """One request; a visitor who goes away in the middle is no error."""
        try:
            self.server.awaits(self.connection, self.server.idle_seconds)
            super().handle_one_request()
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def send_error(
        self,
        code: int,
        message: str | None = None,
        explain: str | None = None,  # noqa: ARG002 - the base class's signature
    ) -> None:
        """Answer what is no request for a file, in words; the rest of it is not read."""
        self.close_connection = True
        # The base class takes what it cannot parse for HTTP/0.9, which has no status line.
        self.request_version = self.protocol_version
        status = HTTPStatus(code)
        extra = {}
        if status is HTTPStatus.NOT_IMPLEMENTED and (message or "").startswith("Unsupported"):
            status = HTTPStatus.METHOD_NOT_ALLOWED  # POST and the like; RFC 9110 15.5.6
            extra = {"Allow": _METHODS}
        self._say(status, head=self.command == "HEAD", **extra)

    def version_string(self) -> str:
        """Name the program, not its version."""
        return "Hearprint"

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:  # noqa: ARG002 - the base class's signature
        """One line: method, path, status. Nothing about the visitor, no member's token."""
        status = int(code) if isinstance(code, int) else code
        path = getattr(self, "path", "").partition("?")[0].encode("unicode_escape").decode()
        self.server.log(f"{self.command or '-'} {redacted(path)[:_LONGEST_LOG]} {status}")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - the base class's signature
        """Say nothing else; the base class would name the visitor's address."""


@lru_cache(maxsize=2)
def _now(second: int) -> str:
    """A moment as HTTP writes it; answers of one second share it."""
    return formatdate(second, usegmt=True)


def _bind(folder: Path, host: str, port: int, log: Log) -> _Http:
    try:
        return _Http(folder, host, port, log)
    except (OSError, OverflowError) as error:
        raise no_address(error, host, port) from error


def _hang_up(connection: socket.socket, how: int) -> None:
    try:
        connection.shutdown(how)
    except OSError:
        return  # the other side was faster


def _silent(line: str) -> None:
    """Log nothing."""
    del line
