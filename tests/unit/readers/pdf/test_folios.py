from __future__ import annotations

from hearprint.readers.pdf.folios import page_number


def test_figures_of_a_folio_are_roman_or_none() -> None:
    assert page_number("xiv") == (14, "xiv")
    assert page_number("\u0131") is None  # a dotless i
