"""What is measured: Hearprint, and the tools run beside it on the same files."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from pypdf import PdfReader
from pypdf.generic import Destination

from benchmarks.splitting.score import Found, Result
from hearprint.api.plan import plan_file
from hearprint.cli.plan import plan_json
from hearprint.errors import HearprintError
from hearprint.settings import Settings

System = Callable[[Path], Result]

#: The Python of an environment in which ``pip install book-to-audiobook`` was run.
_PEER = "HEARPRINT_PEER_BOOK2AUDIO"
_PEER_SCRIPT = """
import contextlib, io, json, sys
with contextlib.redirect_stdout(io.StringIO()):
    from core.book_parser.pdf_parser import PdfParser
    parser = PdfParser(sys.argv[1])
    parser.validate()
    chapters = [(one.title, one.text) for one in parser.get_chapters()]
print(json.dumps(chapters))
"""


def hearprint(path: Path) -> Result:
    """``hearprint plan FILE --json --no-save``, in this process."""
    started = time.perf_counter()
    try:
        planned = plan_file(path, settings=Settings(), save=False)
        made = plan_json(planned)
    except HearprintError as error:
        return Result(sections=(), error=f"{type(error).__name__}: {error}")
    except Exception as error:  # noqa: BLE001 - a crash is a result of a benchmark
        return Result(sections=(), error=f"crash: {type(error).__name__}: {error}")
    spent = time.perf_counter() - started
    if planned.planned is None:
        return Result(sections=(), error="taken for a publications page", seconds=spent)
    listed = [_found(one) for one in made["sections"] if one["level"] > 0]
    openings = [_found(one) for one in made["sections"] if one["level"] <= 0]
    if not listed:  # one piece, no list: the whole is the section
        listed, openings = openings, []
    account = planned.planned.split.account
    return Result(
        sections=tuple(listed),
        openings=tuple(openings),
        removed=tuple(one.text for one in planned.planned.split.removed),
        balanced=account.balanced,
        kind=made["contents"]["kind"],
        seconds=spent,
        findings=tuple(str(one) for one in made["findings"]),
    )


def _found(one: dict[str, object]) -> Found:
    start = one["start"]
    authors = one["authors"]
    return Found(
        title=str(one["title"]),
        page=start["page"] if isinstance(start, dict) else None,
        text=str(one["text"]),
        authors=tuple(str(a["name"]) for a in authors) if isinstance(authors, list) else (),
    )


def pypdf(path: Path) -> Result:
    """pypdf: its text page by page, cut at the outline's pages where there is one.

    A page on which several sections start goes to the last of them: nothing is counted twice.
    """
    started = time.perf_counter()
    reader = PdfReader(path)
    texts = [page.extract_text() for page in reader.pages]
    return _by_outline(reader, texts, started)


def pdfminer(path: Path) -> Result:
    """pdfminer.six: its text page by page, cut at the outline's pages where there is one."""
    from pdfminer.high_level import extract_text  # noqa: PLC0415 - may be missing

    started = time.perf_counter()
    texts = extract_text(path).split("\f")[:-1]
    return _by_outline(PdfReader(path), texts, started)


def _by_outline(reader: PdfReader, texts: list[str], started: float) -> Result:
    marks: list[tuple[str, int]] = []
    for item in reader.outline:
        if isinstance(item, Destination):
            page = reader.get_destination_page_number(item)
            if page is not None:
                marks.append((str(item.title), page))
    whole = Found(title="", page=1, text="\n".join(texts))
    if not marks:
        return Result(sections=(whole,), seconds=time.perf_counter() - started)
    ends = [page for _, page in marks[1:]] + [len(texts)]
    sections = tuple(
        Found(title=title, page=page + 1, text="\n".join(texts[page : max(end, page)]))
        for (title, page), end in zip(marks, ends, strict=True)
    )
    before = Found(title="", page=1, text="\n".join(texts[: marks[0][1]]))
    return Result(
        sections=sections, openings=(before,), seconds=time.perf_counter() - started, kind="outline"
    )


def book_to_audiobook(path: Path) -> Result:
    """book-to-audiobook's own PDF parser, in an environment of its own; it tells no pages."""
    python = os.environ[_PEER]
    started = time.perf_counter()
    try:
        done = subprocess.run(
            [python, "-c", _PEER_SCRIPT, str(path)], capture_output=True, check=False, timeout=60
        )
    except subprocess.TimeoutExpired:
        return Result(sections=(), error="not done within a minute", seconds=60)
    spent = time.perf_counter() - started
    if done.returncode:
        return Result(sections=(), error=done.stderr.decode("utf-8", "replace")[-200:])
    chapters = json.loads(done.stdout)
    sections = tuple(Found(title=title, page=None, text=text) for title, text in chapters)
    return Result(sections=sections, seconds=spent)


def others() -> dict[str, System]:
    """The tools that are installed here, for PDFs."""
    found: dict[str, System] = {"pypdf": pypdf}
    if importlib.util.find_spec("pdfminer"):
        found["pdfminer.six"] = pdfminer
    if os.environ.get(_PEER):
        found["book-to-audiobook"] = book_to_audiobook
    return found
