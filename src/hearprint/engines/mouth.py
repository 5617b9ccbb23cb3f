"""Says utterances by a neural voice, guarded against the words that break its library.

A portion that breaks it is halved until the word is alone, and that word is spelt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from hearprint.engines.ipa import to_neural, with_sounds
from hearprint.engines.sayable import sayable, spelt
from hearprint.engines.timed import Said, Span, word_times
from hearprint.engines.wording import has_words
from hearprint.errors import SpeechError
from hearprint.model.speech import Speech, Utterance

#: The voice's breath is noise; a fixed seed for each portion makes it the same in any order.
SEED = 0
#: Raised whenever our own rules change what is said; part of the engines' fingerprints.
RULES = 2
SAMPLE_RATE = 24_000  #: Hz
#: What the network is given at once, in characters: it takes some 7 MB for each second of sound.
_PORTION = 500

_Samples = NDArray[np.float32]


class Model(Protocol):
    """A network that speaks, and the library that reads for it."""

    def phonemize(self, text: str) -> list[str]:
        """Phonemes, a string for each sentence. May raise anything."""
        ...

    def say(self, text: str, *, speed: float, seed: int) -> Said:
        """The sound of ``text``. May raise anything."""
        ...


class Mouth:
    """One loaded voice that takes the library's phonemes, and the words it is known to say."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._wording = lru_cache(maxsize=20_000)(self._word)

    def speak(self, utterance: Utterance, *, british: bool, rate: float) -> Speech:
        """Say ``utterance.spoken`` at 24 kHz. Raises SpeechError when no word of it can be said.

        A word the model stumbles over is spelt; none is left out.
        """
        text = utterance.spoken
        if not has_words(text):
            return Speech(samples=np.zeros(0, np.float32), sample_rate=SAMPLE_RATE)
        parts = [self.say(part, rate) for part in _portions(_with_sounds(utterance, british))]
        samples = np.concatenate([np.zeros(0, np.float32), *(part.samples for part in parts)])
        if not samples.size:
            raise SpeechError(
                f"The neural voice can say nothing of {text[:60]!r}.",
                hint="Give it another wording in the lexicon, or choose another voice.",
                where=utterance.id,
            )
        words = word_times(text, list(_one_after_other(parts)))
        return Speech(samples=samples, sample_rate=SAMPLE_RATE, words=words)

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
        said = self._model.say(" ".join(text for text, _ in wordings), speed=rate, seed=SEED)
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
        at += len(portion.samples) * 1000 / SAMPLE_RATE


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


def _with_sounds(utterance: Utterance, british: bool) -> str:
    """What the library takes, words of known sound as its own ``[word](/sounds/)``.

    An American voice says respelt words in its own accent; it is given sounds for the others only.
    """

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
