"""A process that plans documents, each in a child of its own with bounded memory and time.

Reads a path a line, and writes a line of JSON for each: what became of it, seconds of work, and
megabytes that it took beyond what the process had before. Needs a system that can fork.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
from pathlib import Path

from fakes.scans import BlindRecogniser
from hearprint.api.plan import plan_file
from hearprint.errors import HearprintError
from hearprint.readers.pdf import reader as pdf_reader
from hearprint.settings import Settings

MEMORY = 700  #: megabytes beyond what an idle process has
WORK = 20  #: seconds of the processor's time


def main() -> None:
    """Answer until there are no more lines."""
    pdf_reader.shared = BlindRecogniser  # pictures are drawn, but no model makes sense of them
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "first.txt"
        first.write_text("Everything that is loaded once has been loaded now. " * 40, "utf-8")
        plan_file(first, settings=Settings(), save=False)
    for line in sys.stdin:
        print(json.dumps(_guarded(Path(line.rstrip("\n")))), flush=True)


def _guarded(path: Path) -> dict[str, object]:
    get, put = os.pipe()
    child = os.fork()
    if child == 0:
        with os.fdopen(put, "w", encoding="utf-8") as out:
            out.write(_planned(path))
        os._exit(0)
    os.close(put)
    with os.fdopen(get, encoding="utf-8") as told:
        said = told.read()
    _, status, used = os.wait4(child, 0)
    found = json.loads(said) if said else {"error": "", "crash": status}
    return {**found, "seconds": round(used.ru_utime + used.ru_stime, 2)}


def _planned(path: Path) -> str:
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + MEMORY * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (WORK, WORK + 1))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        planned = plan_file(path, settings=Settings(), save=False).planned
        split = planned.split
        found: dict[str, object] = {
            "sections": len(split.sections),
            "balanced": split.account.balanced,
            "texts": [block.text[:200] for block in planned.document.blocks[:20]],
        }
    except HearprintError as error:
        found = {"error": str(error), "exit": int(error.exit_code)}
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return json.dumps({**found, "megabytes": (after - before) // 1024})


if __name__ == "__main__":
    main()
