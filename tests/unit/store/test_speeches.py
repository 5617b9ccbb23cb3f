from __future__ import annotations

import numpy as np
import pytest

from hearprint.model.speech import Speech, WordTime
from hearprint.store import speeches as speeches_
from hearprint.store.speeches import CachedSpeeches

WORDS = (
    WordTime(start=0, end=4, begin_ms=10, end_ms=200),
    WordTime(start=5, end=9, begin_ms=210, end_ms=70_000),
)


class Memory:
    """A cache in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def holds(self, key: str) -> bool:
        return key in self.kept

    def recall(self, key: str) -> bytes | None:
        return self.kept.get(key)

    def keep(self, key: str, data: bytes) -> None:
        self.kept[key] = data


@pytest.mark.parametrize("words", [(), WORDS])
@pytest.mark.parametrize("silent", [False, True])
@pytest.mark.parametrize("count", [0, 1, 5_000])
def test_speech_is_recalled_as_it_was_given_back(
    words: tuple[WordTime, ...], silent: bool, count: int
) -> None:
    samples = np.sin(np.arange(count, dtype=np.float32) / 9)
    speech = Speech(samples=samples, sample_rate=24_000, silent=silent, words=words)
    memory = Memory()
    speeches = CachedSpeeches(memory)
    kept = speeches.keep("k", speech)
    for recalled in (speeches.recall("k"), CachedSpeeches(memory).recall("k")):
        assert recalled is not None
        assert np.array_equal(recalled.samples, kept.samples)
        assert np.allclose(recalled.samples, samples, atol=1e-4)
        assert (recalled.sample_rate, recalled.silent) == (24_000, silent)
        assert recalled.words == kept.words == (words if count else ())


def test_what_was_kept_last_is_held_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speeches_, "_HELD", 10_000)
    memory = Memory()
    speeches = CachedSpeeches(memory)
    for at in range(5):
        speeches.keep(
            str(at), Speech(samples=np.full(4_000, at / 9, np.float32), sample_rate=8_000)
        )
    speeches.keep("4", Speech(samples=np.full(4_000, 0.5, np.float32), sample_rate=8_000))
    memory.kept.clear()
    assert [speeches.recall(str(at)) is not None for at in range(5)] == [False] * 3 + [True] * 2
    again = speeches.recall("4")
    assert again is not None
    assert again.samples[0] == pytest.approx(0.5, abs=1e-4)
