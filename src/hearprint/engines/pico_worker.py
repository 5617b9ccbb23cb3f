"""What the helper process of SVOX Pico does (:mod:`.forked` runs it).

Pico is native code, and its sound depends on what it said before in the same process (measured).

Request: ``{"text": ..., "voice": "en-GB", "speed": 1.0, "volume": 0.5}``; the file is 16-bit mono
samples at 16 kHz, the lowest byte first, without a header.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

Request = dict[str, Any]


def prepare(_request: Request) -> None:
    """Load the library; it has no state before it speaks."""
    import_module("py_nanotts")


def do(request: Request) -> None:
    """Speak."""
    asked = {name: request[name] for name in ("text", "voice", "speed", "volume")}
    Path(request["file"]).write_bytes(import_module("py_nanotts").NanoTTS().speak(**asked))
