"""The house's own sounds beside speech."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from fakes.meters import measure
from fakes.utterances import script
from hearprint.assembly.house import levelled
from hearprint.assembly.join import assemble
from hearprint.assembly.loudness import Meter
from hearprint.codecs.house_sound import LONGEST_S, house_sound
from hearprint.codecs.mp3 import Mp3Codec
from hearprint.errors import OutputError
from hearprint.model.speech import Mark, Script, Speech, Voicing
from hearprint.script.house_sounds import with_sounds
from hearprint.settings import SoundSettings

RATE = 24_000


def tone(seconds: float, amplitude: float, hertz: float = 300.0) -> Speech:
    wave = amplitude * np.sin(2 * np.pi * hertz / RATE * np.arange(int(seconds * RATE)))
    return Speech(samples=wave.astype(np.float32), sample_rate=RATE)


def file(speech: Speech) -> bytes:
    return Mp3Codec().encode([_piece(speech)], gain_db=0.0)


def _piece(speech: Speech) -> object:
    from hearprint.ports import Piece  # noqa: PLC0415 - beside its use

    return Piece(speech=speech, pause_ms=0)


def said() -> Script:
    marks = (Mark(title="Two", level=2, utterance="u2"),)
    return replace(script("one", "two", "three"), marks=marks)


def test_sounds_stand_before_behind_and_at_sub_headings() -> None:
    found = with_sounds(said(), {"opening", "heading", "closing"}, 600)
    assert [one.id for one in found.utterances] == [
        "opening-sound.1", "u1", "heading-sound.1", "u2", "u3", "closing-sound.1",
    ]  # fmt: skip
    assert {one.text for one in found.utterances if one.voicing is Voicing.SOUND} == {""}
    assert found.marks == said().marks


def test_without_sounds_a_script_is_as_it_was() -> None:
    assert with_sounds(said(), set(), 600) == said()


@pytest.mark.parametrize("amplitude", [0.02, 0.2, 0.9])
def test_a_sound_is_brought_to_the_loudness_asked_for(amplitude: float) -> None:
    level = levelled(tone(3, amplitude), -23.0)
    meter = Meter(RATE)
    meter.add(level.samples, 0)
    assert abs(meter.loudness() + 23.0) < 0.1


@pytest.mark.parametrize("speech", [tone(0.1, 0.9), tone(1, 0.0)])
def test_a_blip_and_silence_are_no_trouble(speech: Speech) -> None:
    assert np.isfinite(levelled(speech, -20.0).samples).all()


def test_in_a_finished_file_sounds_are_as_loud_as_the_voice_and_no_peak_passes(
    tmp_path: Path,
) -> None:
    voice, jingle = tone(4, 0.03, 440.0), tone(4, 0.9)
    heard = {}
    for names in ((), ("opening", "closing")):
        words = with_sounds(said(), names, 600)
        made = assemble(
            words, lambda one: jingle if one.house_sound else voice, SoundSettings(), 1.0
        )
        place = tmp_path / "x.mp3"
        place.write_bytes(Mp3Codec().encode(made.pieces, gain_db=made.gain_db))
        heard[names] = measure(place)
        assert heard[names].peak <= -1.0
        assert [clip.utterance for clip in made.clips] == [one.id for one in words.utterances]
        assert made.missing == ()
    alone, both = heard.values()
    assert abs(alone.loudness - both.loudness) <= 0.2


def test_any_file_is_read_at_the_rate_of_the_voice() -> None:
    sound = house_sound(file(tone(1.5, 0.4)), 16_000)
    assert sound.sample_rate == 16_000
    assert abs(len(sound.samples) / 16_000 - 1.5) < 0.01


def test_of_a_long_file_only_the_beginning_is_taken() -> None:
    sound = house_sound(file(tone(LONGEST_S + 5, 0.1)), 8_000)
    assert abs(len(sound.samples) / 8_000 - LONGEST_S) < 0.1


@pytest.mark.parametrize(
    "data",
    [b"", b"no sound", b"#EXTM3U\n/etc/passwd\n", b"ffconcat version 1.0\nfile /etc/hostname\n"],
)
def test_what_is_no_sound_is_refused(data: bytes) -> None:
    with pytest.raises(OutputError):
        house_sound(data, RATE)
