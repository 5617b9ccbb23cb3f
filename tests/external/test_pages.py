"""Pages as a real browser shows them, from a folder and without a network."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from fakes import programmes
from fakes.tools import require_node_modules, require_tool
from hearprint.formats import LIBRARY_REGISTRY, REGISTRY
from hearprint.formats.pages.embed import SNIPPET
from hearprint.formats.ways.packed import members
from hearprint.model.programme import Bundle

SCRIPT = Path(__file__).with_name("pages.mjs")
#: A page of each kind: it is looked at in nine settings.
KINDS = (
    *("index.html", "help.html", "accessibility.html", "bulletin-9/index.html"),
    *("bulletin-9/01-section.html", "bulletin-9/03-section.html"),
    "bulletin-9/player.html",
)


def _write(folder: Path, bundle: Bundle) -> None:
    for file in bundle.files:
        if file.name == SNIPPET:
            continue  # no page, but a piece for one
        place = folder / file.name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.content if isinstance(file.content, bytes) else b"")


def _site(folder: Path) -> None:
    for made in (programmes.programme(), programmes.hostile_programme()):
        for name in REGISTRY.names():
            _write(folder / made.publication.slug, REGISTRY.load(name)().build(made))
    for name in LIBRARY_REGISTRY.names():
        _write(folder, LIBRARY_REGISTRY.load(name)().build(programmes.library()))


def _findings(folder: Path, *kinds: str) -> dict[str, object]:
    node = require_tool("Node.js", "node")
    chromium = require_tool("Chromium", "chromium")
    modules = require_node_modules("playwright-core", "axe-core")
    run = subprocess.run(
        [node, SCRIPT, modules, chromium, folder, *kinds],
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    found: dict[str, object] = json.loads(run.stdout)
    return found


def test_pages_have_no_barrier_in_any_setting(tmp_path: Path) -> None:
    _site(tmp_path)
    found = _findings(tmp_path, *KINDS)
    assert found["findings"] == []
    assert found["pages"] == 12


def test_the_page_in_a_zip_has_no_barrier(tmp_path: Path) -> None:
    _write(tmp_path, Bundle(files=members(programmes.programme())))
    found = _findings(tmp_path, "bulletin-9/index.html")
    assert found == {"pages": 1, "findings": []}


def test_the_browser_check_sees_a_barrier(tmp_path: Path) -> None:
    tmp_path.joinpath("index.html").write_text(
        "<!doctype html><title>x</title><body><main><p style='color:#aaa'>pale</p>"
        "<a href='#'></a><div style='width:900px'>wide</div><img src='gone.png'></main>",
        encoding="utf-8",
    )
    text = json.dumps(_findings(tmp_path, "index.html")["findings"])
    for rule in ("axe color-contrast", "axe image-alt", "scrolls sideways", "cannot load"):
        assert rule in text, rule
