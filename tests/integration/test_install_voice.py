"""``hearprint voices --install``: a voice from a server on this computer, into its own folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result
from hibari import voices as library
from typer.testing import CliRunner

from fakes.voice_server import VoiceServer, serving
from hearprint.cli.main import app
from hearprint.errors import SettingsError, UnavailableError


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[VoiceServer]:
    """One that offers the voice of the wheel under another voice's name."""
    data = Path(library.voice_path(library.DEFAULT)).read_bytes()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path / "library"))
    with serving(VoiceServer(data)) as server:
        monkeypatch.setitem(library.VOICES["emma"], "sha256", server.sha256)
        monkeypatch.setitem(library.VOICES["emma"], "bytes", len(data))
        monkeypatch.setenv("HEARPRINT_ENGINES__NEURAL__ADDRESS", server.address)
        yield server


def run(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def listed() -> dict[str, list[str]]:
    told = json.loads(run("voices", "--language", "en", "--json").stdout)
    return {key: [one["id"] for one in told[key]] for key in ("voices", "installable")}


def test_a_british_voice_is_fetched_once_and_speaks(server: VoiceServer, tmp_path: Path) -> None:
    assert "neural/emma" in listed()["installable"]
    done = run("voices", "--install", "neural/emma")
    assert done.exit_code == 0, done.output
    assert "neural/emma is here" in done.output
    assert "neural/emma" in listed()["voices"]
    assert "neural/emma" not in listed()["installable"]
    assert run("voices", "--install", "emma", "--json").exit_code == 0
    assert len(server.asked) == 1
    said = run("say", "Good morning.", "-o", str(tmp_path / "x.mp3"), "--voice", "emma")
    assert said.exit_code == 0, said.output


def test_a_voice_that_is_not_here_yet_says_how_to_fetch_it(server: VoiceServer) -> None:
    for name in ("neural/fable", "fable"):
        refused = run("say", "Good morning.", "-o", "x.mp3", "--voice", name)
        assert isinstance(refused.exception, UnavailableError)
        assert refused.exception.hint == "Fetch it once: hearprint voices --install neural/fable"
    assert server.asked == []


def test_a_voice_that_does_not_exist_is_told_with_those_that_do(server: VoiceServer) -> None:
    refused = run("voices", "--install", "nobody")
    assert isinstance(refused.exception, SettingsError)
    assert "neural/emma" in refused.exception.hint
    assert server.asked == []


def test_offline_nothing_is_lost_and_the_message_says_so(
    server: VoiceServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARPRINT_ENGINES__NEURAL__ADDRESS", "http://127.0.0.1:9/voices")
    refused = run("voices", "--install", "neural/emma")
    assert isinstance(refused.exception, UnavailableError)
    assert "cannot be fetched" in refused.exception.summary
    assert server.asked == []
