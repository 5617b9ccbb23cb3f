"""The map of the house, and habits that tools can hold."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[1]
_HEAVY = ("numpy", "onnxruntime", "lxml", "pypdf", "pypdfium2", "trafilatura", "PIL", "jinja2")


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: PLW1510 - the exit code is looked at
        [sys.executable, *words], cwd=_ROOT, capture_output=True, text=True
    )


def test_rooms_are_entered_downwards_only_and_the_core_touches_nothing() -> None:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    done = _run("-c", code)
    assert done.returncode == 0, done.stdout


def test_the_linter_finds_nothing() -> None:
    done = _run("-m", "ruff", "check", "--output-format", "concise", ".")
    assert done.returncode == 0, done.stdout


def test_the_code_is_formatted() -> None:
    done = _run("-m", "ruff", "format", "--check", ".")
    assert done.returncode == 0, done.stdout


def test_the_type_checker_finds_nothing() -> None:
    done = _run("-m", "mypy")
    assert done.returncode == 0, done.stdout


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys, json\n"
        "from typer.testing import CliRunner\n"
        "from hearprint.cli.main import app\n"
        "assert CliRunner().invoke(app, ['--help']).exit_code == 0\n"
        "assert CliRunner().invoke(app, ['build', '--help']).exit_code == 0\n"
        "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    done = _run("-c", code)
    assert done.returncode == 0, done.stderr
    loaded = set(json.loads(done.stdout))
    assert not loaded & set(_HEAVY)


def test_no_module_eats_the_house() -> None:
    long = {
        path.name: count
        for path in (_ROOT / "src").rglob("*.py")
        if (count := len(path.read_text("utf-8").splitlines())) > 400
    }
    assert not long


@pytest.mark.parametrize(
    "verb",
    [
        "build",
        "plan",
        "say",
        "voices",
        "words",
        "serve",
        "check",
        "relink",
        "publish",
        "members",
        "doctor",
    ],
)
def test_every_verb_is_explained_in_the_readme_and_has_help_with_an_example(verb: str) -> None:
    assert f"hearprint {verb}" in (_ROOT / "README.md").read_text("utf-8")
    done = _run("-m", "hearprint", verb, "--help")
    assert done.returncode == 0
    assert "Example" in done.stdout
    assert "--json" in done.stdout
    assert "--quiet" in done.stdout
