"""Where listeners may skip to inside a section: sub-headings, large tables, notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hearprint.model.speech import Mark, Utterance

_OWN_LEVEL = 1  #: of a section's title


@dataclass(slots=True, kw_only=True)
class Marks:
    """The marks of a section, noted while its script is written."""

    title: str  #: the section's
    continued: str  #: how the text behind a table is called, ``{title}`` being its chapter's
    _begun: dict[int, tuple[str, int]] = field(default_factory=dict)  #: by line
    _around: tuple[str, int] = ("", _OWN_LEVEL)  #: the chapter that a table interrupts
    _resumed: int | None = None  #: where the text goes on behind a table

    def begin(self, at: int, title: str, level: int) -> None:
        """A chapter begins with line ``at``."""
        self._resume(at)
        if title.strip():
            self._around = (" ".join(title.split()), max(_OWN_LEVEL + 1, level))
            self._begun[at] = self._around

    def aside(self, at: int, end: int, title: str) -> None:
        """Lines ``at`` to ``end`` are a chapter that may be skipped; then the text goes on."""
        self._resume(at)
        self._begun[at] = (title, self._around[1] + 1)
        self._resumed = end

    def finished(self, lines: Sequence[Utterance]) -> tuple[Mark, ...]:
        """All of them, in order."""
        self._resume(len(lines))
        return tuple(
            Mark(title=title, level=level, utterance=lines[at].id)
            for at, (title, level) in sorted(self._begun.items())
            if at < len(lines)
        )

    def _resume(self, at: int) -> None:
        """Name the text behind a table, if there is any before line ``at``."""
        begin, self._resumed = self._resumed, None
        if begin is not None and begin < at:
            title, level = self._around
            level = max(_OWN_LEVEL + 1, level)
            self._begun[begin] = (self.continued.format(title=title or self.title), level)
