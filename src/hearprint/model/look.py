"""How the pages of a house look, as far as it differs from ours."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeFile:
    """A file of the editor's theme: a template, a style sheet, a catalogue of words or a logo."""

    name: str  #: without its folder
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Colours, logo and files that take the place of ours."""

    accent: str = ""  #: ``#rrggbb`` on light paper; empty for ours
    accent_dark: str = ""  #: on dark paper; empty for ours, or for one made of ``accent``
    logo: str = ""  #: name of one of ``files``
    files: tuple[ThemeFile, ...] = ()

    def file(self, name: str) -> bytes | None:
        """What the theme holds under ``name``; None when it holds nothing."""
        return next((one.content for one in self.files if one.name == name), None)
