"""Settings with which every engine can speak: a program (:mod:`fakes.program`), a tiny voice."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

from fakes.tiny_voice import tiny_voice
from hearprint.engines import make
from hearprint.ports import Engine
from hearprint.settings import CommandSettings, EngineSettings, OwnVoice, PiperSettings

PROGRAM = str(Path(__file__).with_name("program.py"))
VOICES = (OwnVoice(name="hum", language="en-GB"), OwnVoice(name="bas", language="fr", id="B 1"))


def spoken_by(*more: str, seconds: float = 60.0, version: str = "") -> CommandSettings:
    run = (sys.executable, "-S", "-P", PROGRAM, "--rate", "{rate}", *more)
    return CommandSettings(run=run, voices=VOICES, seconds=seconds, version=version)


def settled() -> EngineSettings:
    """Every engine set up so that it can speak here."""
    folder = Path(tempfile.gettempdir()) / f"hearprint-tiny-voice-{os.getpid()}"
    folder = Path(os.environ.setdefault("HEARPRINT_TINY_VOICE", str(folder)))
    if not folder.exists():
        tiny_voice(folder)
        atexit.register(shutil.rmtree, folder, ignore_errors=True)  # children only use it
    return EngineSettings(
        command=spoken_by("--voice", "{voice}"), piper=PiperSettings(folder=str(folder))
    )


def settled_engine(name: str) -> Engine:
    return make(name, settled())
