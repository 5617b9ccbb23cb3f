"""Text in TeX's own encodings, from fonts that are pictures and name no letter.

Where TeX finds no outlines it writes bitmaps (Type 3 fonts) without names or ToUnicode, and PDFium
gives the bare codes: letters are right by chance, ligatures and accents come as control signs.
These tell which encoding it is: OT1, TeX's first, or T1 (Cork). The tables are those of the LaTeX
encodings guide; each code becomes one sign, as places in a page's text must not shift.
"""

# ruff: noqa: RUF001 - typographic signs are what this module is about

from __future__ import annotations

import re
from collections.abc import Callable

#: Codes that no font gives whose letters have names; PDFium itself writes U+0002 for a hyphen.
_TELLING = re.compile("[\0\x01\x03-\x08\x0b\x0c\x0e-\x1f]")
_FIRST = {  # OT1: Greek capitals, ligatures, accents, and signs in place of ASCII ones
    **dict(enumerate("ΓΔΘΛΞΠΣΥΦΨΩﬀﬁﬂﬃﬄıȷ`´ˇ˘¯˚¸ßæœøÆŒØ")),
    0x22: "”",
    0x27: "’",
    0x3C: "¡",
    0x3E: "¿",
    0x5C: "“",
    0x5F: "˙",
    0x60: "‘",
    0x7B: "–",
    0x7C: "—",
    0x7D: "˝",
    0x7E: "˜",
    0x7F: "¨",
}
_CORK = {
    **dict(enumerate("`´ˆ˜¨˝˚ˇ˘¯˙¸˛‚‹›“”„«»–—\u200b\u200bıȷﬀﬁﬂﬃﬄ")),
    0x27: "’",
    0x60: "‘",
    0x7F: "-",
    **dict(
        enumerate("ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£", start=0x80)
    ),
    0xD7: "Œ",
    0xDF: "ẞ",
    0xF7: "œ",
    0xFF: "ß",
}
_LIGATURES_FIRST = range(0x0B, 0x10)
_LIGATURES_CORK = range(0x1B, 0x20)


def decoded(text: str, nameless: Callable[[int], bool]) -> str:
    """``text`` with the codes of nameless fonts as signs, if there are any.

    ``nameless`` tells of a place whether its sign was printed in such a font.
    """
    telling = [match.start() for match in _TELLING.finditer(text)]
    held = [at for at in telling if nameless(at)]
    if not held:
        return text
    codes = [ord(text[at]) for at in held]
    cork = sum(code in _LIGATURES_CORK for code in codes)
    table = _CORK if cork > sum(code in _LIGATURES_FIRST for code in codes) else _FIRST
    signs = list(text)
    for at, sign in enumerate(text):
        new = table.get(ord(sign))
        if new is not None and nameless(at):
            signs[at] = new
    return "".join(signs)
