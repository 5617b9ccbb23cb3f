from __future__ import annotations

import numpy as np
import pytest

from hearprint.model.speech import Speech, WordTime
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
    speeches = CachedSpeeches(Memory())
    kept = speeches.keep("k", speech)
    recalled = speeches.recall("k")
    assert recalled is not None
    assert np.array_equal(recalled.samples, kept.samples)
    assert np.allclose(recalled.samples, samples, atol=1e-4)
    assert (recalled.sample_rate, recalled.silent) == (24_000, silent)
    assert recalled.words == kept.words == (words if count else ())
