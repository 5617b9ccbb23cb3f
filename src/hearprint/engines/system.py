"""The machine's own voices through pyttsx3: SAPI on Windows, NSSpeech on macOS, else eSpeak NG.

eSpeak NG comes in a wheel (espeakng-loader); a system's own copy is not used, so that every Linux
sounds alike. pyttsx3 speaks in a helper process (:mod:`hearprint.engines.system_worker`): it may
hang, crash or print there without harm.
"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version

import espeakng_loader
import numpy as np
from anyascii import anyascii

from hearprint.engines.events import begun
from hearprint.engines.helper import Helper, HelperError, worker
from hearprint.engines.ipa import to_espeak, to_letters, with_sounds
from hearprint.engines.naming import name_voices
from hearprint.engines.soundfile import read_sound
from hearprint.engines.wording import cleaned, for_espeak, has_words, parted, with_figures
from hearprint.errors import SpeechError, UnavailableError
from hearprint.model.speech import Speech, Utterance, Voice

_WORDS_PER_MINUTE = 175  #: at rate 1; the pace eSpeak NG itself starts with
_SILENT_RATE = 22_050
_LONGEST_WORD = 60  #: German has longer words than English; eSpeak NG drops what is too long
#: How long an utterance may take: eSpeak NG needs milliseconds, other systems speak more slowly.
_PATIENCE_S = 60.0
_CHARACTERS_PER_S = 20
_RULES = 4  #: raised when what we do to text or sound changes
_WORKER = worker("system_worker.py")


class SystemEngine:
    """Fills :class:`hearprint.ports.Engine`. The helper starts when it is first asked."""

    def __init__(
        self, *, command: Sequence[str] = _WORKER, patience_s: float = _PATIENCE_S
    ) -> None:
        self._helper = Helper(command, _environment())
        self._patience_s = patience_s
        self._known: dict[str, tuple[Voice, str]] | None = None

    @property
    def name(self) -> str:
        """As registered."""
        return "system"

    @property
    def fingerprint(self) -> str:
        """pyttsx3 and what it drives: eSpeak NG's wheel, else the operating system."""
        driven = (
            f"espeakng-loader {version('espeakng-loader')}"
            if _uses_wheel()
            else f"{platform.system()} {platform.version()}"
        )
        return f"system pyttsx3 {version('pyttsx3')} {driven} rules {_RULES}"

    def voices(self) -> Sequence[Voice]:
        """All the machine's, British English first; none when pyttsx3 does not work here."""
        try:
            return tuple(voice for voice, _ in self._voices().values())
        except UnavailableError:
            return ()

    def speak(self, utterance: Utterance, voice: Voice, *, rate: float) -> Speech:
        """Say ``utterance.spoken`` at the driver's own sample rate.

        Raises SpeechError when nothing is heard, and UnavailableError without that voice.
        """
        known = self._voices()
        if voice.name not in known:
            raise UnavailableError(
                f"There is no system voice {voice.name!r} on this computer.",
                hint="List those there are with: hearprint voices.",
            )
        text = parted(cleaned(utterance.spoken), longest=_LONGEST_WORD)
        if _uses_wheel():
            text = with_figures(text, voice.language)
        if _uses_wheel() and voice.language.startswith("en"):
            text = for_espeak(text)
        text = _with_sounds(utterance, text, voice)
        if not has_words(text):
            return Speech(samples=np.zeros(0, np.float32), sample_rate=_SILENT_RATE)
        pace = round(_WORDS_PER_MINUTE * rate)
        reason = ""
        # An empty file has been seen once, and never twice in a row; a voice may know no such
        # script, and then says its letters in ours.
        for wording in (text, text, anyascii(text)):
            try:
                speech, begins = self._say(wording, known[voice.name][1], pace)
            except (HelperError, ValueError) as error:
                reason = str(error)
                continue
            if np.any(speech.samples):
                words = begun(utterance.spoken, wording, begins, speech.duration_ms)
                return replace(speech, words=words)
            reason = "it stayed silent"
        raise SpeechError(
            f"The system voice could not say {utterance.spoken[:60]!r}: {reason}.",
            hint="Choose another voice.",
            where=utterance.id,
        )

    def _say(
        self, text: str, voice: str, words_per_minute: int
    ) -> tuple[Speech, list[tuple[int, int]]]:
        """The sound, and at which character and millisecond words begin, where that is told."""
        request = {
            "do": "speak",
            "library": _library(),
            "text": text,
            "voice": voice,
            "words_per_minute": words_per_minute,
        }
        patience = self._patience_s + len(text) / _CHARACTERS_PER_S
        data, words = self._helper.ask_both(request, patience, ".words")
        return read_sound(data), [(at, ms) for at, ms in json.loads(words or b"[]")]

    def _voices(self) -> dict[str, tuple[Voice, str]]:
        if self._known is None:
            try:
                listed = json.loads(
                    self._helper.ask({"do": "voices", "library": _library()}, self._patience_s)
                )
            except (HelperError, ValueError) as error:
                raise UnavailableError(
                    f"The system's voices cannot be used ({error}).",
                    hint="Use the voice called neural.",
                ) from error
            self._known = name_voices(listed, formant=_uses_wheel())
        return self._known


def _with_sounds(utterance: Utterance, text: str, voice: Voice) -> str:
    """``text`` with its words of known sound: as eSpeak's names in ``[[ ]]``, else in letters.

    The sounds of a lexicon are British, so other accents keep to a respelling where there is one.
    """
    text = text.replace("[[", "[ [")  # only ours are taken as sounds
    if _uses_wheel() and voice.language.startswith("en"):
        british = voice.language == "en-GB"
        return with_sounds(utterance, text, _as_espeak, always=british)
    return with_sounds(utterance, text, lambda _, ipa: to_letters(ipa), always=False)


def _as_espeak(words: str, ipa: str) -> str:
    sounds = to_espeak(ipa)
    return f"[[{sounds}]]" if sounds else words


def _uses_wheel() -> bool:
    return platform.system() not in {"Windows", "Darwin"}


def _library() -> str:
    return str(espeakng_loader.get_library_path()) if _uses_wheel() else ""


def _environment() -> dict[str, str]:
    """The helper's environment: eSpeak NG finds its data by a variable, and no locale matters."""
    if not _uses_wheel():
        return dict(os.environ)
    data = str(espeakng_loader.get_data_path())
    return {**os.environ, "ESPEAK_DATA_PATH": data, "LC_ALL": "C.UTF-8"}
