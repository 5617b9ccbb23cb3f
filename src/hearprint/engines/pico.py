"""SVOX Pico: small, plain voices, one of them British, inside a wheel (py-nanotts, Apache-2.0).

It is an extra because there is no wheel for macOS. Its library speaks in a helper process.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from anyascii import anyascii
from numpy.typing import NDArray

from hearprint.engines.helper import Helper, HelperError, worker
from hearprint.engines.ipa import to_letters, with_sounds
from hearprint.engines.wording import cleaned, has_words, parted
from hearprint.errors import SpeechError, UnavailableError
from hearprint.model.speech import Speech, Utterance, Voice

_PACKAGE = "py_nanotts"
_EXTRA = "hearprint[pico]"
_SAMPLE_RATE = 16_000
#: At its own level Pico clips (147 samples of a sentence); at this one it keeps 4 dB (measured).
_VOLUME = 0.5
_LONGEST_WORD = 30
_PORTION = 1_500  #: characters that it is given at once: its memory is 2.5 MB
_PATIENCE_S = 30.0
_CHARACTERS_PER_S = 50  #: at least; it does some 4,000
_RULES = 1  #: raised when what we do to text or sound changes
_MARKUP = re.compile(r"[<>\\]")
_LAST_LATIN = "\u017f"
#: Languages in the package, British English first, and how they are called.
_LANGUAGES = {
    "en-GB": "British",
    "en-US": "American",
    "de-DE": "German",
    "es-ES": "Spanish",
    "fr-FR": "French",
    "it-IT": "Italian",
}


class PicoEngine:
    """Fills :class:`hearprint.ports.Engine`. Raises UnavailableError when it is not installed."""

    def __init__(self) -> None:
        if find_spec(_PACKAGE) is None:
            raise UnavailableError(
                "SVOX Pico is not installed.", hint=f'Run: python -m pip install "{_EXTRA}"'
            )
        self._helper = Helper(worker("pico_worker.py"), os.environ, fresh=True)

    @property
    def name(self) -> str:
        """As registered."""
        return "pico"

    @property
    def fingerprint(self) -> str:
        """The package, whose wheel holds the voices too."""
        return f"pico py-nanotts {version('py-nanotts')} rules {_RULES}"

    def voices(self) -> Sequence[Voice]:
        """One for each language whose files lie in the package, British English first."""
        return tuple(
            Voice(
                engine="pico",
                name=language.lower(),
                language=language,
                gender="female",
                description=f"{called}, SVOX Pico",
            )
            for language, called in _LANGUAGES.items()
            if language in _installed()
        )

    def speak(self, utterance: Utterance, voice: Voice, *, rate: float) -> Speech:
        """Say ``utterance.spoken`` at 16 kHz. Raises SpeechError when nothing is heard."""
        text = _plain(utterance)
        if not has_words(text):
            return Speech(samples=np.zeros(0, np.float32), sample_rate=_SAMPLE_RATE)
        try:
            parts = [self._say(part, voice, rate) for part in _portions(text)]
        except HelperError as error:
            raise SpeechError(
                f"Pico could not say {utterance.spoken[:60]!r}: {error}.",
                hint="Choose another voice.",
                where=utterance.id,
            ) from error
        return Speech(samples=np.concatenate(parts), sample_rate=_SAMPLE_RATE)

    def _say(self, text: str, voice: Voice, rate: float) -> NDArray[np.float32]:
        request = {"text": text, "voice": voice.language, "speed": rate, "volume": _VOLUME}
        data = self._helper.ask(request, _PATIENCE_S + len(text) / _CHARACTERS_PER_S)
        whole = np.frombuffer(data[: len(data) - len(data) % 2], "<i2")
        return (whole / 32_768).astype(np.float32)


def _plain(utterance: Utterance) -> str:
    """What Pico is given: no markup, which it would obey, and letters that it knows."""
    text = with_sounds(
        utterance, cleaned(utterance.spoken), lambda _, ipa: to_letters(ipa), always=False
    )
    letters = "".join(map(_known, _MARKUP.sub(" ", text)))
    return parted(letters, longest=_LONGEST_WORD)


def _known(sign: str) -> str:
    """One sign, in letters of Europe if it is a letter or a figure."""
    return anyascii(sign) if sign.isalnum() and sign > _LAST_LATIN else sign


def _portions(text: str) -> list[str]:
    """``text`` in pieces that end with a word."""
    pieces = re.findall(rf".{{1,{_PORTION}}}(?=\s|$)|\S{{{_PORTION}}}", text)
    return [piece for piece in pieces if has_words(piece)]


@cache
def _installed() -> frozenset[str]:
    spec = find_spec(_PACKAGE)
    folder = Path(spec.origin or "").parent / "lang" if spec else Path()
    return frozenset(file.name[:5] for file in folder.glob("*_ta.bin"))
