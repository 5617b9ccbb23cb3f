"""Each fault, planted alone in a good folder, is found under its own code."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest

from fakes.programmes import blobs, programme
from hearprint.checks.facts import Folder, resolve
from hearprint.checks.feeds import check_feed
from hearprint.checks.pages import check_page
from hearprint.checks.programme import check_programme
from hearprint.checks.transcripts import check_transcript
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
    files = {"index.html": b"<html lang=en><title>x</title><main><h1>x</h1></main></html>"}
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
