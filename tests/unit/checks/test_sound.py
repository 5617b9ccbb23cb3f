"""Findings over finished recordings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fakes.utterances import utterance
from hearprint.checks.sound import check_heard, check_pace
from hearprint.model.speech import Clip, Heard

GOOD = Heard(duration_ms=60_000, peak=0.8, silence_ms=1_400)


def codes(heard: Heard, should: int = 60_000) -> list[str]:
    return [one.code for one in check_heard(heard, should, "mp3", 60)]


@pytest.mark.parametrize(
    ("heard", "found"),
    [
        (GOOD, []),
        (replace(GOOD, duration_ms=60_040), []),
        (replace(GOOD, duration_ms=58_000), ["S-005"]),
        (replace(GOOD, peak=1.0), ["S-006"]),
        (replace(GOOD, silence_ms=3_000), ["S-007"]),
        (replace(GOOD, peak=0.0, silence_ms=60_000), []),  # silent on purpose
    ],
)
def test_a_file_is_as_long_as_its_clips_and_neither_clipped_nor_silent(
    heard: Heard, found: list[str]
) -> None:
    assert codes(heard) == found


def paced(text: str, spoken_ms: int, rate: float = 1.0) -> list[str]:
    said = utterance(text, pause_ms=400)
    end = spoken_ms + round(400 / rate)
    clip = Clip(utterance=said.id, begin_ms=0, end_ms=end)
    return [one.code for one in check_pace([said], [clip], rate)]


SENTENCE = "Twelve words that any voice says in about four or five seconds."


def test_an_utterance_of_which_words_were_left_out_is_found() -> None:
    assert paced(SENTENCE, 4_500) == []
    assert paced(SENTENCE, 900) == ["S-008"]


def test_an_utterance_that_hung_is_found() -> None:
    assert paced(SENTENCE, 40_000) == ["S-008"]


def test_a_faster_rate_is_no_fault() -> None:
    assert paced(SENTENCE, 2_100, 2.0) == []


def test_short_utterances_and_languages_without_spaces_tell_nothing() -> None:
    assert paced("Two words.", 100) == []
    assert (
        paced(" ".join(["\u6211\u4eec\u6bcf\u5929\u90fd\u5728\u8fd9\u91cc" * 3] * 9), 90_000) == []
    )
