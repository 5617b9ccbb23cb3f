"""The house's own theme: the files in ``input/theme/``, which take the place of ours by name."""

from __future__ import annotations

from pathlib import Path

from hearprint.errors import SettingsError
from hearprint.model.look import ThemeFile

#: The folder beside the documents.
THEME_FOLDER = "theme"
#: What a theme may hold: templates, styles, words of the pages in further languages, pictures.
ENDINGS = (".html", ".css", ".po", ".svg", ".png", ".jpg", ".jpeg", ".webp")
#: No logo is larger; what is, was put here by mistake.
_LARGEST = 1_000_000


def read_theme(folder: Path) -> tuple[ThemeFile, ...]:
    """The files of the theme below ``folder``, by name; none when there is no such folder.

    Raises SettingsError when one cannot be read, or is none that a theme can hold.
    """
    place = folder / THEME_FOLDER
    found = sorted(path for path in place.glob("*") if not path.name.startswith("."))
    return tuple(_file(path) for path in found)


def check_logo(logo: str, theme: tuple[ThemeFile, ...]) -> None:
    """Raises SettingsError when the theme does not hold the picture that the settings name."""
    if logo and logo not in {one.name for one in theme}:
        raise SettingsError(
            f"There is no picture {logo} in the folder {THEME_FOLDER}.",
            where="pages.logo",
            hint=f"Put it into {THEME_FOLDER}/ beside the documents.",
        )


def _file(path: Path) -> ThemeFile:
    safe = path.name.isascii() and not set(path.name) & set(" %?#\\")
    if not safe or path.suffix.lower() not in ENDINGS or not path.is_file():
        raise SettingsError(
            f"A theme holds files whose names end in {', '.join(ENDINGS)}, without blanks or "
            "accents in them.",
            where=str(path),
            hint="Rename this one, or put it elsewhere.",
        )
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SettingsError(
            f"This file cannot be read ({error.strerror}).",
            where=str(path),
            hint="Look at its permissions.",
        ) from error
    if len(content) > _LARGEST:
        raise SettingsError(
            f"This file is larger than {_LARGEST // 1000} kB: every page would load it.",
            where=str(path),
            hint="Make a smaller one.",
        )
    return ThemeFile(name=path.name, content=content)
