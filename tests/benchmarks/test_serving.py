"""``hearprint serve`` and nginx under the same load: feeds, ranges of sound, and 304s, mixed."""

from __future__ import annotations

import math
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from fakes.tools import require_tool

_CONNECTIONS = 200
_SECONDS = int(os.environ.get("HEARPRINT_LOAD_SECONDS", "60"))

_MIX = """
local n = 0
local kinds = {
  function() return wrk.format("GET", "/feed.xml", {["Accept-Encoding"] = "gzip"}) end,
  function() return wrk.format("GET", "/b/audio/01.mp3",
    {["Range"] = "bytes=" .. (n * 7919 % 4000000) .. "-" .. (n * 7919 % 4000000 + 65535)}) end,
  function() return wrk.format("GET", "/feed.xml", {["If-Modified-Since"] = "DATE"}) end,
  function() return wrk.format("GET", "/b/01.html") end,
}
request = function()
  n = n + 1
  return kinds[n % #kinds + 1]()
end
"""

_NGINX = """
daemon off; master_process off; {user} pid {place}/pid; error_log {place}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off; gzip on; gzip_types *; gzip_min_length 512; sendfile on;
  client_body_temp_path {place}/a; proxy_temp_path {place}/b; fastcgi_temp_path {place}/c;
  uwsgi_temp_path {place}/d; scgi_temp_path {place}/e;
  server {{ listen 127.0.0.1:{port}; root {root}; }}
}}
"""


@pytest.mark.benchmark
def test_serving_under_load(tmp_path: Path) -> None:
    wrk = require_tool("wrk", "wrk")
    root = tmp_path / "output"
    (root / "b" / "audio").mkdir(parents=True)
    (root / "b" / "audio" / "01.mp3").write_bytes(os.urandom(5_000_000))
    item = b"<item><title>Motion</title><description>What is to be done, and by whom</description>"
    (root / "feed.xml").write_bytes(b"<rss>" + item * 600 + b"</rss>")
    (root / "b" / "01.html").write_bytes(b"<p>What is to be done</p>" * 400)
    told = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 3600))
    script = tmp_path / "mix.lua"
    script.write_text(_MIX.replace("DATE", told))
    for name, words in _servers(tmp_path, root):
        port = _free_port()
        with _running([word.replace("PORT", str(port)) for word in words], port) as process:
            before = _busy_seconds(process.pid)
            done = subprocess.run(
                [
                    *(str(wrk), "-t2", f"-c{_CONNECTIONS}", f"-d{_SECONDS}s", "--timeout", "30s"),
                    *("--latency", "-s", str(script), f"http://127.0.0.1:{port}"),
                ],
                capture_output=True,
                text=True,
                check=True,
            )
            spent = (_busy_seconds(process.pid) - before) / _requests(done.stdout)
            print(f"\n{name}: {_figures(done.stdout)}; {_megabytes(process.pid)}")
            print(f"{spent * 1e6:.0f} µs of a processor each")
            assert "Non-2xx" not in done.stdout, done.stdout
            assert "Socket errors" not in done.stdout, done.stdout
            if name == "hearprint serve":
                assert float(_megabytes(process.pid).split()[0]) < 300


def _servers(place: Path, root: Path) -> Iterator[tuple[str, list[str]]]:
    yield (
        "hearprint serve",
        [sys.executable, "-m", "hearprint", "serve", str(root), "--port", "PORT", "--quiet"],
    )
    nginx = require_tool("nginx", "nginx")
    yield "nginx, one process", [str(nginx), "-p", str(place), "-c", str(_settings(place, root))]


def _settings(place: Path, root: Path) -> Path:
    settings = place / "nginx.conf"
    # Else its worker is nobody, who may not look into a private folder.
    user = "user root;" if os.name != "nt" and os.geteuid() == 0 else ""
    settings.write_text(_NGINX.format(place=place, root=root, port="PORT", user=user))
    return settings


@contextmanager
def _running(words: list[str], port: int) -> Iterator[subprocess.Popen[bytes]]:
    for word in words:
        if word.endswith("nginx.conf"):
            Path(word).write_text(Path(word).read_text().replace("PORT", str(port)))
    with subprocess.Popen(words) as process:
        try:
            until = time.monotonic() + 30
            while not _answers(port):
                assert time.monotonic() < until
                time.sleep(0.2)
            yield process
        finally:
            process.terminate()


def _answers(port: int) -> bool:
    line = HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        line.request("HEAD", "/feed.xml")
        return line.getresponse().status == 200
    except OSError:
        return False
    finally:
        line.close()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _figures(told: str) -> str:
    """Rate, throughput and the slowest hundredth, as wrk tells them."""
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    slow = re.search(r"99%\s+(\S+)", told)
    sent = re.search(r"Transfer/sec:\s+(\S+)", told)
    assert rate
    assert slow
    assert sent
    return f"{float(rate[1]):.0f} requests and {sent[1]} a second, 99 % within {slow[1]}"


def _requests(told: str) -> int:
    found = re.search(r"(\d+) requests in", told)
    assert found
    return int(found[1])


def _busy_seconds(pid: int) -> float:
    """For how long a process had a processor: what others do meanwhile does not count."""
    status = Path(f"/proc/{pid}/stat")
    if not status.exists():
        return math.nan
    user, system = status.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _megabytes(pid: int) -> str:
    """The most memory that a process ever held, where the system tells it."""
    status = Path(f"/proc/{pid}/status")
    found = re.search(r"VmHWM:\s+(\d+)", status.read_text()) if status.exists() else None
    return f"{int(found[1]) / 1000:.0f} MB at most" if found else "0 MB known"
