"""The player in a real browser with real sound: what a listener does, and what must not happen."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from fakes import listening
from fakes.tools import require_node_modules, require_tool

SCRIPT = Path(__file__).with_name("player.mjs")

CLAIMS = [
    line.split("'", 1)[1].rsplit("',", 1)[0].replace("\\'", "'")
    for line in SCRIPT.read_text("utf-8").splitlines()
    if line.startswith("claim('")
]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What every claim came to, of one run of the browser."""
    node = require_tool("Node.js", "node")
    chromium = require_tool("Chromium", "chromium")
    modules = require_node_modules("playwright-core")
    folder = tmp_path_factory.mktemp("house")
    listening.publish(folder, [listening.programme(), listening.long_programme(3000, 3)])
    run = subprocess.run(
        [node, SCRIPT, modules, chromium, folder],
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    result: dict[str, str] = json.loads(run.stdout)
    return result


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_listener_finds_that(claim: str, found: dict[str, str]) -> None:
    assert found[claim] == ""


def test_no_claim_is_left_out(found: dict[str, str]) -> None:
    assert list(found) == CLAIMS
    assert len(CLAIMS) >= 20
