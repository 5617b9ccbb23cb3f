"""WebVTT (W3C WebVTT, sections 4.1 and 4.2).

Podcasting 2.0 asks for lines of at most 65 characters and for a voice tag with the speaker's name.
"""

from __future__ import annotations

from hearprint.formats.transcripts.said import SPEAKER, Fold, Said, clock, cues
from hearprint.model.words import plain

#: Characters in a line as written, markup and escapes counted.
LINE = 65
_VOICE = f"<v {SPEAKER}>"
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_FOLD = Fold(line=LINE, lines=2, reserved=len(_VOICE), escapes=_ESCAPES)


def write(said: Said) -> str:
    """The whole file."""
    facts = (said.publication, said.title, f"Language: {said.language}")
    # An arrow would start a cue inside a comment.
    notes = [plain(fact).replace("-->", "to") for fact in facts]
    parts = ["WEBVTT", "\n".join(["NOTE", *filter(None, notes)])]
    for span in said.spans:
        for cue in cues(span, _FOLD):
            times = f"{clock(cue.begin_ms, '.')} --> {clock(cue.end_ms, '.')}"
            parts.append(f"{times}\n{_VOICE}" + "\n".join(cue.lines))
    return "\n\n".join(parts) + "\n"
