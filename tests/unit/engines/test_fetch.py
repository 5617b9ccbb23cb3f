from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from fakes.voice_server import VoiceServer, serving
from hearprint.engines.fetch import fetch
from hearprint.errors import OutputError, UnavailableError

DATA = bytes(itertools.islice(itertools.cycle(range(251)), 300_000))


def bring(server: VoiceServer, place: Path, *, sha256: str = "") -> list[tuple[int, int]]:
    told: list[tuple[int, int]] = []
    fetch(
        f"{server.address}/voice.onnx",
        place,
        size=len(DATA),
        sha256=sha256 or server.sha256,
        told=lambda done, whole: told.append((done, whole)),
    )
    return told


def test_a_file_comes_whole_and_how_far_is_told(tmp_path: Path) -> None:
    place = tmp_path / "deep" / "voice.onnx"
    with serving(VoiceServer(DATA)) as server:
        told = bring(server, place)
    assert place.read_bytes() == DATA
    assert told[0] == (0, len(DATA))
    assert told[-1] == (len(DATA), len(DATA))
    assert list(place.parent.iterdir()) == [place]


def test_what_was_cut_short_is_gone_on_from(tmp_path: Path) -> None:
    place = tmp_path / "voice.onnx"
    with serving(VoiceServer(DATA, breaks_after=100_000)) as server:
        for _ in range(2):
            with pytest.raises(UnavailableError, match="of 300,000 bytes came"):
                bring(server, place)
        assert not place.exists()
        bring(server, place)
    assert place.read_bytes() == DATA
    assert server.asked == ["", "bytes=100000-", "bytes=200000-"]


def test_a_server_without_ranges_begins_again(tmp_path: Path) -> None:
    place = tmp_path / "voice.onnx"
    place.with_name("voice.onnx.part").write_bytes(b"x" * 100)
    with serving(VoiceServer(DATA, ranges=False)) as server:
        bring(server, place)
    assert place.read_bytes() == DATA


def test_a_file_that_was_shortened_meanwhile_is_asked_for_anew_and_refused(tmp_path: Path) -> None:
    place = tmp_path / "voice.onnx"
    place.with_name("voice.onnx.part").write_bytes(DATA[:1000])
    with (
        serving(VoiceServer(DATA[:500])) as server,
        pytest.raises(UnavailableError, match="only 500 of 300,000"),
    ):
        bring(server, place)
    assert server.asked == ["bytes=1000-", ""]


@pytest.mark.parametrize("kept", [0, 299_999, 300_000, 300_001])
def test_another_file_is_refused_and_thrown_away(tmp_path: Path, kept: int) -> None:
    place = tmp_path / "voice.onnx"
    part = place.with_name("voice.onnx.part")
    part.write_bytes(b"y" * kept)
    with (
        serving(VoiceServer(DATA)) as server,
        pytest.raises(UnavailableError, match="checksum differs"),
    ):
        bring(server, place, sha256="0" * 64)
    assert list(tmp_path.iterdir()) == []


def test_without_a_connection_the_message_says_what_to_do(tmp_path: Path) -> None:
    with serving(VoiceServer(DATA)) as server:
        pass
    with pytest.raises(UnavailableError, match="refused") as caught:
        bring(server, tmp_path / "voice.onnx")
    assert "what came is kept" in caught.value.hint
    assert str(tmp_path / "voice.onnx") in caught.value.hint


def test_an_address_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    with serving(VoiceServer(DATA)) as server:
        server.address += "/none.txt?"
        with pytest.raises(UnavailableError, match="Not Found"):
            fetch(server.address, tmp_path / "v", size=1, sha256="", told=lambda *_: None)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with serving(VoiceServer(DATA)) as server, pytest.raises(OutputError, match="cannot be kept"):
        bring(server, tmp_path / "file" / "voice.onnx")
