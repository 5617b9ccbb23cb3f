"""``hearprint cache``: this computer's, and the one that a cluster shares."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hearprint.cli.main import app
from hearprint.errors import ExitCode, SettingsError
from hearprint.store.cache import FolderCache

KEYS = ("a" * 64, "b" * 64)


@pytest.fixture(autouse=True)
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor's folder with two caches, each holding two entries."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "input").mkdir()
    (tmp_path / "input" / "hearprint.toml").write_text(
        '[cache]\nfolder = "own"\nshared = "ours"\n', "utf-8"
    )
    for name in ("own", "ours"):
        for key in KEYS:
            FolderCache(tmp_path / name).keep(key, b"sound" * 100)
    return tmp_path


@pytest.mark.parametrize(
    ("options", "left"), [([], ("own", "ours")), (["--shared"], ("ours", "own"))]
)
def test_one_cache_is_pruned_and_the_other_left_alone(
    house: Path, options: list[str], left: tuple[str, str]
) -> None:
    pruned, other = left
    told = json.loads(CliRunner().invoke(app, ["cache", *options, "--json"]).stdout)
    assert told["entries"] == 2
    done = CliRunner().invoke(app, ["cache", *options, "--prune", "0", "--json"])
    assert json.loads(done.stdout)["removed_entries"] == 2
    assert not any(FolderCache(house / pruned).holds(key) for key in KEYS)
    assert all(FolderCache(house / other).holds(key) for key in KEYS)


def test_a_shared_cache_that_nobody_named_is_told(house: Path) -> None:
    (house / "input" / "hearprint.toml").unlink()
    done = CliRunner().invoke(app, ["cache", "--shared"])
    assert isinstance(done.exception, SettingsError)
    assert done.exception.exit_code == ExitCode.SETTINGS
    assert "input/hearprint.toml" in str(done.exception)
