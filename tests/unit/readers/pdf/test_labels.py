from __future__ import annotations

import io

import pypdf
import pytest

from fakes.hostile import page, pdf, show
from hearprint.readers.pdf.labels import page_labels
from hearprint.readers.pdf.unfold import Objects


def labels(numbers: bytes, count: int = 6) -> tuple[str, ...]:
    data = pdf(page(show(), catalogue=b"/PageLabels << /Nums [" + numbers + b"] >>"))
    reader = pypdf.PdfReader(io.BytesIO(data))
    return page_labels(Objects(reader), reader.trailer["/Root"].raw_get("/PageLabels"), count)


def test_ranges_follow_one_another() -> None:
    told = labels(b"0 << /S /r >> 2 << /S /D >> 4 << /S /D /St 9 /P (A-) >>")
    assert told == ("i", "ii", "1", "2", "A-9", "A-10")


@pytest.mark.parametrize(
    ("style", "first", "said"),
    [
        (b"/R", 4, ("IV", "V", "VI")),
        (b"/a", 26, ("z", "aa", "bb")),
        (b"/A", 53, ("AAA", "BBB", "CCC")),
        (b"/D", 0, ("1", "2", "3")),
        (b"/r", 9999, ("9999", "10000", "10001")),
    ],
)
def test_styles_are_those_of_the_standard(style: bytes, first: int, said: tuple[str, ...]) -> None:
    assert labels(b"0 << /S %b /St %d >>" % (style, first), 3) == said


def test_pages_without_a_style_have_their_prefix_alone() -> None:
    assert labels(b"0 << /P (Cover) >> 1 << /S /D >>", 2) == ("Cover", "1")


def test_pages_before_the_first_range_have_their_own_number() -> None:
    assert labels(b"2 << /S /A >>", 3) == ("1", "2", "A")


def test_no_label_is_longer_than_anybody_reads() -> None:
    endless = b"0 << /S /a /St 999999 /P (" + b"long " * 1000 + b") >>"
    assert all(len(one) <= 100 for one in labels(endless))
