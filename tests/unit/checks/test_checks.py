"""Each fault, planted alone in a good folder, is found under its own code."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from PIL import Image

from fakes.programmes import blobs, programme
from hearprint.checks.facts import Folder, resolve
from hearprint.checks.feed import pictures
from hearprint.checks.feeds import check_feed
from hearprint.checks.pages import check_page
from hearprint.checks.programme import check_programme
from hearprint.checks.transcripts import (
    check_chapters,
    check_segments,
    check_subrip,
    check_transcript,
)
from hearprint.formats import REGISTRY
from hearprint.model.findings import Finding
from hearprint.model.programme import Programme
from hearprint.model.speech import Stored

_SLUG = programme().publication.slug
_FEED = f"{_SLUG}/feed.xml"
_CHECKS = {
    "feed.xml": check_feed,
    "programme.json": check_programme,
    ".vtt": check_transcript,
    ".html": check_page,
}


def _sound_only() -> Programme:
    whole = programme()
    spoken = [track for track in whole.tracks if track.recording]
    return programme(spoken)


def _files() -> dict[str, bytes]:
    made = _sound_only()
    kept = blobs(made)
    page = b"<html lang=en><title>x</title><main><h1>x</h1></main></html>"
    files = dict.fromkeys(("index.html", "help.html", "accessibility.html"), page)
    for name in REGISTRY.names():
        for file in REGISTRY.load(name)().build(made).files:
            content = file.content
            data = kept[content.digest] if isinstance(content, Stored) else content
            files[f"{_SLUG}/{file.name}"] = data
    return files


def _codes(files: dict[str, bytes]) -> set[str]:
    folder = Folder(
        lengths={name: len(data) for name, data in files.items()},
        read=lambda name: files[name],
        head=lambda name: files[name][:1024],
    )

    def found() -> Iterator[Finding]:
        for ending, check in _CHECKS.items():
            for name in folder.named(ending):
                yield from check(name, folder)

    return {finding.code for finding in found()}


def _audio(files: dict[str, bytes]) -> str:
    return next(name for name in files if name.endswith(".mp3"))


def _in_feed(old: str, new: str) -> Callable[[dict[str, bytes]], None]:
    def plant(files: dict[str, bytes]) -> None:
        text = files[_FEED].decode()
        assert old in text
        files[_FEED] = text.replace(old, new).encode()

    return plant


def _lose_audio(files: dict[str, bytes]) -> None:
    del files[_audio(files)]


def _lengthen_audio(files: dict[str, bytes]) -> None:
    files[_audio(files)] += b"x"


def _replace_audio(files: dict[str, bytes]) -> None:
    files[_audio(files)] = b"\x89PNG" + files[_audio(files)][4:]


def _change_a_byte(files: dict[str, bytes]) -> None:
    files[_audio(files)] = files[_audio(files)][:-1] + b"!"


def _repeat_guid(files: dict[str, bytes]) -> None:
    first, second = (track.guid for track in _sound_only().tracks[:2])
    _in_feed(first, second)(files)


def _unbalance(files: dict[str, bytes]) -> None:
    name = f"{_SLUG}/programme.json"
    made = json.loads(files[name])
    made["account"]["spoken"] += 1
    files[name] = json.dumps(made).encode()


def _lose_a_clip(files: dict[str, bytes]) -> None:
    name = f"{_SLUG}/programme.json"
    made = json.loads(files[name])
    del made["tracks"][0]["clips"][2]
    files[name] = json.dumps(made).encode()


def _lose_a_section(files: dict[str, bytes]) -> None:
    name = f"{_SLUG}/programme.json"
    made = json.loads(files[name])
    made["episodes"].pop()
    files[name] = json.dumps(made).encode()


def _break_transcript(files: dict[str, bytes]) -> None:
    name = next(name for name in files if name.endswith(".vtt"))
    files[name] = files[name].replace(b"WEBVTT", b"WEB", 1)


def _break_link(files: dict[str, bytes]) -> None:
    name = f"{_SLUG}/index.html"
    files[name] = files[name].replace(b'href="feed.xml"', b'href="gone.xml"')


def _lose_language(files: dict[str, bytes]) -> None:
    name = f"{_SLUG}/index.html"
    head, mark, rest = files[name].partition(b' lang="')
    files[name] = head + b' data-lang="' + rest if mark else head


_FAULTS: list[tuple[str, Callable[[dict[str, bytes]], None]]] = [
    ("F-001", _lose_audio),
    ("F-002", _lengthen_audio),
    ("F-003", _in_feed("</channel>", "&nbsp;</channel>")),
    ("F-004", _in_feed("itunes:explicit", "itunes:implicit")),
    ("F-005", _repeat_guid),
    ("F-010", _replace_audio),
    ("F-067", _change_a_byte),
    ("F-037", _in_feed("/bulletin-9/feed.xml", "/elsewhere.xml")),
    ("A-001", _unbalance),
    ("A-001", _lose_a_section),
    ("A-003", _lose_a_clip),
    ("T-001", _break_transcript),
    ("P-002", _break_link),
    ("P-001", _lose_language),
]


def test_a_good_folder_is_silent() -> None:
    assert _codes(_files()) <= {"F-008"}


@pytest.mark.parametrize(("code", "plant"), _FAULTS, ids=[plant.__name__ for _, plant in _FAULTS])
def test_a_planted_fault_is_found(code: str, plant: Callable[[dict[str, bytes]], None]) -> None:
    files = _files()
    plant(files)
    assert code in _codes(files)


@pytest.mark.parametrize(
    ("page", "reference", "name"),
    [
        ("a/index.html", "../index.html", "index.html"),
        ("a/index.html", "audio/x.mp3", "a/audio/x.mp3"),
        ("a/index.html", "../", "index.html"),
        ("index.html", "../secret", ""),
        ("index.html", "b/", "b/index.html"),
    ],
)
def test_references_are_resolved_within_the_folder(page: str, reference: str, name: str) -> None:
    assert resolve(page, reference) == name


def _transcript_fault(ending: str, old: bytes, new: bytes) -> Callable[[dict[str, bytes]], None]:
    def plant(files: dict[str, bytes]) -> None:
        name = next(name for name in files if "transcripts/" in name and name.endswith(ending))
        assert old in files[name]
        files[name] = files[name].replace(old, new, 1)

    return plant


_MORE: dict[str, tuple[str, str, Callable[[dict[str, bytes]], None]]] = {
    "a line of times in SubRip": ("T-001", ".srt", _transcript_fault(".srt", b" --> ", b" --->")),
    "SubRip with full stops": ("T-001", ".srt", _transcript_fault(".srt", b"00:00:00,", b"0:00.")),
    "SubRip that runs backwards": (
        "T-002", ".srt", _transcript_fault(".srt", b"00:00:00,000", b"00:59:00,000"),
    ),
    "a line of SubRip that is too long": (
        "T-003", ".srt", _transcript_fault(".srt", b"Narrator: ", b"Narrator: " + b"x" * 40),
    ),
    "a line of WebVTT that is too long": (
        "T-003", ".vtt", _transcript_fault(".vtt", b"<v Narrator>", b"<v Narrator>" + b"x" * 70),
    ),
    "JSON that breaks off": ("T-001", ".json", _transcript_fault(".json", b"]\n}", b"")),
    "JSON without words": ("T-001", ".json", _transcript_fault(".json", b'"body"', b'"text"')),
    "JSON that runs backwards": (
        "T-002", ".json", _transcript_fault(".json", b'"startTime": 0.0', b'"startTime": 9999.0'),
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", _MORE)
def test_a_fault_of_a_transcript_is_found(fault: str) -> None:
    code, ending, plant = _MORE[fault]
    check = {".vtt": check_transcript, ".srt": check_subrip, ".json": check_segments}[ending]
    files = {name: data for name, data in _files().items() if name.endswith(ending)}
    name = next(name for name in files if "transcripts/" in name)
    folder = Folder(lengths={}, read=files.__getitem__, head=files.__getitem__)
    assert not list(check(name, folder))
    plant(files)
    assert {finding.code for finding in check(name, folder)} == {code}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"version": "1.2.0"}',
        '{"version": "1.2.0", "chapters": []}',
        '{"version": "1.2.0", "chapters": [{"title": "x"}]}',
        '{"version": "1.2.0", "chapters": [{"startTime": 5}, {"startTime": 2}]}',
        '{"version": 1, "chapters": [{"startTime": 5}]}',
        '{"version": "1.2.0", "chapters": [{"startTime": "soon"}]}',
    ],
)
def test_a_fault_of_chapters_is_found(text: str) -> None:
    folder = Folder(lengths={}, read=lambda _: text.encode(), head=lambda _: b"")
    assert {finding.code for finding in check_chapters("c.json", folder)} == {"F-065"}


def _picture(size: tuple[int, int], kind: str, **more: object) -> bytes:
    stream = BytesIO()
    Image.new("RGB", size, "navy").save(stream, kind, **more)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("picture", "told"),
    [
        (_picture((1400, 1400), "PNG"), ""),
        (_picture((3000, 3000), "JPEG", progressive=True), ""),
        (_picture((1400, 1401), "JPEG"), "not square"),
        (_picture((1399, 1399), "PNG"), "1399 pixels"),
        (_picture((3001, 3001), "JPEG"), "3001 pixels"),
        (_picture((1400, 1400), "JPEG") + b"\x00" * 500_000, "kB"),
        (_picture((1400, 1400), "GIF"), "neither"),
        (_picture((1400, 1400), "JPEG")[:20], "neither"),
        (b"", "neither"),
    ],
)
def test_a_cover_that_directories_refuse_is_told(picture: bytes, told: str) -> None:
    found = list(pictures.problems(picture))
    assert len(found) == bool(told)
    assert all(told in problem for problem in found)


def test_a_cover_in_the_folder_is_looked_at() -> None:
    files = _files()
    files[f"{_SLUG}/cover.jpg"] = _picture((300, 300), "JPEG")
    assert "F-024" in _codes(files)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": "1.0.0", "segments": [{"startTime": null, "endTime": 1, "body": "x"}]}',
        '{"version": "1.0.0", "segments": ["x"]}',
        '{"version": "1.0.0", "segments": [{"startTime": "soon", "endTime": 1, "body": "x"}]}',
        "[" * 100_000,
    ],
)
def test_json_that_is_no_transcript_is_told(text: str) -> None:
    folder = Folder(lengths={}, read=lambda _: text.encode(), head=lambda _: b"")
    assert {finding.code for finding in check_segments("t.json", folder)} == {"T-001"}
