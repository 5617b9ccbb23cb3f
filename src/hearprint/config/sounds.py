"""The house's own sounds: ``input/sounds/opening.wav``, ``closing`` and ``heading`` likewise."""

from __future__ import annotations

from pathlib import Path

from hearprint.errors import SettingsError
from hearprint.model.speech import HOUSE_SOUNDS, HouseSound

SOUNDS_FOLDER = "sounds"
ENDINGS = (".wav", ".mp3", ".flac", ".ogg", ".opus", ".m4a", ".aac", ".aif", ".aiff")
_MOST_BYTES = 50_000_000


def read_sounds(folder: Path) -> tuple[HouseSound, ...]:
    """The sounds that lie in ``folder``; at most one of each name.

    Raises SettingsError for a file that cannot be read, or is no short sound, and for two of one
    name.
    """
    found = []
    for name in HOUSE_SOUNDS:
        here = [
            one
            for ending in ENDINGS
            if (one := folder / SOUNDS_FOLDER / f"{name}{ending}").is_file()
        ]
        if len(here) > 1:
            raise SettingsError(
                f"There are several sounds for the {name}.",
                where=", ".join(str(one) for one in here),
                hint="Keep one of them.",
            )
        found += [HouseSound(name=name, data=_data(one)) for one in here]
    return tuple(found)


def _data(file: Path) -> bytes:
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise SettingsError(
                "This house sound is too large.",
                where=str(file),
                hint=f"Make it shorter: at most {_MOST_BYTES // 1_000_000} MB.",
            )
        return file.read_bytes()
    except OSError as error:
        raise SettingsError(
            f"This house sound cannot be read: {error.strerror or type(error).__name__}.",
            where=str(file),
            hint="Look at its permissions.",
        ) from error
