"""Chapters are placed by the clips and tile the recording."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hearprint.model.chapters import chapters_of, fewer
from hearprint.model.speech import Clip, Mark, Script, SoundChapter, Utterance, Voicing


def script(marks: tuple[Mark, ...], count: int = 6) -> Script:
    return Script(
        section="s",
        utterances=tuple(
            Utterance(
                id=f"u{at}",
                text="Words.",
                spoken="Words.",
                voicing=Voicing.BODY,
                language="en",
                pause_ms=100,
                block=f"b{at}" if at else None,
            )
            for at in range(count)
        ),
        marks=marks,
    )


def clips(count: int = 6) -> tuple[Clip, ...]:
    return tuple(
        Clip(utterance=f"u{at}", begin_ms=at * 1000, end_ms=at * 1000 + 1000) for at in range(count)
    )


def mark(at: int, level: int = 2) -> Mark:
    return Mark(title=f"Part {at}", level=level, utterance=f"u{at}")


def test_a_section_without_sub_headings_has_no_chapters() -> None:
    assert chapters_of(script(()), clips(), "Whole") == ()


def test_what_comes_before_the_first_sub_heading_bears_the_sections_own_title() -> None:
    found = chapters_of(script((mark(2), mark(4, 3))), clips(), "Whole")
    assert [(one.title, one.level, one.begin_ms, one.end_ms, one.block) for one in found] == [
        ("Whole", 1, 0, 2000, ""),
        ("Part 2", 2, 2000, 4000, "b2"),
        ("Part 4", 3, 4000, 6000, "b4"),
    ]


def test_a_sub_heading_at_the_very_beginning_needs_no_chapter_before_it() -> None:
    assert [one.title for one in chapters_of(script((mark(0),)), clips(), "Whole")] == ["Part 0"]


def test_a_mark_that_was_not_spoken_has_no_place() -> None:
    found = chapters_of(script((mark(2), mark(5))), clips(4), "Whole")
    assert [one.title for one in found] == ["Whole", "Part 2"]
    assert found[-1].end_ms == 4000


def test_no_title_is_without_words() -> None:
    blank = Mark(title="\x00 ", level=2, utterance="u1")
    assert [one.title for one in chapters_of(script((blank,)), clips(), "Whole")] == ["Whole"] * 2


@given(st.lists(st.integers(2, 6), min_size=1, max_size=600), st.integers(1, 255))
def test_fewer_chapters_still_tile_the_recording_and_the_deepest_go_first(
    levels: list[int], most: int
) -> None:
    whole = tuple(
        SoundChapter(title=str(at), level=level, begin_ms=at * 10, end_ms=at * 10 + 10)
        for at, level in enumerate([1, *levels])
    )
    kept = fewer(whole, most)
    assert 1 <= len(kept) <= max(most, 1)
    assert kept[0].begin_ms == 0
    assert kept[-1].end_ms == whole[-1].end_ms
    assert all(one.end_ms == other.begin_ms for one, other in pairwise(kept))
    if len(whole) <= most:
        assert kept == whole
