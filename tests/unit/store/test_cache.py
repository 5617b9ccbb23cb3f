"""The cache: damage, age, and many builds at once."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from hearprint.model.speech import Speech
from hearprint.store.blobs import FolderBlobs
from hearprint.store.cache import FolderCache, blobs_folder, prune, state
from hearprint.store.speeches import CachedSpeeches

KEY = "ab" * 32
OTHER = "cd" * 32


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_was_kept_is_recalled_by_any_process(tmp_path: Path) -> None:
    FolderCache(tmp_path).keep(KEY, b"sound")
    assert FolderCache(tmp_path).holds(KEY)
    with ProcessPoolExecutor(1) as pool:
        assert pool.submit(FolderCache(tmp_path).recall, KEY).result() == b"sound"
    assert FolderCache(tmp_path).recall(OTHER) is None


@pytest.mark.parametrize("damage", ["short", "flipped", "empty", "long"])
def test_a_damaged_entry_is_a_miss_and_is_thrown_away(tmp_path: Path, damage: str) -> None:
    cache = FolderCache(tmp_path)
    cache.keep(KEY, b"sound")
    [entry] = files(tmp_path)
    whole = entry.read_bytes()
    spoilt = {
        "short": whole[:-1],
        "flipped": whole[:-1] + b"D",
        "empty": b"",
        "long": whole + b"x",
    }
    entry.write_bytes(spoilt[damage])
    assert cache.recall(KEY) is None
    assert files(tmp_path) == []
    cache.keep(KEY, b"sound")
    assert cache.recall(KEY) == b"sound"


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "AB" * 32, "short"])
def test_only_digests_are_keys(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="no key"):
        FolderCache(tmp_path).keep(name, b"")


def test_pruning_takes_what_was_not_used_for_longest(tmp_path: Path) -> None:
    cache, blobs = FolderCache(tmp_path), FolderBlobs(blobs_folder(tmp_path))
    cache.keep(KEY, b"a" * 1000)
    cache.keep(OTHER, b"b" * 1000)
    stored = blobs.put(b"c" * 1000)
    for age, path in enumerate(files(tmp_path)):
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    assert cache.recall(KEY) == b"a" * 1000  # used just now
    assert blobs.get(stored)
    gone = prune(tmp_path, 2_300)
    assert gone.entries == 1
    assert cache.holds(KEY)
    assert not cache.holds(OTHER)
    assert blobs.holds(stored)
    assert state(tmp_path).size <= 2_300
    assert prune(tmp_path, 0).entries == 2
    assert state(tmp_path).entries == 0


def test_pruning_touches_no_file_that_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear all", "utf-8")
    FolderCache(tmp_path).keep(KEY, b"sound")
    prune(tmp_path, 0)
    assert [path.name for path in files(tmp_path)] == ["letter.txt"]


@pytest.mark.parametrize("silent", [True, False])
@pytest.mark.parametrize("length", [0, 1, 24_000])
def test_speech_comes_back_sample_for_sample(tmp_path: Path, length: int, *, silent: bool) -> None:
    rng = np.random.default_rng(length)
    samples = rng.uniform(-1.2, 1.2, length).astype(np.float32)
    speeches = CachedSpeeches(FolderCache(tmp_path))
    kept = speeches.keep(KEY, Speech(samples=samples, sample_rate=22_050, silent=silent))
    back = speeches.recall(KEY)
    assert back is not None
    assert (back.sample_rate, back.silent) == (22_050, silent) == (kept.sample_rate, kept.silent)
    assert np.array_equal(back.samples, kept.samples)
    assert kept.samples.dtype == np.float32
    assert np.abs(kept.samples - np.clip(samples, -1, 1)).max(initial=0) < 1 / 32_000
