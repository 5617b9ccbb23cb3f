"""M4B: a whole publication in one file, with chapters, for audiobook players.

Sections are encoded to AAC one by one and joined frame by frame, so nothing is encoded twice and
any number of processes may take part. A section's last frame is filled up with silence and its
first one is the encoder's own, so the sound of the n-th begins ``frames before it + 1`` frames
into the file (measured by decoding; ISO/IEC 14496-3 has 1024 samples in a frame).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hearprint.codecs import ffmpeg
from hearprint.codecs.hear import heard_in
from hearprint.codecs.pipe import encoded, no_room
from hearprint.codecs.tags import iso_639_2
from hearprint.errors import OutputError
from hearprint.model.speech import Heard, Stored
from hearprint.model.words import plain
from hearprint.ports import Leaf, Piece, Tags
from hearprint.settings import SoundSettings

_RULES = 2  #: raised when what we do to the sound, or to the file, changes
#: How ffmpeg packs AAC: its other way, which it takes by itself, is three times as slow and, for
#: speech, worse (64 kbit/s, noise 22 dB and not 28 dB below neural voices, PESQ 4.07 and not 4.20;
#: eSpeak NG 3.50 and not 4.23) and adds a fifth to that one's peaks. Noise made up for high sounds
#: and the shaping of noise in time make it no better.
_PACKING = ("-aac_coder", "fast", "-aac_pns", "0", "-aac_tns", "0")
_FRAME = 1024  #: samples
_PART = 1 << 20  #: bytes given at a go
#: Bytes of a chapter's title: one byte holds its length in Nero's list of chapters.
_TITLE_BYTES = 255
_STREAM, _TOLD, _COVER, _WHOLE = "whole.aac", "told.txt", "cover.jpg", "whole.m4b"
_HEADER = 7  #: bytes of a frame that tell its length (ISO/IEC 13818-7, 6.2)


class AacCodec:
    """Fills :class:`hearprint.ports.Codec`: frames of AAC-LC, each with its ADTS header."""

    media_type = "audio/aac"
    ending = "aac"
    codecs = "mp4a.40.2"
    headroom_db = 0.0

    def __init__(self, sound: SoundSettings | None = None) -> None:
        self._sound = sound or SoundSettings()

    @property
    def bitrate(self) -> int:
        """Bits per second, on average."""
        return self._sound.m4b_bitrate * 1000

    @property
    def fingerprint(self) -> str:
        """Ffmpeg and what we ask of it."""
        rates = f"{self._sound.sample_rate} Hz {self._sound.m4b_bitrate} kbit/s"
        return f"aac {rates} ffmpeg {ffmpeg.version()} rules {_RULES}"

    def encode(self, pieces: Iterable[Piece], *, gain_db: float) -> bytes:
        """One mono stream, as :func:`hearprint.codecs.pipe.encoded`; longer by up to two frames."""
        rate = self._sound.sample_rate
        options = ("-c:a", "aac", "-b:a", f"{self._sound.m4b_bitrate}k", "-ar", str(rate))
        return encoded(pieces, gain_db, rate, (*options, *_PACKING, "-f", "adts"))

    def tagged(self, audio: bytes, tags: Tags) -> bytes:
        """``audio`` as it is: such a stream has no place for tags."""
        del tags
        return audio


class M4bBinder:
    """Fills :class:`hearprint.ports.Binder`."""

    media_type = "audio/mp4"  #: RFC 4337
    ending = "m4b"

    def __init__(self, sound: SoundSettings | None = None) -> None:
        self._sound = sound or SoundSettings()
        self.leaf = AacCodec(self._sound)

    @property
    def fingerprint(self) -> str:
        """That of the sections' encoder, which is also the joiner, and our rules."""
        return f"m4b {self.leaf.fingerprint}"

    def bind(
        self, leaves: Iterable[Leaf], tags: Tags, keep: Callable[[Iterable[bytes]], Stored]
    ) -> tuple[Stored, Heard]:
        """The file, of which one section at a time is held, and how it sounds. Raises OutputError.

        Chapters stand in both forms that players know: Nero's list (the first 255) and
        QuickTime's text track.
        """
        try:
            with TemporaryDirectory(prefix="hearprint-") as name:
                folder = Path(name)
                self._write(folder, leaves, tags)
                heard = heard_in(folder / _WHOLE)
                return keep(_parts(folder / _WHOLE)), heard
        except OSError as error:
            raise no_room(error) from error

    def _write(self, folder: Path, leaves: Iterable[Leaf], tags: Tags) -> None:
        with (folder / _STREAM).open("wb") as stream:
            joined = _Joined(self._sound.sample_rate)
            for leaf in leaves:
                joined.add(leaf)
                stream.write(leaf.audio)
        told = _metadata(tags, joined.chapters, self._sound.sample_rate)
        (folder / _TOLD).write_text(told, encoding="utf-8")
        (folder / _COVER).write_bytes(tags.cover)
        ffmpeg.run(_arguments(folder, tags))
        (folder / _STREAM).unlink()


