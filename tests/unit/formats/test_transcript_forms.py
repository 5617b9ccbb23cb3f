"""SubRip, JSON and HTML from clips: the same words as WebVTT, each form by its own rules."""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from fakes.programmes import hostile_programme, plain_blocks, programme, rich_blocks, track
from hearprint.formats.transcripts import FORMS, TranscriptFormat
from hearprint.formats.transcripts.srt import LINE
from hearprint.model.programme import Programme
from hearprint.model.speech import Clip, Recording
from hearprint.model.words import plain

_CUE = re.compile(
    r"(\d+)\n(\d\d):(\d\d):(\d\d),(\d{3}) --> (\d\d):(\d\d):(\d\d),(\d{3})\n(.+)", re.DOTALL
)


def written(made: Programme, ending: str) -> str:
    """The first transcript of that ending."""
    files = TranscriptFormat().build(made).files
    content = next(file.content for file in files if file.name.endswith(f".{ending}"))
    assert isinstance(content, bytes)
    return content.decode()


def cues(text: str) -> list[tuple[int, int, list[str]]]:
    found = []
    for number, part in enumerate(text.rstrip("\n").split("\n\n"), 1):
        match = _CUE.fullmatch(part)
        assert match, part
        assert int(match[1]) == number
        numbers = [int(group) for group in match.groups()[1:9]]
        begin, end = (
            ((h * 60 + m) * 60 + s) * 1000 + ms for h, m, s, ms in (numbers[:4], numbers[4:])
        )
        found.append((begin, end, match[10].split("\n")))
    return found


def said_alone(text: str, span: int) -> Programme:
    """One section that says ``text`` in ``span`` milliseconds."""
    one = track(1, 1, "T", plain_blocks("T", "x"))
    assert isinstance(one.outcome, Recording)
    clips = (Clip(utterance="u0", begin_ms=0, end_ms=span),)
    outcome = replace(one.outcome, duration_ms=span, clips=clips)
    script = replace(one.script, utterances=(replace(one.script.utterances[0], text=text),))
    return programme([replace(one, script=script, outcome=outcome)])


def test_every_spoken_section_has_all_four_forms() -> None:
    names = [file.name for file in TranscriptFormat().build(programme()).files]
    assert len(names) == len(set(names)) == 3 * len(FORMS)
    assert {"transcripts/01-section.srt", "transcripts/04-section.html"} <= set(names)
    assert not any("03-" in name for name in names)


def test_subrip_tiles_the_recording_in_cues_of_two_short_lines() -> None:
    for made in (programme(), hostile_programme()):
        found = cues(written(made, "srt"))
        recording = made.tracks[0].recording
        assert recording
        assert found[0][0] == 0
        assert found[-1][1] == recording.duration_ms
        assert all(left[1] == right[0] for left, right in itertools.pairwise(found))
        assert all(len(lines) <= 2 for _, _, lines in found)
        assert all(0 < len(line) <= LINE for _, _, lines in found for line in lines)
        assert found[0][2][0].startswith("Narrator: ")


@given(st.text(min_size=1, max_size=400), st.integers(2_000, 40_000))
def test_every_sign_is_in_subrip(text: str, span: int) -> None:
    told = written(said_alone(text, span), "srt")
    words = "".join("".join(lines) for _, _, lines in cues(told)) if told else "Narrator: "
    wanted = plain(text).translate({ord("<"): "\u2039", ord(">"): "\u203a"})
    squeezed = "".join(words.removeprefix("Narrator: ").split())
    assert squeezed == "".join(wanted.split())


@given(st.text(max_size=300))
def test_json_and_html_say_the_words_as_they_are(text: str) -> None:
    made = said_alone(text, 5_000)
    document = json.loads(written(made, "json"))
    assert document["version"] == "1.0.0"
    assert [one["body"] for one in document["segments"]] == ([plain(text)] if plain(text) else [])
    page = html.document_fromstring(written(made, "html").encode())
    assert [p.text_content() for p in page.iter("p")] == ([plain(text)] if plain(text) else [])


def test_json_tells_seconds_and_who_speaks() -> None:
    made = programme()
    recording = made.tracks[0].recording
    assert recording
    segments = json.loads(written(made, "json"))["segments"]
    assert segments[0]["startTime"] == 0
    assert segments[-1]["endTime"] == recording.duration_ms / 1000
    assert {one["speaker"] for one in segments} == {"Narrator"}


def test_html_has_a_paragraph_for_each_block_in_its_language() -> None:
    made = programme([track(1, 1, "Rank and file", rich_blocks())])
    page = html.document_fromstring(written(made, "html").encode())
    assert page.get("lang") == "en-GB"
    assert page.findtext(".//h1") == "Rank and file"
    paragraphs = page.findall(".//p")
    assert len(paragraphs) == len(page.findall(".//time")) == 1 + len(made.tracks[0].blocks)
    assert page.xpath("string(//span[@lang='fr'])").startswith("\u00ab Tenir")
    assert page.find(".//time").get("datetime") == "PT0S"


def test_a_word_longer_than_the_page_may_be_broken() -> None:
    made = TranscriptFormat().build(programme())
    pages = [one.content for one in made.files if one.name.endswith(".html")]
    assert pages
    assert all(isinstance(page, bytes) and b"overflow-wrap:anywhere" in page for page in pages)
