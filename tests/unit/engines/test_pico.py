from __future__ import annotations

from importlib import util

import pytest

from fakes.tools import require_package
from fakes.utterances import utterance
from hearprint.engines import pico
from hearprint.engines.pico import PicoEngine
from hearprint.errors import UnavailableError


def test_without_its_package_the_engine_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pico, "find_spec", lambda _: None)
    with pytest.raises(UnavailableError, match=r"hearprint\[pico\]"):
        PicoEngine()


def test_british_english_comes_first_of_six_languages() -> None:
    require_package("py_nanotts")
    assert [voice.id for voice in PicoEngine().voices()] == [
        "pico/en-gb",
        "pico/en-us",
        "pico/de-de",
        "pico/es-es",
        "pico/fr-fr",
        "pico/it-it",
    ]


def test_markup_is_not_obeyed_and_its_words_are_not_lost() -> None:
    said = pico._plain(utterance("<speed level='300'>fast</speed> \\pitch=9\\ low"))
    assert not set("<>\\") & set(said)
    assert {"speed", "fast", "low"} <= set(said.replace("/", " ").split())


def test_letters_of_other_scripts_are_said_in_ours_and_those_of_europe_stay() -> None:
    assert pico._plain(utterance("Привет, Œuvre États 😀")).split()[:2] == ["Privet,", "Œuvre"]
    assert "États" in pico._plain(utterance("Привет, Œuvre États 😀"))


def test_long_text_is_portioned_at_words_and_nothing_is_lost() -> None:
    text = "solidarity " * 400
    pieces = pico._portions(text)
    assert len(pieces) > 1
    assert " ".join(pieces).split() == text.split()
    assert "".join(pico._portions("x" * 4_000)) == "x" * 4_000


def test_the_package_is_found_by_its_name() -> None:
    require_package("py_nanotts")
    assert util.find_spec("py_nanotts") is not None
    assert "py-nanotts" in PicoEngine().fingerprint
