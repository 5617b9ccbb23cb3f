"""Engines that misbehave, each in one way, when they meet their word; else they sound a tone.

All can be made without arguments and are named like adapters: ``fakes.engines:CrashingEngine``.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from hearprint.engines.tone import ToneEngine
from hearprint.errors import SpeechError
from hearprint.model.speech import Speech, Utterance, Voice

#: What sets them off.
TRIGGER = "xyzzy"


class FakeEngine:
    """A tone; ``misbehave`` answers for utterances that hold the trigger."""

    name = "fake"
    fingerprint = "fake 1"

    def __init__(self, trigger: str = TRIGGER) -> None:
        self.trigger = trigger
        self.said: list[str] = []
        self._tone = ToneEngine()

    def voices(self) -> Sequence[Voice]:
        return (Voice(engine=self.name, name="fake", language="en-GB"),)

    def speak(self, utterance: Utterance, voice: Voice, *, rate: float) -> Speech:
        self.said.append(utterance.id)
        if self.trigger in utterance.spoken:
            return self.misbehave(utterance, rate)
        return self._tone.speak(utterance, voice, rate=rate)

    def misbehave(self, utterance: Utterance, rate: float) -> Speech:
        return self._tone.speak(utterance, self.voices()[0], rate=rate)


class RefusingEngine(FakeEngine):
    """Raises SpeechError, as an engine may."""

    name = "refusing"

    def misbehave(self, utterance: Utterance, rate: float) -> Speech:  # noqa: ARG002 - a hook
        raise SpeechError(f"The fake engine will not say {self.trigger!r}.", where=utterance.id)


class RaisingEngine(FakeEngine):
    """Raises what an engine must not let out."""

    name = "raising"

    def misbehave(self, utterance: Utterance, rate: float) -> Speech:  # noqa: ARG002 - a hook
        raise IndexError(utterance.id)


class CrashingEngine(FakeEngine):
    """Ends its process at once, as a fault in native code does."""

    name = "crashing"

    def misbehave(self, utterance: Utterance, rate: float) -> Speech:  # noqa: ARG002 - a hook
        os._exit(134)


class HangingEngine(FakeEngine):
    """Never comes back (within ``seconds``)."""

    name = "hanging"
    seconds = 3600.0

    def misbehave(self, utterance: Utterance, rate: float) -> Speech:
        time.sleep(self.seconds)
        return super().misbehave(utterance, rate)


class SilentEngine(FakeEngine):
    """Gives nothing for words."""

    name = "silent"

    def misbehave(self, utterance: Utterance, rate: float) -> Speech:
        good = super().misbehave(utterance, rate)
        return Speech(samples=good.samples[:0], sample_rate=good.sample_rate)


class WrongTypeEngine(FakeEngine):
    """Gives 16-bit integers for floats."""

    name = "wrong-type"

    def misbehave(self, utterance: Utterance, rate: float) -> Speech:
        good = super().misbehave(utterance, rate)
        whole = (good.samples * 32_767).astype(np.int16)
        return Speech(samples=whole, sample_rate=good.sample_rate)  # type: ignore[arg-type]


class NotANumberEngine(FakeEngine):
    """Gives a sample that is no number."""

    name = "not-a-number"

    def misbehave(self, utterance: Utterance, rate: float) -> Speech:
        good = super().misbehave(utterance, rate)
        good.samples[len(good.samples) // 2] = np.nan
        return good


class StereoEngine(FakeEngine):
    """Gives two channels for one."""

    name = "stereo"

    def misbehave(self, utterance: Utterance, rate: float) -> Speech:
        good = super().misbehave(utterance, rate)
        both = np.stack([good.samples, good.samples])
        return Speech(samples=both, sample_rate=good.sample_rate)


class LoudEngine(FakeEngine):
    """Passes full scale."""

    name = "loud"

    def misbehave(self, utterance: Utterance, rate: float) -> Speech:
        good = super().misbehave(utterance, rate)
        return Speech(samples=good.samples * 100, sample_rate=good.sample_rate)


class WrongRateEngine(FakeEngine):
    """Changes its sample rate in the middle of a section."""

    name = "wrong-rate"

    def misbehave(self, utterance: Utterance, rate: float) -> Speech:
        good = super().misbehave(utterance, rate)
        return Speech(samples=good.samples, sample_rate=good.sample_rate * 2)


class CountingEngine(FakeEngine):
    """Writes down whatever it is asked to say, one line each, in the file that HEARD names."""

    name = "counting"

    def speak(self, utterance: Utterance, voice: Voice, *, rate: float) -> Speech:
        if utterance.id == "test":  # the phrase that every voice says before its work
            return super().speak(utterance, voice, rate=rate)
        with Path(os.environ["HEARD"]).open("a", encoding="utf-8") as file:
            file.write(utterance.spoken.replace("\n", " ") + "\n")
        return super().speak(utterance, voice, rate=rate)


class SlowEngine(FakeEngine):
    """Takes its time over every utterance."""

    name = "slow"

    def speak(self, utterance: Utterance, voice: Voice, *, rate: float) -> Speech:
        time.sleep(0.01)
        return super().speak(utterance, voice, rate=rate)


class DumbEngine(FakeEngine):
    """Gives nothing for whatever it is asked to say."""

    name = "dumb"

    def speak(self, utterance: Utterance, voice: Voice, *, rate: float) -> Speech:
        good = super().speak(utterance, voice, rate=rate)
        return Speech(samples=good.samples[:0], sample_rate=good.sample_rate)


class StuckEngine(FakeEngine):
    """Never comes back from whatever it is asked to say."""

    name = "stuck"

    def speak(self, utterance: Utterance, voice: Voice, *, rate: float) -> Speech:  # noqa: ARG002 - a hook
        time.sleep(3600)
        raise AssertionError(utterance.id)


GARBAGE = (WrongTypeEngine, NotANumberEngine, StereoEngine, LoudEngine)
