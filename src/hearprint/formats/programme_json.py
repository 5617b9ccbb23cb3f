"""``programme.json``: the publication for machines, and for later builds of the house.

Version 1 holds the shelf (``publication``, ``episodes``; see ``model.shelf_json``) and beside it
``tracks`` (per section its clips in milliseconds with the words, or why it failed), ``contents``
(where the list came from, how many entries it has, how many were found), ``account`` (where every
word went) and ``findings``.
"""

from __future__ import annotations

import json
from typing import Any

from hearprint.model.plain_json import to_plain
from hearprint.model.programme import Bundle, BundleFile, Programme, Track
from hearprint.model.shelf_json import shelf_to_plain
from hearprint.model.speech import Failed

NAME = "programme.json"


class ProgrammeJson:
    """Everything about a programme but the sound, in one file."""

    def build(self, programme: Programme) -> Bundle:
        """UTF-8, fields in fixed order, one line feed at the end."""
        account = programme.account
        document = {
            **shelf_to_plain(programme.shelf),
            "duration_ms": programme.duration_ms,
            "contents": {
                "kind": programme.contents_kind,
                "entries": programme.entries,
                "matched": programme.matched,
            },
            "account": {
                "source_words": account.source_words,
                "spoken": account.spoken,
                "removed": dict(account.removed),
                "balanced": account.balanced,
            },
            "tracks": [_track(track) for track in programme.tracks],
            "findings": to_plain(programme.findings),
        }
        text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
        # Half a surrogate pair, which damaged files hold, has no form in UTF-8.
        content = text.encode("utf-8", "replace")
        return Bundle(
            files=(BundleFile(name=NAME, media_type="application/json", content=content),)
        )


def _track(track: Track) -> dict[str, Any]:
    outcome = track.outcome
    common = {"position": track.position, "section": track.section.id, "stem": track.stem}
    if isinstance(outcome, Failed):
        return {**common, "failed": outcome.reason, "clips": []}
    utterances = {utterance.id: utterance for utterance in track.script.utterances}
    clips = [
        {
            "utterance": clip.utterance,
            "begin_ms": clip.begin_ms,
            "end_ms": clip.end_ms,
            "text": utterance.text,
            "voicing": utterance.voicing.value,
            "language": utterance.language,
            "block": utterance.block,
        }
        for clip in outcome.clips
        if (utterance := utterances.get(clip.utterance))
    ]
    return {**common, "failed": None, "missing": list(outcome.missing), "clips": clips}
