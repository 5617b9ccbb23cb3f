"""W3C Pronunciation Lexicon Specification 1.0: a lexicon for other speech software.

A lexeme holds what is written (``grapheme``), its sound in IPA (``phoneme``, section 4.6) and its
respelling (``alias``, 4.7); where both are given, software takes the first, so the sound stands
first. Graphemes are matched as they are written, so that an entry for any capitals gets a grapheme
for each way to write it. A lexicon has one language and knows no context: entries of other
languages and such that need one are left to the caller.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from hearprint.model.lexicon import LexiconEntry

#: Section 4.1.
NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
MEDIA_TYPE = "application/pls+xml"  #: RFC 4267
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def fits(entry: LexiconEntry, language: str) -> bool:
    """Whether a lexicon in ``language`` (BCP 47) can hold ``entry``."""
    return not entry.context and entry.language.partition("-")[0] in (
        "",
        language.partition("-")[0],
    )


def to_pls(entries: Sequence[LexiconEntry], language: str) -> bytes:
    """Those of ``entries`` that fit, as a lexicon in ``language``; UTF-8 with its declaration."""
    facts = {"version": "1.0", "alphabet": "ipa", _XML_LANG: language}
    # None, for names without a prefix, is missing from the types.
    root = etree.Element(f"{{{NAMESPACE}}}lexicon", facts, nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    for entry in entries:
        if fits(entry, language):
            lexeme = _child(root, "lexeme")
            for written in _written(entry):
                _child(lexeme, "grapheme", written)
            if entry.ipa:
                _child(lexeme, "phoneme", entry.ipa)
            if entry.spoken:
                _child(lexeme, "alias", entry.spoken)
    etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def _written(entry: LexiconEntry) -> list[str]:
    word = entry.word
    if entry.case_sensitive:
        return [word]
    return list(dict.fromkeys((word, word.lower(), word[:1].upper() + word[1:], word.upper())))


def _child(parent: etree._Element, name: str, text: str = "") -> etree._Element:
    child = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    if text:
        child.text = "".join(sign for sign in text if _allowed(sign))
    return child


def _allowed(sign: str) -> bool:
    """Whether XML 1.0 can hold ``sign`` (2.2)."""
    return (
        sign in "\t\n" or " " <= sign <= "\ud7ff" or "\ue000" <= sign <= "\ufffd" or sign > "\uffff"
    )
