"""Sections that several voices say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from fakes.tools import require_package
from hearprint.assembly.sound import silence
from hearprint.model.speech import (
    Heard,
    Recording,
    Script,
    Speech,
    Stored,
    Utterance,
    Voice,
    Voicing,
)
from hearprint.ports import Codecs, Engine, Piece, Tags
from hearprint.recording import Job, Other, Speaker, Task, Tools, record, recording_key, strips
from hearprint.settings import SoundSettings


@dataclass(frozen=True, slots=True)
class _Hum:
    """A tone at its own sample rate, a second for each utterance."""

    name: str
    hertz: int
    fingerprint: str = "1"

    def voices(self) -> Sequence[Voice]:
        return (Voice(engine=self.name, name="hum", language="en"),)

    def speak(self, utterance: Utterance, voice: Voice, *, rate: float) -> Speech:  # noqa: ARG002 - a port
        wave = 0.2 * np.sin(2 * np.pi * 220 * np.arange(self.hertz) / self.hertz)
        return Speech(samples=wave.astype(np.float32), sample_rate=self.hertz)


@dataclass(slots=True)
class _Kept:
    """Cache, speeches and blobs in memory."""

    held: dict[str, object] = field(default_factory=dict)

    def holds(self, key: object) -> bool:
        return key in self.held

    def recall(self, key: str) -> object:
        return self.held.get(key)

    def keep(self, key: str, value: object) -> object:
        self.held[key] = value
        return value

    def put(self, data: bytes) -> Stored:
        return Stored(digest="0" * 64, length=len(data))

    def get(self, _stored: Stored) -> bytes:
        return b""


@dataclass(slots=True)
class _Codec:
    """Notes what it was given."""

    media_type: str = "audio/x"
    ending: str = "x"
    codecs: str = "x"
    bitrate: int = 64_000
    headroom_db: float = 0.0
    fingerprint: str = "x"
    rates: list[int] = field(default_factory=list)

    def encode(self, pieces: Sequence[Piece], *, gain_db: float) -> bytes:  # noqa: ARG002 - a port
        self.rates += [piece.speech.sample_rate for piece in pieces]
        return b"sound"

    def tagged(self, audio: bytes, tags: Tags) -> bytes:  # noqa: ARG002 - a port
        return audio


def _heard(_audio: bytes) -> Heard:
    return Heard(duration_ms=0, peak=0.1, silence_ms=0)


def _utterance(at: int, voicing: Voicing = Voicing.BODY, language: str = "en") -> Utterance:
    return Utterance(
        id=f"u{at}",
        text=f"Words {at}.",
        spoken=f"Words {at}.",
        voicing=voicing,
        language=language,
        pause_ms=100,
    )


_ENGINES: dict[str, Engine] = {"low": _Hum("low", 16_000), "high": _Hum("high", 24_000)}
_LOW, _HIGH = (
    Speaker(voice=_ENGINES[name].voices()[0], fingerprint="1", rate=1.0) for name in ("low", "high")
)
_UTTERANCES = (
    _utterance(1, Voicing.ANNOUNCEMENT),
    _utterance(2),
    _utterance(3, Voicing.QUOTE),
    _utterance(4, language="fr"),
    _utterance(5),
)


def _job(*others: Other) -> Job:
    task = Task(
        source="a.pdf",
        section="s",
        position=1,
        script=Script(section="s", utterances=_UTTERANCES),
        tags=Tags(title="S", artist="", album="", track=1, tracks=1, language="en"),
        words=10,
        language="en",
    )
    return Job(task=task, speaker=_HIGH, sound=SoundSettings(), others=others)


def test_each_utterance_is_given_to_its_speaker() -> None:
    job = _job(Other(speaker=_LOW, language="fr"), Other(speaker=_LOW, voicing=Voicing.QUOTE))
    assert [job.speaker_of(one) for one in _UTTERANCES] == [_HIGH, _HIGH, _LOW, _LOW, _HIGH]
    said = {strip.speaker.voice.engine: strip.utterances for strip in strips(job, _Kept())}
    assert [one.id for one in said["high"]] == ["u1", "u2", "u5"]
    assert [one.id for one in said["low"]] == ["u3", "u4"]


def test_the_key_of_a_recording_tells_who_says_what() -> None:
    plain, other = _job(), _job(Other(speaker=_LOW, voicing=Voicing.QUOTE))
    codecs = Codecs(main=_Codec())
    assert recording_key(plain, codecs) != recording_key(other, codecs)
    unheard = _job(Other(speaker=_LOW, voicing=Voicing.VERSE))
    assert recording_key(plain, codecs) == recording_key(unheard, codecs)


def test_formant_synthesis_has_a_codec_of_its_own_where_nothing_else_is_heard() -> None:
    rule = replace(_LOW, voice=replace(_LOW.voice, formant=True))
    usual, quick = _Codec(fingerprint="usual"), _Codec(fingerprint="quick")
    codecs = Codecs(main=usual, formant=quick)
    jingle = replace(_utterance(9, Voicing.SOUND), spoken="", house_sound="intro")

    def made(job: Job) -> tuple[bool, bool]:
        usual.rates.clear()
        quick.rates.clear()
        kept = _Kept()
        tools = Tools(
            engine=_ENGINES.__getitem__,
            codecs=codecs,
            hear=_heard,
            house_sound=lambda _data, hertz: silence(100, hertz),
            speeches=kept,
            cache=kept,
            blobs=_Kept(),
        )
        assert isinstance(record(job, {}, tools), Recording)
        return bool(usual.rates), bool(quick.rates)

    plain = replace(_job(), speaker=rule)
    assert made(plain) == (False, True)
    assert made(_job()) == (True, False)
    unheard = Other(speaker=_LOW, voicing=Voicing.VERSE)
    assert made(replace(plain, others=(unheard,))) == (False, True)
    heard = Other(speaker=_LOW, voicing=Voicing.QUOTE)
    assert made(replace(plain, others=(heard,))) == (True, False)
    sounding = Script(section="s", utterances=(jingle, *_UTTERANCES))
    sounds = (("intro", Stored(digest="0" * 64, length=0)),)
    musical = replace(plain, task=replace(plain.task, script=sounding), house_sounds=sounds)
    assert made(musical) == (True, False)
    assert recording_key(plain, codecs) != recording_key(plain, Codecs(main=usual))


def test_a_section_of_two_engines_has_one_sample_rate_that_of_its_own_voice() -> None:
    require_package("soxr")
    codec, kept = _Codec(), _Kept()
    tools = Tools(
        engine=_ENGINES.__getitem__,
        codecs=Codecs(main=codec),
        hear=_heard,
        house_sound=lambda _data, hertz: silence(0, hertz),
        speeches=kept,
        cache=kept,
        blobs=_Kept(),
    )
    job = _job(
        Other(speaker=_LOW, voicing=Voicing.ANNOUNCEMENT),
        Other(speaker=_LOW, voicing=Voicing.QUOTE),
    )
    done = record(job, {}, tools)
    assert isinstance(done, Recording)
    assert done.missing == ()
    assert set(codec.rates) == {24_000}
    lengths = [clip.end_ms - clip.begin_ms for clip in done.clips]
    assert max(lengths) - min(lengths) <= 900  # as long as at its own rate
    alone = record(replace(job, others=()), {}, tools)
    assert isinstance(alone, Recording)
    assert abs(alone.duration_ms - done.duration_ms) <= 20
