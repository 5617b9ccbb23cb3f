from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen.id3 import ID3

from fakes.utterances import tags
from hearprint.codecs.tags import iso_639_2, tagged
from hearprint.model.words import plain
from hearprint.ports import Tags

HOSTILE = {
    "control signs": ("A\x00B\x1b[0m\nC", "AB[0m C"),
    "direction": ("\u202etxt.exe\u202c", "txt.exe"),
    "half a surrogate pair": ("one \ud800two", "one two"),
    "markup": ("<b>&amp;</b> ]]>", "<b>&amp;</b> ]]>"),
    "beyond the first plane": ("Ann 😀 Łódź", "Ann 😀 Łódź"),
    "a slash, which parts lists in old players": ("either/or", "either/or"),
    "very long": ("word " * 5000, ("word " * 5000).strip()),
}


def read(chosen: Tags) -> ID3:
    return ID3(BytesIO(tagged(b"\xff\xfb" + bytes(500), chosen)), translate=False)


def test_every_frame_can_be_read_back() -> None:
    found = read(tags("Letters", cover=b"\xff\xd8picture"))
    texts = {name: str(found[name]) for name in found if name.startswith("T")}
    assert texts == {
        "TIT2": "Letters",
        "TPE1": "Ann Kay",
        "TALB": "The Journal",
        "TRCK": "3/16",
        "TLAN": "eng",
        "TYER": "2024",
        "TDAT": "0103",
    }
    picture = found.getall("APIC")[0]
    assert (picture.mime, picture.type, picture.data) == ("image/jpeg", 3, b"\xff\xd8picture")
    assert found.version == (2, 3, 0)


@pytest.mark.parametrize(("title", "kept"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_titles_are_cleaned_and_kept(title: str, kept: str) -> None:
    assert str(read(tags(title))["TIT2"]) == kept


@given(st.text(), st.text())
def test_whatever_words_hold_they_come_back_clean(title: str, album: str) -> None:
    found = read(tags(title, album=album))
    told = [str(found[name]) if name in found else "" for name in ("TIT2", "TALB")]
    assert told == [plain(title), plain(album)]


def test_what_is_not_known_leaves_no_frame() -> None:
    found = read(tags(artist="", album="\x00", date=""))
    assert sorted(found) == ["TIT2", "TLAN", "TRCK"]


@pytest.mark.parametrize(
    ("date", "year", "day"),
    [("2024", "2024", None), ("2024-03", "2024", None), ("2024-03-09T10:00:00Z", "2024", "0903")],
)
def test_a_date_is_told_as_exactly_as_it_is_known(date: str, year: str, day: str | None) -> None:
    found = read(tags(date=date))
    assert str(found["TYER"]) == year
    assert (str(found["TDAT"]) if "TDAT" in found else None) == day


def test_a_date_that_is_none_is_left_out() -> None:
    assert "TYER" not in read(tags(date="spring"))


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("en-GB", "eng"),
        ("cy", "cym"),
        ("CMN-Latn", "cmn"),
        ("fr_FR", "fra"),
        ("", "und"),
        ("q1", "und"),
    ],
)
def test_languages_become_iso_639_2(language: str, code: str) -> None:
    assert iso_639_2(language) == code


def test_the_sound_follows_the_tag_unchanged() -> None:
    assert tagged(b"\xff\xfbsound", tags()).endswith(b"\xff\xfbsound")
