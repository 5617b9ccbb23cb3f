from __future__ import annotations

import pytest

from hearprint.cli import show


def test_slow_work_is_told_in_a_log_at_the_first_and_every_tenth_page(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with show.progress("Recognising letters", silent=False) as progress:
        for page in range(3, 25):
            progress(page, 30)
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines() == [
        f"Recognising letters: page {page} of 30" for page in (3, 13, 23)
    ]


def test_slow_work_is_not_told_when_silent(capsys: pytest.CaptureFixture[str]) -> None:
    with show.progress("Recognising letters", silent=True) as progress:
        progress(1, 2)
    assert capsys.readouterr().err == ""
