"""Voices in the format of Piper: a model (``.onnx``) and what it needs to be told (``.onnx.json``).

The keys are those that Piper's own programs write beside each voice. Files come from people: what
cannot be used is passed over with a reason, and none of it is trusted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hearprint.engines.files import mark_of
from hearprint.engines.naming import bcp47
from hearprint.model.speech import Voice
from hearprint.model.words import slug

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_MOST_SPEAKERS = 2_000
_RATES = range(8_000, 48_001)


@dataclass(frozen=True, slots=True, kw_only=True)
class PiperVoice:
    """One voice of a model."""

    voice: Voice
    model: Path
    sample_rate: int  #: Hz
    espeak: str  #: the voice whose phonemes it knows; empty when it takes letters
    ids: Mapping[str, tuple[int, ...]]  #: of each sign
    pace: float  #: length of sounds at rate 1
    speaker: int | None  #: in a model of several


class UnfitVoiceError(ValueError):
    """A file that is no voice; the text says why."""


def voices_in(folder: Path, problems: list[str]) -> Iterator[PiperVoice]:
    """The voices of ``folder`` by name; what is wrong with others is added to ``problems``."""
    try:
        models = sorted(folder.glob("*.onnx"))
    except OSError as error:
        problems.append(f"{folder}: {error.strerror}")
        return
    for model in models:
        try:
            yield from _read(model)
        except UnfitVoiceError as error:
            problems.append(f"{model.name}: {error}")


def _read(model: Path) -> Iterator[PiperVoice]:
    config = model.with_name(model.name + ".json")
    try:
        told = json.loads(config.read_text("utf-8"))
    except OSError as error:
        raise UnfitVoiceError(f"{config.name} is not beside it") from error
    except (ValueError, RecursionError) as error:
        raise UnfitVoiceError(f"{config.name} is no JSON") from error
    try:
        yield from _voices(model, told)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise UnfitVoiceError(f"{config.name} lacks or garbles {error}") from error


def _voices(model: Path, told: Mapping[str, Any]) -> Iterator[PiperVoice]:
    kind = told.get("phoneme_type", "espeak")
    if kind not in ("espeak", "text"):
        raise UnfitVoiceError(f"phonemes of the kind {kind!r} are not made here")
    espeak = str(told["espeak"]["voice"]) if kind == "espeak" else ""
    language = bcp47(str(told.get("language", {}).get("code", "") or espeak or "und"))
    sample_rate = int(told["audio"]["sample_rate"])
    if sample_rate not in _RATES:
        raise UnfitVoiceError(f"{sample_rate} Hz is no rate of speech")
    ids = {str(sign): tuple(map(int, one)) for sign, one in told["phoneme_id_map"].items()}
    pace = float(told.get("inference", {}).get("length_scale", 1.0))
    if not {"_", "^", "$"} <= set(ids) or not 0.1 <= pace <= 10:  # noqa: PLR2004 - beyond is noise
        raise UnfitVoiceError("its phonemes or its pace are no voice's")
    name = model.stem if _NAME.fullmatch(model.stem) else slug(model.stem, fallback="voice")
    for suffix, speaker in _speakers(told):
        yield PiperVoice(
            voice=Voice(
                engine="piper",
                name=name + suffix,
                language=language,
                description=f"Piper, {told.get('audio', {}).get('quality', 'unknown')} quality",
                version=mark_of(model),
            ),
            model=model,
            sample_rate=sample_rate,
            espeak=espeak,
            ids=ids,
            pace=pace,
            speaker=speaker,
        )


def _speakers(told: Mapping[str, Any]) -> list[tuple[str, int | None]]:
    """What is added to the name, and the speaker's number, for each of the model's speakers."""
    count = int(told.get("num_speakers", 1))
    if not 1 <= count <= _MOST_SPEAKERS:
        raise UnfitVoiceError(f"{count} speakers are too many")
    if count == 1:
        return [("", None)]
    names = {int(number): str(name) for name, number in told.get("speaker_id_map", {}).items()}
    made: dict[str, int] = {}
    for number in range(count):
        suffix = "." + slug(names.get(number, str(number)), fallback=str(number))
        made[suffix if suffix not in made else f"{suffix}-{number}"] = number
    return list(made.items())
