from __future__ import annotations

import gc

import pytest

from hearprint.readers.pdf.collecting import uncollected


def test_garbage_is_looked_for_again_when_reading_failed() -> None:
    with pytest.raises(ZeroDivisionError), uncollected():
        raise ZeroDivisionError
    assert gc.isenabled()


def test_no_garbage_is_looked_for_within() -> None:
    with uncollected():
        assert not gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
