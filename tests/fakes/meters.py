"""ffmpeg's own meters, as independent judges of what we wrote."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import NamedTuple

from hearprint.codecs import ffmpeg


class Heard(NamedTuple):
    """What a player gives out."""

    loudness: float  #: LUFS, integrated
    peak: float  #: dBTP
    silences: tuple[tuple[float, float], ...]  #: begin and length in seconds, below -60 dB


def measure(file: Path) -> Heard:
    """Decode ``file`` and measure it with the filters ebur128 and silencedetect."""
    done = subprocess.run(
        [
            *(ffmpeg.path(), "-nostdin", "-hide_banner", "-i", str(file)),
            *("-af", "silencedetect=noise=-60dB:d=0.3,ebur128=peak=true", "-f", "null", "-"),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    summary = done.stderr[done.stderr.rindex("Summary:") :]
    begins = re.findall(r"silence_start: (-?[\d.]+)", done.stderr)
    lengths = re.findall(r"silence_duration: ([\d.]+)", done.stderr)
    return Heard(
        loudness=float(re.findall(r"I:\s+(-?[\d.]+|-inf) LUFS", summary)[-1]),
        peak=float(re.findall(r"Peak:\s+(-?[\d.]+|-inf) dBFS", summary)[-1]),
        silences=tuple(zip(map(float, begins), map(float, lengths), strict=True)),
    )
