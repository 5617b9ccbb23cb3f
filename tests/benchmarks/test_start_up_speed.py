"""How soon the command answers, beside a typer program that does nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.speed.clock import shortest

_EMPTY = '''
import typer
app = typer.Typer()

@app.command()
def nothing() -> None:
    """Nothing."""

app()
'''


@pytest.mark.benchmark
def test_help_beside_an_empty_program(tmp_path: Path) -> None:
    program = tmp_path / "empty.py"
    program.write_text(_EMPTY)

    def run(*arguments: str) -> None:
        subprocess.run([sys.executable, *arguments, "--help"], capture_output=True, check=True)

    run("-m", "hearprint")
    empty = shortest(lambda: run(str(program)), 5)
    ours = shortest(lambda: run("-m", "hearprint"), 5)
    verb = shortest(lambda: run("-m", "hearprint", "build"), 5)
    print(f"\nan empty program --help  {empty}")
    print(f"hearprint --help         {ours}: {ours.busy / empty.busy:.2f} of it")
    print(f"hearprint build --help   {verb}: {verb.busy / empty.busy:.2f} of it")
    assert ours.busy < 2 * empty.busy
