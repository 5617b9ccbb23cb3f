"""Feeds on the web: a good server is silent, and each fault of a server is found alone."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from fakes.sites import SLUG, write_site
from hearprint.api.check_web import check_address, check_place
from hearprint.delivery.serve import Server
from hearprint.delivery.visit import Visitor
from hearprint.errors import SettingsError
from hearprint.model.findings import Finding

_QUICK = Visitor(quiet_seconds=1.0, all_seconds=1.5)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    folder = tmp_path_factory.mktemp("site")
    with Server(folder, port=0) as server:
        write_site(folder, server.address)
        yield folder, server.address


def _codes(found: tuple[Finding, ...]) -> set[str]:
    return {one.code for one in found}


def test_our_own_server_is_silent(good: tuple[Path, str]) -> None:
    _, address = good
    for feed in ("feed.xml", f"{SLUG}/feed.xml"):
        assert _codes(check_address(f"{address}/{feed}")) == {"F-008"}, feed


def test_what_was_built_is_found_where_it_stands(good: tuple[Path, str]) -> None:
    folder, address = good
    assert _codes(check_place(folder, address + "/")) == {"F-008"}


def test_what_was_not_uploaded_is_told(good: tuple[Path, str], tmp_path: Path) -> None:
    _, address = good
    write_site(tmp_path, "https://hear.example.org")
    found = check_place(tmp_path, address)
    assert any("not what was built" in one.message for one in found)
    with pytest.raises(SettingsError, match="no address"):
        check_place(tmp_path, "hear.example.org")


class _Faulty(ThreadingHTTPServer):
    """Serves a folder, with one fault."""

    daemon_threads = True
    fault = ""
    folder = Path()

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever is checked badly hangs up."""


class _Handler(BaseHTTPRequestHandler):
    server: _Faulty
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self._answer(405 if self.server.fault == "no HEAD" else 0)

    def do_GET(self) -> None:
        self._answer(0)

    def _answer(self, status: int) -> None:
        fault, name = self.server.fault, self.path.lstrip("/").partition("?")[0]
        if self._led_on(fault, name):
            return
        path = self.server.folder / name
        data = path.read_bytes() if path.is_file() else b""
        kind = {
            "xml": "application/rss+xml", "mp3": "audio/mpeg", "jpg": "image/jpeg",
            "vtt": "text/vtt", "srt": "application/x-subrip", "html": "text/html",
        }.get(path.suffix[1:], "application/json")  # fmt: skip
        headers = {"ETag": '"1"', "Access-Control-Allow-Origin": "*"}
        status = status or (200 if path.is_file() else 404)
        if self.headers.get("If-None-Match") and fault != "no 304":
            status, data = 304, b""
        changed = _FAULTS_OF_ANSWERS.get(fault)
        if changed:
            status, data, kind = changed(name, status, data, kind, headers)
        asked = self.headers.get("Range")
        if asked and status == 200 and fault != "no ranges":
            last = min(int(asked.rpartition("-")[2]), len(data) - 1)
            headers["Content-Range"] = f"bytes 0-{last}/{len(data)}"
            status, data = 206, data[: last + 1]
        self.send_response(status)
        for key, value in {
            "Content-Type": kind,
            "Content-Length": str(len(data)),
            **headers,
        }.items():
            self.send_header(key, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _led_on(self, fault: str, name: str) -> bool:
        """Send somebody away, or let them wait, as some faults do."""
        if fault == "slow" and name.endswith(".xml"):
            self.send_response(200)
            self.send_header("Content-Length", "1000000")
            self.end_headers()
            for _ in range(30):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.1)
            return True
        targets = {
            "leads on for ever": f"/{name}?again",
            "leads out of the web": "file:///etc/passwd",
            "leads on": f"/{name}?here" if "?" not in self.path and name.endswith(".mp3") else "",
        }
        if target := targets.get(fault, ""):
            self.send_response(302)
            self.send_header("Location", target)
            self.send_header("Content-Length", "0")
            self.end_headers()
        return bool(target)


_Answer = tuple[int, bytes, str]
_Change = Callable[[str, int, bytes, str, dict[str, str]], _Answer]


