"""Keys name all that matters, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from hearprint.model.keys import key
from hearprint.model.speech import Voicing


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    name: str
    extra: str = ""
    loud: bool = False


PLAIN = st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text())


def test_a_key_is_a_digest_that_never_changes() -> None:
    assert key("speech", 1, words="Good evening.", rate=None) == (
        "90c0a24045efcd9b6a1a407aba1541b6ad1a19e8967adece024c9e823ba772eb"
    )


def test_empty_fields_are_left_out_so_that_a_new_option_speaks_nothing_again() -> None:
    assert key("a", 1, one="x") == key("a", 1, one="x", two="", three=None, four=(), five={})
    assert key("a", 1, one=Choice(name="x")) != key("a", 1, one=Choice(name="x", extra="y"))


def test_zero_and_false_are_answers() -> None:
    assert key("a", 1, one=0) != key("a", 1)
    assert key("a", 1, one=False) != key("a", 1)


def test_step_and_version_are_part_of_it() -> None:
    assert len({key("a", 1, x="y"), key("a", 2, x="y"), key("b", 1, x="y")}) == 3


@given(st.dictionaries(st.from_regex(r"[a-d]{1,3}", fullmatch=True), PLAIN, min_size=1))
def test_the_order_of_fields_does_not_matter(fields: dict[str, object]) -> None:
    assert key("a", 1, **fields) == key("a", 1, **dict(reversed(fields.items())))


@given(st.text(), st.text())
def test_two_texts_have_one_key_only_when_they_are_the_same(one: str, two: str) -> None:
    assert (key("a", 1, words=one) == key("a", 1, words=two)) is (one == two)


def test_enumerations_and_bytes_are_told_by_their_values() -> None:
    assert key("a", 1, kind=Voicing.BODY) == key("a", 1, kind="body")
    assert key("a", 1, cover=b"x") != key("a", 1, cover=b"y")
