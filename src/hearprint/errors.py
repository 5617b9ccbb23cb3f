"""Everything that can stop the work, and the exit code each one ends with.

::

    HearprintError
    ├── SourceError          3   a document cannot be read
    │   ├── DamagedError         not what it claims to be, or broken
    │   ├── LockedError          needs a password
    │   └── NoTextError          holds no text, only pictures (or nothing)
    ├── ContentsError        4   a contents list or plan file cannot be used
    ├── SpeechError          5   an engine could not speak
    ├── OutputError          6   the result cannot be written (rights, full disk)
    ├── SettingsError        7   settings are wrong; all mistakes are told at once
    ├── CheckError           8   ``check`` found a barrier
    └── UnavailableError     9   this installation lacks what was asked for
        └── BrokenError          it is here and does not work

1 is left to crashes, 2 to wrong usage of the command line, 130 to an interruption by Ctrl-C.
An adapter wraps foreign errors once, at its border, with ``raise ... from``.
"""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """How the command ends. Documented in README; never renumbered."""

    OK = 0
    CRASH = 1
    USAGE = 2
    SOURCE = 3
    CONTENTS = 4
    SPEECH = 5
    OUTPUT = 6
    SETTINGS = 7
    CHECK = 8
    UNAVAILABLE = 9
    INTERRUPTED = 130


class HearprintError(Exception):
    """What went wrong (``summary``), where, and what to do next (``hint``), in plain English."""

    exit_code: ClassVar[ExitCode] = ExitCode.CRASH

    def __init__(self, summary: str, *, hint: str = "", where: str = "") -> None:
        super().__init__(summary)
        self.summary = summary
        self.hint = hint
        self.where = where

    def __str__(self) -> str:
        """One line: place, what is wrong, and what to do next."""
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.hint}" if self.hint else ""
        return f"{place}{self.summary}{advice}"

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the keyword parts when an error crosses a process border."""
        return (_rebuild, (type(self), self.summary, self.hint, self.where))


def _rebuild(kind: type[HearprintError], summary: str, hint: str, where: str) -> HearprintError:
    return kind(summary, hint=hint, where=where)


class SourceError(HearprintError):
    """A document cannot be read."""

    exit_code = ExitCode.SOURCE


class DamagedError(SourceError):
    """The bytes are broken, or are not what their name says."""


class LockedError(SourceError):
    """The document needs a password."""


class NoTextError(SourceError):
    """The document holds no text that could be spoken."""


class ContentsError(HearprintError):
    """A contents list or a plan file cannot be used."""

    exit_code = ExitCode.CONTENTS


class SpeechError(HearprintError):
    """An engine could not speak."""

    exit_code = ExitCode.SPEECH


class OutputError(HearprintError):
    """The result cannot be written."""

    exit_code = ExitCode.OUTPUT


class SettingsError(HearprintError):
    """Settings are wrong. ``summary`` lists every mistake with its place."""

    exit_code = ExitCode.SETTINGS


class CheckError(HearprintError):
    """A check found a barrier to publication."""

    exit_code = ExitCode.CHECK


class UnavailableError(HearprintError):
    """This installation lacks what was asked for."""

    exit_code = ExitCode.UNAVAILABLE


class BrokenError(UnavailableError):
    """What was asked for is installed here and does not work."""
