"""The default voice: hibari-tts, a neural model inside its wheel, about 120 times real time.

``heart`` (American) is in the wheel. The library's other voices, two of them British, are there
once they were asked for (:meth:`NeuralEngine.install`) or lie in the library's own cache, whole;
nothing is fetched otherwise. What the library cannot say
(:mod:`hearprint.engines.sayable`) is put in words it can.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from hibari.voices import BASE_URL, DEFAULT, VOICES, voice_path
from platformdirs import user_data_path

from hearprint.engines.fetch import fetch
from hearprint.engines.files import digest_of
from hearprint.engines.mouth import RULES, SEED, Mouth
from hearprint.engines.pronounce import heard
from hearprint.engines.timed import TimedVoice
from hearprint.errors import SettingsError, UnavailableError
from hearprint.model.speech import Speech, Utterance, Voice
from hearprint.model.vocabulary import Sounds
from hearprint.ports import Offer, Progress
from hearprint.settings import EngineSettings, NeuralSettings


class NeuralEngine:
    """Fills :class:`hearprint.ports.Engine`. Models are loaded when they first speak."""

    def __init__(self, settings: NeuralSettings | None = None) -> None:
        self._settings = settings or NeuralSettings()
        self._mouths: dict[str, Mouth] = {}

    @classmethod
    def from_settings(cls, settings: EngineSettings) -> NeuralEngine:
        """With the house's own place for voices, if it names one."""
        return cls(settings.neural)

    @property
    def name(self) -> str:
        """As registered."""
        return "neural"

    @property
    def fingerprint(self) -> str:
        """Library, the wheel's model and the seed.

        The library's version also fixes the digests of its other voices' files.
        """
        digest = digest_of(Path(voice_path(DEFAULT, download_missing=False)))
        return f"neural hibari-tts {version('hibari-tts')} {digest[:16]} seed {SEED} rules {RULES}"

    def voices(self) -> Sequence[Voice]:
        """``heart``, then what else is here, British ones first."""
        return tuple(_voice(name) for name in _ordered() if self._file_of(name))

    def offers(self) -> Sequence[Offer]:
        """The library's voices that are not here; fills :class:`hearprint.ports.Installer`."""
        absent = (name for name in _ordered() if not self._file_of(name))
        return tuple(Offer(voice=_voice(name), size=VOICES[name]["bytes"]) for name in absent)

    def install(self, name: str, told: Progress) -> Voice:
        """Fetch a voice into the platform's folder for data; nothing to do when it is here."""
        if name not in VOICES:
            raise SettingsError(
                f"There is no neural voice {name!r}.",
                hint=f"There are: {', '.join(_ordered())}.",
            )
        if not self._file_of(name):
            about = VOICES[name]
            base = (self._settings.address or BASE_URL).rstrip("/")
            fetch(
                f"{base}/{about['file']}",
                self._folder() / about["file"],
                size=about["bytes"],
                sha256=about["sha256"],
                told=told,
            )
        return _voice(name)

    def speak(self, utterance: Utterance, voice: Voice, *, rate: float) -> Speech:
        """Say ``utterance.spoken`` at 24 kHz. Raises SpeechError when no word of it can be said.

        A word the model stumbles over is spelt; none is left out.
        """
        british = bool(VOICES[voice.name]["british"])
        return self._mouth(voice.name).speak(utterance, british=british, rate=rate)

    def sounds(self, words: str, voice: Voice) -> Sounds:
        """How ``voice`` would say ``words``; fills :class:`hearprint.ports.Pronouncer`."""
        return heard(words, british=bool(VOICES[voice.name]["british"]))

    def _mouth(self, name: str) -> Mouth:
        if name not in self._mouths:
            file = self._file_of(name)
            if not file:
                raise UnavailableError(
                    f"There is no neural voice {name!r} on this computer.",
                    hint=f"Use neural/{DEFAULT}; it needs no download.",
                )
            self._mouths[name] = Mouth(TimedVoice(name, file))
        return self._mouths[name]

    def _folder(self) -> Path:
        own = self._settings.folder
        data = user_data_path("hearprint", appauthor=False) / "voices" / "neural"
        return Path(own).expanduser() if own else data

    def _file_of(self, name: str) -> str:
        """The voice's model on this disk, or "" when it is not here or not whole."""
        if name not in VOICES:
            return ""
        places = [self._folder() / VOICES[name]["file"]]
        with suppress(OSError):
            places.append(Path(voice_path(name, download_missing=False)))
        right = VOICES[name]["sha256"]
        return next((str(one) for one in places if digest_of(one) == right), "")


def _voice(name: str) -> Voice:
    about = VOICES[name]
    return Voice(
        engine="neural",
        name=name,
        language=about["language"],
        gender=about["gender"],
        description=f"{about['accent']}, {about['gender']}, neural",
    )


def _ordered() -> list[str]:
    """All the library's voices: the one in its wheel, British ones, the others."""
    return sorted(VOICES, key=lambda name: (name != DEFAULT, not VOICES[name]["british"], name))
