from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hearprint.model.document import Block, Role, Span
from hearprint.script.passages import told

TEXT = "We met in May. Nous étions là. The NUM was there too."
SENTENCES = ["We met in May.", "Nous étions là.", "The NUM was there too."]


def block(*spans: Span, text: str = TEXT, language: str | None = None) -> Block:
    return Block(id="", role=Role.PARAGRAPH, text=text, spans=spans, language=language)


def test_a_sentence_in_another_language_has_that_language() -> None:
    found = list(told(block(Span(begin=15, end=30, language="fr")), SENTENCES))
    assert [one.language for one in found] == [None, "fr", None]


def test_a_phrase_in_another_language_leaves_its_sentence_alone() -> None:
    found = list(told(block(Span(begin=15, end=26, language="fr"), language="cy"), SENTENCES))
    assert [one.language for one in found] == ["cy", "cy", "cy"]


def test_a_long_quotation_in_another_language_is_parted_from_its_sentence() -> None:
    french = "Nous avons chant\u00e9 sous la pluie pendant deux heures enti\u00e8res"
    text = f"She said: \u201c{french}\u201d, and sat down."
    begin = text.index(french)
    spans = (Span(begin=begin, end=begin + len(french), language="fr"),)
    found = list(told(block(*spans, text=text), [text]))
    assert [(one.text, one.language) for one in found] == [
        ("She said:", None),
        (f"\u201c{french}\u201d,", "fr"),
        ("and sat down.", None),
    ]


def test_an_abbreviation_is_said_in_full_where_its_author_says_how() -> None:
    found = list(told(block(Span(begin=35, end=38, said="miners' union")), SENTENCES))
    assert [one.said for one in found] == [*SENTENCES[:2], "The miners' union was there too."]
    assert [one.text for one in found] == SENTENCES


@given(
    st.lists(st.text("ab .\u00a0", min_size=1, max_size=6), max_size=5),
    st.lists(st.tuples(st.integers(0, 12), st.integers(1, 6)), max_size=3),
)
def test_no_span_changes_what_the_sentences_are(
    sentences: list[str], places: list[tuple[int, int]]
) -> None:
    text = " ".join(sentences)
    spans = tuple(
        Span(begin=begin, end=min(begin + wide, len(text)), said="so", language="fr")
        for begin, wide in places
        if begin < len(text)
    )
    assert [one.text for one in told(block(*spans, text=text), sentences)] == sentences