def _when(ending: str, change: Callable[[bytes, str, dict[str, str]], _Answer]) -> _Change:
    """A change of the answers for files of one kind."""

    def changed(name: str, status: int, data: bytes, kind: str, headers: dict[str, str]) -> _Answer:
        if name.endswith(ending) and status == 200:
            return change(data, kind, headers)
        return status, data, kind

    return changed


def _without(header: str, ending: str) -> _Change:
    def change(data: bytes, kind: str, headers: dict[str, str]) -> _Answer:
        headers.pop(header)
        return 200, data, kind

    return _when(ending, change)


def _bomb(_data: bytes, kind: str, headers: dict[str, str]) -> _Answer:
    headers["Content-Encoding"] = "gzip"
    return 200, gzip.compress(b" " * 100_000_000, 9), kind


def _small_cover(_data: bytes, kind: str, _headers: dict[str, str]) -> _Answer:
    stream = BytesIO()
    Image.new("RGB", (800, 600)).save(stream, "JPEG")
    return 200, stream.getvalue(), kind


_FAULTS_OF_ANSWERS: dict[str, _Change] = {
    "no validators": _without("ETag", ".xml"),
    "no CORS": _without("Access-Control-Allow-Origin", ".vtt"),
    "feed as text": _when(".xml", lambda data, _kind, _headers: (200, data, "text/html")),
    "audio as bytes": _when(".mp3", lambda data, _k, _h: (200, data, "application/octet-stream")),
    "audio too long": _when(".mp3", lambda data, kind, _headers: (200, data + b"x", kind)),
    "audio is a page": _when(
        ".mp3", lambda data, kind, _h: (200, b"<html>".ljust(len(data)), kind)
    ),
    "audio is gone": _when(".mp3", lambda _data, kind, _headers: (404, b"", kind)),
    "a password": _when(".xml", lambda _data, kind, _headers: (401, b"", kind)),
    "transcript is gone": _when(".srt", lambda _data, kind, _headers: (404, b"", kind)),
    "transcript is broken": _when(".vtt", lambda data, kind, _headers: (200, data[6:], kind)),
    "chapters or JSON broken": _when(".json", lambda data, kind, _headers: (200, data[:9], kind)),
    "a bomb": _when(".xml", _bomb),
    "a small cover": _when(".jpg", _small_cover),
}

_EXPECTED = {
    "no HEAD": "H-002",
    "no ranges": "H-003",
    "no 304": "H-006",
    "no validators": "H-006",
    "no CORS": "H-008",
    "feed as text": "H-011",
    "audio as bytes": "H-004",
    "audio too long": "H-005",
    "audio is a page": "F-010",
    "audio is gone": "H-001",
    "a password": "H-010",
    "transcript is gone": "H-001",
    "transcript is broken": "T-001",
    "chapters or JSON broken": "T-001",
    "a bomb": "H-012",
    "slow": "H-012",
    "leads on": "H-009",
    "leads on for ever": "H-009",
    "leads out of the web": "H-009",
    "a small cover": "F-024",
}


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Faulty]:
    folder = tmp_path_factory.mktemp("faulty")
    server = _Faulty(("127.0.0.1", 0), _Handler)
    server.folder = folder
    write_site(folder, f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def _look(server: _Faulty, fault: str) -> set[str]:
    server.fault = fault
    address = f"http://127.0.0.1:{server.server_address[1]}/{SLUG}/feed.xml"
    return _codes(check_address(address, items=2, visitor=_QUICK))


def test_the_same_server_without_a_fault_is_silent(faulty: _Faulty) -> None:
    assert _look(faulty, "") == {"F-008"}


@pytest.mark.parametrize("fault", _EXPECTED)
def test_a_fault_of_a_server_is_found(faulty: _Faulty, fault: str) -> None:
    assert _EXPECTED[fault] in _look(faulty, fault)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/feed.xml", "https://nowhere.invalid/feed.xml", "http://["]
)
def test_no_server_is_told_in_words(address: str) -> None:
    [found] = check_address(address, visitor=_QUICK)
    assert found.code == "H-001"
    assert "Errno" not in found.message


def test_an_address_of_another_kind_is_not_visited() -> None:
    assert Visitor().get("file:///etc/passwd", most=10).body == b""
