"""Voices that work here and now, and trying them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from hearprint.engines import REGISTRY, make
from hearprint.errors import (
    BrokenError,
    HearprintError,
    SettingsError,
    UnavailableError,
)
from hearprint.model.speech import Voice
from hearprint.ports import Engine, Installer, Offer, Progress
from hearprint.settings import EngineSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineReport:
    """One engine: its voices, or why it has none."""

    name: str
    voices: tuple[Voice, ...]
    problem: str = ""


@lru_cache(maxsize=16)
def engine(name: str, own: EngineSettings) -> Engine:
    """The engine called ``name``, made once in this process.

    Raises UnavailableError when it is not set up or not installed, and BrokenError when it is and
    cannot be started all the same.
    """
    try:
        return make(name, own)
    except HearprintError:
        raise
    except Exception as error:  # whatever other people's code raises when it is loaded
        raise BrokenError(
            f"The engine {name!r} cannot be started ({type(error).__name__}: {error}).",
            hint="Install it again: python -m pip install --force-reinstall hearprint",
        ) from error


def engines(own: EngineSettings) -> Iterator[EngineReport]:
    """Every engine with the voices that would work here and now."""
    for name in REGISTRY.names():
        try:
            yield EngineReport(name=name, voices=_voices(name, own))
        except HearprintError as error:
            yield EngineReport(name=name, voices=(), problem=str(error))


def offers(own: EngineSettings) -> tuple[Offer, ...]:
    """Voices that could be fetched, of every engine that fetches any."""
    found: list[Offer] = []
    for name in REGISTRY.names():
        with suppress(HearprintError):  # an engine that does not work is told where it is asked
            speaker = engine(name, own)
            found += speaker.offers() if isinstance(speaker, Installer) else ()
    return tuple(found)


def install(wanted: str, own: EngineSettings, told: Progress) -> Voice:
    """Fetch the voice called ``engine/voice`` or ``voice``.

    Raises SettingsError when none of that name is offered, UnavailableError without a connection,
    OutputError when it cannot be kept.
    """
    for offer in offers(own):
        if wanted in (offer.voice.id, offer.voice.name):
            speaker = engine(offer.voice.engine, own)
            if isinstance(speaker, Installer):
                return speaker.install(offer.voice.name, told)
    for report in engines(own):
        for voice in report.voices:
            if wanted in (voice.id, voice.name):
                return voice
    names = ", ".join(offer.voice.id for offer in offers(own)) or "none"
    raise SettingsError(
        f"There is no voice called {wanted!r} to install.",
        where="--install",
        hint=f"There are: {names}.",
    )


def find_voice(wanted: str, own: EngineSettings, where: str = "--voice") -> Voice:
    """The voice named ``engine``, ``engine/voice`` or ``voice``.

    ``where`` is the place that names it. Raises SettingsError when there is none of that name,
    and as :func:`engine` does.
    """
    name, _, voice_name = wanted.partition("/")
    if name in REGISTRY.names():
        return _voice_of(name, voice_name, own, where)
    for report in engines(own):
        for voice in report.voices:
            if voice.name == wanted:
                return voice
    _refuse_absent(wanted, own)
    raise SettingsError(
        f"There is no voice called {wanted!r}.",
        where=where,
        hint="`hearprint voices` lists those that work here.",
    )


def speaking(language: str, name: str, own: EngineSettings) -> Voice | None:
    """The first voice of the engine ``name`` that speaks ``language``, of its own region if any."""
    try:
        voices = [one for one in _voices(name, own) if same_language(one, language)]
    except HearprintError:
        return None  # the caller looks further, and tells when there is no other
    exact = (one for one in voices if one.language.lower() == language.lower())
    return next(exact, voices[0] if voices else None)


def voice_for(wanted: str, language: str, own: EngineSettings) -> tuple[Voice, bool]:
    """The wanted voice, or one that speaks ``language`` when it does not; True when it does."""
    house = find_voice(wanted, own)
    if same_language(house, language):
        return house, True
    other = speaking(language, "system", own)
    return (house, False) if other is None else (other, True)


def same_language(voice: Voice, language: str) -> bool:
    """Whether ``voice`` speaks ``language``; what makes no words speaks any."""
    return _base(voice.language) == _base(language) or voice.engine in ("tone", "mute")


def _voice_of(name: str, voice_name: str, own: EngineSettings, where: str) -> Voice:
    for voice in _voices(name, own):
        if voice_name in ("", voice.name):
            return voice
    _refuse_absent(f"{name}/{voice_name}", own)
    raise SettingsError(
        f"The engine {name!r} has no voice called {voice_name!r}.",
        where=where,
        hint="`hearprint voices` lists those that work here.",
    )


def _refuse_absent(wanted: str, own: EngineSettings) -> None:
    """Raise UnavailableError for a voice that could be fetched, with how."""
    for offer in offers(own):
        if wanted in (offer.voice.id, offer.voice.name):
            raise UnavailableError(
                f"The voice {offer.voice.id} is not on this computer yet.",
                hint=f"Fetch it once: hearprint voices --install {offer.voice.id}",
            )


def _voices(name: str, own: EngineSettings) -> tuple[Voice, ...]:
    voices = tuple(engine(name, own).voices())
    if not voices:
        raise BrokenError(
            f"The engine {name!r} has no voice on this computer.",
            hint="`hearprint doctor` tells what is missing.",
        )
    return voices


def _base(language: str) -> str:
    return language.partition("-")[0].lower()
