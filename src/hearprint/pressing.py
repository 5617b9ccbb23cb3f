"""Makes the files of one section's sound, each unless it was made before, and listens to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from hearprint.assembly.join import Assembled
from hearprint.checks.sound import TOLERANCE_MS, check_heard
from hearprint.model.chapters import chapters_of
from hearprint.model.findings import Finding
from hearprint.model.speech import Alternate, Heard, Script, Stored
from hearprint.ports import Blobs, Cache, Codec, Hear, Tags

_TRIES = 3  #: at keeping the peaks of a file where they belong
_BETWEEN = 1.02  #: what lies between two samples of finished speech passes them by so much
_MORE = 0.97  #: peaks are brought a little lower than it takes: a codec does not add alike twice


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """One section's sound, ready for codecs."""

    script: Script
    tags: Tags
    made: Assembled
    name: Callable[[str], str]  #: the key of what the codec with a fingerprint makes of it
    peak: float  #: the amplitude that no file passes
    whole: bool  #: nothing is missing, so that it may be kept
    hear: Hear
    cache: Cache
    blobs: Blobs

    def file(self, codec: Codec) -> tuple[Stored, list[Finding]]:
        """A file to publish, and what listening to it found amiss."""
        chapters = chapters_of(self.script, self.made.clips, self.tags.title)
        audio, heard = self._encoded(codec)
        finished = codec.tagged(audio, replace(self.tags, chapters=chapters))
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
        stored = self.blobs.put(self._held(codec)[0])
        if self.whole:
            self.cache.keep(name, f"{stored.digest} {stored.length}".encode())
        return stored

    def _encoded(self, codec: Codec) -> tuple[bytes, Heard]:
        name = self.name(codec.fingerprint)
        audio = self.cache.recall(name) if self.whole else None
        if audio is not None:
            return audio, self.hear(audio)
        audio, heard = self._held(codec)
        if self.whole:
            self.cache.keep(name, audio)
        return audio, heard

    def _held(self, codec: Codec) -> tuple[bytes, Heard]:
        """Encoded so that no peak passes: a codec that adds to them is given lower ones."""
        tries, pieces = _TRIES, self.made.pieces
        if codec.headroom_db:
            pieces = pieces.lower(10.0 ** (-codec.headroom_db / 20.0))
        while True:
            audio = codec.encode(pieces, gain_db=self.made.gain_db)
            heard = self.hear(audio)
            over = heard.peak * _BETWEEN / self.peak
            tries -= 1
            if over <= 1.0 or not tries:
                return audio, heard
            pieces = pieces.lower(_MORE / over)


def _stored(data: bytes) -> Stored:
    digest, _, length = data.decode().partition(" ")
    return Stored(digest=digest, length=int(length))
