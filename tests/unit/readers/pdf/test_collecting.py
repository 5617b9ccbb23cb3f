from __future__ import annotations

import gc
import weakref

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


def test_rings_from_before_are_gone_within() -> None:
    class Ring:
        pass

    ring = Ring()
    ring.__dict__["itself"] = ring
    seen = weakref.ref(ring)
    del ring
    with uncollected():
        assert seen() is None
