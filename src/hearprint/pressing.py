"""Makes the files of one section's sound, each unless it was made before, and listens to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from hearprint.assembly.join import Assembled
from hearprint.checks.sound import TOLERANCE_MS, check_heard
from hearprint.model.chapters import chapters_of
from hearprint.model.findings import Finding
from hearprint.model.speech import Alternate, Script, Stored
from hearprint.ports import Blobs, Cache, Codec, Hear, Tags


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """One section's sound, ready for codecs."""

    script: Script
    tags: Tags
    made: Assembled
    name: Callable[[str], str]  #: the key of what the codec with a fingerprint makes of it
    whole: bool  #: nothing is missing, so that it may be kept
    hear: Hear
    cache: Cache
    blobs: Blobs

    def file(self, codec: Codec) -> tuple[Stored, list[Finding]]:
        """A file to publish, and what listening to it found amiss."""
        chapters = chapters_of(self.script, self.made.clips, self.tags.title)
        finished = codec.tagged(self._encoded(codec), replace(self.tags, chapters=chapters))
        heard = self.hear(finished)
        found = check_heard(heard, self.made.duration_ms, codec.ending, TOLERANCE_MS)
        return self.blobs.put(finished), list(found)

    def alternate(self, codec: Codec) -> tuple[Alternate, list[Finding]]:
        """The same, as one of several files."""
        audio, amiss = self.file(codec)
        made = Alternate(
            ending=codec.ending,
            media_type=codec.media_type,
            codecs=codec.codecs,
            bitrate=codec.bitrate,
            audio=audio,
        )
        return made, amiss

    def leaf(self, codec: Codec) -> Stored:
        """What a binder takes: kept once, as bytes by content."""
        name = self.name(codec.fingerprint)
        kept = self.cache.recall(name) if self.whole else None
        if kept is not None and self.blobs.holds(stored := _stored(kept)):
            return stored
        stored = self.blobs.put(self._fresh(codec))
        if self.whole:
            self.cache.keep(name, f"{stored.digest} {stored.length}".encode())
        return stored

    def _encoded(self, codec: Codec) -> bytes:
        name = self.name(codec.fingerprint)
        audio = self.cache.recall(name) if self.whole else None
        if audio is None:
            audio = self._fresh(codec)
            if self.whole:
                self.cache.keep(name, audio)
        return audio

    def _fresh(self, codec: Codec) -> bytes:
        return codec.encode(self.made.pieces, gain_db=self.made.gain_db)


def _stored(data: bytes) -> Stored:
    digest, _, length = data.decode().partition(" ")
    return Stored(digest=digest, length=int(length))
