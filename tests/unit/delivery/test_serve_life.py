"""How the web server starts and ends."""

from __future__ import annotations

import threading
import time
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from hearprint.delivery.serve import Server
from hearprint.errors import UnavailableError


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_bytes(b"<p>top</p>")
    return tmp_path


def connect(server: Server) -> HTTPConnection:
    return HTTPConnection(urlsplit(server.address).netloc, timeout=5)


def status(connection: HTTPConnection) -> int:
    connection.request("GET", "/")
    response = connection.getresponse()
    response.read()
    return response.status


def test_closing_waits_for_nobody_who_is_idle_and_frees_the_port(out: Path) -> None:
    server = Server(out, port=0)
    server.start()
    idle = connect(server)
    assert status(idle) == 200
    begun = time.monotonic()
    server.close()
    assert time.monotonic() - begun < 2
    port = int(server.address.rpartition(":")[2])
    with Server(out, port=port) as again:
        assert status(connect(again)) == 200


def test_an_answer_under_way_is_finished_before_the_end(out: Path) -> None:
    (out / "long.mp3").write_bytes(b"\1" * 8_000_000)
    server = Server(out, port=0)
    server.start()
    visitor = connect(server)
    visitor.request("GET", "/long.mp3")
    response = visitor.getresponse()
    closing = threading.Thread(target=server.close)
    closing.start()
    assert len(response.read()) == 8_000_000
    closing.join()


def test_serve_until_ends_when_told(out: Path) -> None:
    server = Server(out, port=0)
    stop = threading.Event()
    running = threading.Thread(target=server.serve_until, args=(stop,))
    running.start()
    assert status(connect(server)) == 200
    stop.set()
    running.join(5)
    assert not running.is_alive()


def test_a_port_in_use_is_told_with_the_way_out(out: Path) -> None:
    with Server(out, port=0) as server:
        port = int(server.address.rpartition(":")[2])
        with pytest.raises(UnavailableError, match="Another program") as caught:
            Server(out, port=port)
    assert "--port" in caught.value.hint


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 70000), ("no-such-host.invalid", 0)])
def test_an_impossible_address_is_told(out: Path, host: str, port: int) -> None:
    with pytest.raises(UnavailableError):
        Server(out, host=host, port=port)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError, match="no such folder"):
        Server(tmp_path / "nowhere", port=0)


def test_a_server_may_be_started_and_closed_more_than_once(out: Path) -> None:
    stop = threading.Event()
    stop.set()
    with Server(out, port=0) as server:
        server.serve_until(stop)
        server.close()
