"""Authors who sign below their text, at the right of its column."""

from __future__ import annotations

from collections.abc import Sequence

from hearprint.contents.entries import authors_of
from hearprint.model.document import Block, Person, Role

_LONGEST = 8  #: words of a signature
_INITIALS = 2  #: letters of a word that may be no name
_RIGHT = 0.3  #: of the width of the text above, from its left edge to that of the signature


def signed(blocks: Sequence[Block]) -> tuple[Person, ...]:
    """Who signed the last paragraph of a section; empty when nobody did."""
    text = [block for block in blocks if block.role is not Role.NOTE]
    if len(text) < 2:  # noqa: PLR2004 - a text and its signature
        return ()
    above, last = text[-2:]
    if last.words > _LONGEST or last.role not in (Role.PARAGRAPH, Role.BYLINE):
        return ()
    if above.page != last.page or above.box is None or last.box is None:
        return ()
    step = _RIGHT * (above.box.right - above.box.left)
    if not above.box.left + step < last.box.left < above.box.right:
        return ()
    named = authors_of(last.text)
    return named if all(map(_is_full, named)) else ()


def _is_full(person: Person) -> bool:
    """Whether somebody signs with a name; initials below one of several notices sign only it."""
    words = person.name.split()
    return len(words) > 1 and len(max(words, key=len)) > _INITIALS
