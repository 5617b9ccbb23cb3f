"""A server on this computer from which a voice is fetched; it may break off or know no ranges."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass
class VoiceServer:
    data: bytes
    ranges: bool = True
    breaks_after: int | None = None  #: bytes of each answer
    asked: list[str] = field(default_factory=list)  #: the Range of each request, or nothing
    address: str = ""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@contextmanager
def serving(server: VoiceServer) -> Iterator[VoiceServer]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers.get("Range", "")
            server.asked.append(wanted)
            begin = re.fullmatch(r"bytes=(\d+)-", wanted) if server.ranges else None
            start = int(begin[1]) if begin else 0
            if not self.path.endswith(".onnx"):
                self.send_error(404)
                return
            if start >= len(server.data):
                self.send_error(416)
                return
            rest = server.data[start:]
            self.send_response(206 if begin else 200)
            if begin:
                whole = len(server.data)
                self.send_header("Content-Range", f"bytes {start}-{whole - 1}/{whole}")
            self.send_header("Content-Length", str(len(rest)))
            self.end_headers()
            self.wfile.write(rest[: server.breaks_after])

        def log_message(self, *_: object) -> None:
            """Nothing."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=http.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    server.address = f"http://127.0.0.1:{http.server_port}/voices"
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