def _parts(file: Path) -> Iterator[bytes]:
    with file.open("rb") as made:
        while part := made.read(_PART):
            yield part


@dataclass(slots=True)
class _Joined:
    """Counts frames, and so knows where chapters are in the whole."""

    rate: int
    frames: int = 0
    begins: list[tuple[int, str]] = field(default_factory=list)  #: sample, title

    def add(self, leaf: Leaf) -> None:
        start = (self.frames + 1) * _FRAME if self.frames else 0
        for chapter in leaf.chapters:
            at = start + chapter.begin_ms * self.rate // 1000
            if not self.begins or at > self.begins[-1][0]:
                self.begins.append((at, chapter.title))
        self.frames += frames(leaf.audio)

    @property
    def chapters(self) -> list[tuple[int, int, str]]:
        """First sample, last sample and title of each."""
        edges = [*(at for at, _ in self.begins), self.frames * _FRAME]
        titles = (title for _, title in self.begins)
        return [
            (begin, end, title) for (begin, end), title in zip(pairwise(edges), titles, strict=True)
        ]


def frames(adts: bytes) -> int:
    """How many frames a stream of AAC holds. Raises OutputError when it is none."""
    at = count = 0
    while at < len(adts):
        head = adts[at : at + _HEADER]
        length = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5 if len(head) == _HEADER else 0
        if length < _HEADER or head[0] != 0xFF or head[1] & 0xF6 != 0xF0:  # noqa: PLR2004 - syncword
            raise OutputError("A section's audio is damaged.", hint="Run the same command again.")
        at += length
        count += 1
    return count


def _arguments(folder: Path, tags: Tags) -> list[str]:
    # fmt: off
    inputs = ["-f", "aac", "-i", str(folder / _STREAM),
              "-f", "ffmetadata", "-i", str(folder / _TOLD)]
    maps = ["-map", "0:a", "-map_metadata", "1", "-map_chapters", "1"]
    if tags.cover:
        inputs += ["-f", "image2", "-c:v", "mjpeg", "-i", str(folder / _COVER)]
        maps += ["-map", "2:v", "-disposition:v:0", "attached_pic"]
    return [
        *inputs, *maps, "-c", "copy", "-bsf:a", "aac_adtstoasc", "-fflags", "+bitexact",
        "-metadata:s:a:0", f"language={iso_639_2(tags.language)}",
        # Left to itself, ffmpeg counts in such small units that 32 bits hold 152 seconds of them.
        "-movie_timescale", "1000",
        "-movflags", "+faststart", "-f", "ipod", str(folder / _WHOLE),
    ]
    # fmt: on


def _metadata(tags: Tags, chapters: Sequence[tuple[int, int, str]], rate: int) -> str:
    """In ffmpeg's own form for what a file says about itself ("FFMETADATA1")."""
    texts = {
        "title": tags.title,
        "artist": tags.artist,
        "album": tags.album,
        "album_artist": tags.artist,
        "genre": "Audiobook",
        "date": tags.date,
    }
    lines = [";FFMETADATA1"]
    lines += [f"{name}={_escaped(text)}" for name, text in texts.items() if plain(text)]
    lines.append("media_type=2")  # iTunes: an audiobook
    for begin, end, title in chapters:
        lines += ["[CHAPTER]", f"TIMEBASE=1/{rate}", f"START={begin}", f"END={end}"]
        lines.append(f"title={_escaped(title)}")
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    clean = plain(text).encode("utf-8", "replace")[:_TITLE_BYTES].decode("utf-8", "ignore")
    return "".join(f"\\{sign}" if sign in "=;#\\\n" else sign for sign in clean)
