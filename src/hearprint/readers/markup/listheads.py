"""What stands over a list of contents, and over one of figures, tables and the like."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[\W_]+")
#: Those of a whole publication, which nothing else is called.
_CONTENTS = frozenset(
    _SIGNS.sub("", head)
    for head in (
        "contents", "table of contents", "list of contents", "short contents", "contents page",
        "short table of contents", "brief contents", "detailed contents", "toc", "sommaire",
        "table des matières", "inhalt", "inhaltsverzeichnis", "índice", "sumario", "contenido",
        "inhoud", "inhoudsopgave", "innehåll", "indice", "cynnwys", "spis treści",
    )
)  # fmt: skip
_HEADS = _CONTENTS | frozenset(
    _SIGNS.sub("", head)
    for head in (
        "on this page", "in this issue", "inside this issue", "in this article",
        "in this section", "page contents", "article contents", "jump to",
        "jump to section", "what's inside", "index", "overview", "outline", "chapters", "summary",
    )
)  # fmt: skip
#: Heads of lists of what stands in the parts.
_MINOR_HEADS = frozenset(
    _SIGNS.sub("", head)
    for head in (
        "list of tables", "list of figures", "list of examples", "list of illustrations",
        "figures", "tables", "examples", "illustrations", "list of procedures", "list of equations",
        "list of boxes", "list of maps", "list of listings", "abbildungsverzeichnis",
        "tabellenverzeichnis", "liste des figures", "liste des tableaux", "liste des exemples",
    )
)  # fmt: skip


def is_list_head(text: str) -> bool:
    """Whether ``text`` announces a list of contents, or of figures, tables and the like."""
    return _SIGNS.sub("", text.casefold()) in _HEADS or is_minor_head(text)


def names_contents(text: str) -> bool:
    """Whether ``text`` is what a link to a whole publication's contents is called."""
    return _SIGNS.sub("", text.casefold()) in _CONTENTS


def is_minor_head(text: str) -> bool:
    """Whether ``text`` announces a list of figures, tables or the like."""
    return _SIGNS.sub("", text.casefold()) in _MINOR_HEADS
