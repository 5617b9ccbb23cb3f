"""A real scheduler and real workers on loopback make what one process makes, byte for byte."""

from __future__ import annotations

import io
import json
import math
import os
import signal
import subprocess
import sys
import time
import wave
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fakes.engines import TRIGGER
from fakes.plugged import plug_in
from fakes.tools import require_package
from fakes.webdav import webdav_server
from hearprint.api import work
from hearprint.api.build import BuildResult, build
from hearprint.errors import ExitCode, HearprintError, UnavailableError
from hearprint.model.speech import HouseSound
from hearprint.ports import Event
from hearprint.settings import CacheSettings, Settings, SoundSettings, SpeechSettings
from hearprint.spread import cluster as on_cluster

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
SENTENCE = "The committee met in the hall and talked of the roof, the tea and the accounts."


def document(number: int, sections: int = 3) -> str:
    """A short document; no two sentences in all of them are the same."""
    parts = [f"# Bulletin {number}"]
    for section in range(1, sections + 1):
        said = [f"At meeting {number}.{section}.{at}: {SENTENCE}" for at in range(25)]
        parts.append(f"## {section}. Meeting {section} of {number}\n\n{' '.join(said)}")
    return "\n\n".join(parts)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    require_package("distributed")
    plug_in(tmp_path / "plugged", monkeypatch)
    (tmp_path / "input").mkdir()
    for number in (1, 2):
        (tmp_path / "input" / f"bulletin-{number}.md").write_text(document(number), "utf-8")
    return tmp_path


