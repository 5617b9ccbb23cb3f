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
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

Request = dict[str, Any]

_PHONEMES = 0x100  #: espeakPHONEMES of speak_lib.h

#: Where words of the text begin, and when; pyttsx3 passes on the places but not the times.
_words: list[tuple[int, int]] = []


def prepare(request: Request) -> None:
    """Load eSpeak NG once and let it begin, before the first fork; it starts no thread.

    Its data take longer to load than a sentence takes to say.
    """
    if request["library"]:
        _engine(request["library"])


def do(request: Request) -> None:
    """List the voices or speak."""
    library = request["library"]
    engine = _engine(library) if library else _driver(library).init()
    if request["do"] == "voices":
        _list(engine, Path(request["file"]))
    else:
        _speak(engine, request)


@cache
def _engine(library: str) -> Any:  # noqa: ANN401 - pyttsx3 has no types
    """The one for eSpeak NG. pyttsx3 itself forgets it, and each new one would raise the pace."""
    return _driver(library).init()


@cache
def _driver(library: str) -> Any:  # noqa: ANN401 - pyttsx3 has no types
    """The module pyttsx3, which finds eSpeak NG by its name when it is loaded already."""
    if library:
        # Never globally: its symbols would take the place of those in other speech libraries.
        ctypes.CDLL(library, mode=ctypes.RTLD_LOCAL)
        espeak = import_module("pyttsx3.drivers._espeak")
        _mend(espeak)
        _at_once(espeak)
        # Its loop looks every 10 ms whether all is said, which it is when the loop is reached.
        loop: Any = import_module("pyttsx3.drivers.espeak")
        loop.time = SimpleNamespace(sleep=lambda _seconds: None)
    return import_module("pyttsx3")


def _at_once(espeak: Any) -> None:  # noqa: ANN401 - pyttsx3 has no types
    """Let eSpeak NG speak in the thread that asks: one of its own would not outlive a fork.

    It then tells nobody that all is said, for which pyttsx3 waits; so that is told here.
    """
    initialize, synth = espeak.Initialize, espeak.cSynth
    ended = (espeak.EVENT * 2)()
    ended[0].type, ended[1].type = espeak.EVENT_MSG_TERMINATED, espeak.EVENT_LIST_TERMINATED

    def begin(_output: int, *rest: object) -> int:
        return int(initialize(espeak.AUDIO_OUTPUT_SYNCHRONOUS, *rest))

    def said(*request: object) -> int:
        code = int(synth(*request))
        espeak.SynthCallback(None, 0, ended)
        return code

    espeak.Initialize, espeak.cSynth = begin, said


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
    """Write a sound file. pyttsx3 tells failures to a listener only; here they are raised."""
    failures: list[Exception] = []

    def failed(exception: Exception, **_: object) -> None:
        failures.append(exception)

    token = engine.connect("error", failed)
    engine.setProperty("voice", request["voice"])
    engine.setProperty("rate", request["words_per_minute"])
    engine.save_to_file(request["text"], request["file"])
    engine.runAndWait()
    engine.disconnect(token)
    if failures:
        raise failures[0]
    if _words:
        Path(request["file"] + ".words").write_text(json.dumps(_words), encoding="utf-8")
        _words.clear()
