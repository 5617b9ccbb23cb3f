"""Opus in Ogg (RFC 7845): half the size of MP3 at the same quality, for players that know it."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from mutagen.flac import Picture
from mutagen.id3 import PictureType
from mutagen.oggopus import OggOpus

from hearprint.codecs import ffmpeg
from hearprint.codecs.pipe import encoded
from hearprint.model.speech import SoundChapter
from hearprint.model.words import plain
from hearprint.ports import Piece, Tags
from hearprint.settings import SoundSettings

_RULES = 2  #: raised when what we do to the sound changes
_RATE = 48_000  #: Hz; Opus always decodes at this one
_MOST_CHAPTERS = 1000  #: the comments' numbers have three digits


class OpusCodec:
    """Fills :class:`hearprint.ports.Codec`. Holds nothing between calls."""

    media_type = "audio/ogg"  #: RFC 7845, section 9
    ending = "opus"
    codecs = "opus"
    headroom_db = 0.4  #: with it few sections of any voice need a second time (measured)

    def __init__(self, sound: SoundSettings | None = None) -> None:
        self._sound = sound or SoundSettings()

    @property
    def bitrate(self) -> int:
        """Bits per second, on average."""
        return self._sound.opus_bitrate * 1000

    @property
    def fingerprint(self) -> str:
        """Ffmpeg and what we ask of it."""
        return f"opus {self._sound.opus_bitrate} kbit/s ffmpeg {ffmpeg.version()} rules {_RULES}"

    def encode(self, pieces: Iterable[Piece], *, gain_db: float) -> bytes:
        """One mono file, as :func:`hearprint.codecs.pipe.encoded`.

        Lasts as long as its pieces: pre-skip and the last granule position say what to cut.
        """
        options = ("-c:a", "libopus", "-b:a", f"{self._sound.opus_bitrate}k")
        more = ("-vbr", "on", "-application", "voip", "-f", "ogg")
        return encoded(pieces, gain_db, _RATE, (*options, *more))

    def tagged(self, audio: bytes, tags: Tags) -> bytes:
        """``audio`` with its comments (RFC 7845, section 5.2). Empty texts leave none."""
        file = BytesIO(audio)
        opus: Any = OggOpus(file)  # type: ignore[no-untyped-call]
        opus.tags.clear()
        for name, text in (*_texts(tags), *_chapters(tags.chapters)):
            if text:
                opus.tags.append((name, text))
        if tags.cover:
            opus.tags.append(("METADATA_BLOCK_PICTURE", _picture(tags.cover)))
        file.seek(0)
        opus.save(file, padding=lambda _info: 0)
        return file.getvalue()


def _texts(tags: Tags) -> tuple[tuple[str, str], ...]:
    return (
        ("TITLE", plain(tags.title)),
        ("ARTIST", plain(tags.artist)),
        ("ALBUM", plain(tags.album)),
        ("TRACKNUMBER", str(tags.track)),
        ("TRACKTOTAL", str(tags.tracks)),
        ("LANGUAGE", plain(tags.language)),
        ("DATE", plain(tags.date)),
    )


def _chapters(chapters: Iterable[SoundChapter]) -> Iterator[tuple[str, str]]:
    """The "chapter extension" of Vorbis comments, by which players name parts."""
    for number, chapter in zip(range(_MOST_CHAPTERS), chapters, strict=False):
        seconds, thousandths = divmod(chapter.begin_ms, 1000)
        minutes, seconds = divmod(seconds, 60)
        hours, minutes = divmod(minutes, 60)
        name = f"CHAPTER{number:03d}"
        yield name, f"{hours:02d}:{minutes:02d}:{seconds:02d}.{thousandths:03d}"
        yield f"{name}NAME", plain(chapter.title)


def _picture(jpeg: bytes) -> str:
    picture: Any = Picture()  # type: ignore[no-untyped-call]
    picture.data = jpeg
    picture.mime = "image/jpeg"
    picture.type = PictureType.COVER_FRONT
    return base64.b64encode(picture.write()).decode("ascii")
