"""The screen reader Orca with Chromium, on a screen that nobody sees: keys in, words out.

Orca is given a speech server that cannot be had and writes down what it would have said. It reads
the page through AT-SPI, as it does on a desktop.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from fakes.tools import require_tool

_SAID = re.compile(r"SPEECH OUTPUT: '(.*?)'(?: |\{|$)", re.MULTILINE)
#: Neither Orca nor Chromium says anything more after so many seconds without a word.
_CALM = 1.0
_PATIENCE = 60.0
_STEP = 0.1
_BUS = "org.a11y.Bus"
_TOOLS = {
    "Orca": "orca",
    "a screen without a monitor (xvfb)": "Xvfb",
    "a window manager (openbox)": "openbox",
    "keys for a screen (xdotool)": "xdotool",
    "D-Bus (dbus)": "dbus-daemon",
    "gdbus (libglib2.0-bin)": "gdbus",
    "Chromium": "chromium",
}
#: The keys of a reader are no news, and how Orca itself is used is not ours to test.
_SETTINGS = {"enableKeyEcho": False, "enableTutorialMessages": False, "presentToolTips": False}
_CHROMIUM = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"),
    *("--force-renderer-accessibility", "--mute-audio", "--window-size=1200,900"),
)


@dataclass(slots=True)
class Orca:
    """A session. ``transcript`` tells what was done and what was said."""

    log: Path
    environment: Mapping[str, str]
    transcript: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    _heard: int = 0

    def press(self, key: str, until: str = ".", times: int = 1) -> tuple[str, ...]:
        """What is said after a key, as xdotool names it, was pressed.

        It is pressed again, ``times`` at most, until something matches ``until``. Empty: nothing
        need be said.
        """
        for at in range(1, times + 1):
            self._send(key)
            said = self._told(key, self._words("." if until and times > 1 else until))
            if not until or any(re.search(until, one) for one in said):
                return said
            assert at < times, f"{key}: {until!r} was not said, but {self.transcript[-3:]}"
        raise AssertionError(key)

    def _send(self, key: str) -> None:
        command = ["xdotool", "key", "--clearmodifiers", key]
        subprocess.run(command, env=dict(self.environment), check=True, timeout=20)

    def arrive(self, what: str, until: str) -> tuple[str, ...]:
        """What is said without a key, up to what matches ``until``."""
        said = self._told(what, self._words(until))
        assert any(re.search(until, one) for one in said), f"{what}: {said[-5:]}"
        return said

    def listen(self, seconds: float) -> tuple[str, ...]:
        """What is said within so many seconds, while nobody does anything."""
        time.sleep(seconds)
        return self._told(f"({seconds:g} seconds)", self._new())

    def _told(self, what: str, said: Sequence[str]) -> tuple[str, ...]:
        self.transcript.append((what, tuple(said)))
        return tuple(said)

    def _new(self) -> list[str]:
        text = self.log.read_text("utf-8", "replace") if self.log.exists() else ""
        every = [one.strip() for one in _SAID.findall(text)]
        said, self._heard = every[self._heard :], len(every)
        return [one for one in said if one]

    def _words(self, until: str) -> list[str]:
        """New words, until there are some that match and none came for a while."""
        begun = last = time.monotonic()
        said: list[str] = []
        while time.monotonic() - begun < _PATIENCE:
            time.sleep(_STEP)
            new = self._new()
            said += new
            last = time.monotonic() if new else last
            known = not until or any(re.search(until, one) for one in said)
            if known and time.monotonic() - last > _CALM:
                break
        return said


def version() -> str:
    """Orca's, such as ``43.1``; skips the test when it or what it needs is not here."""
    for name, tool in _TOOLS.items():
        require_tool(name, tool)
    command = [require_tool("Orca", "orca"), "--version"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    return run.stdout.strip().split()[-1]


@contextmanager
def reading(address: str, folder: Path) -> Iterator[Orca]:
    """Orca and Chromium at ``address``; all that they keep lies in ``folder``."""
    version()
    with ExitStack() as stack:
        environment = _environment(folder)
        screen = stack.enter_context(_running(["Xvfb", "-displayfd", "1", *_SCREEN], environment))
        environment["DISPLAY"] = f":{_line(screen)}"
        bus = stack.enter_context(
            _running(["dbus-daemon", "--session", "--nofork", "--print-address=1"], environment)
        )
        environment["DBUS_SESSION_BUS_ADDRESS"] = _line(bus)
        for name in ("IsEnabled", "ScreenReaderEnabled"):
            _enable(name, environment)
        stack.enter_context(_running(["openbox"], environment))
        made = Orca(log=folder / "orca.log", environment=environment)
        command = ["orca", f"--debug-file={made.log}", "--replace", "--enable=speech"]
        muted = environment | {"PYTHONPATH": str(folder / "mute")}
        stack.enter_context(_running(command, muted))
        made.arrive("(Orca starts)", "Screen reader on")
        made.transcript.clear()
        browser = ["chromium", *_CHROMIUM, f"--user-data-dir={folder / 'browser'}", address]
        stack.enter_context(_running(browser, environment))
        yield made


#: Orca leaves its last words in a buffer until it has more to write; here each line is written.
_PROMPT = """
import builtins, functools
usual = builtins.open
def prompt(file, mode="r", buffering=-1, *rest, **more):
    if str(file).endswith("orca.log"):
        buffering = 1
    return usual(file, mode, buffering, *rest, **more)
builtins.open = functools.wraps(usual)(prompt)
"""

_SCREEN = ("-screen", "0", "1280x1024x24", "-nolisten", "tcp")


def _environment(folder: Path) -> dict[str, str]:
    """A home and a speech server that cannot be had, and the words of Orca in English."""
    settings = folder / "home/.local/share/orca"
    settings.mkdir(parents=True)
    profile = {"profile": ["Default", "default"], **_SETTINGS}
    told = {"general": _SETTINGS, "profiles": {"default": profile}, "pronunciations": {}}
    settings.joinpath("user-settings.conf").write_text(
        json.dumps({**told, "keybindings": {}}), "utf-8"
    )
    folder.joinpath("run").mkdir(mode=0o700)
    folder.joinpath("mute").mkdir()
    folder.joinpath("mute/speechd.py").write_text("raise ImportError\n", "utf-8")
    folder.joinpath("mute/sitecustomize.py").write_text(_PROMPT, "utf-8")
    return {
        **os.environ,
        "HOME": str(folder / "home"),
        "XDG_RUNTIME_DIR": str(folder / "run"),
        "LC_ALL": "C.UTF-8",
        "ACCESSIBILITY_ENABLED": "1",
    }


@contextmanager
def _running(
    command: Sequence[str], environment: Mapping[str, str]
) -> Iterator[subprocess.Popen[str]]:
    """A program with all that it starts, until the end of the block."""
    process = subprocess.Popen(
        command,
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        for sign in (signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, sign)
            with suppress(subprocess.TimeoutExpired):
                process.wait(3)
        if process.stdout:
            process.stdout.close()


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def _enable(name: str, environment: Mapping[str, str]) -> None:
    """Tells browsers that somebody listens; the first call starts the bus for accessibility."""
    command = ["gdbus", "call", "--session", "--dest", _BUS, "--object-path", "/org/a11y/bus"]
    method = ["--method", "org.freedesktop.DBus.Properties.Set", "org.a11y.Status", name, "<true>"]
    run = subprocess.run(
        [*command, *method], env=dict(environment), capture_output=True, timeout=30, check=False
    )
    if run.returncode:
        pytest.fail(f"no accessibility bus: {run.stderr.decode()[-300:]}")
