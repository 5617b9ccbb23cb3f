"""Ours and the others, each as one function from printed sentences to words to say."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from hibari.g2p.normalize import normalize

System = Callable[[Sequence[str]], list[str]]

_NEIGHBOURS = {
    "num2words": "num2words",
    "nemo": "nemo_text_processing",
    "wetext": "wetext",
}
_SCRIPT = Path(__file__).with_name("neighbours.py")


def hearprint(texts: Sequence[str]) -> list[str]:
    """What the command says."""
    command = [sys.executable, "-m", "hearprint", "spoken", "--language", "en-GB"]
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    done = subprocess.run(command, input=lines, capture_output=True, check=True, encoding="utf-8")
    return [json.loads(line)["spoken"] for line in done.stdout.splitlines()]


def printed(texts: Sequence[str]) -> list[str]:
    """The text as it stands, for an engine's own front end to read."""
    return list(texts)


def hibari(texts: Sequence[str]) -> list[str]:
    """The neural engine's own normaliser (it reads plain numbers later, in its phonemes)."""
    return [normalize(text) for text in texts]


def others() -> tuple[dict[str, System], list[str]]:
    """The systems that are installed, by name, and those that are not.

    ``HEARPRINT_BASELINES`` names the Python whose environment has them, if it is not this one.
    """
    python = os.environ.get("HEARPRINT_BASELINES", sys.executable)
    found: dict[str, System] = {"hibari": hibari}
    missing = []
    for name, module in _NEIGHBOURS.items():
        if has(python, module):
            found[name] = _neighbour(python, name)
        else:
            missing.append(name)
    return found, missing


def has(python: str, module: str) -> bool:
    """Whether that Python has a module."""
    if python == sys.executable:
        return importlib.util.find_spec(module) is not None
    code = f"import importlib.util, sys; sys.exit(importlib.util.find_spec({module!r}) is None)"
    return subprocess.run([python, "-c", code], check=False).returncode == 0


def _neighbour(python: str, name: str) -> System:
    def say(texts: Sequence[str]) -> list[str]:
        lines = "".join(json.dumps(text) + "\n" for text in texts)
        done = subprocess.run(
            [python, str(_SCRIPT), name],
            input=lines,
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        said = done.stdout.splitlines()[-len(texts) :]  # libraries may print before they answer
        return [json.loads(line) for line in said]

    return say
