"""Reads W3C Pronunciation Lexicons (PLS 1.0) as entries of ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from hearprint.errors import DamagedError
from hearprint.model.lexicon import LexiconEntry
from hearprint.model.words import plain

_NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class PlsLexicon:
    """What a lexicon file holds, and what of it cannot be used."""

    language: str  #: BCP 47
    entries: tuple[LexiconEntry, ...]
    left: tuple[str, ...] = ()  #: words whose lexeme says nothing that we understand


def read_pls(data: bytes, where: str) -> PlsLexicon:
    """The entries of a lexicon. Raises DamagedError when ``data`` is none.

    Of several sounds or aliases the preferred one counts, else the first (4.9.3). Sounds in another
    alphabet than IPA are left out. A lexeme whose graphemes differ in capitals only holds for any.
    """
    root = _parsed(data, where)
    alphabet = root.get("alphabet", "ipa")
    entries: list[LexiconEntry] = []
    left: list[str] = []
    for lexeme in root.iterchildren(_name("lexeme")):
        spoken = _chosen(lexeme, "alias")
        ipa = _chosen(lexeme, "phoneme", alphabet)
        for word, cased in _words(lexeme):
            if spoken or ipa:
                entries.append(
                    LexiconEntry(
                        word=word,
                        spoken=spoken,
                        ipa=ipa,
                        case_sensitive=cased,
                        language=root.get(_XML_LANG, "").partition("-")[0],
                    )
                )
            else:
                left.append(word)
    return PlsLexicon(
        language=root.get(_XML_LANG, ""), entries=tuple(entries), left=tuple(dict.fromkeys(left))
    )


def _parsed(data: bytes, where: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    hint = "It must be a lexicon in the W3C's format PLS 1.0."
    if len(data) > _MOST_BYTES:
        raise DamagedError("This lexicon is too large to be one.", where=where, hint=hint)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedError(
            f"This lexicon is no well-formed XML ({error}).", where=where, hint=hint
        ) from error
    if root.tag != _name("lexicon"):
        raise DamagedError("This XML file is no pronunciation lexicon.", where=where, hint=hint)
    return root


def _words(lexeme: etree._Element) -> Iterator[tuple[str, bool]]:
    """Each word of a lexeme, and whether its capitals matter."""
    forms: dict[str, list[str]] = {}
    for grapheme in lexeme.iterchildren(_name("grapheme")):
        word = _text(grapheme)
        if word:
            forms.setdefault(word.casefold(), []).append(word)
    for written in forms.values():
        any_case = len(set(written)) > 1
        yield written[0], not any_case


def _chosen(lexeme: etree._Element, name: str, alphabet: str = "ipa") -> str:
    found = [
        one for one in lexeme.iterchildren(_name(name)) if one.get("alphabet", alphabet) == "ipa"
    ]
    found.sort(key=lambda one: one.get("prefer") != "true")
    return next(filter(None, map(_text, found)), "")


def _text(element: etree._Element) -> str:
    return plain("".join(map(str, element.itertext())))


def _name(local: str) -> str:
    return f"{{{_NAMESPACE}}}{local}"
