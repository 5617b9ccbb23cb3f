"""The programme's own record: the account of words, and sections that have no sound."""

from __future__ import annotations

import json
from collections.abc import Iterator

from hearprint.checks.facts import Folder
from hearprint.model.findings import Finding, barrier


def check_programme(name: str, folder: Folder) -> Iterator[Finding]:
    """Findings for one ``programme.json``."""
    try:
        made = json.loads(folder.read(name))
        account = made["account"]
        total = account["spoken"] + sum(account["removed"].values())
        source = account["source_words"]
        mute = [one["title"] for one in made["episodes"] if one.get("audio") is None]
    except (ValueError, KeyError, TypeError, AttributeError):
        yield barrier("A-001", "This record of the programme cannot be read.", name)
        return
    if total != source:
        message = f"{source} words in the source, but {total} spoken or removed with a reason."
        yield barrier("A-001", message, name)
    for title in mute:
        yield barrier("S-001", "This section has no sound.", f"{name}: {title}")
