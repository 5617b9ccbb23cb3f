# ruff: noqa: RUF001 - IPA has letters of its own

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from fakes.utterances import utterance
from hearprint.engines import kokoro
from hearprint.engines.kokoro import KokoroEngine
from hearprint.errors import UnavailableError

_SIGNS = " ;:,.!?ðəkəmɪTiɛtɒnθɜːdvʊɑʃæfɔɹbʧᵻsˈˌaQzhwupglNŋʌɪ"


class Network:
    """Stands for the network: each sign lasts two units, the ends three, at half of full scale."""

    def __init__(self) -> None:
        self.given: list[Mapping[str, np.ndarray]] = []

    def run(self, _names: object, given: Mapping[str, np.ndarray]) -> list[np.ndarray]:
        self.given.append(given)
        lengths = np.full(given["tokens"].shape[1], 2.0, np.float32)
        lengths[[0, -1]] = 3.0
        lengths = np.round(lengths / given["speed"][0])
        return [np.full((1, int(lengths.sum()) * 600), 0.5, np.float32), lengths]


@pytest.fixture
def network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Network:
    """The engine with a network and packages of ours, whether or not there are real ones."""
    (tmp_path / "data").mkdir()
    ids = {sign: number for number, sign in enumerate(_SIGNS, 1)}
    (tmp_path / "data" / "vocab.json").write_text(json.dumps({"vocab": ids}), "utf-8")
    steps = np.arange(510, dtype=np.float32).reshape(510, 1, 1).repeat(4, axis=2)
    np.savez(tmp_path / "data" / "voices_ja.npz", jm_kumo=steps, jf_gongitsune=-steps)
    network = Network()
    monkeypatch.setattr(kokoro, "_folder", lambda _: tmp_path)
    monkeypatch.setattr(kokoro, "_network", lambda: network)
    monkeypatch.setattr(kokoro, "find_spec", lambda _: object())
    return network


def test_without_its_packages_the_engine_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kokoro, "find_spec", lambda _: None)
    with pytest.raises(UnavailableError, match=r"hearprint\[kokoro\]"):
        KokoroEngine()


def test_british_phonemes_and_the_style_for_their_number_are_given(network: Network) -> None:
    engine = KokoroEngine()
    engine.speak(utterance("Half past."), engine.voices()[0], rate=1.0)
    [given] = network.given
    signs = "".join(_SIGNS[number - 1] for number in given["tokens"][0][1:-1])
    assert signs == "hˈɑːf pˈɑːst."
    assert given["tokens"][0][[0, -1]].tolist() == [0, 0]
    assert given["style"].tolist() == [[len(signs)] * 4]


def test_each_word_is_timed_by_the_lengths_of_its_phonemes(network: Network) -> None:
    engine = KokoroEngine()
    speech = engine.speak(utterance("Half past."), engine.voices()[0], rate=1.0)
    assert [(word.begin_ms, word.end_ms) for word in speech.words] == [(75, 325), (375, 675)]
    assert network.given[0]["speed"].tolist() == [1.0]


def test_long_text_is_given_in_portions_that_the_network_can_take(network: Network) -> None:
    engine = KokoroEngine()
    text = "solidarity of all the working people " * 40
    speech = engine.speak(utterance(text), engine.voices()[1], rate=2.0)
    assert max(given["tokens"].shape[1] for given in network.given) <= 402
    assert len(speech.words) == len(text.split())
    assert np.abs(speech.samples).max() <= 0.5


def test_a_voice_that_is_not_there_is_refused_by_name(network: Network) -> None:
    engine = KokoroEngine()
    strange = kokoro.Voice(engine="kokoro", name="alpha", language="en-GB")
    with pytest.raises(UnavailableError, match="no Kokoro voice 'alpha'"):
        engine.speak(utterance("Hello."), strange, rate=1.0)
    assert network.given == []
