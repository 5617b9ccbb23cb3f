"""Whatever is wrong, one clear message, its exit code, and nothing lost."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fakes import pdfs
from hearprint.cli.main import app
from hearprint.errors import ExitCode

_PROSE = ["We met in the hall and agreed to go on, whatever the weather brings us."] * 30


_VOICE = "HEARPRINT_SPEECH__VOICE"


def _hearprint(
    *words: str, cwd: Path | None = None, voice: str = "mute"
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hearprint", *words],
        capture_output=True, text=True, cwd=cwd, check=False,
        env={**os.environ, _VOICE: voice},
    )  # fmt: skip


_DOCUMENTS: list[tuple[str, bytes, str]] = [
    ("photo.pdf", b"\x89PNG\r\n\x1a\n" + bytes(40), "PNG"),
    ("empty.pdf", b"", "empty"),
    ("nopages.pdf", pdfs.without_pages(), "no page"),
    ("damaged.pdf", b"%PDF-1.7\n1 0 obj\n<<", "damaged"),
    ("secret.pdf", pdfs.locked(pdfs.pdf(_PROSE), password="x"), "password"),
    ("scan.pdf", pdfs.picture_only(), "OCR"),
    (
        "nothing.html",
        b"<!doctype html><title>x</title><nav><a href=/>Home</a></nav><footer>No</footer>",
        "article",
    ),
]


@pytest.mark.parametrize(("name", "data", "said"), _DOCUMENTS, ids=[one[0] for one in _DOCUMENTS])
def test_a_document_that_cannot_be_read_gets_one_clear_message(
    name: str, data: bytes, said: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    done = _hearprint("plan", name, cwd=tmp_path)
    assert done.returncode == ExitCode.SOURCE
    assert name in done.stderr
    assert said.lower() in done.stderr.lower()
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) <= 3
    assert done.stdout == ""
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_libraries_say_nothing_of_a_damaged_file_where_another_process_reads_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "cut.pdf").write_bytes(pdfs.pdf(_PROSE)[:600])
    done = _hearprint("build", "cut.pdf", "--quiet", cwd=tmp_path)
    assert done.returncode == ExitCode.SOURCE
    assert done.stderr.startswith("cut.pdf: ")
    assert len(done.stderr.strip().splitlines()) <= 3


def test_an_error_is_the_one_json_document_too(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    done = _hearprint("plan", "empty.pdf", "--json", cwd=tmp_path)
    error = json.loads(done.stdout)["error"]
    assert error["exit_code"] == done.returncode == ExitCode.SOURCE
    assert error["summary"]
    assert done.stderr == ""


def test_a_password_that_is_empty_is_none(tmp_path: Path) -> None:
    (tmp_path / "open.pdf").write_bytes(pdfs.locked(pdfs.pdf(_PROSE), password=""))
    done = _hearprint("plan", "open.pdf", "--json", "--no-save", cwd=tmp_path)
    assert done.returncode == 0
    assert json.loads(done.stdout)["account"]["spoken"] > 300


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    done = _hearprint("plan", "gone.pdf", cwd=tmp_path)
    assert done.returncode == ExitCode.SOURCE
    assert "gone.pdf" in done.stderr


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("Bees\nHoney\nWax\n", "None of its 3 entries was found in a.md."),
        ("Contents\n", "This list names nothing."),
    ],
)
def test_a_list_of_another_document_leaves_the_plan_alone(
    lines: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text("# Rents\n\nThey rose.\n\n# Wages\n\nThey fell.\n", "utf-8")
    (tmp_path / "list.txt").write_text(lines, "utf-8")
    assert _hearprint("plan", "a.md", cwd=tmp_path).returncode == 0
    before = (tmp_path / "a.md.plan.toml").read_bytes()
    done = _hearprint("plan", "a.md", "--contents", "list.txt", cwd=tmp_path)
    assert done.returncode == ExitCode.CONTENTS
    assert f"list.txt: {said}" in done.stderr
    assert (tmp_path / "a.md.plan.toml").read_bytes() == before


def test_a_folder_where_one_document_is_wanted_is_told_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    done = _hearprint("plan", "papers", cwd=tmp_path)
    assert done.returncode == ExitCode.SOURCE
    assert "papers" in done.stderr
    assert "folder" in done.stderr


def test_all_wrong_settings_are_told_at_once_with_their_places(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdfs.pdf(_PROSE))
    (tmp_path / "hearprint.toml").write_text(
        '[house]\ntitel = "x"\nbase_url = "ftp://x"\n[speech]\nrate = 9\n'
    )
    done = _hearprint("build", ".", cwd=tmp_path)
    assert done.returncode == ExitCode.SETTINGS
    for word in ("titel", "base_url", "rate", "hearprint.toml"):
        assert word in done.stderr
    assert not (tmp_path / "output").exists()


def test_an_unknown_voice_is_a_setting_that_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdfs.pdf(_PROSE))
    done = _hearprint("build", ".", "--voice", "nobody", cwd=tmp_path)
    assert done.returncode == ExitCode.SETTINGS
    assert "nobody" in done.stderr
    assert "hearprint voices" in done.stderr


def test_an_unknown_voice_is_told_with_the_file_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Rents\n\nThey rose.\n", "utf-8")
    (tmp_path / "hearprint.toml").write_text('[speech]\nvoice = "nobody"\n', "utf-8")
    runner = CliRunner(env={_VOICE: None})
    inside = runner.invoke(app, ["build", str(tmp_path), "-o", str(tmp_path / "out")])
    assert getattr(inside.exception, "where", "") == str(tmp_path / "hearprint.toml")
    done = _hearprint("build", ".", cwd=tmp_path, voice="someone")
    assert done.stderr.startswith(f"{_VOICE}: There is no voice called 'someone'")
    done = _hearprint("build", ".", "--voice", "anyone", cwd=tmp_path)
    assert done.stderr.startswith("--voice: There is no voice called 'anyone'")


def test_a_folder_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    done = CliRunner().invoke(app, ["build", str(tmp_path)])
    assert getattr(done.exception, "exit_code", None) == ExitCode.SOURCE
    assert str(tmp_path) in str(done.exception)


def test_an_output_that_cannot_be_written_is_told_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdfs.pdf(_PROSE))
    (tmp_path / "taken").write_text("a file")
    done = _hearprint("build", ".", "-o", "taken/output", cwd=tmp_path)
    assert done.returncode == ExitCode.OUTPUT
    assert "taken" in done.stderr
    assert not (tmp_path / "a.plan.toml").exists()


def test_wrong_usage_ends_with_two(tmp_path: Path) -> None:
    assert _hearprint("build", "--no-such-option", cwd=tmp_path).returncode == ExitCode.USAGE


@pytest.mark.parametrize("text", ["", " \n"])
def test_saying_nothing_is_wrong_usage(text: str, tmp_path: Path) -> None:
    done = _hearprint("say", text, "-o", "t.mp3", cwd=tmp_path)
    assert done.returncode == ExitCode.USAGE
    assert "There is nothing to say." in done.stderr
    assert not list(tmp_path.iterdir())


def test_an_mp3_is_written_under_no_other_kind_of_sound_s_name(tmp_path: Path) -> None:
    done = _hearprint("say", "Good morning.", "-o", "t.wav", cwd=tmp_path)
    assert done.returncode == ExitCode.USAGE
    assert ".mp3" in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("place", ["list.txt", "list.txt/below"])
def test_a_file_where_publishing_needs_a_folder_is_named(place: str, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "index.html").write_text("ours", "utf-8")
    (tmp_path / "list.txt").write_text("theirs", "utf-8")
    done = _hearprint("publish", place, "-o", "out", cwd=tmp_path)
    assert done.returncode == ExitCode.OUTPUT
    assert place.partition("/")[0] in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "list.txt").read_text("utf-8") == "theirs"


_HOSTILE = "../../etc/<script>alert(1)</script> ]]> & \u202e\x07" + "long " * 80


def test_hostile_titles_are_harmless_everywhere(tmp_path: Path) -> None:
    page = f"# {_HOSTILE}"[:120]
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(pdfs.pdf([page, *_PROSE], title=_HOSTILE))
    markdown = f"# {_HOSTILE}\n\n" + "\n\n".join(_PROSE)
    (folder / "b.md").write_text(markdown, "utf-8")
    done = _hearprint("build", "in", "-o", "out", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]
    names = [path.relative_to(tmp_path).as_posix() for path in (tmp_path / "out").rglob("*")]
    assert all(name.isascii() and len(name.rsplit("/", 1)[-1]) < 100 for name in names)
    for page_file in (tmp_path / "out").rglob("*.html"):
        assert "<script>alert" not in page_file.read_text("utf-8")
    checked = _hearprint("check", "out", "--json", cwd=tmp_path)
    assert checked.returncode == 0
    # Long titles are told, and titles that speak of markup, which apps would show as it stands.
    assert {f["code"] for f in json.loads(checked.stdout)["findings"]} <= {"F-008", "F-015"}


@pytest.mark.parametrize("verb", [["voices"], ["doctor"]])
def test_json_is_one_document_and_quiet_is_silence(verb: list[str], tmp_path: Path) -> None:
    json.loads(_hearprint(*verb, "--json", cwd=tmp_path).stdout)
    quiet = _hearprint(*verb, "--quiet", cwd=tmp_path)
    assert (quiet.stdout, quiet.stderr) == ("", "")
