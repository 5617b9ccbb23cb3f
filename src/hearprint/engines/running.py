"""Runs a program that may hang, crash, or write without end; it never outlives its call."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from tempfile import TemporaryFile

_CHUNK = 1 << 16
_MOST_TOLD = 1 << 16


class RunError(Exception):
    """The program did not do what it was to do; the text goes behind a colon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a program left behind."""

    code: int
    output: bytes
    told: bytes  #: on standard error


def run(command: Sequence[str], *, given: bytes, seconds: float, most_bytes: int) -> Ran:
    """Run ``command`` without a shell. Raises RunError when it takes too long or writes too much.

    It is ended, with whatever it started, when this call ends for any reason.
    """
    with TemporaryFile() as told:
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=told,
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            raise RunError(f"it cannot be started ({error})") from error
        late = threading.Event()
        timer = threading.Timer(seconds, _too_late, [process, late])
        feeder = threading.Thread(target=_feed, args=(process, given), daemon=True)
        timer.daemon = True
        try:
            timer.start()
            feeder.start()
            output = _read(process, most_bytes)
            code = process.wait()
        finally:
            timer.cancel()
            end(process)
            feeder.join()
        if late.is_set():
            raise RunError(f"it had not finished after {seconds:g} seconds")
        told.seek(0)
        return Ran(code=code, output=output, told=told.read(_MOST_TOLD))


def end(process: subprocess.Popen[bytes]) -> None:
    """End ``process``, should it still run, and close what leads to it."""
    if process.poll() is None:
        kill(process)
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):  # what was still to be written has no reader
                pipe.close()


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a process that leads a session of its own and, where they exist, its children."""
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError, PermissionError):  # nobody is left
        os.killpg(process.pid, signal.SIGKILL)


def _too_late(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    kill(process)


def _feed(process: subprocess.Popen[bytes], given: bytes) -> None:
    if process.stdin is not None:
        with suppress(OSError, ValueError):  # a program need not read to the end
            process.stdin.write(given)
        with suppress(OSError, ValueError):
            process.stdin.close()


def _read(process: subprocess.Popen[bytes], most_bytes: int) -> bytes:
    if process.stdout is None:
        return b""
    parts: list[bytes] = []
    room = most_bytes
    while part := process.stdout.read1(_CHUNK):  # type: ignore[attr-defined]
        parts.append(part)
        room -= len(part)
        if room < 0:
            raise RunError("it wrote too much")
    return b"".join(parts)
