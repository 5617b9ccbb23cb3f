"""Says every case, by ``hearprint spoken`` and by its neighbours, and prints the figures.

::

    python tests/benchmarks/speaking/run.py [--kind K] [--others] [--engines] [--speed] [--verbose]

The neighbours that install: ``pip install num2words wetext nemo_text_processing`` (the last brings
400 MB). Name the Python that has them in ``HEARPRINT_BASELINES``; those not found are named.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.speaking.cases import Case, all_cases
from benchmarks.speaking.phonemes import ENGINES
from benchmarks.speaking.systems import hearprint, others, printed
from benchmarks.speaking.table import Said, by_engine, failures, table

_SPOKEN_ALOUD = 40  #: cases that the neural voice says to learn its pace; the first of every kind


def said_by_all(cases: Sequence[Case], *, neighbours: bool) -> tuple[dict[str, Said], list[str]]:
    """What each system says to every case, and the names of those that are not installed."""
    texts = [case.text for case in cases]
    said: dict[str, Said] = {"hearprint": hearprint(texts)}
    if not neighbours:
        return said, []
    systems, missing = others()
    said["as printed"] = printed(texts)
    for name, system in systems.items():
        said[name] = system(texts)
    return said, missing


def pace(cases: Sequence[Case], normalise: Callable[[str], str]) -> tuple[float, float]:
    """Sentences a second of ``normalise``, and how many times the neural voice's pace that is.

    CPU seconds of this process on one thread, models loaded before the clock starts.
    """
    from hearprint.engines.neural import NeuralEngine  # noqa: PLC0415 - only this measure needs it
    from hearprint.model.speech import Utterance, Voicing  # noqa: PLC0415

    texts = [case.text for case in cases]
    for text in texts:
        normalise(text)  # what is made once is made now
    rounds = 5
    began = time.process_time()
    for _ in range(rounds):
        for text in texts:
            normalise(text)
    ours = len(texts) * rounds / (time.process_time() - began)
    engine = NeuralEngine()
    voice = engine.voices()[0]
    chosen = list({case.kind: case for case in cases}.values())[:_SPOKEN_ALOUD]
    utterances = [
        Utterance(
            id=str(number),
            text=case.text,
            spoken=case.spoken,
            voicing=Voicing.BODY,
            language="en-GB",
            pause_ms=0,
        )
        for number, case in enumerate(chosen)
    ]
    engine.speak(utterances[0], voice, rate=1.0)
    began = time.process_time()
    for utterance in utterances:
        engine.speak(utterance, voice, rate=1.0)
    theirs = len(utterances) / (time.process_time() - began)
    return ours, ours / theirs


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--kind", default="", help="only kinds that hold this")
    parser.add_argument("--others", action="store_true", help="run the neighbours too")
    parser.add_argument("--engines", action="store_true", help="compare phonemes in two engines")
    parser.add_argument("--speed", action="store_true", help="measure the pace")
    parser.add_argument("--verbose", action="store_true", help="tell every failure")
    asked = parser.parse_args()
    cases = [case for case in all_cases() if asked.kind in case.kind]
    said, missing = said_by_all(cases, neighbours=asked.others)
    if asked.verbose:
        print(failures(cases, said["hearprint"]))
    print(table(cases, said))
    for name in missing:
        print("not installed:", name)
    if asked.engines:
        print(by_engine(cases, said, ENGINES))
    if asked.speed:
        from hearprint.script.spoken import spoken  # noqa: PLC0415 - only this measure needs it

        sentences, ratio = pace(cases, spoken)
        print(f"{sentences:.0f} sentences a second, {ratio:.0f} times the neural voice's pace")


if __name__ == "__main__":
    main()
