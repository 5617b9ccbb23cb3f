from __future__ import annotations

import pytest

from hearprint.script.sentences import breaths, sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dr. Ann K. Smith (Leeds) said no. She left.", 2),
        ("See pp. 12-15. It cost £24.99.", 2),
        ('"Why?" she asked. Nobody knew.', 2),
        ("Cllr. Hill spoke to the T.U.C. The motion fell.", 2),
        ("1. The federation proposal.", 1),
        ("It cost 11s. 4d. a week. We paid.", 2),
        ("It weighed 14 lb. of honey and rose.", 1),
        ("One line\nAnother line", 2),
        ("See Vol. 2 of it. Tel. 0113 496 0000 before Fri. 1 May.", 2),
        ("App. 3, Ch. 4 and Sect. 5; max. 12 pages.", 1),
        ("Built by Geo. Leather in Sept. 1830.", 1),
        ("We met Max. He came in Dec. The rain fell.", 3),
        ("They came on Sun. I left.", 2),
        ("See App. A and Vol. II of it.", 1),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(sentences(text, "en-GB")) == count


def test_a_long_sentence_is_parted_at_its_clauses() -> None:
    text = "We met in March, in the rain; we talked, and we agreed to go on: all of us."
    pieces = breaths(text, 40)
    assert all(len(piece) <= 40 for piece in pieces)
    assert " ".join(pieces) == text
    assert pieces[0].endswith((",", ";"))


def test_a_sentence_without_clauses_is_parted_at_spaces_only() -> None:
    text = "word " * 30 + "end"
    assert " ".join(breaths(text, 50)) == text
