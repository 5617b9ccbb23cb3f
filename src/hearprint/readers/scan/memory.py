"""What was recognised before: a picture costs seconds, and its letters a few kilobytes."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress

from PIL import Image

from hearprint.errors import OutputError
from hearprint.model.keys import key
from hearprint.ports import Cache
from hearprint.readers.scan.recogniser import Letter, Quad, Reading, Recogniser, described

_VERSION = 1  #: of what an entry holds


class RememberingRecogniser:
    """Fills ``Recogniser`` by another one; each picture is an entry of the cache.

    The words that come out are the same with and without what is remembered.
    """

    def __init__(self, recogniser: Recogniser, cache: Cache) -> None:
        self._recogniser = recogniser
        self._cache = cache
        self._key = ""
        self._quads: tuple[Quad, ...] = ()
        self._readings: dict[str, Reading | None] = {}
        self._new = False

    def find(self, picture: Image.Image) -> tuple[Quad, ...]:
        """Lines in an RGB picture. Raises RecogniserError."""
        self.done()
        self._key = key(
            "recognised", _VERSION, by=described(), size=picture.size, picture=picture.tobytes()
        )
        if not self._recall():
            self._quads, self._readings = self._recogniser.find(picture), {}
            self._new = True
        return self._quads

    def read(self, strip: Image.Image) -> Reading | None:
        """What one line says. Raises RecogniserError."""
        mark = hashlib.sha256(repr(strip.size).encode() + strip.tobytes()).hexdigest()
        if mark not in self._readings:
            self._readings[mark] = self._recogniser.read(strip)
            self._new = True
        return self._readings[mark]

    def done(self) -> None:
        """Keep what is new. A cache that cannot be written costs the time to do it again."""
        if self._new:
            with suppress(OutputError):
                self._cache.keep(self._key, _packed(self._quads, self._readings))
        self._new = False

    def _recall(self) -> bool:
        data = self._cache.recall(self._key)
        self._new = False
        if data is None:
            return False
        try:
            told = json.loads(data)
            self._quads = tuple(tuple((x, y) for x, y in quad) for quad in told["lines"])
            self._readings = {mark: _reading(one) for mark, one in told["readings"].items()}
        except (ValueError, TypeError, KeyError, AttributeError):
            return False
        return True


def _packed(quads: tuple[Quad, ...], readings: dict[str, Reading | None]) -> bytes:
    told = {
        "lines": quads,
        "readings": {
            mark: [one.sure, [list(letter) for letter in one.letters]] if one else None
            for mark, one in readings.items()
        },
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _reading(told: list[object] | None) -> Reading | None:
    if told is None:
        return None
    sure, letters = told
    if not isinstance(letters, list) or not isinstance(sure, float):
        raise TypeError("an entry that is no reading")
    return Reading(tuple(Letter(str(s), float(at), bool(opens)) for s, at, opens in letters), sure)
