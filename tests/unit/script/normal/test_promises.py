"""What holds for any text."""

from __future__ import annotations

import re
import string

from hypothesis import assume, given
from hypothesis import strategies as st

from hearprint.model.lexicon import LexiconEntry
from hearprint.script.normal import Lexicon, normal, parts, passed_over, tidied
from hearprint.script.normal.signs import KEPT

_PIECES = st.sampled_from(
    """
    £20bn 2013-14 N30 RS21 VIII pp. 12-15 w/c 3 June info@example.org (London) TUC's MPs 50% 7.30pm
    19:30 and/or e.g. St Dr No. 10 c. 1850 [12] * \u2013 \u2014 ½ 3¾ 2/3 1,000 0800 123 SW1A 1AA @me
    #Us www.a.org s.21 (2)(a) v R & ... “so” NOW US IT I A Part of the in at 5'10" °C \u2192 \u270a
    1st '80s f*** x2 -5 +44 1.2.3 24/7 / | \\ ~5 £ $5.00 May Sat Co. etc. Henry War II Section vol.
    J.B. Priestley LGBTQ+ iPhone 100m
    """.split()  # noqa: SIM905 - as print has them
)
_TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=string.printable, max_size=60),
    st.lists(_PIECES, max_size=9).map(" ".join),
    st.lists(_PIECES, max_size=5).map("".join),
)
#: Letters of any script, sentence punctuation, combining signs.
_ALLOWED = re.compile(
    r"[\w\s.,;:?!'\"()\u2018\u2019\u201a\u201c-\u201e\u2013\u2014\u2026\u00ab\u00bb\u00a1\u00bf-]"
)


@given(_TEXTS)
def test_saying_what_was_said_changes_nothing(text: str) -> None:
    said = normal(text)
    assert normal(said) == said


@given(_TEXTS)
def test_no_figure_or_sign_is_left(text: str) -> None:
    said = normal(text)
    assert not re.search(r"[0-9_]", said)
    assert all(_ALLOWED.match(sign) or not sign.isascii() for sign in said)


@given(_TEXTS)
def test_every_sign_of_the_source_is_in_exactly_one_part(text: str) -> None:
    assert "".join(part.source for part in parts(text)) == tidied(text)


@given(_TEXTS)
def test_no_word_is_passed_over_in_silence(text: str) -> None:
    for part in parts(text):
        if any(sign.isalnum() for sign in part.source) and part.rule != "note mark":
            assert any(sign.isalnum() for sign in part.said), part


#: Every sign that is no letter and no figure, as far as the standard has names for them.
_SIGNS = st.characters(categories=("P", "S", "No"), max_codepoint=0x1FAFF)
#: Where a sign may stand: alone, doubled, at words, in brackets, in paths and sums.
_PLACES = st.sampled_from(
    (
        "{}",
        "{0}{0}",
        "a word {} here",
        "words{} here",
        "a {}word here",
        "wo{}rd",
        "words{0}{0} here",
        "see ({}) here",
        "see [{}] here",
        "\u201c{}\u201d here",
        "to {}; now",
        "Stop. {} Now",
        "Stop.{} Now",
        "a line\n{} the next",
        "5{} of them",
        "5{}6",
        "5 {} 6",
        "cd ~/{0} and R{0} or {0}{0}",
        "A{}B",
        "{0} {0} {0}",
    )
)
#: What signs may be taken for when no word is said for them.
_SILENT = {
    "bracket",
    "doubt",
    "note mark",
    "bullet",
    "emphasis",
    "ruled line",
    "pause",
    "dash",
    "angle",
    "quotation",
    "section sign",
    "dot inside a word",
    "omission",
    "hyphen",
}


@given(st.lists(st.tuples(_PLACES, _SIGNS), min_size=1, max_size=4))
def test_every_sign_is_said_or_in_the_account(placed: list[tuple[str, str]]) -> None:
    text = " and so ".join(place.format(sign) for place, sign in placed)
    silent = passed_over(text)
    assert {rule for _, rule in silent} <= _SILENT, silent
    unsaid = [part.source.strip() for part in parts(text) if not any(map(str.isalnum, part.said))]
    told = [sign for sign, _ in silent]
    assert [piece for piece in unsaid if not set(piece) <= KEPT] == told


@given(_PLACES, _SIGNS)
def test_without_a_sign_another_thing_is_said(place: str, sign: str) -> None:
    assume(sign not in KEPT and tidied(sign) == sign)
    text = place.format(sign)
    if not any(sign in signs for signs, _ in passed_over(text)):
        said = normal(text).replace(",", "").split()
        for nothing in ("", " "):
            assert normal(place.format(nothing)).replace(",", "").split() != said


def test_signs_are_silent_only_where_a_reader_would_say_nothing() -> None:
    assert passed_over("cd ~/* and R* or ** now, \u2610 I agree (\u2022) \u201c*\u201d") == ()
    assert passed_over("* The rent* rose \u2013 *twice* \u2013 for all.\u2020") == (
        ("*", "bullet"),
        ("*", "note mark"),
        ("*", "emphasis"),
        ("*", "emphasis"),
        ("\u2020", "note mark"),
    )


@given(st.text(alphabet="aA1£.,-@/()'* \n", max_size=3000))
def test_no_text_takes_long_or_stops_it(text: str) -> None:
    normal(text)


def test_a_word_of_three_thousand_letters_is_said_as_it_stands() -> None:
    assert normal("a" * 3000) == "a" * 3000


def test_the_house_lexicon_speaks_before_any_rule() -> None:
    lexicon = Lexicon(
        entries=(
            LexiconEntry(word="TUC", spoken="tuck"),
            LexiconEntry(word="RS21", spoken="revolutionary socialism", context=("left",)),
            LexiconEntry(word="ACAS", ipa="eikas"),
            LexiconEntry(word="keiran", spoken="Kieran"),
        )
    )
    assert normal("Keiran left the TUC for RS21.", lexicon=lexicon) == (
        "Kieran left the tuck for revolutionary socialism."
    )
