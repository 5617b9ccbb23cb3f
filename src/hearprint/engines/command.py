"""A house's own engine: any program that reads text on its standard input and writes sound.

The settings name the program and its arguments (``[engines.command]``); no shell reads them, and no
text of a document is ever among them. The sound comes from its standard output or, where an
argument says ``{file}``, from that file: WAV, AIFF, FLAC or whatever else libsndfile reads.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from hearprint.engines.files import digest_of
from hearprint.engines.running import RunError, run
from hearprint.engines.soundfile import read_any
from hearprint.engines.wording import cleaned, has_words, parted
from hearprint.errors import SpeechError, UnavailableError
from hearprint.model.speech import Speech, Utterance, Voice
from hearprint.settings import CommandSettings, EngineSettings, OwnVoice

_PLACE = re.compile(r"\{(\w+)\}")
_PACES = frozenset({"rate", "percent", "words_per_minute"})
_WORDS_PER_MINUTE = 160  #: at rate 1, for programs that count so
_LONGEST_WORD = 60
_MOST_BYTES = 512 * 1024 * 1024  #: of sound; an hour of an utterance, and no end of a disk
_SILENT_RATE = 22_050
_SHOWN = 200  #: characters of what a program says on standard error
_RULES = 1  #: raised when what we do to text or sound changes


class CommandEngine:
    """Fills :class:`hearprint.ports.Engine` with a program of the house."""

    def __init__(self, settings: CommandSettings) -> None:
        self._settings = settings

    @classmethod
    def from_settings(cls, settings: EngineSettings) -> CommandEngine:
        """As the house has set it up. Raises UnavailableError when it has not."""
        if not settings.command.run:
            raise UnavailableError(
                "No program is set up to speak.",
                hint="Name one below [engines.command] in hearprint.toml; the README shows how.",
            )
        return cls(settings.command)

    @property
    def name(self) -> str:
        """As registered."""
        return "command"

    @property
    def fingerprint(self) -> str:
        """The command line, the voices, and the files that it names as they stand."""
        digest = hashlib.sha256(repr((self._settings.run, self._settings.voices)).encode())
        for file in self._files():
            digest.update(digest_of(file).encode())
        return f"command {digest.hexdigest()[:32]} {self._settings.version} rules {_RULES}"

    def voices(self) -> tuple[Voice, ...]:
        """Those that the settings name. Raises UnavailableError when the program is not here."""
        self._program()
        return tuple(
            Voice(
                engine="command",
                name=one.name,
                language=one.language,
                gender=one.gender,
                description=one.description or Path(self._settings.run[0]).name,
            )
            for one in self._settings.voices
        )

    def speak(self, utterance: Utterance, voice: Voice, *, rate: float) -> Speech:
        """Let the program say ``utterance.spoken``. Raises SpeechError with what it told."""
        text = parted(cleaned(utterance.spoken), longest=_LONGEST_WORD)
        if not has_words(text):
            return Speech(samples=np.zeros(0, np.float32), sample_rate=_SILENT_RATE)
        try:
            with TemporaryDirectory(prefix="hearprint-") as folder:
                file = Path(folder) / "speech.wav"
                data = self._said(text, self._arguments(voice, rate, file), file)
            return read_any(data)
        except (RunError, ValueError) as error:
            raise SpeechError(
                f"The program {self._settings.run[0]!r} did not say {utterance.spoken[:60]!r}: "
                f"{error}.",
                hint="Try it by hand, or choose another voice.",
                where=utterance.id,
            ) from error

    def _said(self, text: str, command: list[str], file: Path) -> bytes:
        done = run(
            command,
            given=text.encode("utf-8", "replace") + b"\n",
            seconds=self._settings.seconds,
            most_bytes=_MOST_BYTES,
        )
        if done.code:
            told = done.told.decode("utf-8", "replace").split("\n")
            lines = " ".join(" ".join(told).split())[-_SHOWN:]
            raise RunError(f"it ended with {done.code}" + (f" and said {lines!r}" if lines else ""))
        if not any("{file}" in part for part in self._settings.run):
            return done.output
        try:
            if file.stat().st_size > _MOST_BYTES:
                raise RunError("it wrote too much")
            return file.read_bytes()
        except OSError as error:
            raise RunError("it wrote no file") from error

    def _arguments(self, voice: Voice, rate: float, file: Path) -> list[str]:
        """The command line of one utterance."""
        own = self._voice(voice.name)
        filled: Mapping[str, str] = {
            "voice": own.id or own.name,
            "language": own.language,
            "rate": f"{rate:g}",
            "percent": f"{round(100 * rate)}",
            "words_per_minute": f"{round(_WORDS_PER_MINUTE * rate)}",
            "file": str(file),
        }
        used = {place for part in self._settings.run for place in _PLACE.findall(part)}
        if rate != 1.0 and not used & _PACES:
            raise RunError("it is not told how fast; put {rate} into the command")
        rest = [_PLACE.sub(lambda at: filled[at[1]], part) for part in self._settings.run[1:]]
        return [self._program(), *rest]

    def _voice(self, name: str) -> OwnVoice:
        for one in self._settings.voices:
            if one.name == name:
                return one
        raise UnavailableError(
            f"The program has no voice called {name!r}.",
            hint="Name it below [engines.command] in hearprint.toml.",
        )

    def _program(self) -> str:
        found = shutil.which(self._settings.run[0])
        if found is None:
            raise UnavailableError(
                f"The program {self._settings.run[0]!r} is not on this computer.",
                hint="Mend `run` below [engines.command] in hearprint.toml.",
            )
        return found

    def _files(self) -> Iterator[Path]:
        """The program, and scripts or models that its arguments name."""
        program = shutil.which(self._settings.run[0])
        for part in (program, *self._settings.run[1:]):
            if part and not _PLACE.search(part) and Path(part).is_file():
                yield Path(part)
