"""The one door to ffmpeg, which comes as a binary inside the imageio-ffmpeg wheel."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from tempfile import TemporaryFile
from threading import Event, Timer

import imageio_ffmpeg

from hearprint.errors import OutputError, UnavailableError

#: Far longer than any section takes; ends a process that hangs.
TIMEOUT_S = 900.0
_PART = 1 << 20  #: bytes that are taken at a go

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
    try:
        done = subprocess.run(
            _command(arguments),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=timeout_s,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _late(timeout_s) from error
    except OSError as error:
        raise UnavailableError(f"ffmpeg cannot be started ({error}).", hint=_HINT) from error
    _check(done.returncode, done.stderr)
    return done.stdout


def feed(arguments: Sequence[str], parts: Iterable[bytes], *, timeout_s: float = TIMEOUT_S) -> None:
    """Run ffmpeg with ``parts`` as its standard input, each taken as ffmpeg comes to it.

    Raises as :func:`run`, and whatever the parts raise. The time is that of all together.
    """
    with _running(arguments, timeout_s, feed=True) as process:
        _pour(process, parts)


def stream(arguments: Sequence[str], *, timeout_s: float = TIMEOUT_S) -> Iterator[bytes]:
    """What ffmpeg writes to its standard output, as it writes it. Raises as :func:`run`."""
    with _running(arguments, timeout_s, feed=False) as process:
        while process.stdout and (part := process.stdout.read(_PART)):
            yield part


@contextmanager
def _running(
    arguments: Sequence[str], timeout_s: float, *, feed: bool
) -> Iterator[subprocess.Popen[bytes]]:
    """A process of ffmpeg that is fed, or else read; it ends here, well or with an error."""
    with TemporaryFile() as said:  # not a pipe: nobody need wait for the other side to read
        try:
            process = subprocess.Popen(
                _command(arguments),
                stdin=subprocess.PIPE if feed else subprocess.DEVNULL,
                stdout=subprocess.DEVNULL if feed else subprocess.PIPE,
                stderr=said,
            )
        except OSError as error:
            raise UnavailableError(f"ffmpeg cannot be started ({error}).", hint=_HINT) from error
        late = Event()
        timer = Timer(timeout_s, _end, [process, late])
        timer.daemon = True
        timer.start()
        try:
            yield process
            code = process.wait()
        finally:
            timer.cancel()
            process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()
        if late.is_set():
            raise _late(timeout_s)
        said.seek(0)
        _check(code, said.read())


def _end(process: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    process.kill()


def _pour(process: subprocess.Popen[bytes], parts: Iterable[bytes]) -> None:
    if process.stdin is None:
        raise UnavailableError("ffmpeg cannot be talked to.", hint=_HINT)
    with suppress(BrokenPipeError), process.stdin as pipe:  # it ended early; its code tells why
        for part in parts:
            pipe.write(part)


def _command(arguments: Sequence[str]) -> list[str]:
    return [path(), "-hide_banner", "-loglevel", "error", *arguments]


def _late(timeout_s: float) -> OutputError:
    return OutputError(
        f"ffmpeg had not written the audio after {timeout_s:.0f} seconds.",
        hint="Build again; if it happens twice, make the section shorter.",
    )


def _check(code: int, told: bytes) -> None:
    if code == 0:
        return
    lines = told.decode("utf-8", "replace").strip().splitlines()
    reason = lines[-1][:200] if lines else f"it ended with {code}"
    raise OutputError(
        f"ffmpeg could not write the audio: {reason}.",
        hint="Look whether the disk is full, then build again.",
    )
