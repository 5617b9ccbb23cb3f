"""The words of our pages in a reader's language: gettext catalogues, read as they are (``.po``).

English stands in the templates themselves. A theme adds a language, or changes our words, by a
file of its own, such as ``input/theme/ar.po``.
"""

from __future__ import annotations

from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from hearprint.errors import SettingsError
from hearprint.model.look import Look

#: The language of the templates.
OWN = "en"


def primary(language: str) -> str:
    """The first part of a language tag, in small letters."""
    return language.partition("-")[0].lower()


def spoken_by_us(language: str, look: Look) -> bool:
    """Whether our pages have words in ``language``."""
    name = primary(language)
    return name == OWN or look.file(f"{name}.po") is not None or name in _shipped()


@lru_cache(maxsize=16)
def catalogue(language: str, look: Look) -> NullTranslations:
    """The words for ``language``; English ones for a language that we do not have.

    Raises SettingsError when the theme's own catalogue cannot be read.
    """
    name = primary(language)
    shipped = _shipped().get(name)
    found: NullTranslations = _compiled(shipped, name) if shipped else NullTranslations()
    own = look.file(f"{name}.po")
    if own is None:
        return found
    try:
        first = _compiled(own, name)
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        raise SettingsError(
            f"This catalogue of words cannot be read: {error}.",
            where=f"theme/{name}.po",
            hint="Open it in an editor for translations, such as Poedit, and mend that line.",
        ) from error
    first.add_fallback(found)
    return first


@lru_cache(maxsize=1)
def _shipped() -> dict[str, bytes]:
    folder = files("hearprint.formats.pages").joinpath("locale")
    if not folder.is_dir():
        return {}
    return {
        one.name.removesuffix(".po"): one.read_bytes()
        for one in folder.iterdir()
        if one.name.endswith(".po")
    }


def _compiled(content: bytes, language: str) -> GNUTranslations:
    """A catalogue as gettext takes it: its compiled form, made in memory."""
    made = BytesIO()
    write_mo(made, read_po(BytesIO(content), locale=language, abort_invalid=True))
    made.seek(0)
    return GNUTranslations(made)
