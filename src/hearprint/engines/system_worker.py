"""The helper process in which pyttsx3 speaks; run by its path, it imports nothing of ours.

It stands alone because pyttsx3 prints, keeps one engine a process, may hang or crash, and because
eSpeak NG carries a state (its flutter and its noise) from one utterance to the next, which nothing
resets: setting the voice again, cancelling or initialising again all leave it (measured with 1.52).
Where a process can fork, each utterance therefore speaks in a fork of one that has never spoken,
and sounds the same whatever came before it.

One request a line of JSON on the standard input: ``{"do": "voices", "file": PATH}`` or
``{"do": "speak", "file": PATH, "text": ..., "voice": ID, "words_per_minute": N}``, with ``library``
naming the eSpeak NG to load. One line of JSON on the standard output for each: ``{}`` when the file
is written, else ``{"error": ...}``.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

Request = dict[str, Any]

_PHONEMES = 0x100  #: espeakPHONEMES of speak_lib.h


def main() -> None:
    """Answer requests until the input ends."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    # What pyttsx3 prints must not be taken for an answer.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    attempt: Callable[[Request], str] = _in_a_fork if hasattr(os, "fork") else _here
    if sys.platform == "darwin":
        attempt = _here  # Apple's frameworks forbid work in a fork
    for line in sys.stdin.buffer:
        error = attempt(json.loads(line))
        answers.write(json.dumps({"error": error} if error else {}) + "\n")
        answers.flush()


def _in_a_fork(request: Request) -> str:
    """Do it in a fork; gives what went wrong, or nothing."""
    _driver(request["library"])  # loaded once, before the first fork; it starts no thread
    child = os.fork()
    if child == 0:
        signal.alarm(int(request["seconds"]))
        error = _here(request)
        if error:
            Path(request["file"]).write_text(error, encoding="utf-8")
        os._exit(1 if error else 0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code == 1:
        return Path(request["file"]).read_text(encoding="utf-8")
    if code == -signal.SIGALRM:
        return f"it had not finished after {request['seconds']} seconds"
    return f"it ended with {code}" if code else ""


def _here(request: Request) -> str:
    """Do it in this process; gives what went wrong, or nothing."""
    try:
        engine = _driver(request["library"]).init()
        if request["do"] == "voices":
            _list(engine, Path(request["file"]))
        else:
            _speak(engine, request)
    except Exception as error:  # noqa: BLE001 - drivers raise anything; the other side tells it
        return f"{type(error).__name__}: {error}"
    return ""


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


def _settle(engine: Any, request: Request) -> None:  # noqa: ANN401 - pyttsx3 has no types
    """Let eSpeak NG take what it was told: the voice at once, the rate in a thread of its own.

    Else the two meet, and one utterance in some hundreds on a busy machine has another pace.
    """
    if request["library"]:
        engine.proxy.setBusy(False)
        import_module("pyttsx3.drivers._espeak").Synchronize()


if __name__ == "__main__":
    main()
