"""What the helper process of the system's voices does: pyttsx3 speaks (:mod:`.forked` runs it).

It stands alone because pyttsx3 prints, keeps one engine a process, may hang or crash, and because
eSpeak NG carries a state (its flutter and its noise) from one utterance to the next, which nothing
resets: setting the voice again, cancelling or initialising again all leave it (measured with 1.52).

Requests: ``{"do": "voices"}`` or ``{"do": "speak", "text": ..., "voice": ID, "words_per_minute":
N}``, with ``library`` naming the eSpeak NG to load. Its word events go into a file of the sound's
name with ``.words`` behind it, a JSON list of [first character, milliseconds].
"""

from __future__ import annotations

import ctypes
import json
import threading
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

Request = dict[str, Any]

_PHONEMES = 0x100  #: espeakPHONEMES of speak_lib.h

#: Where words of the text begin, and when; pyttsx3 passes on the places but not the times.
_words: list[tuple[int, int]] = []


def prepare(request: Request) -> None:
    """Load eSpeak NG once, before the first fork; it starts no thread."""
    _driver(request["library"])


def do(request: Request) -> None:
    """List the voices or speak."""
    engine = _driver(request["library"]).init()
    if request["do"] == "voices":
        _list(engine, Path(request["file"]))
    else:
        _speak(engine, request)


@cache
def _driver(library: str) -> Any:  # noqa: ANN401 - pyttsx3 has no types
    """The module pyttsx3, which finds eSpeak NG by its name when it is loaded already."""
    if library:
        # Never globally: its symbols would take the place of those in other speech libraries.
        ctypes.CDLL(library, mode=ctypes.RTLD_LOCAL)
        _mend(import_module("pyttsx3.drivers._espeak"))
        import_module("pyttsx3.drivers.espeak")
    return import_module("pyttsx3")


def _mend(espeak: Any) -> None:  # noqa: ANN401 - pyttsx3 has no types
    """Tell eSpeak NG how long the text is: pyttsx3 says ten times that, and all of it is copied.

    What lies behind the text is not ours to read; a text of 300 kB ends the process (measured).
    Tell it too when some words are given as sounds.
    """
    synth = espeak.cSynth

    def measured(text: bytes, _size: int, *rest: object) -> int:
        *before, flags, owner, data = rest
        if b"[[" in text:  # sounds by their names; the other side lets only ours through
            flags = int(str(flags)) | _PHONEMES
        return int(synth(text, len(text) + 1, *before, flags, owner, data))

    espeak.cSynth = measured
    give = espeak.SetSynthCallback

    def timed(heard: Callable[..., int]) -> None:
        def both(wave: Any, count: int, events: Any) -> int:  # noqa: ANN401 - pyttsx3 has no types
            number = 0
            while (event := events[number]).type != espeak.EVENT_LIST_TERMINATED:
                if event.type == espeak.EVENT_WORD:
                    _words.append((event.text_position - 1, event.audio_position))
                number += 1
            return heard(wave, count, events)

        give(both)

    espeak.SetSynthCallback = timed


def _list(engine: Any, file: Path) -> None:  # noqa: ANN401 - pyttsx3 has no types
    voices = [
        {
            "id": voice.id,
            "name": voice.name or "",
            "languages": [str(language) for language in voice.languages or []],
            "gender": str(voice.gender or ""),
        }
        for voice in engine.getProperty("voices")
    ]
    file.write_text(json.dumps(voices), encoding="utf-8")


def _speak(engine: Any, request: Request) -> None:  # noqa: ANN401 - pyttsx3 has no types
    """Write a sound file. pyttsx3 tells failures to a listener only; here they are raised.

    Its loop for eSpeak NG does not wait for the speech, only for 10 ms: longer utterances, or any
    on a busy machine, leave an empty file or none, unless one waits for the word that all is done.
    """
    failures: list[Exception] = []
    done = threading.Event()

    def failed(exception: Exception, **_: object) -> None:
        failures.append(exception)
        done.set()

    def finished(**_: object) -> None:
        done.set()

    tokens = [engine.connect("error", failed), engine.connect("finished-utterance", finished)]
    _settle(engine, request)
    engine.setProperty("voice", request["voice"])
    engine.setProperty("rate", request["words_per_minute"])
    _settle(engine, request)
    engine.save_to_file(request["text"], request["file"])
    engine.runAndWait()
    if request["library"]:
        done.wait()  # for ever: whoever started this process ends it
    for token in tokens:
        engine.disconnect(token)
    if failures:
        raise failures[0]
    if _words:
        Path(request["file"] + ".words").write_text(json.dumps(_words), encoding="utf-8")
        _words.clear()


def _settle(engine: Any, request: Request) -> None:  # noqa: ANN401 - pyttsx3 has no types
    """Let eSpeak NG take what it was told: the voice at once, the rate in a thread of its own.

    Else the two meet, and one utterance in some hundreds on a busy machine has another pace.
    """
    if request["library"]:
        engine.proxy.setBusy(False)
        import_module("pyttsx3.drivers._espeak").Synchronize()
