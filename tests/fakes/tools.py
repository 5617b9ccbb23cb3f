"""Tools from outside that some tests need."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import pytest

#: CI sets this to 1: a tool that is missing is then a failure and not a skip.
REQUIRE = "HEARPRINT_REQUIRE_TOOLS"


def require_tool(name: str, path_or_cmd: str | Path | None) -> Path:
    """The tool's full path; skips the test, or fails it, by ``name`` when it is not there."""
    given = str(path_or_cmd) if path_or_cmd else ""
    if given and Path(given).exists():
        return Path(given).resolve()
    found = shutil.which(given) if given else None
    if not found:
        missing(name)
    return Path(found)


def require_package(name: str) -> None:
    """Skips the test, or fails it, when the Python package ``name`` is not here."""
    if find_spec(name) is None:
        missing(f"the Python package {name}")


def missing(name: str) -> NoReturn:
    """Skips the test, or fails it, for want of ``name``."""
    message = f"needs {name}, which is not here"
    if os.environ.get(REQUIRE) == "1":
        pytest.fail(message)
    pytest.skip(message)


def require_node_modules(*packages: str) -> Path:
    """The folder that ``HEARPRINT_NODE_MODULES`` names, with all of ``packages`` in it."""
    folder = os.environ.get("HEARPRINT_NODE_MODULES", "")
    if not packages:
        return require_tool("a folder of npm packages (HEARPRINT_NODE_MODULES)", folder)
    for package in packages:
        place = Path(folder, package) if folder else None
        require_tool(f"the npm package {package} (HEARPRINT_NODE_MODULES)", place)
    return Path(folder).resolve()
