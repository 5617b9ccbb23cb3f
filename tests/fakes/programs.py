"""Settings of the engine ``command`` with :mod:`fakes.program`, and of every other engine."""

from __future__ import annotations

import sys
from pathlib import Path

from hearprint.engines import make
from hearprint.ports import Engine
from hearprint.settings import CommandSettings, EngineSettings, OwnVoice

PROGRAM = str(Path(__file__).with_name("program.py"))
VOICES = (OwnVoice(name="hum", language="en-GB"), OwnVoice(name="bas", language="fr", id="B 1"))


def spoken_by(*more: str, seconds: float = 60.0, version: str = "") -> CommandSettings:
    run = (sys.executable, "-S", "-P", PROGRAM, "--rate", "{rate}", *more)
    return CommandSettings(run=run, voices=VOICES, seconds=seconds, version=version)


def settled() -> EngineSettings:
    """Every engine set up so that it can speak here."""
    return EngineSettings(command=spoken_by("--voice", "{voice}"))


def settled_engine(name: str) -> Engine:
    return make(name, settled())
