"""``hearprint spoken``: sentences as they will be said, line by line, for machines and tests."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from hearprint.errors import ExitCode

_HELP = """Write sentences as they will be said.

Reads JSON lines {"text": ...} on standard input and writes {"spoken": ...} in the same order.
A line that cannot be read is answered by {"error": ...}; the exit code is then 3.
With --account each answer has a "silent" too: bullets, marks of notes and of emphasis, and the
like, for which no word is said.

Example:

  echo '{"text": "The £20bn cut, 2013-14"}' | hearprint spoken
"""

_Account = Callable[[str], tuple[tuple[str, str], ...]]


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("spoken", help=_HELP)(spoken)


def spoken(
    language: Annotated[
        str, typer.Option("--language", help="Of the text: en-GB, en-US, cy ...", metavar="TAG")
    ] = "en-GB",
    engine: Annotated[
        str | None,
        typer.Option("--engine", help="For this engine; all read the same words.", metavar="NAME"),
    ] = None,
    account: Annotated[
        bool, typer.Option("--account", help="Tell too which signs are silent, and why.")
    ] = False,
) -> None:
    """Answer line by line, so that another program can ask one by one."""
    from hearprint.api.wording import account_of, say_in_words

    told = account_of(language) if account else None
    say = say_in_words(language, engine)
    bad = 0
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        answer = _answer(line, number, say, told)
        bad += "error" in answer
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    if bad:
        raise typer.Exit(int(ExitCode.SOURCE))


def _answer(
    line: bytes, number: int, say: Callable[[str], str], told: _Account | None
) -> dict[str, object]:
    """What is said for one line, or what is wrong with it."""
    try:
        asked = json.loads(line)
        text = asked["text"]
    except (ValueError, RecursionError):
        return {"error": f'Line {number} is no JSON. Write one {{"text": "..."}} a line.'}
    except (KeyError, TypeError, IndexError):
        text = None
    if not isinstance(text, str):
        return {"error": f'Line {number} has no "text". Write one {{"text": "..."}} a line.'}
    if told is None:
        return {"spoken": say(text)}
    return {"spoken": say(text), "silent": [{"sign": sign, "as": of} for sign, of in told(text)]}
