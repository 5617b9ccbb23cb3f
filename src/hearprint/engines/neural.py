"""The default voice: hibari-tts, a neural model inside its wheel, about 120 times real time.

``heart`` (American) is in the wheel. The library's other voices, two of them British, are there
once they were asked for (:meth:`NeuralEngine.install`) or lie in the library's own cache, whole;
nothing is fetched otherwise. What the library cannot say
(:mod:`hearprint.engines.sayable`) is put in words it can.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import numpy as np
from hibari.voices import BASE_URL, DEFAULT, VOICES, voice_path
from numpy.typing import NDArray
from platformdirs import user_data_path

from hearprint.engines.fetch import fetch
from hearprint.engines.files import digest_of
from hearprint.engines.ipa import to_neural, with_sounds
from hearprint.engines.pronounce import heard
from hearprint.engines.sayable import sayable, spelt
from hearprint.engines.timed import Span, TimedVoice, word_times
from hearprint.engines.wording import has_words
from hearprint.errors import SettingsError, SpeechError, UnavailableError
from hearprint.model.speech import Speech, Utterance, Voice
from hearprint.model.vocabulary import Sounds
from hearprint.ports import Offer, Progress
from hearprint.settings import EngineSettings, NeuralSettings

#: The voice's breath is noise; a fixed seed for each portion makes it the same in any order.
_SEED = 0
#: Raised whenever our own rules change what is said; part of the fingerprint.
_RULES = 2
_SAMPLE_RATE = 24_000
#: What the network is given at once, in characters: it takes some 7 MB for each second of sound.
_PORTION = 500

_Samples = NDArray[np.float32]


class NeuralEngine:
    """Fills :class:`hearprint.ports.Engine`. Models are loaded when they first speak."""

    def __init__(self, settings: NeuralSettings | None = None) -> None:
        self._settings = settings or NeuralSettings()
        self._mouths: dict[str, _Mouth] = {}

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
        return (
            f"neural hibari-tts {version('hibari-tts')} {digest[:16]} seed {_SEED} rules {_RULES}"
        )

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
        mouth = self._mouth(voice.name)
        text = utterance.spoken
        if not has_words(text):
            return Speech(samples=np.zeros(0, np.float32), sample_rate=_SAMPLE_RATE)
        parts = [mouth.say(part, rate) for part in _portions(_with_sounds(utterance, voice))]
        samples = np.concatenate([np.zeros(0, np.float32), *(part.samples for part in parts)])
        if not samples.size:
            raise SpeechError(
                f"The neural voice can say nothing of {text[:60]!r}.",
                hint="Give it another wording in the lexicon, or choose another voice.",
                where=utterance.id,
            )
        words = word_times(text, list(_one_after_other(parts)))
        return Speech(samples=samples, sample_rate=_SAMPLE_RATE, words=words)

    def sounds(self, words: str, voice: Voice) -> Sounds:
        """How ``voice`` would say ``words``; fills :class:`hearprint.ports.Pronouncer`."""
        return heard(words, british=bool(VOICES[voice.name]["british"]))

    def _mouth(self, name: str) -> _Mouth:
        if name not in self._mouths:
            file = self._file_of(name)
            if not file:
                raise UnavailableError(
                    f"There is no neural voice {name!r} on this computer.",
                    hint=f"Use neural/{DEFAULT}; it needs no download.",
                )
            self._mouths[name] = _Mouth(TimedVoice(name, file))
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


class _Mouth:
    """One loaded voice, and the words it is known to say."""

    def __init__(self, model: TimedVoice) -> None:
        self._model = model
        self._wording = lru_cache(maxsize=20_000)(self._word)

    def say(self, words: Sequence[str], rate: float) -> _Portion:
        """Say ``words`` at one go; halve them around what breaks the model, and spell that."""
        try:
            return self._sound(words, [self._wording(word) for word in words], rate)
        except Exception:  # noqa: BLE001 - whatever an odd word raises inside the library
            if len(words) > 1:
                half = len(words) // 2
                return self.say(words[:half], rate).then(self.say(words[half:], rate))
        try:
            return self._sound(words, [(spelt(words[0]), None)], rate)
        except Exception:  # noqa: BLE001 - the caller tells when nothing is left to hear
            return _Portion(samples=np.zeros(0, np.float32), words=())

    def _word(self, word: str) -> tuple[str, int | None]:
        """``word`` as it stands, or spelt when the library would pass over it in silence.

        With how many groups of phonemes it makes, if that is known.
        """
        try:
            phonemes = " ".join(self._model.phonemize(word)).split()
        except Exception:  # noqa: BLE001 - as above
            phonemes = []
        count = sum(any(map(str.isalpha, one)) for one in phonemes)
        return (word, count) if count or not has_words(word) else (spelt(word), None)

    def _sound(
        self, words: Sequence[str], wordings: Sequence[tuple[str, int | None]], rate: float
    ) -> _Portion:
        said = self._model.say(" ".join(text for text, _ in wordings), speed=rate, seed=_SEED)
        if not np.isfinite(said.samples).all():
            raise ValueError("the model gave no sound")
        samples = np.asarray(np.clip(said.samples, -1.0, 1.0), np.float32)
        spans = _shared(said.groups, [count for _, count in wordings])
        return _Portion(samples=samples, words=tuple(zip(words, spans, strict=True)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Portion:
    """What was said at one go, and when each of its words is heard where that is known."""

    samples: _Samples
    words: tuple[tuple[str, Span | None], ...]

    def then(self, other: _Portion) -> _Portion:
        """Both, one after the other."""
        samples = np.concatenate([self.samples, other.samples])
        return _Portion(samples=samples, words=tuple(_one_after_other([self, other])))


def _one_after_other(portions: Sequence[_Portion]) -> Iterator[tuple[str, Span | None]]:
    """All words, with their times from the start of the first portion."""
    at = 0.0
    for portion in portions:
        for word, span in portion.words:
            later = span and Span(span.begin_ms + at, span.end_ms + at)
            yield word, later
        at += len(portion.samples) * 1000 / _SAMPLE_RATE


def _shared(groups: Sequence[Span], counts: Sequence[int | None]) -> list[Span | None]:
    """The groups of each word as one span; none for any word when they do not come out even.

    What has no group of its own, such as a dash, is heard for no time where the last word ends.
    """
    known = [count for count in counts if count is not None]
    if len(known) < len(counts) or sum(known) != len(groups):
        return [None] * len(counts)
    spans: list[Span | None] = []
    at, last = 0, 0.0
    for count in known:
        mine = groups[at : at + count] or [Span(last, last)]
        spans.append(Span(mine[0].begin_ms, mine[-1].end_ms))
        at, last = at + count, mine[-1].end_ms
    return spans


def _with_sounds(utterance: Utterance, voice: Voice) -> str:
    """What the library takes, words of known sound as its own ``[word](/sounds/)``.

    An American voice says respelt words in its own accent; it is given sounds for the others only.
    """
    british = bool(VOICES[voice.name]["british"])

    def written(words: str, ipa: str) -> str:
        sounds = to_neural(ipa, british=british).replace(" ", "")
        return f"[{words.replace(' ', '-')}](/{sounds}/)" if sounds else words

    known = tuple(replace(sound, words=sayable(sound.words)) for sound in utterance.sounds)
    taken = replace(utterance, sounds=known)
    return with_sounds(taken, sayable(utterance.spoken), written, always=british)


def _portions(text: str) -> list[list[str]]:
    """The words of ``text`` in groups that the network can take at once."""
    groups: list[list[str]] = []
    room = 0
    for word in text.split():
        if not groups or len(word) + 1 > room:
            groups.append([])
            room = _PORTION
        groups[-1].append(word)
        room -= len(word) + 1
    return groups


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
