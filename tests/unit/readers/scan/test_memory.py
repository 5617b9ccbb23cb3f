"""What was recognised once is not recognised again, and nothing else changes."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from hearprint.errors import OutputError
from hearprint.readers.scan.memory import RememberingRecogniser
from hearprint.readers.scan.recogniser import Letter, Quad, Reading

_QUAD: Quad = ((10.0, 10.0), (90.0, 10.5), (90.0, 30.0), (10.0, 29.5))


class _Dict:
    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def holds(self, key: str) -> bool:
        return key in self.kept

    def recall(self, key: str) -> bytes | None:
        return self.kept.get(key)

    def keep(self, key: str, data: bytes) -> None:
        self.kept[key] = data


class _Full(_Dict):
    def keep(self, key: str, data: bytes) -> None:
        raise OutputError("The disk is full.", where=f"{key}{len(data)}")


class _Counting:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def find(self, picture: Image.Image) -> tuple[Quad, ...]:
        del picture
        self.asked.append("find")
        return (_QUAD,)

    def read(self, strip: Image.Image) -> Reading | None:
        self.asked.append("read")
        if strip.width > 50:
            return None
        return Reading((Letter("é", 0.1, opens=False), Letter("b", 0.7, opens=True)), 1 / 3)

    def done(self) -> None:
        self.asked.append("done")


def _picture(text: str) -> Image.Image:
    picture = Image.new("RGB", (100, 40), "white")
    ImageDraw.Draw(picture).text((10, 10), text, fill="black")
    return picture


def _all(cache: _Dict, counting: _Counting, text: str) -> list[object]:
    one = RememberingRecogniser(counting, cache)
    picture = _picture(text)
    found = one.find(picture)
    read = [one.read(picture.crop((0, 0, 40, 40))), one.read(picture)]
    one.done()
    return [found, *read]


def test_the_second_time_comes_from_memory_and_is_the_same_to_the_last_digit() -> None:
    cache, first, second = _Dict(), _Counting(), _Counting()
    assert _all(cache, first, "abc") == _all(cache, second, "abc")
    assert first.asked == ["find", "read", "read"]
    assert second.asked == []


def test_another_picture_is_another_matter() -> None:
    cache, counting = _Dict(), _Counting()
    _all(cache, counting, "abc")
    _all(cache, counting, "abd")
    assert counting.asked.count("find") == 2
    assert len(cache.kept) == 2


@pytest.mark.parametrize("data", [b"", b"[]", b'{"lines":[[1]],"readings":{}}', b"\xff", b"null"])
def test_an_entry_that_makes_no_sense_is_made_again(data: bytes) -> None:
    cache, counting = _Dict(), _Counting()
    wanted = _all(cache, _Counting(), "abc")
    cache.kept = dict.fromkeys(cache.kept, data)
    assert _all(cache, counting, "abc") == wanted
    assert counting.asked == ["find", "read", "read"]


def test_a_cache_that_cannot_be_written_stops_nothing() -> None:
    assert _all(_Full(), _Counting(), "abc") == _all(_Dict(), _Counting(), "abc")
