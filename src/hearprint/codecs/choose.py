"""Which files a house wants of every section."""

from __future__ import annotations

from hearprint.codecs.m4b import M4bBinder
from hearprint.codecs.mp3 import Mp3Codec
from hearprint.codecs.opus import OpusCodec
from hearprint.ports import Codecs
from hearprint.settings import SoundSettings


def codecs_for(sound: SoundSettings) -> Codecs:
    """MP3 always, which every app plays; Opus and M4B where they are wanted."""
    return Codecs(
        main=Mp3Codec(sound),
        formant=Mp3Codec(sound, formant=True),
        others=(OpusCodec(sound),) if sound.opus else (),
        binder=M4bBinder(sound) if sound.m4b else None,
    )
