"""Files that mean harm end in a result or one clear error, within bounds of time and memory."""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest

from fakes.hostile import HOSTILE, LINE, ODD
from fakes.tools import require_tool
from hearprint.errors import ExitCode

Plan = Callable[[bytes], dict[str, Any]]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plan]:
    """Plans a file in a process of bounded memory and time."""
    require_tool("Linux, which tells and bounds the memory of a process", "/proc/self/statm")
    path = tmp_path_factory.mktemp("hostile") / "hostile.pdf"
    tests = Path(__file__).parents[1]
    with subprocess.Popen(
        [sys.executable, "-m", "fakes.warden"],
        cwd=tests, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as warden:  # fmt: skip
        assert warden.stdin is not None
        assert warden.stdout is not None

        def planned(data: bytes) -> dict[str, Any]:
            path.write_bytes(data)
            print(path, file=warden.stdin, flush=True)
            done: dict[str, Any] = json.loads(warden.stdout.readline())
            print(done)
            return done

        yield planned
        warden.stdin.close()


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_pdf_is_read_or_refused_within_bounds(name: str, plan: Plan) -> None:
    done = plan(HOSTILE[name]())
    assert "crash" not in done, done
    if "error" in done:
        assert done["exit"] == ExitCode.SOURCE
        assert len(done["error"]) < 300
        assert "\n" not in done["error"]
    else:
        assert done["balanced"]
        assert done["sections"] > 0


@pytest.mark.parametrize("name", sorted(ODD))
def test_what_is_merely_odd_is_still_read(name: str, plan: Plan) -> None:
    done = plan(ODD[name]())
    assert done.get("texts") == [LINE], done


INPUT = Path(__file__).parents[2] / "input"


def unpacked(data: bytes) -> bytes:
    """The same file with its streams as they are, so that a changed byte changes what is said."""
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(data)))
    for page in writer.pages:
        contents = page.get_contents()
        if contents is not None:
            contents.set_data(contents.get_data())
            page.replace_contents(contents)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def mutated(data: bytes, chance: random.Random) -> bytes:
    """``data`` with bytes flipped, numbers changed, and parts lost, doubled or exchanged."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 3, 30))):
        at = chance.randrange(len(made))
        far = at + chance.randrange(1, 2_000)
        match chance.randrange(6):
            case 0:
                made[at] ^= 1 << chance.randrange(8)
            case 1:
                del made[at:far]
            case 2:
                made[at:at] = made[at:far] * chance.choice((1, 1, 50))
            case 3:
                made[at:far], other = b"", bytes(made[at:far])
                where = chance.randrange(len(made) + 1)
                made[where:where] = other
            case 4:
                digits = next((i for i in range(at, len(made)) if chr(made[i]).isdigit()), at)
                made[digits : digits + 1] = chance.choice((b"-", b"9999999999", b"0", b"1e30 "))
            case _:
                del made[chance.randrange(len(made) * 3 // 4, len(made)) :]
    return bytes(made)


def holds(done: dict[str, Any]) -> bool:
    """Whether a file ended in a result that adds up, or in one clear error."""
    if "error" in done:
        return "crash" not in done and done["exit"] == ExitCode.SOURCE and bool(done["error"])
    return bool(done["balanced"])


@pytest.mark.parametrize("whole", [True, False], ids=["packed", "unpacked"])
@pytest.mark.parametrize("seed", range(3))
def test_a_leaflet_changed_anywhere_does_no_harm(seed: int, whole: bool, plan: Plan) -> None:
    data = (INPUT / "leaflet-know-your-rights.pdf").read_bytes()
    data = data if whole else unpacked(data)
    chance = random.Random(seed)
    for at in range(20):
        done = plan(mutated(data, chance))
        assert holds(done), f"mutation {at} of seed {seed}: {done}"


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(INPUT.glob("*.pdf")), ids=lambda path: path.stem)
@pytest.mark.parametrize("seed", range(100, 110))
def test_every_sample_changed_anywhere_does_no_harm(seed: int, path: Path, plan: Plan) -> None:
    chance = random.Random(seed)
    for at in range(20):
        data = unpacked(path.read_bytes()) if at % 2 else path.read_bytes()
        done = plan(mutated(data, chance))
        assert holds(done), f"mutation {at} of seed {seed}: {done}"
