"""The web server as a small organisation needs it: members, gzip, bounds, headers."""

from __future__ import annotations

import gzip
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from hearprint.api.members import watched
from hearprint.delivery.answers import takes_gzip
from hearprint.delivery.packing import Packer
from hearprint.delivery.serve import Server
from hearprint.model.members import Member, Members
from hearprint.settings import LOCAL_ADDRESS
from hearprint.store.members import MEMBERS_FILE, write_members

PLACE, ANN, TIM = "a" * 32, "b" * 32, "c" * 32
FEED = b"<rss>" + b"<item>words</item>" * 200 + b"</rss>"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    files = {
        "feed.xml": FEED,
        "index.html": b"<p>closed</p>",
        "b/chapters/01.json": b"{}",
        "b/transcripts/01.html": b"<p>said</p>",
        "b/transcripts/01.vtt": b"WEBVTT\n",
        "b/player.html": b"<p>player</p>",
        "b/audio/01.mp3": bytes(5000),
        f"{PLACE}/index.html": b"<p>library</p>",
        f"{PLACE}/b/index.html": b"<p>book</p>",
        f"m/{ANN}/feed.xml": FEED,
        f"m/{TIM}/feed.xml": FEED,
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def lines() -> list[str]:
    return []


@pytest.fixture
def server(out: Path, lines: list[str]) -> Iterator[Server]:
    with Server(out, port=0, log=lines.append) as running:
        yield running


def ask(
    server: Server, path: str, method: str = "GET", **headers: str
) -> tuple[HTTPResponse, bytes]:
    line = HTTPConnection(urlsplit(server.address).netloc, timeout=5)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    line.request(method, path, headers=named)
    response = line.getresponse()
    body = response.read()
    line.close()
    return response, body


def test_a_text_comes_as_gzip_with_a_tag_of_its_own_to_whoever_takes_it(server: Server) -> None:
    plain, whole = ask(server, "/feed.xml")
    packed, body = ask(server, "/feed.xml", Accept_Encoding="br, gzip;q=0.5")
    assert whole == FEED == gzip.decompress(body)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Content-Length"] == str(len(body))
    assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"
    tags = {plain.headers["ETag"], packed.headers["ETag"]}
    assert len(tags) == 2
    again, nothing = ask(
        server, "/feed.xml", Accept_Encoding="gzip", If_None_Match=packed.headers["ETag"]
    )
    assert (again.status, nothing) == (304, b"")
    head, nothing = ask(server, "/feed.xml", "HEAD", Accept_Encoding="gzip")
    assert (head.headers["Content-Length"], nothing) == (str(len(body)), b"")


def test_sound_and_parts_are_never_packed(server: Server) -> None:
    sound, body = ask(server, "/b/audio/01.mp3", Accept_Encoding="gzip")
    assert (sound.headers["Content-Encoding"], body) == (None, bytes(5000))
    part, body = ask(server, "/feed.xml", Accept_Encoding="gzip", Range="bytes=0-4")
    assert (part.status, part.headers["Content-Encoding"], body) == (206, None, b"<rss>")


@pytest.mark.parametrize(
    ("told", "takes"),
    [("gzip", True), ("deflate, GZIP", True), ("gzip;q=0", False), ("gzip; q=0.000", False),
     ("identity", False), ("", False), ("gzip;q=1", True)],
)  # fmt: skip
def test_what_a_visitor_says_of_gzip_counts(told: str, takes: bool) -> None:
    assert takes_gzip({"accept-encoding": told}) is takes


def test_packed_texts_are_kept_within_their_bound(tmp_path: Path) -> None:
    packer = Packer(most=10_000)
    for number in range(40):
        path = tmp_path / f"{number}.txt"
        path.write_bytes(os.urandom(1000))
        with path.open("rb") as file:
            packed = packer.pack(file, path, path.stat())
        assert gzip.decompress(packed) == path.read_bytes()
    assert 0 < packer._size <= 10_000
    assert packer._size == sum(map(len, packer._kept.values()))


def test_chapters_transcripts_and_player_have_their_types_and_rights(server: Server) -> None:
    chapters, _ = ask(server, "/b/chapters/01.json")
    assert chapters.headers["Content-Type"] == "application/json+chapters"
    for path in ("/b/chapters/01.json", "/b/transcripts/01.html", "/b/transcripts/01.vtt"):
        assert ask(server, path)[0].headers["Access-Control-Allow-Origin"] == "*"
    assert ask(server, "/")[0].headers["Content-Security-Policy"] == "frame-ancestors 'self'"
    player, _ = ask(server, "/b/player.html")
    assert player.headers["Content-Security-Policy"] == "frame-ancestors *"


def members(*tokens: str) -> Members:
    found = tuple(Member(name=token[0], token=token) for token in tokens)
    return Members(place=PLACE, members=found)


def test_a_member_gets_feed_and_pages_below_the_own_address_and_nobody_else(
    out: Path, tmp_path: Path, lines: list[str]
) -> None:
    write_members(tmp_path / MEMBERS_FILE, members(ANN, TIM))
    with Server(out, port=0, log=lines.append, members=watched(tmp_path)) as server:
        assert ask(server, f"/m/{ANN}/feed.xml")[1] == FEED
        assert ask(server, f"/m/{ANN}/b/")[1] == b"<p>book</p>"
        moved, _ = ask(server, f"/m/{ANN}/b")
        assert (moved.status, moved.headers["Location"]) == (301, f"/m/{ANN}/b/")
        assert ask(server, f"/m/{ANN}/")[1] == b"<p>library</p>"
        assert ask(server, f"/m/{'d' * 32}/feed.xml")[0].status == 404
        assert ask(server, f"/m/{ANN}/../{TIM}/feed.xml")[0].status == 404
        told = ask(server, f"/m/{TIM}/feed.xml")[0].headers
        assert told["Cache-Control"] == "private, no-cache"
        assert told["X-Robots-Tag"] == "noindex, nofollow"
        assert "X-Robots-Tag" not in ask(server, "/index.html")[0].headers
        write_members(tmp_path / MEMBERS_FILE, members(ANN))
        assert ask(server, f"/m/{TIM}/feed.xml")[0].status == 404
        assert ask(server, f"/m/{ANN}/feed.xml")[0].status == 200
    assert not any(token in line for token in (ANN, TIM, PLACE) for line in lines)


def test_more_visitors_than_threads_are_asked_to_come_back(out: Path) -> None:
    with Server(out, port=0, most=3) as server:
        host, _, port = urlsplit(server.address).netloc.partition(":")
        idle = [socket.create_connection((host, int(port)), timeout=5) for _ in range(3)]
        time.sleep(0.3)
        with socket.create_connection((host, int(port)), timeout=5) as one_more:
            answer = b"".join(iter(lambda: one_more.recv(4096), b""))
        assert answer.startswith(b"HTTP/1.1 503 ")
        assert b"Retry-After: 5" in answer
        head, _, body = answer.partition(b"\r\n\r\n")
        assert f"Content-Length: {len(body)}".encode() in head
        for line in idle:
            line.close()
        until = time.monotonic() + 5
        while ask(server, "/")[0].status != 200:
            assert time.monotonic() < until


def test_whoever_sends_a_request_drop_by_drop_is_hung_up_on(out: Path) -> None:
    with Server(out, port=0, idle_seconds=0.6) as server:
        host, _, port = urlsplit(server.address).netloc.partition(":")
        with socket.create_connection((host, int(port)), timeout=5) as slow:
            begun = time.monotonic()
            with suppress(OSError):
                while time.monotonic() < begun + 5:
                    slow.sendall(b"G")
                    time.sleep(0.1)
            assert time.monotonic() - begun < 4
        assert ask(server, "/")[0].status == 200


def test_a_long_answer_is_not_hung_up_on(out: Path) -> None:
    (out / "long.mp3").write_bytes(bytes(20_000_000))
    with Server(out, port=0, idle_seconds=0.3) as server:
        line = HTTPConnection(urlsplit(server.address).netloc, timeout=5)
        line.request("GET", "/long.mp3")
        response = line.getresponse()
        time.sleep(0.8)
        assert len(response.read()) == 20_000_000
        line.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no SIGTERM")
def test_sigterm_ends_the_command_when_answers_are_done(out: Path) -> None:
    (out / "long.mp3").write_bytes(bytes(8_000_000))
    words = [sys.executable, "-m", "hearprint", "serve", str(out), "--port", "0", "--json"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, cwd=out, text=True) as running:
        assert running.stdout
        told = ""
        while "}" not in told:
            told += running.stdout.readline()
        line = HTTPConnection(urlsplit(json.loads(told)["address"]).netloc, timeout=10)
        line.request("GET", "/long.mp3")
        response = line.getresponse()
        threading.Timer(0.2, running.send_signal, (signal.SIGTERM,)).start()
        assert len(response.read()) == 8_000_000
        assert running.wait(10) == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no SIGTERM")
def test_feeds_that_name_another_port_of_this_computer_are_told(out: Path) -> None:
    def told() -> str:
        words = [sys.executable, "-m", "hearprint", "serve", str(out), "--port", "0"]
        with subprocess.Popen(words, stdout=subprocess.PIPE, cwd=out, text=True) as running:
            assert running.stdout
            lines = iter(running.stdout.readline, "")
            said = "".join(iter(lambda: next(lines), "Stop with Ctrl-C.\n"))
            running.send_signal(signal.SIGTERM)
            assert running.wait(10) == 0
        return said

    (out / "feed.xml").write_text(f'<rss><link href="{LOCAL_ADDRESS}/"/></rss>', "utf-8")
    assert f"the feeds name {LOCAL_ADDRESS}" in told()
    (out / "feed.xml").write_text('<rss><link href="https://listen.example.org/"/></rss>', "utf-8")
    assert "the feeds name" not in told()
