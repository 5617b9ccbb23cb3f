from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hearprint.model.document import Block, Role, Span
from hearprint.readers.spans import Passage, differs, find_spans, with_spans


def said(text: str, passages: list[Passage]) -> list[tuple[str, str]]:
    return [(text[one.begin : one.end], one.language) for one in find_spans([text], passages)[0]]


def test_a_passage_is_found_over_joined_lines_and_lost_marks() -> None:
    text = "They went to the Fête de l'Humanité, and home."
    assert said(text, [Passage("Fête de l'Huma- nité1", "fr")]) == [("Fête de l'Humanité", "fr")]


def test_only_whole_words_are_found() -> None:
    assert said("The table and la table", [Passage("la", "fr")]) == [("la", "fr")]
    assert find_spans(["tables"], [Passage("table", "fr")]) == [()]


def test_the_same_words_again_are_found_again_in_order() -> None:
    texts = ["vide supra", "see vide", "vide"]
    found = find_spans(texts, [Passage("vide", "la")] * 3)
    assert [[one.begin for one in spans] for spans in found] == [[0], [4], [0]]


def test_neighbours_in_one_language_are_one() -> None:
    passages = [Passage("La", "fr"), Passage("Fête", "fr"), Passage("Y Fro", "cy")]
    assert said("La Fête, Y Fro", passages) == [("La Fête", "fr"), ("Y Fro", "cy")]


def test_a_block_all_in_one_language_is_in_it() -> None:
    block = Block(id="", role=Role.QUOTE, text="« La Fête. »")
    span = Span(begin=2, end=9, language="fr")
    assert with_spans(block, [span], "en").language == "fr"
    assert with_spans(block, [span], "fr-FR") == block


def test_meanings_stay_whatever_their_language() -> None:
    block = Block(id="", role=Role.PARAGRAPH, text="The NUM won.")
    span = Span(begin=4, end=7, language="en", said="National Union of Mineworkers")
    assert with_spans(block, [span], "en").spans == (
        Span(begin=4, end=7, said="National Union of Mineworkers"),
    )


def test_regions_make_no_other_language() -> None:
    assert differs("fr", "en-GB")
    assert not differs("en-US", "en-GB")
    assert not differs("", "en")


@given(
    st.lists(st.text("ab c-1é", max_size=12), max_size=4),
    st.lists(st.builds(Passage, st.text("ab c-1é", max_size=5), st.just("fr")), max_size=6),
)
def test_spans_hold_their_passages_in_order_and_never_overlap(
    texts: list[str], passages: list[Passage]
) -> None:
    for text, spans in zip(texts, find_spans(texts, passages), strict=True):
        edges = [edge for span in spans for edge in (span.begin, span.end)]
        assert edges == sorted(edges)
        assert all(text[span.begin].isalpha() and text[span.end - 1].isalpha() for span in spans)
