"""The programme's own record: the account of words, and sections that have no sound."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hearprint.checks.facts import Folder
from hearprint.model.findings import Finding, barrier


def _tiles(clips: Sequence[Mapping[str, Any]]) -> bool:
    """Whether every clip begins where the one before it ends, and the first at the beginning."""
    ends = [0, *(clip["end_ms"] for clip in clips)]
    return all(clip["begin_ms"] == end for clip, end in zip(clips, ends, strict=False))


def check_programme(name: str, folder: Folder) -> Iterator[Finding]:
    """Findings for one ``programme.json``."""
    try:
        made = json.loads(folder.read(name))
        account = made["account"]
        total = account["spoken"] + sum(account["removed"].values())
        source = account["source_words"]
        heard = sum(one["words"] for one in made["episodes"])
        mute = [one["title"] for one in made["episodes"] if one.get("audio") is None]
        broken = [one["stem"] for one in made["tracks"] if not _tiles(one["clips"])]
    except (ValueError, KeyError, TypeError, AttributeError):
        yield barrier("A-001", "This record of the programme cannot be read.", name)
        return
    if total != source:
        message = f"{source} words in the source, but {total} spoken or removed with a reason."
        yield barrier("A-001", message, name)
    if heard != account["spoken"]:
        message = f"{account['spoken']} words should be spoken, but the sections hold {heard}."
        yield barrier("A-001", message, name)
    for stem in broken:
        yield barrier("A-003", "Something is missing between the clips.", f"{name}: {stem}")
    for title in mute:
        yield barrier("S-001", "This section has no sound.", f"{name}: {title}")
