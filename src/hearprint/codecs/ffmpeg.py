"""The one door to ffmpeg, which comes as a binary inside the imageio-ffmpeg wheel."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from functools import cache

import imageio_ffmpeg

from hearprint.errors import OutputError, UnavailableError

#: Far longer than any section takes; ends a process that hangs.
TIMEOUT_S = 900.0

_HINT = "Install it again with: pip install --force-reinstall imageio-ffmpeg."


@cache
def path() -> str:
    """Where the binary is. Raises UnavailableError when this installation has none."""
    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except (OSError, RuntimeError) as error:
        raise UnavailableError("ffmpeg, which writes the audio, is missing.", hint=_HINT) from error


@cache
def version() -> str:
    """What the binary calls itself, such as ``7.0.2-static``."""
    first = run(["-version"]).decode("utf-8", "replace").partition("\n")[0]
    return first.removeprefix("ffmpeg version ").partition(" ")[0]


def run(arguments: Sequence[str], *, timeout_s: float = TIMEOUT_S) -> bytes:
    """Run ffmpeg without a shell and give what it wrote to its standard output.

    It reads no input and says only errors. Raises UnavailableError when it cannot be started and
    OutputError when it fails, is killed or takes longer than ``timeout_s``.
    """
    command = [path(), "-hide_banner", "-nostdin", "-loglevel", "error", *arguments]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout_s, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise OutputError(
            f"ffmpeg had not written the audio after {timeout_s:.0f} seconds.",
            hint="Build again; if it happens twice, make the section shorter.",
        ) from error
    except OSError as error:
        raise UnavailableError(f"ffmpeg cannot be started ({error}).", hint=_HINT) from error
    if done.returncode != 0:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = lines[-1][:200] if lines else f"it ended with {done.returncode}"
        raise OutputError(
            f"ffmpeg could not write the audio: {reason}.",
            hint="Look whether the disk is full, then build again.",
        )
    return done.stdout
