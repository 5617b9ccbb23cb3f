"""Saying a text: a voice is tried, and nothing kept."""

from __future__ import annotations

from pathlib import Path

from hearprint.api.voices import engine, find_voice
from hearprint.assembly.join import assemble
from hearprint.codecs.mp3 import Mp3Codec
from hearprint.errors import OutputError
from hearprint.model.speech import Script, Utterance, Voicing
from hearprint.pipeline import lexicon_for
from hearprint.ports import Tags
from hearprint.script.sentences import breaths, sentences
from hearprint.script.spoken import spoken
from hearprint.settings import Settings


def say(text: str, *, settings: Settings) -> bytes:
    """``text`` as an MP3 file. Raises SettingsError and SpeechError."""
    voice = find_voice(settings.speech.voice, settings.engines, settings.voice_from)
    speaker = engine(voice.engine, settings.engines)
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
