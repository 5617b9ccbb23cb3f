"""Pages as a real browser shows them, from a folder and without a network."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from fakes import programmes
from fakes.tools import require_node_modules, require_tool
from hearprint.formats import LIBRARY_REGISTRY, REGISTRY
from hearprint.formats.pages.embed import SNIPPET
from hearprint.formats.ways.packed import members
from hearprint.model.programme import Bundle

SCRIPT = Path(__file__).with_name("pages.mjs")
#: A page of each kind: it is looked at in nine settings.
KINDS = (
    *("house/index.html", "house/help.html", "house/accessibility.html"),
    *("house/bulletin-9/index.html", "house/bulletin-9/player.html"),
    *("house/bulletin-9/01-section.html", "house/bulletin-9/03-section.html"),
    *("house/bulletin-9/transcripts/01-section.html", "zip/bulletin-9/index.html"),
)
#: One with barriers of several kinds.
BARRED = "barred/index.html"
OTHERS = 5


class Found(NamedTuple):
    """What was wrong, page by page, and how many pages were opened."""

    pages: int
    findings: tuple[str, ...]

    def of(self, folder: str) -> list[str]:
        """What was wrong with the pages in ``folder``."""
        return [one for one in self.findings if one.startswith(f"{folder}/")]


def _write(folder: Path, bundle: Bundle) -> None:
    for file in bundle.files:
        if file.name == SNIPPET:
            continue  # no page, but a piece for one
        place = folder / file.name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.content if isinstance(file.content, bytes) else b"")


def _house(folder: Path) -> None:
    for made in (programmes.programme(), programmes.hostile_programme()):
        for name in REGISTRY.names():
            _write(folder / made.publication.slug, REGISTRY.load(name)().build(made))
    for name in LIBRARY_REGISTRY.names():
        _write(folder, LIBRARY_REGISTRY.load(name)().build(programmes.library()))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """What one run of the browser says of all pages, good and bad."""
    node = require_tool("Node.js", "node")
    chromium = require_tool("Chromium", "chromium")
    modules = require_node_modules("playwright-core", "axe-core")
    folder = tmp_path_factory.mktemp("pages")
    _house(folder / "house")
    _write(folder / "zip", Bundle(files=members(programmes.programme())))
    folder.joinpath("barred").mkdir()
    folder.joinpath(BARRED).write_text(
        "<!doctype html><title>x</title><body><main>"
        "<p style='color: #aaa; font-size: 14px'>pale</p>"
        "<a href='#'></a><div style='width:900px'>wide</div><img src='gone.png'></main>"
        "<style>@media (prefers-color-scheme: dark) { body { background: #888 } }</style>"
        "<button style='outline: 0'>seen</button><script>document.forms[0].x</script>",
        encoding="utf-8",
    )
    run = subprocess.run(
        [node, SCRIPT, modules, chromium, folder, *KINDS, BARRED],
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    result = json.loads(run.stdout)
    return Found(result["pages"], tuple(result["findings"]))


def test_pages_have_no_barrier_in_any_setting(found: Found) -> None:
    assert found.of("house") == []
    assert found.pages == len(KINDS) + OTHERS + 1


def test_the_page_in_a_zip_has_no_barrier(found: Found) -> None:
    assert found.of("zip") == []


@pytest.mark.parametrize(
    "finding",
    [
        "[light] axe color-contrast",
        "[light] axe image-alt",
        "[light] focus is not shown: BUTTON seen",
        "[loading] cannot load",
        "[loading] error",
        "[dark] axe color-contrast",
        "[narrow] scrolls sideways",
        "[large text] text stays at",
        "[no scripts] shows what works only with scripts",
    ],
)
def test_the_browser_check_sees_a_barrier(found: Found, finding: str) -> None:
    assert any(one.startswith(f"{BARRED} {finding}") for one in found.findings), found.of("barred")
