"""A voice that does not work is found before work starts, told, and gives its place to another."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fakes.plugged import plug_in
from hearprint.api import cast, work
from hearprint.api.build import BuildResult, build
from hearprint.cli.main import app
from hearprint.engines.neural import NeuralEngine
from hearprint.errors import ExitCode, UnavailableError
from hearprint.ports import Event
from hearprint.settings import CacheSettings, Settings, SpeechSettings

_FALLBACKS = cast.FALLBACKS
_TEXT = """# A guide

## 1. Why we meet

We meet because nobody else will. The room is cold and the tea is weak.

## 2. What we do

We write letters. We knock on doors. We make soup for whoever comes.
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    plug_in(tmp_path / "plugged", monkeypatch)
    monkeypatch.setattr(cast, "FALLBACKS", ("unloadable", "tone"))
    monkeypatch.setenv("HEARD", str(tmp_path / "heard.txt"))
    (tmp_path / "input").mkdir()
    (tmp_path / "input" / "guide.md").write_text(_TEXT, "utf-8")
    return tmp_path


def made(
    place: Path, voice: str, *, jobs: int = 0, events: list[Event] | None = None
) -> BuildResult:
    chosen = Settings(
        speech=SpeechSettings(voice=voice), cache=CacheSettings(folder=str(place / "cache"))
    )
    return build(
        [place / "input"],
        place / "out",
        settings=chosen,
        jobs=jobs,
        listen=(events if events is not None else []).append,
        now=datetime(2026, 1, 5, 9, 0, tzinfo=UTC),
    )


def told(result: BuildResult) -> list[str]:
    [built] = result.built
    return [one.message for one in built.summary.findings if one.code == "S-004"]


def readers(result: BuildResult) -> set[str]:
    [built] = result.built
    assert built.programme is not None
    return {track.outcome.voice for track in built.programme.tracks}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("voice", "why"),
    [
        ("dumb", "The voice dumb/fake does not work here: it stayed silent"),
        ("unloadable", "The engine 'unloadable' cannot be started (ModuleNotFoundError"),
    ],
)
def test_a_broken_voice_gives_its_place_to_another_and_the_result_says_so(
    place: Path, voice: str, why: str
) -> None:
    result = made(place, voice)
    assert result.exit_code is ExitCode.OK
    [message] = told(result)
    assert message.startswith(why)
    assert message.endswith("tone/sine reads instead.")
    assert readers(result) == {"tone/sine"}


def test_the_default_voice_gives_its_place_to_a_british_one_of_the_system(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cast, "FALLBACKS", _FALLBACKS)
    monkeypatch.setattr(NeuralEngine, "speak", lambda *_, **__: 1 / 0)
    result = made(place, "neural")
    [message] = told(result)
    assert "neural/heart does not work here: it failed with ZeroDivisionError" in message
    assert readers(result) == {"system/en-gb"}


def test_a_voice_that_hangs_is_given_up_in_a_process_of_its_own(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "_BEGIN_S", 12.0)
    events: list[Event] = []
    result = made(place, "stuck", jobs=1, events=events)
    assert told(result) == [
        "The voice stuck/fake does not work here: it took too long; tone/sine reads instead."
    ]
    [event] = [one for one in events if one.kind == "voice"]
    assert event.message == "The voice stuck/fake does not work here: it took too long."


def test_a_publication_with_another_voice_is_tried_again_by_the_next_build(place: Path) -> None:
    made(place, "dumb")
    again = made(place, "dumb")
    assert again.built[0].programme is not None
    assert told(again)


def test_when_no_voice_works_the_document_fails_and_every_reason_is_told(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cast, "FALLBACKS", ("unloadable", "dumb"))
    result = made(place, "dumb")
    assert result.exit_code is ExitCode.UNAVAILABLE
    [failure] = result.failed
    assert isinstance(failure.error, UnavailableError)
    assert "it stayed silent; and no other voice works" in str(failure.error)


def test_each_voice_is_tried_once_and_not_at_all_when_there_is_nothing_to_say(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []
    real = work._tried
    monkeypatch.setattr(work, "_tried", lambda order: tried.append(order) or real(order))
    (place / "input" / "other.md").write_text(_TEXT.replace("guide", "leaflet"), "utf-8")
    made(place, "counting")
    assert len(tried) == 1
    made(place, "counting")
    (place / "out" / "a-guide" / "index.html").unlink()  # to be made again from what was recorded
    made(place, "counting")
    assert len(tried) == 1


def test_the_command_tells_it_in_words_and_in_json(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place)
    words = [str(place / "input"), "-o", "out", "--voice", "dumb", "--jobs", "1"]
    result = CliRunner().invoke(app, ["build", *words, "--json"])
    assert result.exit_code == 0, result.output
    [publication] = json.loads(result.stdout)["publications"]
    assert "S-004" in [one["code"] for one in publication["findings"]]
    result = CliRunner().invoke(app, ["build", *words])
    shown = re.sub(r"\s+", " ", result.output)
    assert "The voice dumb/fake does not work here: it stayed silent." in shown
    assert "tone/sine reads instead" in shown
