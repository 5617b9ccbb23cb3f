"""The text of a section as its page shows it: marks, passages, times, and what may be skipped."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes import listening, programmes
from hearprint.formats.pages.inline import Marks, Part, Span, inlaid
from hearprint.formats.pages.text import Piece, body
from hearprint.model.document import Block, Line, NoteRef, Role, with_ids
from hearprint.model.document import Span as Passage
from hearprint.model.programme import Track
from hearprint.model.speech import Recording

TEXT = "We met. Bonjour le monde said he. End."


def paragraph(**more: object) -> Block:
    return programmes.block(Role.PARAGRAPH, TEXT, **more)


def note(marker: str) -> Block:
    return programmes.block(Role.NOTE, "Counted.", marker=marker)


def parts(block: Block, *notes: Block) -> list[Part]:
    spans = [Span(text=text) for text in programmes.sentences(block.text)]
    found = inlaid(spans, block, Marks.of([block, *notes]), "en")
    return [part for span in found for part in span.parts or (Part(text=span.text),)]


def test_a_mark_stands_where_the_print_has_it_and_leads_to_its_note() -> None:
    block = paragraph(notes=(NoteRef(mark="[1]", at=24), NoteRef(mark="2", at=None)))
    found = parts(block, note("1."), note("3"))
    assert [part.text for part in found] == [
        *("We met.", "Bonjour le monde", "[1]", " said he.", "End.", "2")
    ]
    assert [(part.note, part.ref) for part in found if part.mark] == [(1, 1), (0, 2)]


def test_a_mark_that_comes_again_leads_to_the_next_note_of_its_name() -> None:
    block = paragraph(notes=tuple(NoteRef(mark="*", at=at) for at in (7, 33, 38)))
    found = parts(block, note("*"), note("*"))
    assert [part.note for part in found if part.mark] == [1, 2, 2]


def test_a_passage_in_another_language_is_marked_where_it_stands() -> None:
    block = paragraph(spans=(Passage(begin=8, end=24, language="fr"),))
    assert [(part.text, part.language) for part in parts(block)] == [
        *(("We met.", ""), ("Bonjour le monde", "fr"), (" said he.", ""), ("End.", ""))
    ]


@given(
    st.text(alphabet="ab c.", max_size=30),
    st.lists(st.integers(-2, 40), max_size=4),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=3),
)
def test_no_word_is_lost_between_marks_and_passages(
    text: str, places: list[int], passages: list[tuple[int, int]]
) -> None:
    block = programmes.block(
        Role.PARAGRAPH,
        text,
        notes=tuple(NoteRef(mark="1", at=at) for at in places),
        spans=tuple(Passage(begin=begin, end=end, language="fr") for begin, end in passages),
    )
    spans = [Span(text=one) for one in programmes.sentences(text)]
    found = inlaid(spans, block, Marks.of([block]), "en")
    for before, after in zip(spans, found, strict=True):
        kept = [part.text for part in after.parts if not part.mark]
        assert "".join(kept) == before.text or not after.parts
    marks = [part for span in found for part in span.parts if part.mark]
    assert len(marks) == (len(places) if spans else 0)


def _spoken(*blocks: Block) -> Track:
    held = with_ids((programmes.block(Role.HEADING, "Title", level=1), *blocks))
    return listening.spoken(programmes.track(1, 1, "Title", held), b"")[0]


def _clips(track: Track) -> dict[str, tuple[float, float]]:
    recording = track.recording
    assert isinstance(recording, Recording)
    texts = {one.id: one.text for one in track.script.utterances}
    return {
        texts[clip.utterance]: (clip.begin_ms / 1000, clip.end_ms / 1000)
        for clip in recording.clips
    }


def test_rows_and_lines_of_verse_are_where_they_are_heard() -> None:
    rows = (("Depot", "Hours"), ("North", "131"), ("", ""), ("South", "88"))
    table = programmes.block(Role.TABLE, "x", rows=rows, header_rows=1)
    verse = programmes.block(
        Role.VERSE,
        "It ran on. It ran slow.",
        lines=(Line(text="It ran on."), Line(text="It ran slow.")),
    )
    track = _spoken(table, verse)
    clips = _clips(track)
    first, second = (one for one in body(track, "en-GB").flow if isinstance(one, Piece))
    assert [float(span.begin) if span.id else None for span in first.row_spans] == [
        clips["North, 131"][0], None, clips["South, 88"][0],
    ]  # fmt: skip
    assert [float(span.begin) for span in second.spans] == [
        clips["It ran on."][0], clips["It ran slow."][0],
    ]  # fmt: skip


def test_notes_and_tables_can_be_skipped_with_all_that_announces_them() -> None:
    track = listening.programme()[0].tracks[0]
    clips = _clips(track)
    made = body(track, "en-GB")
    begin, end = map(float, made.skip_tables.split("-"))
    assert (begin, end) == (clips["Table, 2 rows."][0], clips["End of table."][1])
    begin, end = map(float, made.skip_notes.split("-"))
    assert (begin, end) == (clips["Notes to this section."][0], clips["Counted by hand."][1])


def test_the_title_is_where_it_is_announced_or_read() -> None:
    track = listening.programme()[0].tracks[0]
    title = body(track, "en-GB").title
    assert title
    assert float(title.begin) == _clips(track)["Rank and file"][0]


def test_without_a_recording_nothing_has_a_time() -> None:
    track = listening.programme()[0].tracks[0]
    mute = replace(track, outcome=programmes.track(1, 1, "x", (), failed="no voice").outcome)
    made = body(mute, "en-GB")
    assert (made.title, made.skip_notes, made.skip_tables) == (None, "", "")


@pytest.mark.parametrize(
    ("byline", "shown"),
    [
        ("By Tim N (Bristol) and Ann K", False),
        ("Tim N & Ann K", False),
        ("By Tim N, who was there, and Ann K", True),
    ],
)
def test_a_byline_is_shown_below_the_pages_own_only_where_it_says_more(
    byline: str, *, shown: bool
) -> None:
    heading, paragraph = programmes.plain_blocks("Rents", "We met.")
    blocks = with_ids((heading, programmes.block(Role.BYLINE, byline), paragraph))
    authors = (programmes.TIM, programmes.ANN)
    track = programmes.track(1, 1, "Rents", blocks, authors=authors, heading=2)
    pieces = [piece for piece in body(track, "en").flow if isinstance(piece, Piece)]
    texts = [" ".join(span.text for span in piece.spans) for piece in pieces]
    assert texts == ([byline] if shown else []) + ["We met."]
