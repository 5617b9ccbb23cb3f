"""A process that helps an engine: it may hang, crash or print without harm to this one."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from shutil import disk_usage
from tempfile import TemporaryDirectory
from typing import Any

from hearprint.engines.forked import FORKS
from hearprint.engines.running import end, kill

_GRACE_S = 5.0  #: for the helper to tell a timeout of its own
_MEMORY = "/dev/shm"  # noqa: S108 - a folder of our own is made in it
_ROOM = 256 << 20  #: bytes that must be free there; the longest utterances take some twenty million
_LEAVE_S = 2.0  #: for the helper to end by itself when nobody asks any more
_LOOK_S = 0.5  #: between two looks at the clock; starting a timer for each request takes longer


class HelperError(Exception):
    """The helper could not do what it was asked."""


def worker(part: str) -> tuple[str, ...]:
    """The command of the helper whose part is the file ``part`` beside this one."""
    here = Path(__file__)
    return (sys.executable, "-P", str(here.with_name("forked.py")), str(here.with_name(part)))


class Helper:
    """The process: started when needed, ended with its owner or when it hangs.

    A ``fresh`` one that cannot fork is ended after each answer, so that it never carries a state.
    """

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], *, fresh: bool = False
    ) -> None:
        self._command = tuple(command)
        self._environment = dict(environment)
        self._once = fresh and not FORKS
        self._process: subprocess.Popen[bytes] | None = None
        self._watch: _Watch | None = None
        #: Where it writes; made once, for making and removing one takes longer than a short word.
        self._folder: TemporaryDirectory[str] | None = None
        self._asked = 0

    def ask(self, request: Mapping[str, Any], seconds: float) -> bytes:
        """The file that the helper wrote. Raises HelperError; a hung helper is ended first."""
        return self.ask_both(request, seconds, "")[0]

    def ask_both(
        self, request: Mapping[str, Any], seconds: float, ending: str
    ) -> tuple[bytes, bytes]:
        """As :meth:`ask`, with the file beside it of the same name and ``ending``, if any."""
        file = self._place()
        beside = Path(f"{file}{ending}") if ending else None
        about = {"file": str(file), "folder": str(file.parent), "seconds": max(1, round(seconds))}
        try:
            error = self._exchange({**request, **about}, seconds + _GRACE_S)
            if self._once:
                self._stop()
            if error:
                raise HelperError(error)
            more = beside.read_bytes() if beside and beside.exists() else b""
            return file.read_bytes(), more
        except OSError as failure:
            raise HelperError("it wrote no sound") from failure
        finally:
            for one in filter(None, (file, beside)):
                one.unlink(missing_ok=True)

    def _place(self) -> Path:
        """A file of its own for each request: what a hung one may still write is none of the
        next one's.
        """
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="hearprint-", dir=_in_memory())
        self._asked += 1
        return Path(self._folder.name) / f"answer-{self._asked}"

    def _exchange(self, request: Mapping[str, Any], seconds: float) -> str:
        """One line there and one back; gives what went wrong, or nothing."""
        process, watch = self._running()
        if process.stdin is None or process.stdout is None:
            raise HelperError("it cannot be talked to")
        watch.until = time.monotonic() + seconds
        try:
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
        except (OSError, ValueError) as error:
            self._stop()
            raise HelperError("its helper process hung or ended") from error
        except BaseException:
            self._stop()  # interrupted: the answer to come would be taken for the next one's
            raise
        finally:
            watch.until = math.inf
        return str(answer.get("error", ""))

    def _running(self) -> tuple[subprocess.Popen[bytes], _Watch]:
        if self._process is None or self._watch is None or self._process.poll() is not None:
            self._stop()
            try:
                self._process = subprocess.Popen(
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=self._environment,
                    start_new_session=True,
                )
            except OSError as error:
                raise HelperError(f"its helper process cannot be started: {error}") from error
            self._watch = _Watch(self._process)
            weakref.finalize(self, self._watch.leave)
        return self._process, self._watch

    def _stop(self) -> None:
        watch, self._process, self._watch = self._watch, None, None
        if watch is not None:
            watch.end()


def _in_memory() -> str | None:
    """A folder that lies in memory, where there is one with room; None for the usual place.

    Making and removing a file on a disk takes as long as a short word.
    """
    with suppress(OSError):
        if disk_usage(_MEMORY).free >= _ROOM and os.access(_MEMORY, os.W_OK):
            return _MEMORY
    return None


class _Watch:
    """Kills a process that has not answered in time; one thread for all of its requests."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.until = math.inf  #: of :func:`time.monotonic`
        self._process = process
        self._over = threading.Event()
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self) -> None:
        while not self._over.wait(_LOOK_S):
            if time.monotonic() > self.until:
                kill(self._process)
                return

    def leave(self) -> None:
        """Let the process end by itself, and this with it.

        It takes its folder away then. Killed, it would leave that to this process, which may be
        ended itself before it comes to it.
        """
        self._over.set()
        with suppress(OSError):
            if self._process.stdin:
                self._process.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_LEAVE_S)
        end(self._process)

    def end(self) -> None:
        """Kill the process, and end this with it."""
        self._over.set()
        end(self._process)
