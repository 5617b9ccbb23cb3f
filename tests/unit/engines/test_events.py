from __future__ import annotations

from hearprint.engines.events import begun


def told(spoken: str, given: str, begins: list[tuple[int, int]]) -> list[tuple[str, int, int]]:
    return [
        (spoken[one.start : one.end], one.begin_ms, one.end_ms)
        for one in begun(spoken, given, begins, 900.4)
    ]


def test_a_word_lasts_until_the_next_one_begins() -> None:
    assert told("one two", "one two", [(0, 5), (4, 300)]) == [("one", 5, 300), ("two", 300, 900)]


def test_several_events_in_a_word_count_as_its_first() -> None:
    begins = [(0, 5), (4, 90), (9, 300)]
    assert told("one-two. three", "one-two. three", begins) == [
        ("one-two.", 5, 300),
        ("three", 300, 900),
    ]


def test_a_word_without_an_event_belongs_to_the_one_before() -> None:
    assert told("end of the day", "end of the day", [(0, 0), (4, 200), (11, 400)]) == [
        ("end", 0, 200),
        ("of the", 200, 400),
        ("day", 400, 900),
    ]


def test_places_are_those_of_the_text_as_the_engine_had_it() -> None:
    assert told("Plan A. ok", "[[plan]] A- ok", [(2, 0), (9, 50), (12, 70)])[1] == ("A.", 50, 70)


def test_a_dash_is_no_word() -> None:
    assert told("a \u2014 b", "a \u2014 b", [(0, 0), (4, 50)]) == [("a", 0, 50), ("b", 50, 900)]


def test_texts_out_of_step_and_times_that_run_back_tell_nothing() -> None:
    assert told("one two", "one", [(0, 0)]) == []
    assert told("one two", "one two", []) == []
    assert told("one two", "one two", [(0, 500), (4, 300)]) == []
    assert told("one two", "one two", [(4, 300)]) == []
