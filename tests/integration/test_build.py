"""The whole job through the public door, with an engine that only hums."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest

from hearprint.api.build import BuildResult, build
from hearprint.api.inspect import check_output
from hearprint.errors import ContentsError, ExitCode, OutputError, SettingsError, SourceError
from hearprint.model.findings import Severity
from hearprint.settings import HouseSettings, Settings, SpeechSettings

_INPUT = Path(__file__).parents[2] / "input"
_NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
_SETTINGS = Settings(speech=SpeechSettings(voice="tone", rate=2.0))


def _inputs(place: Path, *names: str) -> Path:
    folder = place / "input"
    folder.mkdir()
    for name in names:
        shutil.copy(_INPUT / name, folder / name)
    return folder


def _build(folder: Path, output: Path, settings: Settings = _SETTINGS) -> BuildResult:
    return build([folder], output, settings=settings, jobs=0, now=_NOW)


def _digests(output: Path) -> dict[str, str]:
    return {
        path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(output.rglob("*"))
        if path.is_file()
    }


def test_a_folder_becomes_a_programme_that_the_check_finds_nothing_wrong_with(
    tmp_path: Path,
) -> None:
    folder = _inputs(tmp_path, "members-bulletin-1.pdf", "publications.html")
    result = _build(folder, tmp_path / "out")
    assert result.exit_code is ExitCode.OK
    [built] = result.built
    assert built.programme.publication.title == "Members\u2019 Bulletin 1"
    output = tmp_path / "out"
    slug = built.programme.publication.slug
    assert len(list((output / slug / "audio").glob("*.mp3"))) == len(built.programme.tracks)
    assert len(list((output / slug / "transcripts").glob("*.vtt"))) == len(built.programme.tracks)
    for name in ("feed.xml", "index.html", "programme.json"):
        assert (output / slug / name).is_file()
    assert (output / "index.html").is_file()
    assert (output / "feed.xml").is_file()
    made = json.loads((output / slug / "programme.json").read_text("utf-8"))
    account = made["account"]
    assert account["source_words"] == account["spoken"] + sum(account["removed"].values())
    assert not [f for f in built.programme.findings if f.severity is Severity.BARRIER]
    found = check_output(output)
    assert {finding.code for finding in found} <= {"F-008"}
    feed = feedparser.parse((output / slug / "feed.xml").read_bytes())
    titles = [entry.title for entry in sorted(feed.entries, key=lambda e: e.published_parsed)]
    assert titles == [track.section.title for track in built.programme.tracks]


def test_building_again_or_anew_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = _inputs(tmp_path, "leaflet-know-your-rights.pdf", "why-the-library-matters.html")
    output = tmp_path / "out"
    _build(folder, output)
    first = _digests(output)
    stamps = {path: path.stat().st_mtime_ns for path in output.rglob("*") if path.is_file()}
    again = build([folder], output, settings=_SETTINGS, jobs=2)
    assert sum(built.changed for built in again.built) == 0
    assert _digests(output) == first
    assert {p: p.stat().st_mtime_ns for p in output.rglob("*") if p.is_file()} == stamps
    shutil.rmtree(output)
    build([folder], output, settings=_SETTINGS, jobs=0)
    assert _digests(output) == first


def test_an_editors_title_reaches_the_feed_and_keeps_the_guid(tmp_path: Path) -> None:
    folder = _inputs(tmp_path, "leaflet-know-your-rights.pdf")
    output = tmp_path / "out"
    [first] = _build(folder, output).built
    plan = folder / "leaflet-know-your-rights.plan.toml"
    old = first.programme.tracks[0].section.title
    text = plan.read_text("utf-8")
    head, mark, rest = text.partition("[[section]]")
    plan.write_text(head + mark + rest.replace(old, "Rights at work", 1) + "# mine\n", "utf-8")
    [second] = _build(folder, output).built
    assert second.programme.tracks[0].section.title == "Rights at work"
    assert second.programme.tracks[0].guid == first.programme.tracks[0].guid
    assert second.programme.tracks[0].published == first.programme.tracks[0].published
    assert plan.read_text("utf-8").endswith("# mine\n")


def test_a_plan_that_a_renamed_document_left_behind_is_told_by_the_build(tmp_path: Path) -> None:
    folder = _inputs(tmp_path, "leaflet-know-your-rights.pdf")
    plan = folder / "leaflet-know-your-rights.plan.toml"
    plan.write_text('title = "Know your rights"\n', "utf-8")
    (folder / "leaflet-know-your-rights.pdf").rename(folder / "rights.pdf")
    result = _build(folder, tmp_path / "out")
    assert [(one.code, one.where) for one in result.findings] == [("C-018", plan.name)]
    assert f"rename {plan.name} to rights.plan.toml" in result.findings[0].message
    assert result.exit_code is ExitCode.OK
    assert plan.exists()


def test_one_bad_document_does_not_stop_the_others(tmp_path: Path) -> None:
    folder = _inputs(tmp_path, "leaflet-know-your-rights.pdf")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    (folder / "empty.pdf").write_bytes(b"")
    result = _build(folder, tmp_path / "out")
    assert [built.source for built in result.built] == ["leaflet-know-your-rights.pdf"]
    assert sorted(failure.source for failure in result.failed) == ["broken.pdf", "empty.pdf"]
    assert all(failure.error.summary for failure in result.failed)
    assert result.exit_code is ExitCode.SOURCE


def test_a_document_that_fails_leaves_its_earlier_output_whole(tmp_path: Path) -> None:
    folder = _inputs(tmp_path, "leaflet-know-your-rights.pdf")
    output = tmp_path / "out"
    _build(folder, output)
    before = _digests(output)
    (folder / "leaflet-know-your-rights.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    assert _build(folder, output).exit_code is ExitCode.SOURCE
    assert _digests(output) == before


def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no document"):
        _build(tmp_path, tmp_path / "out")


def test_an_unknown_voice_is_told_before_any_work(tmp_path: Path) -> None:
    folder = _inputs(tmp_path, "leaflet-know-your-rights.pdf")
    settings = replace(_SETTINGS, speech=SpeechSettings(voice="nobody"))
    with pytest.raises(SettingsError, match="nobody"):
        _build(folder, tmp_path / "out", settings)
    assert not (tmp_path / "out").exists()


def test_an_output_that_is_a_file_is_refused_before_any_work(tmp_path: Path) -> None:
    folder = _inputs(tmp_path, "leaflet-know-your-rights.pdf")
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputError):
        _build(folder, tmp_path / "out")
    assert (tmp_path / "out").read_text() == "mine"


def test_an_output_that_is_the_input_is_refused_before_any_work(tmp_path: Path) -> None:
    folder = _inputs(tmp_path, "leaflet-know-your-rights.pdf")
    before = _digests(tmp_path)
    with pytest.raises(OutputError, match="folder of the documents"):
        _build(folder, folder / ".." / folder.name)
    assert _digests(tmp_path) == before
    assert _build(folder, folder / "output").exit_code is ExitCode.OK  # is no document itself
    assert _build(folder, folder / "output").exit_code is ExitCode.OK


def test_the_base_address_reaches_every_enclosure(tmp_path: Path) -> None:
    folder = _inputs(tmp_path, "leaflet-know-your-rights.pdf")
    house = HouseSettings(base_url="https://listen.example.org/audio", email="a@example.org")
    [built] = _build(folder, tmp_path / "out", replace(_SETTINGS, house=house)).built
    slug = built.programme.publication.slug
    feed = feedparser.parse((tmp_path / "out" / slug / "feed.xml").read_bytes())
    stem = f"https://listen.example.org/audio/{slug}/audio/"
    assert all(entry.enclosures[0].href.startswith(stem) for entry in feed.entries)
    assert not check_output(tmp_path / "out")


def test_a_document_given_by_name_is_described_by_the_page_beside_it(tmp_path: Path) -> None:
    folder = _inputs(tmp_path, "leaflet-know-your-rights.pdf", "publications.html")
    source = folder / "leaflet-know-your-rights.pdf"
    [built] = build([source], tmp_path / "out", settings=_SETTINGS, jobs=0, now=_NOW).built
    assert built.programme.publication.description.startswith("Two pages for the kitchen drawer")


def test_two_documents_of_one_name_are_two_publications(tmp_path: Path) -> None:
    places = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        places.append(tmp_path / name / "leaflet.pdf")
        shutil.copy(_INPUT / "leaflet-know-your-rights.pdf", places[-1])
    result = build(places, tmp_path / "out", settings=_SETTINGS, jobs=2, now=_NOW)
    slugs = [built.programme.publication.slug for built in result.built]
    assert len(set(slugs)) == 2
    assert not check_output(tmp_path / "out") or {
        finding.code for finding in check_output(tmp_path / "out")
    } <= {"F-008"}


@pytest.mark.parametrize(
    ("removed", "told", "advice"),
    [
        ("(?!)", "the same id and slug", "delete the whole part [keep]"),
        (r"^slug = .*\n", "the same id.", "Delete the whole part [keep]"),
        (r"^id = .*\n", "the same slug.", "Change slug"),
    ],
)
def test_plans_of_one_id_or_slug_are_refused_before_anything_is_written(
    tmp_path: Path, removed: str, told: str, advice: str
) -> None:
    folder = tmp_path / "input"
    folder.mkdir()
    for name in ("heating", "rents"):
        (folder / f"{name}.md").write_text(f"# {name}\n\nWe wrote to the council.\n", "utf-8")
    one, other = (folder / f"{name}.md.plan.toml" for name in ("heating", "rents"))
    _build(folder, tmp_path / "out")
    other.write_text(re.sub(removed, "", one.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    before = _digests(tmp_path)
    with pytest.raises(ContentsError) as refused:
        _build(folder, tmp_path / "new")
    assert f"{one} and {other} have {told}" in refused.value.summary
    assert advice.lower() in refused.value.hint.lower()
    assert _digests(tmp_path) == before
    assert not (tmp_path / "new").exists()


def test_a_document_that_two_ways_lead_to_is_no_twin_of_itself(tmp_path: Path) -> None:
    folder = _inputs(tmp_path, "leaflet-know-your-rights.pdf")
    _build(folder, tmp_path / "out")
    (tmp_path / "link").symlink_to(folder)
    ways = [folder, tmp_path / "link"]
    assert build(ways, tmp_path / "out", settings=_SETTINGS, jobs=0, now=_NOW).exit_code == 0


def test_a_document_whose_sections_are_all_dropped_is_told_not_built(tmp_path: Path) -> None:
    folder = _inputs(tmp_path, "leaflet-know-your-rights.pdf")
    _build(folder, tmp_path / "out")
    plan = folder / "leaflet-know-your-rights.plan.toml"
    text = plan.read_text("utf-8").replace("[[section]]\n", "[[section]]\ndrop = true\n")
    plan.write_text(text, "utf-8")
    result = _build(folder, tmp_path / "out")
    assert result.exit_code is ExitCode.CONTENTS
    assert not result.built


def test_an_editors_new_section_gets_an_id_and_is_cut_at_its_words(tmp_path: Path) -> None:
    folder = _inputs(tmp_path, "leaflet-know-your-rights.pdf")
    _build(folder, tmp_path / "out")
    plan = folder / "leaflet-know-your-rights.plan.toml"
    added = '\n[[section]]\ntitle = "Repairs"\nstarts = "If your home needs repairs"\n'
    plan.write_text(plan.read_text("utf-8") + added, "utf-8")
    [built] = _build(folder, tmp_path / "out").built
    assert [track.section.title for track in built.programme.tracks] == [
        "Know Your Rights",
        "Repairs",
    ]
    assert 'id = "repairs"' in plan.read_text("utf-8")
    assert plan.read_text("utf-8").count("[[section]]\n") == 2
