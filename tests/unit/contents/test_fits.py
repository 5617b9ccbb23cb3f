from __future__ import annotations

from hearprint.contents.fits import Fit, Fits

FITS = [
    Fit(block=at, span=1 + at % 4, score=at / 7, reasons=("words",) if at % 2 else ("heading",))
    for at in range(10)
]


def test_what_is_kept_comes_back_as_it_was() -> None:
    assert list(Fits(FITS).between(0, 99)) == FITS


def test_only_those_that_are_asked_for_are_made() -> None:
    assert list(Fits(FITS).between(3, 5)) == FITS[3:5]
    assert list(Fits(FITS).blocks) == list(range(10))
