"""Chapters in finished files, as independent readers find them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from mutagen.id3 import ID3
from mutagen.oggopus import OggOpus
from PIL import Image

from fakes.tools import require_package, require_tool
from fakes.utterances import tags
from hearprint.codecs import ffmpeg
from hearprint.codecs.m4b import M4bBinder, frames
from hearprint.codecs.mp3 import Mp3Codec
from hearprint.codecs.opus import OpusCodec
from hearprint.errors import OutputError
from hearprint.model.speech import Heard, SoundChapter, Speech, Stored
from hearprint.ports import Leaf, Piece, Tags

RATE = 24_000
HOSTILE = 'One = two; #3\\ "quoted" <b>&amp;</b> \x1b[0m\n[CHAPTER]\nSTART=0 caf\u00e9 \U0001f41d'
READ = 'One = two; #3\\ "quoted" <b>&amp;</b> [0m [CHAPTER] START=0 caf\u00e9 \U0001f41d'


def chapters(count: int, each_ms: int = 500) -> tuple[SoundChapter, ...]:
    return tuple(
        SoundChapter(
            title=HOSTILE if at == 1 else f"Part {at}",
            level=1 if at == 0 else 2,
            begin_ms=at * each_ms,
            end_ms=(at + 1) * each_ms,
        )
        for at in range(count)
    )


def beep(seconds: float) -> Piece:
    """Half a second of silence, then a click every half second."""
    samples = np.zeros(int(seconds * RATE), np.float32)
    for at in range(RATE // 2, len(samples) - RATE // 4, RATE // 2):
        samples[at : at + 24] = 0.7
    return Piece(speech=Speech(samples=samples, sample_rate=RATE), pause_ms=500)


def jpeg() -> bytes:
    held = BytesIO()
    Image.new("RGB", (64, 64), (20, 60, 90)).save(held, "JPEG")
    return held.getvalue()


def probed(file: Path) -> dict:
    probe = require_tool("ffprobe", "ffprobe")
    asked = ["-v", "error", "-show_chapters", "-show_format", "-show_streams", "-of", "json"]
    return json.loads(subprocess.check_output([probe, *asked, file]))


def mp3(tmp_path: Path, told: Tags, seconds: float = 2.0) -> Path:
    file = tmp_path / "x.mp3"
    codec = Mp3Codec()
    file.write_bytes(codec.tagged(codec.encode([beep(seconds)], gain_db=0.0), told))
    return file


def with_chapters(count: int) -> Tags:
    whole = tags(cover=jpeg())
    return Tags(
        **{name: getattr(whole, name) for name in whole.__slots__ if name != "chapters"},
        chapters=chapters(count),
    )


def test_ffprobe_reads_the_chapters_of_an_mp3(tmp_path: Path) -> None:
    found = probed(mp3(tmp_path, with_chapters(4)))["chapters"]
    assert [one["tags"]["title"] for one in found] == ["Part 0", READ, "Part 2", "Part 3"]
    assert [float(one["start_time"]) for one in found] == [0.0, 0.5, 1.0, 1.5]
    assert float(found[-1]["end_time"]) == 2.0


def test_eyed3_reads_the_chapters_of_an_mp3(tmp_path: Path) -> None:
    require_package("eyed3")
    import eyed3  # noqa: PLC0415 - only where it is installed

    tag = eyed3.load(mp3(tmp_path, with_chapters(4))).tag
    assert tag.version == (2, 3, 0)
    assert [one.title for one in tag.chapters] == ["Part 0", READ, "Part 2", "Part 3"]
    assert [one.times for one in tag.chapters] == [(at * 500, at * 500 + 500) for at in range(4)]
    [toc] = list(tag.table_of_contents)
    assert (toc.toplevel, toc.ordered, len(toc.child_ids)) == (True, True, 4)


def test_three_hundred_chapters_become_255_that_still_cover_the_whole(tmp_path: Path) -> None:
    found = ID3(mp3(tmp_path, with_chapters(300)))
    frames_of = sorted(found.getall("CHAP"), key=lambda one: one.start_time)
    assert len(frames_of) == 255
    assert frames_of[0].start_time == 0
    assert frames_of[-1].end_time == 150_000
    assert len(found.getall("CTOC")[0].child_element_ids) == 255


def test_a_recording_without_chapters_has_no_table_of_contents(tmp_path: Path) -> None:
    found = ID3(mp3(tmp_path, tags()))
    assert not found.getall("CTOC")
    assert not found.getall("CHAP")


def test_opus_tells_its_chapters_its_title_and_its_cover(tmp_path: Path) -> None:
    codec, file = OpusCodec(), tmp_path / "x.opus"
    file.write_bytes(codec.tagged(codec.encode([beep(2)], gain_db=0.0), with_chapters(3)))
    found = OggOpus(file)
    assert found["title"] == ["Letters"]
    assert found["chapter001"] == ["00:00:00.500"]
    assert found["chapter001name"] == [READ]
    assert "metadata_block_picture" in found
    assert abs(found.info.length - 2.5) < 0.001


class Shelf:
    """Keeps what a binder made."""

    data = b""

    def keep(self, parts: Iterable[bytes]) -> Stored:
        self.data = b"".join(parts)
        return Stored(digest="0" * 64, length=len(self.data))


def bound(lengths: list[float], told: Tags | None = None) -> tuple[bytes, Heard]:
    binder, shelf = M4bBinder(), Shelf()
    leaves = [
        Leaf(
            chapters=(
                SoundChapter(
                    title=HOSTILE if at == 1 else f"Part {at}",
                    level=1,
                    begin_ms=0,
                    end_ms=round(seconds * 1000) + 500,
                ),
            ),
            audio=binder.leaf.encode([beep(seconds)], gain_db=0.0),
        )
        for at, seconds in enumerate(lengths)
    ]
    _, heard = binder.bind(leaves, told or tags(cover=jpeg()), shelf.keep)
    return shelf.data, heard


def test_chapters_of_an_audiobook_begin_where_their_sections_are_heard(tmp_path: Path) -> None:
    lengths = [2.0, 1.637, 3.21, 1.05, 2.9]
    file = tmp_path / "x.m4b"
    data, heard = bound(lengths)
    file.write_bytes(data)
    found = probed(file)
    assert [one["tags"]["title"] for one in found["chapters"]][:3] == ["Part 0", READ, "Part 2"]
    raw = ffmpeg.run(["-i", str(file), "-map", "0:a", "-f", "s16le", "-ar", "44100", "-"])
    loud = np.flatnonzero(np.abs(np.frombuffer(raw, "<i2")) > 8000) / 44_100
    for chapter in found["chapters"]:
        begin = float(chapter["start_time"])
        first = loud[loud > begin][0]  # the first click is half a second into its section
        assert abs(first - 0.5 - begin) < 0.03
    assert abs(heard.duration_ms - sum(lengths) * 1000 - 500 * len(lengths)) < 60 * len(lengths)


def test_chapters_of_a_long_book_are_in_their_places(tmp_path: Path) -> None:
    binder, shelf = M4bBinder(), Shelf()
    second = binder.leaf.encode([beep(0.9)], gain_db=0.0)
    minutes = 12
    leaves = [
        Leaf(
            chapters=(SoundChapter(title=f"Part {at}", level=1, begin_ms=0, end_ms=1),),
            audio=second * (minutes * 60 * 44_100 // 1024 // frames(second)),
        )
        for at in range(4)
    ]
    binder.bind(leaves, tags(), shelf.keep)
    file = tmp_path / "x.m4b"
    file.write_bytes(shelf.data)
    length = frames(leaves[0].audio) * 1024 / 44_100
    begins = [float(one["start_time"]) for one in probed(file)["chapters"]]
    assert begins[0] == 0
    assert all(abs(begin - at * length) < 0.05 for at, begin in enumerate(begins))


def test_both_kinds_of_chapter_and_the_cover_are_in_the_file(tmp_path: Path) -> None:
    data, _ = bound([1.0] * 3)
    file = tmp_path / "x.m4b"
    file.write_bytes(data)
    assert b"chpl" in data
    found = probed(file)
    kinds = {one["codec_type"]: one for one in found["streams"]}
    assert kinds["data"]["codec_tag_string"] == "text"
    assert kinds["video"]["disposition"]["attached_pic"] == 1
    assert kinds["audio"]["codec_name"] == "aac"
    assert kinds["audio"]["tags"]["language"] == "eng"
    assert found["format"]["tags"]["genre"] == "Audiobook"
    assert found["format"]["tags"]["title"] == "Letters"


def test_binding_twice_gives_the_same_bytes() -> None:
    assert bound([1.0, 1.3])[0] == bound([1.0, 1.3])[0]


def test_a_book_without_a_cover_can_be_bound() -> None:
    assert bound([1.0], tags())[0].startswith(b"\x00\x00\x00")


def test_a_title_of_nero_s_list_ends_between_letters(tmp_path: Path) -> None:
    binder, shelf = M4bBinder(), Shelf()
    title = "\u00e9" * 300
    whole = (SoundChapter(title=title, level=1, begin_ms=0, end_ms=1500),)
    leaf = Leaf(chapters=whole, audio=binder.leaf.encode([beep(1)], gain_db=0.0))
    binder.bind([leaf], tags(title), shelf.keep)
    file = tmp_path / "x.m4b"
    file.write_bytes(shelf.data)
    assert probed(file)["chapters"][0]["tags"]["title"] == "\u00e9" * 127


@pytest.mark.parametrize("data", [b"no sound at all", b"\xff\xf1\x50\x40\x00\x1f", b"\xff"])
def test_a_damaged_section_is_told_and_not_bound(data: bytes) -> None:
    with pytest.raises(OutputError, match="damaged"):
        frames(data)
