"""A recording as JSON and back, for the cache. Which section it is of is not kept."""

from __future__ import annotations

import json
from typing import cast

from hearprint.model.plain_json import from_plain, to_plain
from hearprint.model.speech import Recording


def recording_to_json(recording: Recording) -> bytes:
    """Everything but the section's name."""
    return json.dumps(to_plain(recording) | {"section": ""}, separators=(",", ":")).encode()


def recording_from_json(data: bytes, section: str) -> Recording:
    """The recording, as one of ``section``. Raises ValueError on anything else."""
    plain = json.loads(data)
    if not isinstance(plain, dict):
        raise ValueError("not a recording")  # noqa: TRY004 - the data is wrong
    return cast(Recording, from_plain(Recording, {**plain, "section": section}, "recording"))
