"""Voices that work here and now, and trying them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from hearprint.assembly.join import assemble
from hearprint.codecs.mp3 import Mp3Codec
from hearprint.engines import REGISTRY
from hearprint.errors import HearprintError, OutputError, SettingsError, UnavailableError
from hearprint.model.speech import Script, Utterance, Voice, Voicing
from hearprint.pipeline import lexicon_for
from hearprint.ports import Engine, Tags
from hearprint.script.sentences import breaths, sentences
from hearprint.script.spoken import spoken
from hearprint.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineReport:
    """One engine: its voices, or why it has none."""

    name: str
    voices: tuple[Voice, ...]
    problem: str = ""


@lru_cache(maxsize=16)
def engine(name: str) -> Engine:
    """The engine called ``name``, made once in this process. Raises UnavailableError."""
    made: Engine = REGISTRY.load(name)()
    return made


def engines() -> Iterator[EngineReport]:
    """Every engine with the voices that would work here and now."""
    for name in REGISTRY.names():
        try:
            yield EngineReport(name=name, voices=tuple(engine(name).voices()))
        except HearprintError as error:
            yield EngineReport(name=name, voices=(), problem=str(error))


def find_voice(wanted: str) -> Voice:
    """The voice named ``engine``, ``engine/voice`` or ``voice``. Raises SettingsError."""
    name, _, voice_name = wanted.partition("/")
    if name in REGISTRY.names():
        return _voice_of(name, voice_name)
    for report in engines():
        for voice in report.voices:
            if voice.name == wanted:
                return voice
    raise SettingsError(
        f"There is no voice called {wanted!r}.",
        where="--voice",
        hint="`hearprint voices` lists those that work here.",
    )


def voice_for(wanted: str, language: str) -> tuple[Voice, bool]:
    """The wanted voice, or one that speaks ``language`` when it does not; True when it does."""
    house = find_voice(wanted)
    if same_language(house, language):
        return house, True
    try:
        for voice in engine("system").voices():
            if _base(voice.language) == _base(language):
                return voice, True
    except HearprintError:
        pass  # without system voices the house voice must do; the caller tells the editor
    return house, False


def same_language(voice: Voice, language: str) -> bool:
    """Whether ``voice`` speaks ``language``; what makes no words speaks any."""
    return _base(voice.language) == _base(language) or voice.engine in ("tone", "mute")


def say(text: str, *, settings: Settings) -> bytes:
    """``text`` as an MP3 file. Raises SettingsError and SpeechError."""
    voice = find_voice(settings.speech.voice)
    speaker = engine(voice.engine)
    lines = [
        piece
        for sentence in sentences(text, voice.language)
        for piece in breaths(sentence, settings.script.max_chars)
    ]
    lexicon = lexicon_for((), settings)
    script = Script(
        section="say",
        utterances=tuple(
            Utterance(
                id=f"u{number}",
                text=line,
                spoken=spoken(line, voice.language, lexicon=lexicon),
                voicing=Voicing.BODY,
                language=voice.language,
                pause_ms=settings.script.sentence_pause_ms,
                sounds=lexicon.sounds(line, voice.language),
            )
            for number, line in enumerate(lines, 1)
        ),
    )
    rate = settings.speech.rate
    speeches = {one.id: speaker.speak(one, voice, rate=rate) for one in script.utterances}
    joined = assemble(script, lambda one: speeches[one.id], settings.sound, rate)
    tags = Tags(
        title=text[:60],
        artist=voice.id,
        album=settings.house.title,
        track=1,
        tracks=1,
        language=voice.language,
    )
    codec = Mp3Codec(settings.sound)
    return codec.tagged(codec.encode(joined.pieces, gain_db=joined.gain_db), tags)


def write_file(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``. Raises OutputError."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise OutputError(
            f"This file cannot be written: {error.strerror}.",
            where=str(path),
            hint="Name another place with -o.",
        ) from error


def _voice_of(name: str, voice_name: str) -> Voice:
    try:
        voices = engine(name).voices()
    except HearprintError as error:
        raise UnavailableError(
            f"The engine {name!r} does not work here: {error.summary}", hint=error.hint
        ) from error
    for voice in voices:
        if voice_name in ("", voice.name):
            return voice
    raise SettingsError(
        f"The engine {name!r} has no voice called {voice_name!r}.",
        where="--voice",
        hint="`hearprint voices` lists those that work here.",
    )


def _base(language: str) -> str:
    return language.partition("-")[0].lower()
