"""WebVTT from clips."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.programmes import hostile_programme, plain_blocks, programme, track
from hearprint.formats.transcripts import TranscriptFormat
from hearprint.formats.transcripts.vtt import LINE
from hearprint.model.programme import Programme
from hearprint.model.speech import Clip, Recording
from hearprint.model.words import plain

_CUE = re.compile(
    r"(\d\d):(\d\d):(\d\d)\.(\d{3}) --> (\d\d):(\d\d):(\d\d)\.(\d{3})\n(.+)", re.DOTALL
)


def transcript(made: Programme, at: int = 0) -> str:
    content = TranscriptFormat().build(made).files[at].content
    assert isinstance(content, bytes)
    return content.decode()


def cues(text: str) -> list[tuple[int, int, str]]:
    """Begin and end in milliseconds, and the payload."""
    found = []
    for part in text.rstrip("\n").split("\n\n")[2:]:
        match = _CUE.fullmatch(part)
        assert match, part
        numbers = [int(group) for group in match.groups()[:8]]
        times = [((h * 60 + m) * 60 + s) * 1000 + ms for h, m, s, ms in (numbers[:4], numbers[4:])]
        found.append((times[0], times[1], match[9]))
    return found


def said(payload: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", payload).replace("\n", " "))


def test_the_header_names_the_publication_and_its_language() -> None:
    head = transcript(programme()).split("\n\n")[:2]
    assert head[0] == "WEBVTT"
    assert head[1].splitlines() == [
        "NOTE",
        "Members\u2019 Bulletin 9",
        "Rank and file",
        "Language: en-GB",
    ]


def test_the_announcement_is_in_the_transcript() -> None:
    begin, _, payload = cues(transcript(programme()))[0]
    assert begin == 0
    assert said(payload) == "Section 1 of 4. Rank and file."


def test_failed_sections_have_no_transcript() -> None:
    names = [file.name for file in TranscriptFormat().build(programme()).files]
    assert "transcripts/03-section.vtt" not in names


@pytest.mark.parametrize("made", [programme(), hostile_programme()], ids=["plain", "hostile"])
def test_cues_tile_the_recording_and_lines_are_short(made: Programme) -> None:
    spoken = [one for one in made.tracks if one.recording]
    for at, one in enumerate(spoken):
        found = cues(transcript(made, at))
        edges = [found[0][0], *(end for _, end, _ in found)]
        assert edges[0] == 0
        assert one.recording
        assert edges[-1] == one.recording.duration_ms
        assert [begin for begin, _, _ in found] == edges[:-1]
        assert all(begin < end for begin, end, _ in found)
        assert all(len(line) <= LINE for _, _, payload in found for line in payload.splitlines())
        assert all(payload.startswith("<v Narrator>") for _, _, payload in found)


@given(st.text(min_size=1, max_size=600), st.integers(0, 40_000))
def test_every_sign_of_an_utterance_is_in_its_cues(text: str, span: int) -> None:
    one = track(1, 1, "T", plain_blocks("T", "x"))
    utterances = (replace(one.script.utterances[0], text=text),)
    assert isinstance(one.outcome, Recording)
    outcome = replace(one.outcome, duration_ms=span, clips=(
        Clip(utterance="u0", begin_ms=0, end_ms=span),
    ))  # fmt: skip
    script = replace(one.script, utterances=utterances)
    made = programme([replace(one, script=script, outcome=outcome)])
    found = cues(transcript(made))
    squeezed = "".join(said(payload) for _, _, payload in found).replace(" ", "")
    wanted = plain(text).replace(" ", "") if span else ""
    assert squeezed == "".join(wanted.split())


def test_time_is_shared_by_length() -> None:
    text = " ".join(["aaaa"] * 100)
    made = programme([track(1, 1, "T", plain_blocks("T", text))])
    lengths = [(end - begin, len(said(payload))) for begin, end, payload in cues(transcript(made))]
    assert len(lengths) > 3
    shares = [milliseconds / letters for milliseconds, letters in lengths[2:-1]]
    assert max(shares) / min(shares) < 1.1
