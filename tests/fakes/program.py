"""A program that speaks, as a house might have one: words in, a WAV file out; run by its path.

It hums as long as the words would last. ``--do`` makes it misbehave.
"""

from __future__ import annotations

import argparse
import math
import os
import struct
import sys
import time
import wave
from io import BytesIO
from pathlib import Path

RATE = 16_000


def hum(words: int, rate: float) -> bytes:
    count = round(words * RATE * 0.4 / rate)
    wave_of = (
        round(6000 * math.sin(2 * math.pi * (at % 80) / 80) * min(1, at / 400, (count - at) / 400))
        for at in range(count)
    )
    buffer = BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(struct.pack(f"<{count}h", *wave_of))
    return buffer.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=float, default=1.0)
    parser.add_argument("--voice", default="")
    parser.add_argument("--out", default="")
    parser.add_argument("--do", default="")
    asked = parser.parse_args()
    text = sys.stdin.buffer.read().decode("utf-8")
    if asked.do == "hang":
        time.sleep(600)
    if asked.do == "leave a child that holds the pipe" and os.fork() == 0:
        time.sleep(600)
    if asked.do == "fail":
        sys.exit("no such voice: " + asked.voice)
    if asked.do == "crash":
        os.abort()
    data = hum(len(text.split()), asked.rate)
    if asked.do == "garble":
        data = b"this is no sound"
    if asked.do == "stream":
        data = data[:4] + b"\xff" * 4 + data[8:40] + b"\xff" * 4 + data[44:]
    if asked.do == "echo":
        Path(os.environ["HEARD"]).write_text(repr((asked.voice, asked.rate, text)), "utf-8")
    while asked.do == "flood":
        sys.stdout.buffer.write(data)
    if asked.out:
        Path(asked.out).write_bytes(data)
    else:
        sys.stdout.buffer.write(data)


if __name__ == "__main__":
    main()
