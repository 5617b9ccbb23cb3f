"""The frame of a helper process; run by its path with that of a part, it imports nothing of ours.

::

    python -P forked.py PART

``PART`` is a file with two functions that take a request: ``prepare``, called before anything is
forked, and ``do``, which writes the request's ``file`` and may raise anything. Speech libraries
carry a state from one utterance to the next which nothing resets, so each request is done in a fork
of a process that has never done one, and comes out the same whatever came before it. Where a
process cannot fork (Windows) or must not (Apple's frameworks forbid it), it is done here.

One request a line of JSON on the standard input, with ``file`` and ``seconds``; one line of JSON on
the standard output for each: ``{}`` when it is done, else ``{"error": ...}``. Who asks ends this
process; when it ends by itself instead, the ``folder`` of its answers is taken away here.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import runpy
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

Request = dict[str, Any]
Step = Callable[[Request], object]

#: Whether what one request does can be seen by no other.
FORKS = hasattr(os, "fork") and sys.platform != "darwin"


def main() -> None:
    """Answer requests until the input ends."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    # What a library prints must not be taken for an answer.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    part = runpy.run_path(sys.argv[1])
    folder = ""
    for line in sys.stdin.buffer:
        request = json.loads(line)
        folder = request.get("folder", "")
        error = _tried(part["prepare"], request)
        if not error:
            error = _in_a_fork(part["do"], request) if FORKS else _tried(part["do"], request)
        answers.write(json.dumps({"error": error} if error else {}) + "\n")
        answers.flush()
    if folder:
        _take_away(Path(folder))


def _take_away(folder: Path) -> None:
    with suppress(OSError):
        for one in folder.iterdir():
            one.unlink()
        folder.rmdir()


def _in_a_fork(step: Step, request: Request) -> str:
    """Do it in a fork; gives what went wrong, or nothing."""
    gc.freeze()  # else the collector would write into, and so copy, every page that is shared
    child = _library().fork()
    if child < 0:
        return "it cannot fork"
    if child == 0:
        gc.disable()  # it does one thing and ends
        signal.alarm(int(request["seconds"]))
        error = _tried(step, request)
        if error:
            Path(request["file"]).write_text(error, encoding="utf-8")
        os._exit(1 if error else 0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code == 1:
        return Path(request["file"]).read_text(encoding="utf-8")
    if code == -signal.SIGALRM:
        return f"it had not finished after {request['seconds']} seconds"
    return f"it ended with {code}" if code else ""


@cache
def _library() -> Any:  # noqa: ANN401 - ctypes has no types for functions
    """The C library, for its own fork(2).

    Python's prepares a child for a life with threads and locks, which those here do not have, and
    makes it copy eighty pages of memory for that.
    """
    return ctypes.PyDLL(None)


def _tried(step: Step, request: Request) -> str:
    """Do it; gives what went wrong, or nothing."""
    try:
        step(request)
    except Exception as error:  # noqa: BLE001 - libraries raise anything; the other side tells it
        return f"{type(error).__name__}: {error}"
    return ""


if __name__ == "__main__":
    main()
