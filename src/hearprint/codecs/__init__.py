"""Audio files: each codec fills :class:`hearprint.ports.Codec`, made from ``SoundSettings``.

Other packages add codecs through the entry-point group ``hearprint.codecs``.
"""

from __future__ import annotations

from hearprint.registry import Registry

REGISTRY = Registry(
    group="hearprint.codecs",
    own={
        "mp3": "hearprint.codecs.mp3:Mp3Codec",
        "opus": "hearprint.codecs.opus:OpusCodec",
    },
)
