"""README's snippets for web servers: each serves a house as apps and players need it.

The servers run in the foreground with a configuration of their own, on this machine alone.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from fakes.sites import SLUG, write_site
from fakes.tools import require_tool
from hearprint.api.check_web import check_address
from hearprint.delivery.answers import is_shared, is_text, media_type

_README = Path(__file__).parents[2] / "README.md"
_PACKED = 2000  #: bytes from which on texts are packed anywhere
_APACHE_MODULES = ("mpm_event", "authz_core", "dir", "filter", "headers", "deflate", "mime")


def _snippet(kind: str) -> str:
    found = re.search(rf"```{kind}\n(.*?)```", _README.read_text("utf-8"), re.DOTALL)
    assert found, kind
    return found[1]


def _nginx(place: Path, root: Path, port: int) -> list[str]:
    ours = re.sub(r"^\s*ssl_.*\n", "", _snippet("nginx"), flags=re.MULTILINE)
    ours = ours.replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    ours = ours.replace("/srv/listen/output", str(root)).replace("/var/log/nginx", str(place))
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    paths = "".join(f"{kind}_temp_path {place}/{kind};\n" for kind in kinds)
    settings = place / "nginx.conf"
    settings.write_text(
        f"daemon off; master_process off; pid {place}/pid; error_log {place}/error.log;\n"
        f"events {{ }}\nhttp {{\n{paths}{ours}}}\n"
    )
    return [
        str(require_tool("nginx (Debian package nginx)", "nginx")),
        *("-p", str(place), "-c", str(settings), "-e", f"{place}/error.log"),
    ]


def _caddy(place: Path, root: Path, port: int) -> list[str]:
    ours = _snippet("caddyfile").replace("/srv/listen/output", str(root))
    settings = place / "Caddyfile"
    site = ours.replace("listen.example.org", f"http://127.0.0.1:{port}")
    settings.write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n{site}")
    program = require_tool("Caddy (Debian package caddy)", "caddy")
    return [str(program), "run", "--config", str(settings), "--adapter", "caddyfile"]


def _apache(place: Path, root: Path, port: int) -> list[str]:
    program = require_tool("Apache (Debian package apache2)", "apache2")
    modules = require_tool("Apache's modules", "/usr/lib/apache2/modules")
    (root.parent / ".htaccess").write_text(_snippet("apache"))
    loads = "".join(f"LoadModule {m}_module {modules}/mod_{m}.so\n" for m in _APACHE_MODULES)
    (place / "mime.types").write_text(
        "audio/mpeg mp3\nimage/jpeg jpg\nimage/png png\nimage/svg+xml svg\ntext/html html\n"
        "text/css css\ntext/javascript js\ntext/plain txt\napplication/json json\n"
        "application/xml xml\nfont/woff2 woff2\napplication/pdf pdf\napplication/zip zip\n"
    )
    settings = place / "apache.conf"
    settings.write_text(
        f"{loads}ServerRoot {place}\nServerName 127.0.0.1\nListen 127.0.0.1:{port}\n"
        f"PidFile {place}/pid\nErrorLog {place}/error.log\nTypesConfig {place}/mime.types\n"
        f"DefaultRuntimeDir {place}\nUser www-data\nGroup www-data\nDocumentRoot {root}\n"
        f"<Directory {root.parent}>\nAllowOverride All\nRequire all granted\n</Directory>\n"
    )
    return [str(program), "-f", str(settings), "-DFOREGROUND"]


_SERVERS = {"nginx": _nginx, "caddy": _caddy, "apache": _apache}


@pytest.fixture(params=list(_SERVERS))
def site(request: pytest.FixtureRequest) -> Iterator[tuple[Path, str]]:
    """A built folder and the address at which one of the servers shows it."""
    # Apache gives up root for somebody who may not look into pytest's own folders.
    place = Path(tempfile.mkdtemp())
    place.chmod(0o755)
    root = place / "listen" / "output"
    root.mkdir(parents=True)
    port = _free_port()
    try:
        words = _SERVERS[request.param](place, root, port)
        write_site(root, f"http://127.0.0.1:{port}")
        for other in (
            ".hearprint.json",
            "b/chapters/x.json",
            "b/x.pdf",
            "b/x.zip",
            "b/audio/x.opus",
        ):
            (root / other).parent.mkdir(parents=True, exist_ok=True)
            (root / other).write_text("{}", "utf-8")
        (root / "b" / "x.m4b").write_bytes(b"no sound")
        with _running(words, place, port):
            yield root, f"http://127.0.0.1:{port}"
    finally:
        shutil.rmtree(place, ignore_errors=True)


def test_the_snippet_serves_a_house_as_our_own_server_does(site: tuple[Path, str]) -> None:
    root, address = site
    for feed in ("feed.xml", f"{SLUG}/feed.xml"):
        found = check_address(f"{address}/{feed}")
        assert {one.code for one in found} == {"F-008"}, found  # as our own server's
    assert not "\n".join(_amiss(root, address))
    assert _ask(f"{address}/.hearprint.json")[0] in (403, 404)


def _amiss(root: Path, address: str) -> Iterator[str]:
    """Files that are served otherwise than by our own server, and what is otherwise."""
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_dir() or name.startswith("."):
            continue
        status, told = _ask(f"{address}/{name}")
        kind = media_type(name).partition(";")[0]
        wanted = {"cache-control": "no-cache", "x-content-type-options": "nosniff"}
        if is_shared(name):
            wanted["access-control-allow-origin"] = "*"
        if is_text(name) and path.stat().st_size > _PACKED:
            wanted["content-encoding"] = "gzip"
        served = told.get("content-type", "").partition(";")[0]
        if status != 200 or served != kind:
            yield f"{name}: {status}, {served}"
        yield from (
            f"{name}: {key} {told.get(key)}" for key in wanted if told.get(key) != wanted[key]
        )


def _ask(address: str) -> tuple[int, dict[str, str]]:
    try:
        with urlopen(Request(address, headers={"Accept-Encoding": "gzip"}), timeout=20) as reply:
            return reply.status, {key.lower(): value for key, value in reply.headers.items()}
    except HTTPError as error:
        return error.code, {}


@contextmanager
def _running(words: list[str], place: Path, port: int) -> Iterator[None]:
    homes = {"HOME": str(place), "XDG_DATA_HOME": str(place), "XDG_CONFIG_HOME": str(place)}
    with (
        (place / "told.txt").open("wb") as told,
        subprocess.Popen(words, env={**os.environ, **homes}, stdout=told, stderr=told) as process,
    ):
        try:
            until = time.monotonic() + 60
            while not _listens(port):
                assert process.poll() is None, (place / "told.txt").read_text()
                assert time.monotonic() < until, (place / "told.txt").read_text()
                time.sleep(0.05)
            yield
        finally:
            process.terminate()


def _listens(port: int) -> bool:
    with socket.socket() as one:
        one.settimeout(1)
        return one.connect_ex(("127.0.0.1", port)) == 0


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
