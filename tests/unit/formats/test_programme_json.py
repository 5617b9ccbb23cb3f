"""The programme for machines, and the shelf read back from it."""

from __future__ import annotations

import json

import pytest

from fakes.programmes import hostile_programme, library, programme
from hearprint.formats.programme_json import ProgrammeJson
from hearprint.model.programme import Programme
from hearprint.model.shelf_json import shelf_from_json


def text(made: Programme) -> str:
    content = ProgrammeJson().build(made).files[0].content
    assert isinstance(content, bytes)
    return content.decode()


@pytest.mark.parametrize("made", [programme(), hostile_programme()], ids=["plain", "hostile"])
def test_a_shelf_comes_back_as_it_was(made: Programme) -> None:
    assert shelf_from_json(text(made)) == made.shelf


def test_the_house_of_the_fakes_can_be_read_back() -> None:
    made = [shelf_from_json(text(one)) for one in (hostile_programme(), programme())]
    assert tuple(made) == library().shelves


def test_it_tells_where_every_word_went_and_every_clip() -> None:
    data = json.loads(text(programme()))
    assert data["hearprint"] == 1
    assert data["account"]["removed"] == {"page number": 5, "running head": 7}
    assert data["account"]["balanced"] is True
    assert data["contents"] == {"kind": "printed", "entries": 4, "matched": 4}
    first = data["tracks"][0]
    assert first["clips"][0]["text"].startswith("Section 1 of 4")
    assert first["clips"][0]["end_ms"] == first["clips"][1]["begin_ms"]
    assert data["tracks"][2] | {"clips": None} == {
        "position": 3,
        "section": "bulletin-9-s3",
        "stem": "03-section",
        "failed": "no voice",
        "clips": None,
    }
    assert data["findings"][0]["code"] == "C-003"
    assert text(programme()).endswith("}\n")


def _broken(path: str, value: object) -> str:
    data = json.loads(text(programme()))
    *way, last = path.split(".")
    place = data
    for step in way:
        place = place[int(step) if step.isdigit() else step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return json.dumps(data)


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("hearprint", 2, "version 1"),
        ("publication", [], "programme.publication: expected an object"),
        ("publication.slug", 7, "programme.publication.slug: expected str"),
        ("publication.published", "2026-01-01T10:00:00", "time with its zone"),
        ("publication.published", "soon", "soon"),
        ("publication.pages", True, "expected int"),
        ("publication.guid", None, "guid missing"),
        ("episodes", {}, "programme.episodes: expected a list"),
        ("episodes.1.audio.length", "3", "programme.episodes[1].audio.length: expected int"),
    ],
)
def test_nonsense_is_refused_with_its_place(path: str, value: object, told: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        shelf_from_json(_broken(path, value))
    assert told in str(caught.value)


@pytest.mark.parametrize("nonsense", ["", "[]", "null", "{", "[" * 100_000, '{"hearprint": 1}'])
def test_other_files_are_refused(nonsense: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        shelf_from_json(nonsense)


def test_unknown_fields_are_passed_over() -> None:
    assert shelf_from_json(_broken("publication.colour", "red")) == programme().shelf
