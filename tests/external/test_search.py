"""Searching in a real browser: what is found, where it leads, and what happens when it cannot."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from fakes import listening
from fakes.tools import require_node_modules, require_tool

SCRIPT = Path(__file__).with_name("search.mjs")

CLAIMS = [
    line.split("'", 1)[1].rsplit("',", 1)[0]
    for line in SCRIPT.read_text("utf-8").splitlines()
    if line.startswith("claim('")
]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A house in a folder, and its address on this machine."""
    folder = tmp_path_factory.mktemp("house")
    listening.publish(folder, [listening.programme(), listening.long_programme(3000, 3)])
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield folder, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def found(published: tuple[Path, str]) -> dict[str, str]:
    """What every claim came to, of one run of the browser."""
    node = require_tool("Node.js", "node")
    chromium = require_tool("Chromium", "chromium")
    modules = require_node_modules("playwright-core", "axe-core")
    run = subprocess.run(
        [node, SCRIPT, modules, chromium, *published],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    result: dict[str, str] = json.loads(run.stdout)
    return result


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_reader_finds_that(claim: str, found: dict[str, str]) -> None:
    assert found[claim] == ""


def test_no_claim_is_left_out(found: dict[str, str]) -> None:
    assert list(found) == CLAIMS