@pytest.fixture
def dask(place: Path) -> Iterator[Callable[[str], subprocess.Popen[bytes]]]:
    """Starts schedulers and workers, and ends them."""
    begun: list[subprocess.Popen[bytes]] = []

    def start(kind: str, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--port", "0"]
        if kind == "worker":
            command = [sys.executable, "-m", "distributed.cli.dask_worker", "--nthreads", "1"]
            words = words or ("--no-nanny",)
            words = ("--local-directory", str(place / "dask"), *words)
        begun.append(
            subprocess.Popen(
                [*command, "--host", "127.0.0.1", "--no-dashboard",
                 "--scheduler-file", str(place / "scheduler.json"), *words],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        )  # fmt: skip
        return begun[-1]

    yield start
    for one in begun:
        one.kill()
        one.wait()


def jingle() -> bytes:
    """A fifth of a second of a tone, as a WAV file."""
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        wanted = (round(8000 * math.sin(at / 3)) for at in range(1600))
        file.writeframes(b"".join(one.to_bytes(2, "little", signed=True) for one in wanted))
    return held.getvalue()


def made(
    place: Path,
    name: str,
    voice: str = "tone",
    *,
    rich: bool = False,
    shared: str = "",
    **options: object,
) -> BuildResult:
    """``rich`` adds what a house may want besides: sounds of its own, and an audiobook."""
    settings = Settings(
        speech=SpeechSettings(voice=voice),
        sound=SoundSettings(m4b=rich),
        sounds=(HouseSound(name="opening", data=jingle()),) if rich else (),
        cache=CacheSettings(folder=str(place / name / "cache"), shared=shared),
    )
    for plan in (place / "input").glob("*.plan.toml"):
        plan.unlink()
    folder = [place / "input"]
    return build(folder, place / name / "out", settings=settings, now=NOW, **options)  # type: ignore[arg-type]


def files(place: Path, name: str) -> dict[str, bytes]:
    top = place / name / "out"
    return {str(one.relative_to(top)): one.read_bytes() for one in top.rglob("*") if one.is_file()}


def scheduler(place: Path, dask: Callable[[str], subprocess.Popen[bytes]], workers: int) -> str:
    """The file of a scheduler with workers."""
    dask("scheduler")
    deadline = time.monotonic() + 120
    while not (place / "scheduler.json").is_file() and time.monotonic() < deadline:
        time.sleep(0.1)
    for _ in range(workers):
        dask("worker")
    return str(place / "scheduler.json")


def test_two_workers_one_of_them_killed_make_what_one_process_makes_with_sounds_and_audiobook(
    place: Path, dask: Callable[[str], subprocess.Popen[bytes]]
) -> None:
    file = scheduler(place, dask, 1)
    doomed = dask("worker")
    from distributed import Client  # noqa: PLC0415 - an extra

    with Client(scheduler_file=file, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=120)
    after = []

    def listen(event: Event) -> None:
        if event.kind == "spoken" and doomed.poll() is None:
            os.kill(doomed.pid, signal.SIGKILL)
            doomed.wait()
        elif event.kind == "spoken":
            after.append(event)

    done = made(place, "cluster", rich=True, cluster=file, jobs=1, listen=listen)
    assert done.exit_code is ExitCode.OK
    assert doomed.poll() is not None
    assert len(after) > 3
    alone = made(place, "alone", rich=True, jobs=0)
    assert alone.exit_code is ExitCode.OK
    found = files(place, "cluster")
    assert found == files(place, "alone")
    assert sum(name.endswith(".m4b") for name in found) == 2  # an audiobook of each
    said = [track.script.utterances for one in done.built for track in one.programme.tracks]
    assert all(any(each.house_sound == "opening" for each in one) for one in said)
    assert not any(one.summary.findings for one in done.built)


PASSWORD = "s3cret pass"  # noqa: S105 - of a server that lives for one test


@contextmanager
def shared_place(kind: str, place: Path) -> Iterator[tuple[str, Path]]:
    """The address of a shared cache, and the folder in which it lies."""
    if kind == "folder":
        yield (place / "shared").as_uri(), place / "shared"
        return
    with webdav_server(place / "dav", "ann", PASSWORD) as port:
        yield f"webdav://ann@127.0.0.1:{port}/cache", place / "dav" / "cache"


@pytest.mark.parametrize("kind", ["folder", "webdav"])
def test_what_comes_back_through_a_shared_cache_is_the_same_and_damage_there_is_mended(
    place: Path,
    dask: Callable[[str], subprocess.Popen[bytes]],
    kind: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HEARPRINT_PUBLISH_PASSWORD", PASSWORD)
    with shared_place(kind, place) as (address, folder):
        file = scheduler(place, dask, 2)
        rich = kind == "folder"
        done = made(place, "cluster", rich=rich, cluster=file, jobs=1, shared=address)
        assert done.exit_code is ExitCode.OK
        made(place, "alone", rich=rich, jobs=0)
        assert files(place, "cluster") == files(place, "alone")
        entries = sorted(one for one in folder.rglob("*") if one.is_file())
        assert len(entries) > 150  # speech, encoded sound, records and finished files
        for at, one in enumerate(entries):
            if at % 3 == 0:
                one.write_bytes(one.read_bytes()[:-9])
        again = made(place, "again", rich=rich, cluster=file, jobs=1, shared=address)
        assert again.exit_code is ExitCode.OK
        assert files(place, "again") == files(place, "alone")


def test_a_shared_cache_that_cannot_be_used_is_told_before_any_work(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HEARPRINT_PUBLISH_PASSWORD", raising=False)
    (place / "file").write_text("in the way", "utf-8")
    with webdav_server(place / "dav", "ann", PASSWORD) as port:
        closed = "webdav://ann:hush@127.0.0.1:9/cache"
        for address in (f"webdav://ann:hush@127.0.0.1:{port}/cache", closed, "gopher://x/y",
                        str(place / "file")):  # fmt: skip
            with pytest.raises(UnavailableError, match="shared cache cannot be used") as caught:
                made(place, "cluster", cluster="tcp://127.0.0.1:9", jobs=1, shared=address)
            assert "hush" not in f"{caught.value}{caught.value.where}"
            assert "every machine" in caught.value.hint
    assert not list((place / "input").glob("*.plan.toml"))


def test_a_worker_that_cannot_reach_the_shared_cache_stops_the_build_with_its_reason(
    place: Path,
    dask: Callable[[str], subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("HEARPRINT_PUBLISH_PASSWORD", raising=False)
    with shared_place("webdav", place) as (address, _):
        file = scheduler(place, dask, 1)
        monkeypatch.setenv("HEARPRINT_PUBLISH_PASSWORD", PASSWORD)  # known here, not there
        with pytest.raises(HearprintError, match="does not do what it was asked") as caught:
            made(place, "cluster", cluster=file, jobs=1, shared=address)
        assert PASSWORD not in str(caught.value)


def edited(place: Path) -> None:
    """One document with a sentence that sets the fakes off."""
    for path in (place / "input").glob("*.md"):
        path.unlink()
    text = document(1, 2).replace(SENTENCE, f"We say {TRIGGER}.", 1)
    (place / "input" / "one.md").write_text(text, "utf-8")


def test_what_an_engine_refuses_is_the_same_gap_there_and_here(
    place: Path, dask: Callable[[str], subprocess.Popen[bytes]]
) -> None:
    edited(place)
    done = made(place, "cluster", "refusing", cluster=scheduler(place, dask, 1), jobs=1)
    assert done.exit_code is ExitCode.SPEECH
    made(place, "alone", "refusing", jobs=0)
    assert files(place, "cluster") == files(place, "alone")


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["crashing", "hanging"])
def test_what_no_worker_survives_is_a_gap_and_the_rest_is_delivered(
    engine: str,
    place: Path,
    dask: Callable[..., subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(work, "_BEGIN_S", 6.0)
    monkeypatch.setattr(work, "_WORD_S", 0.02)
    edited(place)
    file = scheduler(place, dask, 0)
    nanny = dask("worker", "--nanny")
    done = made(place, "cluster", engine, cluster=file, jobs=1)
    nanny.terminate()  # it ends its worker too
    nanny.wait()
    assert done.exit_code is ExitCode.SPEECH
    programme = done.built[0].programme
    assert programme is not None
    missing = [track.recording.missing for track in programme.tracks if track.recording]
    assert [len(one) for one in missing] == [1, 0]


def test_nobody_at_the_address_is_told_at_once(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(on_cluster, "_ANSWER_S", 1)
    started = time.monotonic()
    for address in ("tcp://127.0.0.1:9", str(place / "missing.json"), "nonsense:::"):
        with pytest.raises(UnavailableError, match="No scheduler") as caught:
            made(place, "cluster", cluster=address, jobs=1)
        assert "dask scheduler" in caught.value.hint
    assert time.monotonic() - started < 60


def test_a_scheduler_without_workers_is_told(
    place: Path, dask: Callable[[str], subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(on_cluster, "_JOIN_S", 1)
    file = scheduler(place, dask, 0)
    with pytest.raises(UnavailableError, match="No worker"):
        made(place, "cluster", cluster=file, jobs=1)


def test_another_version_on_a_worker_is_told_before_any_work(
    place: Path, dask: Callable[[str], subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = scheduler(place, dask, 1)
    monkeypatch.setattr("hearprint.api.team.__version__", "99.0")
    with pytest.raises(UnavailableError, match=r"99\.0.*a worker has version"):
        made(place, "cluster", cluster=file, jobs=1)
    assert not list((place / "input").glob("*.plan.toml"))


def test_a_missing_extra_is_named(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UnavailableError, match="Dask") as caught:
        made(place, "cluster", cluster="tcp://127.0.0.1:8786", jobs=1)
    assert "hearprint[cluster]" in caught.value.hint
    assert caught.value.exit_code is ExitCode.UNAVAILABLE


def test_the_command_says_one_sentence(place: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hearprint", "build", "input", "--cluster", "gone.json", "--json"],
        cwd=place, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == ExitCode.UNAVAILABLE
    assert "No scheduler" in json.loads(done.stdout)["error"]["summary"]
