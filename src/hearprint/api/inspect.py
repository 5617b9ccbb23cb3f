"""Examines what was built, and what this installation can do."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from hearprint.api.check import check_output as check_output  # noqa: PLC0414 - its former place
from hearprint.api.tryout import problem_of
from hearprint.api.voices import engine
from hearprint.codecs.ffmpeg import version as ffmpeg_version
from hearprint.engines import REGISTRY as ENGINES
from hearprint.errors import HearprintError
from hearprint.formats.ways import louis
from hearprint.formats.ways import print as large
from hearprint.readers import REGISTRY as READERS
from hearprint.readers.scan.recogniser import (
    EXTRA,
    RecogniserError,
    described,
    shared,
    specimen,
)
from hearprint.settings import EngineSettings, Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """Something this installation can do, or what to install so that it can."""

    name: str
    works: bool
    needed: bool  #: for the default path
    detail: str = ""
    remedy: str = ""


def examine(settings: Settings) -> Iterator[Power]:
    """What works here and now, the parts of the default path first."""
    yield Power(
        name="Python",
        works=True,
        needed=True,
        detail=f"{platform.python_version()} on {platform.system()} {platform.machine()}",
    )
    yield _readers()
    yield _recogniser()
    yield _encoder()
    yield _large_print()
    yield _braille()
    for name in ENGINES.names():
        if name not in ("tone", "mute"):
            yield _engine(name, settings.engines)


def _readers() -> Power:
    parts = ("pypdf", "pypdfium2", "trafilatura", "lxml")
    detail = ", ".join(f"{part} {_version(part)}" for part in parts)
    try:
        for name in READERS.names():
            READERS.load(name)
    except (HearprintError, ImportError) as error:
        return Power(name="reading", works=False, needed=True, detail=str(error), remedy=_AGAIN)
    return Power(name="reading", works=True, needed=True, detail=detail)


def _recogniser() -> Power:
    """Let the recogniser look at a word, so that what is listed is what works."""
    name = "reading pictures of pages (OCR)"
    remedy = f'python -m pip install "{EXTRA}"'
    found = shared()
    if found is None:
        return Power(name=name, works=False, needed=False, detail="not installed", remedy=remedy)
    try:
        reading = found.read(specimen(_WORD))
    except RecogniserError as error:
        return Power(name=name, works=False, needed=False, detail=str(error), remedy=remedy)
    works = reading is not None and reading.text == _WORD
    detail = described() if works else f"{described()} does not read its test word"
    return Power(
        name=name, works=works, needed=False, detail=detail, remedy="" if works else remedy
    )


def _encoder() -> Power:
    try:
        detail = f"ffmpeg {ffmpeg_version()}"
    except HearprintError as error:
        return Power(
            name="encoding", works=False, needed=True, detail=error.summary, remedy=error.hint
        )
    return Power(name="encoding", works=True, needed=True, detail=detail)


def _large_print() -> Power:
    lacking = large.missing()
    return Power(
        name="large print (PDF)",
        works=not lacking,
        needed=False,
        detail=f"not installed: {', '.join(lacking)}" if lacking else f"typst {_version('typst')}",
        remedy=f'python -m pip install "{large.EXTRA}"' if lacking else "",
    )


def _braille() -> Power:
    """Let liblouis write a word, so that what is listed is what works."""
    name = "braille (BRF)"
    try:
        louis.cells([_WORD], "en")
    except HearprintError as error:
        return Power(name=name, works=False, needed=False, detail=error.summary, remedy=error.hint)
    return Power(name=name, works=True, needed=False, detail=louis.program())


def _engine(name: str, own: EngineSettings) -> Power:
    """Let the engine say a test phrase, so that what is listed is what works."""
    needed = name == "neural"
    try:
        speaker = engine(name, own)
        voices = speaker.voices()
        voice = voices[0]
    except (HearprintError, IndexError) as error:
        detail, hint = ("it has no voice here", _AGAIN)
        if isinstance(error, HearprintError):
            detail, hint = error.summary, error.hint
        return Power(name=f"voice {name}", works=False, needed=needed, detail=detail, remedy=hint)
    problem = problem_of(speaker, voice, 1.0)
    count = f"{len(voices)} {'voice' if len(voices) == 1 else 'voices'}, first: {voice.id}"
    return Power(
        name=f"voice {name}",
        works=not problem,
        needed=needed,
        detail=problem or count,
        remedy=_AGAIN if problem else "",
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"


_AGAIN = "Install again: python -m pip install --force-reinstall hearprint"
_WORD = "Hearprint"
