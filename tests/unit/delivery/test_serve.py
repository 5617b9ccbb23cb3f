"""The web server, asked over real sockets on this machine."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from email.utils import formatdate
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from hearprint.delivery.serve import Server

SOUND = bytes(range(256)) * 8


class Visitor:
    """One kept-alive connection."""

    def __init__(self, address: str) -> None:
        self.place = urlsplit(address).netloc
        self.connection = HTTPConnection(self.place, timeout=5)

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.connection.request(method, path, headers=named)
        response = self.connection.getresponse()
        return response, response.read()

    def raw(self, request: bytes) -> bytes:
        """Bytes as they are, for what no decent client would send."""
        host, _, port = self.place.partition(":")
        with socket.create_connection((host, int(port)), timeout=5) as line:
            line.sendall(request)
            line.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: line.recv(65536), b""))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    (folder / "b" / "audio").mkdir(parents=True)
    (folder / "empty").mkdir()
    (folder / ".git").mkdir()
    (folder / "index.html").write_bytes(b"<p>top</p>")
    (folder / "feed.xml").write_bytes(b"<rss/>")
    (folder / ".hearprint.json").write_bytes(b"{}")
    (folder / ".git" / "config").write_bytes(b"secret")
    (folder / "b" / "index.html").write_bytes(b"<p>b</p>")
    (folder / "b" / "audio" / "01.mp3").write_bytes(SOUND)
    (folder / "b" / "01.vtt").write_bytes(b"WEBVTT\n")
    (folder / "nothing.txt").write_bytes(b"")
    (folder / "caf\u00e9 1.txt").write_bytes(b"coffee")
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "way").symlink_to(tmp_path)
    return folder


@pytest.fixture
def lines() -> list[str]:
    return []


@pytest.fixture
def server(out: Path, lines: list[str]) -> Iterator[Server]:
    with Server(out, port=0, log=lines.append) as running:
        yield running


@pytest.fixture
def visitor(server: Server) -> Iterator[Visitor]:
    one = Visitor(server.address)
    yield one
    one.connection.close()


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        ("/", b"<p>top</p>", "text/html; charset=utf-8"),
        ("/b/", b"<p>b</p>", "text/html; charset=utf-8"),
        ("/feed.xml?x=1", b"<rss/>", "application/rss+xml; charset=utf-8"),
        ("/b/audio/01.mp3", SOUND, "audio/mpeg"),
        ("/b//audio///01.mp3", SOUND, "audio/mpeg"),
        ("/b/01.vtt", b"WEBVTT\n", "text/vtt; charset=utf-8"),
        ("/nothing.txt", b"", "text/plain; charset=utf-8"),
        ("/caf%C3%A9%201.txt", b"coffee", "text/plain; charset=utf-8"),
    ],
)
def test_files_come_whole_with_their_media_type(
    visitor: Visitor, path: str, body: bytes, kind: str
) -> None:
    response, got = visitor.ask(path)
    assert (response.status, got) == (200, body)
    assert response.headers["Content-Type"] == kind
    assert response.headers["Content-Length"] == str(len(body))


def test_head_says_what_get_would(visitor: Visitor) -> None:
    got, _ = visitor.ask("/b/audio/01.mp3")
    head, body = visitor.ask("/b/audio/01.mp3", "HEAD")
    assert body == b""
    wanted = [(n, v) for n, v in got.getheaders() if n != "Date"]
    assert [(n, v) for n, v in head.getheaders() if n != "Date"] == wanted


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=0-", 0, 2048),
        ("bytes=100-199", 100, 200),
        ("bytes=2047-", 2047, 2048),
        ("bytes=2000-99999999999999999999999", 2000, 2048),
        ("bytes=-5", 2043, 2048),
        ("bytes=-5000", 0, 2048),
        ("Bytes= 1-2 ", 1, 3),
    ],
)
def test_a_range_gives_exactly_those_bytes(
    visitor: Visitor, asked: str, start: int, end: int
) -> None:
    response, body = visitor.ask("/b/audio/01.mp3", Range=asked)
    assert (response.status, body) == (206, SOUND[start:end])
    assert response.headers["Content-Range"] == f"bytes {start}-{end - 1}/2048"
    assert response.headers["Content-Length"] == str(end - start)


@pytest.mark.parametrize("asked", ["bytes=2048-", "bytes=9999-10000", "bytes=-0"])
def test_a_range_behind_the_end_cannot_be_satisfied(visitor: Visitor, asked: str) -> None:
    response, body = visitor.ask("/b/audio/01.mp3", Range=asked)
    assert (response.status, body) == (416, b"")
    assert response.headers["Content-Range"] == "bytes */2048"


@pytest.mark.parametrize(
    "asked", ["bytes=5-2", "bytes=-", "bytes=a-b", "lines=1-2", "bytes=0-1,5-6", "bytes", ""]
)
def test_a_range_that_makes_no_sense_is_ignored(visitor: Visitor, asked: str) -> None:
    response, body = visitor.ask("/b/audio/01.mp3", Range=asked)
    assert (response.status, body) == (200, SOUND)


def test_head_ignores_ranges(visitor: Visitor) -> None:
    response, _ = visitor.ask("/b/audio/01.mp3", "HEAD", Range="bytes=0-1")
    assert (response.status, response.headers["Content-Length"]) == (200, "2048")


def test_if_range_gives_the_whole_file_when_it_has_changed(visitor: Visitor) -> None:
    first, _ = visitor.ask("/b/audio/01.mp3", "HEAD")
    tag, date = first.headers["ETag"], first.headers["Last-Modified"]
    for condition, status in ((tag, 206), (date, 206), ('"other"', 200), (f"W/{tag}", 200)):
        response, _ = visitor.ask("/b/audio/01.mp3", Range="bytes=0-1", If_Range=condition)
        assert (condition, response.status) == (condition, status)


def test_an_unchanged_file_is_not_sent_again(visitor: Visitor) -> None:
    first, _ = visitor.ask("/feed.xml")
    tag, date = first.headers["ETag"], first.headers["Last-Modified"]
    for condition in (
        {"If_None_Match": tag},
        {"If_None_Match": f'"x", W/{tag}'},
        {"If_None_Match": "*"},
        {"If_Modified_Since": date},
    ):
        response, body = visitor.ask("/feed.xml", **condition)
        assert (response.status, body) == (304, b"")
        assert response.headers["ETag"] == tag
    for condition in (
        {"If_None_Match": '"x"', "If_Modified_Since": date},
        {"If_Modified_Since": formatdate(0, usegmt=True)},
        {"If_Modified_Since": "yesterday"},
    ):
        response, body = visitor.ask("/feed.xml", **condition)
        assert (response.status, body) == (200, b"<rss/>")


def test_a_replaced_file_gets_another_etag(visitor: Visitor, out: Path) -> None:
    before, _ = visitor.ask("/feed.xml")
    (out / "new").write_bytes(b"<rss></rss>")
    (out / "new").replace(out / "feed.xml")
    after, body = visitor.ask("/feed.xml", If_None_Match=before.headers["ETag"])
    assert (after.status, body) == (200, b"<rss></rss>")
    assert not before.headers["ETag"].startswith("W/")


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/empty/",
        "/.hearprint.json",
        "/.git/config",
        "/%2egit/config",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/b/../../secret.txt",
        "/..%2fsecret.txt",
        "/b%2findex.html",
        "/..%5csecret.txt",
        "/%2e%2e%5csecret.txt",
        "/link.txt",
        "/way/secret.txt",
        "/way/",
        "/feed.xml/",
        "/feed.xml%00",
        "/%ff",
        "/C:/secret.txt",
        "/%252e%252e/secret.txt",
        "/feed.xml.",
        "/b/audio/",
        "/" + "a" * 5000,
    ],
)
def test_nothing_hidden_or_outside_is_shown(visitor: Visitor, path: str) -> None:
    response, body = visitor.ask(path)
    assert response.status == 404
    assert b"secret" not in body
    assert b"audio" not in body


@pytest.mark.parametrize("target", [b"../secret.txt", b"http://x/a.xml", b"feed.xml", b"*", b"\\"])
def test_a_target_that_is_no_path_is_refused(visitor: Visitor, target: bytes) -> None:
    reply = visitor.raw(b"GET " + target + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert reply.startswith(b"HTTP/1.1 404")


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/b", "/b/"),
        ("/b?x=%0d%0aSet-Cookie:a", "/b/?x=%0d%0aSet-Cookie%3Aa"),
        ("//b", "/b/"),
        ("/empty", "/empty/"),
    ],
)
def test_a_folder_without_its_slash_is_redirected_within_this_site(
    visitor: Visitor, path: str, location: str
) -> None:
    response, _ = visitor.ask(path)
    assert (response.status, response.headers["Location"]) == (301, location)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "BREW"])
def test_other_methods_are_refused_and_their_bodies_not_read(server: Server, method: str) -> None:
    visitor = Visitor(server.address)
    reply = visitor.raw(
        method.encode()
        + b" /feed.xml HTTP/1.1\r\nHost: x\r\nContent-Length: 27\r\n\r\n"
        + b"GET / HTTP/1.1\r\nHost: y\r\n\r\n"
    )
    assert reply.startswith(b"HTTP/1.1 405")
    assert b"Allow: GET, HEAD" in reply
    assert reply.count(b"HTTP/1.1") == 1


def test_a_body_of_a_get_is_not_taken_for_a_request(visitor: Visitor) -> None:
    reply = visitor.raw(
        b"GET /feed.xml HTTP/1.1\r\nHost: x\r\nContent-Length: 27\r\n\r\n"
        b"GET / HTTP/1.1\r\nHost: y\r\n\r\n"
    )
    assert reply.count(b"HTTP/1.1 200") == 1


@pytest.mark.parametrize(
    "request_line", [b"nonsense", b"GET / HTTP/9.9", b"GET /" + b"a" * 70000 + b" HTTP/1.1"]
)
def test_nonsense_is_answered_with_an_error(visitor: Visitor, request_line: bytes) -> None:
    reply = visitor.raw(request_line + b"\r\n\r\n")
    assert reply[:10] in {b"HTTP/1.1 4", b"HTTP/1.1 5"}
    assert b"Connection: close" in reply


def test_one_connection_serves_many_requests(visitor: Visitor) -> None:
    visitor.ask("/")
    line = visitor.connection.sock
    for _ in range(5):
        visitor.ask("/nowhere")
        visitor.ask("/feed.xml", "HEAD")
    assert visitor.connection.sock is line


def test_every_answer_forbids_guessing_types(visitor: Visitor) -> None:
    for path in ("/", "/nowhere", "/b"):
        response, _ = visitor.ask(path)
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert response.headers["Server"] == "Hearprint"


def test_players_elsewhere_may_fetch_feeds_and_transcripts_but_not_pages(visitor: Visitor) -> None:
    shared = {
        path: visitor.ask(path)[0].headers["Access-Control-Allow-Origin"]
        for path in ("/feed.xml", "/b/01.vtt", "/b/")
    }
    assert shared == {"/feed.xml": "*", "/b/01.vtt": "*", "/b/": None}
    assert visitor.ask("/feed.xml", "OPTIONS")[0].status == 204


def test_the_log_names_no_visitor_and_hides_control_characters(
    visitor: Visitor, lines: list[str]
) -> None:
    visitor.ask("/feed.xml?token=1")
    visitor.raw(b"GET /\x1b[31m HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert lines == ["GET /feed.xml 200", "GET /\\x1b[31m 404"]


def test_a_visitor_who_leaves_in_the_middle_disturbs_nobody(
    server: Server, out: Path, visitor: Visitor
) -> None:
    (out / "long.mp3").write_bytes(b"\0" * 30_000_000)
    host, _, port = visitor.place.partition(":")
    with socket.create_connection((host, int(port)), timeout=5) as line:
        line.sendall(b"GET /long.mp3 HTTP/1.1\r\nHost: x\r\n\r\n")
        line.recv(100)
    assert visitor.ask("/")[0].status == 200
    assert server.address.endswith(port)


def test_many_visitors_at_once_get_the_right_bytes(server: Server) -> None:
    wrong: list[int] = []

    def visit(number: int) -> None:
        one = Visitor(server.address)
        for first in range(number, number + 20):
            _, body = one.ask("/b/audio/01.mp3", Range=f"bytes={first}-{first + 99}")
            if body != SOUND[first : first + 100]:
                wrong.append(first)
        one.connection.close()

    threads = [threading.Thread(target=visit, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
