"""SubRip. Podcasting 2.0 asks for at most two lines of 32 characters in a cue.

The format has no escapes: whoever shows it takes the text as it stands.
"""

from __future__ import annotations

from hearprint.formats.transcripts.said import SPEAKER, Fold, Said, clock, cues

#: Characters in a line.
LINE = 32
#: An arrow would be taken for a line of times, and angle brackets for type.
_INSTEAD = str.maketrans({"<": "\u2039", ">": "\u203a"})
_FOLD = Fold(line=LINE, lines=2, escapes=_INSTEAD)
_FIRST = f"{SPEAKER}: "


def write(said: Said) -> str:
    """The whole file. The speaker is named once: there is only one."""
    parts: list[str] = []
    for place, span in enumerate(said.spans):
        fold = Fold(line=LINE, lines=2, reserved=len(_FIRST), escapes=_INSTEAD)
        for at, cue in enumerate(cues(span, _FOLD if place else fold)):
            lines = list(cue.lines)
            if place == 0 and at == 0:
                lines[0] = _FIRST + lines[0]
            times = f"{clock(cue.begin_ms, ',')} --> {clock(cue.end_ms, ',')}"
            parts.append("\n".join([str(len(parts) + 1), times, *lines]))
    return "\n\n".join(parts) + "\n" if parts else ""
