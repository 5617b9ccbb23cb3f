"""Kept results to compare with."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).parent.parent / "golden"
#: Set to 1 to keep what comes out now; then read the difference before you commit it.
UPDATE = "HEARPRINT_UPDATE_GOLDEN"


def same_as_golden(content: bytes, *path: str) -> bool:
    """Whether ``content`` is what ``tests/golden/PATH`` holds; rewrites that file when asked."""
    place = ROOT.joinpath(*path)
    if os.environ.get(UPDATE) == "1":
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return place.read_bytes() == content
