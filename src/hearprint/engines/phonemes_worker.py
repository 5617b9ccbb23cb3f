"""What the helper process that reads words as phonemes does: eSpeak NG (:mod:`.forked` runs it).

eSpeak NG is under the GPL and stays in a process of its own.

Request: ``{"library": PATH, "voice": NAME, "texts": [...]}``; the file is a JSON list of IPA, one
for each text. The library's data are found by the environment variable ``ESPEAK_DATA_PATH``.
"""

from __future__ import annotations

import ctypes
import json
from functools import cache
from pathlib import Path
from typing import Any

Request = dict[str, Any]

_RETRIEVAL = 1  #: AUDIO_OUTPUT_RETRIEVAL of speak_lib.h: no sound is played
_UTF8 = 1  #: espeakCHARS_UTF8
_IPA = 2  #: bit 1 of phonememode


def prepare(request: Request) -> None:
    """Load the library."""
    _library(request["library"])


def do(request: Request) -> None:
    """Write the phonemes of every text."""
    library = _library(request["library"])
    if library.espeak_Initialize(_RETRIEVAL, 0, None, 0) < 0:
        raise OSError("eSpeak NG finds no data")
    if library.espeak_SetVoiceByName(request["voice"].encode()) != 0:
        raise LookupError(f"eSpeak NG has no voice {request['voice']!r}")
    found = [_phonemes(library, text) for text in request["texts"]]
    Path(request["file"]).write_text(json.dumps(found), encoding="utf-8")


@cache
def _library(path: str) -> Any:  # noqa: ANN401 - ctypes has no types for what it loads
    # Never globally: its symbols would take the place of those in other speech libraries.
    library = ctypes.CDLL(path, mode=ctypes.RTLD_LOCAL)
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    library.espeak_TextToPhonemes.argtypes = [
        ctypes.POINTER(ctypes.c_void_p),
        ctypes.c_int,
        ctypes.c_int,
    ]
    return library


def _phonemes(library: Any, text: str) -> str:  # noqa: ANN401 - as above
    """IPA of ``text``; the library gives it clause by clause and moves the pointer along."""
    data = ctypes.create_string_buffer(text.encode("utf-8", "replace"))
    place = ctypes.c_void_p(ctypes.addressof(data))
    clauses = []
    while place.value:
        clauses.append(library.espeak_TextToPhonemes(ctypes.byref(place), _UTF8, _IPA).decode())
    return " ".join(filter(None, clauses))
