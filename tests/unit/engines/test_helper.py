from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hearprint.engines import helper
from hearprint.engines.helper import Helper, HelperError, worker

#: A part that keeps count of what it did in its process, and fails when it is told to.
PART = """
import os
from pathlib import Path

done = []

def prepare(request):
    if request.get("unprepared"):
        raise OSError("no library")

def do(request):
    done.append(request)
    if request.get("fail"):
        raise ValueError("will not")
    if request.get("print"):
        print("noise that is no answer", flush=True)
        os.system("echo more noise")
    if request.get("crash"):
        os._exit(3)
    Path(request["file"] + ".more").write_text("beside")
    if not request.get("lazy"):
        Path(request["file"]).write_text(str(len(done)))
"""


@pytest.fixture
def command(tmp_path: Path) -> tuple[str, ...]:
    part = tmp_path / "part.py"
    part.write_text(PART, encoding="utf-8")
    return (*worker("x")[:-1], str(part))


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="needs a process that may fork")
def test_every_request_meets_a_process_that_has_done_nothing(command: tuple[str, ...]) -> None:
    made = Helper(command, os.environ)
    assert [made.ask({}, 30) for _ in range(3)] == [b"1", b"1", b"1"]


def test_where_a_process_cannot_fork_a_fresh_one_is_started_each_time(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(helper, "FORKS", False)
    made = Helper(command, os.environ, fresh=True)
    assert [made.ask({}, 30) for _ in range(2)] == [b"1", b"1"]
    assert made._process is None


@pytest.mark.parametrize(
    ("request_", "reason"),
    [
        ({"unprepared": 1}, "OSError: no library"),
        ({"fail": 1}, "ValueError: will not"),
        ({"crash": 1}, "ended with 3"),
        ({"lazy": 1}, "wrote no sound"),
    ],
)
def test_what_goes_wrong_is_told_and_the_next_request_is_done(
    command: tuple[str, ...], request_: dict[str, int], reason: str
) -> None:
    made = Helper(command, os.environ)
    with pytest.raises(HelperError, match=reason):
        made.ask(request_, 30)
    assert made.ask({}, 30) == b"1"


def test_what_a_library_prints_is_no_answer(command: tuple[str, ...]) -> None:
    assert Helper(command, os.environ).ask({"print": 1}, 30) == b"1"


def test_a_second_file_comes_with_the_first(command: tuple[str, ...]) -> None:
    made = Helper(command, os.environ)
    assert made.ask_both({}, 30, ".more") == (b"1", b"beside")
    assert made.ask_both({}, 30, ".none") == (b"1", b"")


@pytest.mark.parametrize("room", [True, False])
def test_answers_come_in_memory_where_there_is_room_for_them(
    command: tuple[str, ...], room: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(helper, "_MEMORY", str(tmp_path))
    monkeypatch.setattr(helper, "_ROOM", 0 if room else 1 << 62)
    made = Helper(command, os.environ)
    assert made.ask({}, 30) == b"1"
    assert made._folder
    assert (Path(made._folder.name).parent == tmp_path) == room


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be ended so there")
def test_no_answer_stays_behind_when_whoever_asked_is_killed(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    told = tmp_path / "told"
    code = f"""
import os, pathlib
from hearprint.engines.helper import Helper
made = Helper({command!r}, os.environ)
made.ask({{}}, 30)
pathlib.Path(made._folder.name, "left").write_text("by one that hung")
pathlib.Path({str(told)!r}).write_text(made._folder.name)
os.kill(os.getpid(), 9)
"""
    subprocess.run([sys.executable, "-c", code], check=False)
    folder = Path(told.read_text())
    until = time.monotonic() + 10
    while folder.exists() and time.monotonic() < until:
        time.sleep(0.02)
    assert not folder.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be ended so there")
def test_no_folder_stays_behind_when_whoever_asked_is_killed_while_it_ends(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Helper(command, os.environ)
    assert made.ask({}, 30) == b"1"
    assert made._folder
    folder = Path(made._folder.name)
    made._folder._finalizer.detach()  # type: ignore[attr-defined] # it does not come to this
    ended: list[bool] = []
    monkeypatch.setattr(helper, "end", lambda process: ended.append(process.poll() is not None))
    del made
    assert not folder.exists()
    assert ended == [True]


def test_a_program_that_cannot_be_started_is_told() -> None:
    with pytest.raises(HelperError, match="cannot be started"):
        Helper(("no-such-program",), os.environ).ask({}, 1)
