"""One way from left to right through a text: at each token the first rule that knows it speaks.

Every sign of the text is taken by exactly one step, so nothing is said twice and nothing is lost:
a token that no rule knows stays as it is, a sign that no rule knows is named. What a rule said is
out of the reach of the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How English is said."""

    american: bool = False  #: month before day, no "and" in numbers
    web: str = "plain"  #: web addresses: ``plain``, ``full`` (with http) or ``short`` (host only)


@dataclass(frozen=True, slots=True)
class Page:
    """The text around a token, for rules that depend on it."""

    text: str
    style: Style
    shouting: bool = False  #: the text is set in capitals throughout

    def before(self, at: int) -> str:
        """The word that ends just before ``at``, or "" at a beginning or behind a stop."""
        found = _WORD_BEFORE.search(self.text, max(0, at - 40), at)
        return found.group(1) if found else ""

    def after(self, at: int) -> str:
        """The word that begins behind ``at``, past spaces or a hyphen, or ""."""
        found = _WORD_AFTER.match(self.text, at)
        return found.group(1) if found else ""

    def goes_on(self, at: int) -> bool:
        """Whether a figure and a sign that joins figures stand just before ``at``: "3.", "4-"."""
        return at > 1 and self.text[at - 1] in _JOINING and self.text[at - 2].isdecimal()

    def sign_before(self, at: int) -> str:
        """The sign before ``at``, "" at the beginning."""
        return self.text[at - 1] if at else ""


_JOINING = frozenset("-./:,\u2013")
_WORD_BEFORE = re.compile(r"([^\W\d_]+(?:['\u2019-][^\W\d_]+)*\.?)[\s(\u2018\u201c\"']*\Z")
_WORD_AFTER = re.compile(r"[\s-]{0,3}([^\W\d_]+(?:['\u2019][^\W\d_]+)*)")

Say = Callable[["re.Match[str]", Page], "str | None"]


def always(said: str) -> Say:
    """What speaks for tokens that are said alike wherever they stand."""

    def say(match: re.Match[str], page: Page) -> str | None:
        del match, page
        return said

    return say


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What is said for a kind of token.

    ``pattern`` is matched where a token begins; ``say`` gives the words, "" for what is not said
    (a note's mark), or None when the context forbids it and another rule should try.
    ``starts`` are the signs with which such a token can begin, as a regular expression class.
    """

    name: str
    starts: str
    pattern: re.Pattern[str]
    say: Say


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the source and what is said for it."""

    source: str
    said: str
    rule: str  #: "" where the source is said as it stands


@dataclass(slots=True)
class Scanner:
    """Rules in order, and the words that are worth trying them on."""

    rules: tuple[Rule, ...]
    triggers: frozenset[str]  #: plain-looking words at which rules are tried all the same
    named: Callable[[str], str]  #: how a sign that no rule knows is called
    kept: frozenset[str]  #: signs that stay: sentence punctuation
    _by_sign: dict[str, tuple[Rule, ...]] = field(default_factory=dict)

    def parts(self, page: Page, at: int = 0) -> Iterator[Part]:
        """The text of ``page`` from ``at`` cut into parts; their sources joined are the text."""
        text, end = page.text, len(page.text)
        begin = at  # of plain words that are yet to be told, in one part
        while at < end:
            plain = _PLAIN.match(text, at)
            if plain and plain[1] not in self.triggers:
                at = plain.end()
                continue
            if begin < at:
                yield Part(text[begin:at], text[begin:at], "")
            part, at = self._part(page, at)
            begin = at
            yield part
        if begin < at:
            yield Part(text[begin:at], text[begin:at], "")

    def _part(self, page: Page, at: int) -> tuple[Part, int]:
        text = page.text
        for rule in self._rules_for(text[at]):
            match = rule.pattern.match(text, at)
            if match and match.end() > at:
                said = rule.say(match, page)
                if said is not None:
                    return Part(match.group(), said, rule.name), match.end()
        match = _UNKNOWN.match(text, at)
        end = match.end() if match else at + 1
        piece = text[at:end]
        if piece[0].isalnum() or piece[0].isspace() or piece in self.kept:
            return Part(piece, piece, ""), end
        return Part(piece, self.named(piece), "sign"), end

    def _rules_for(self, sign: str) -> tuple[Rule, ...]:
        if sign not in self._by_sign:
            if len(self._by_sign) > _MANY_SIGNS:
                self._by_sign.clear()
            self._by_sign[sign] = tuple(rule for rule in self.rules if re.match(rule.starts, sign))
        return self._by_sign[sign]


_MANY_SIGNS = 4000
#: White space, or a word in small letters that nothing but a space or a stop follows.
_PLAIN = re.compile(
    r"[ \n]+|([A-Z]?[a-z]+(?:['\u2019][a-z]+)?)"
    r"(?=[ ,;?!)\u201d\n]|:(?!/)|\.(?:[\s\u201d)\"']|\Z)|\Z)"
)
#: Letters in a row; raised and lowered figures and fractions are no letters, whatever \\w says.
_UNKNOWN = re.compile(r"[^\W\d_\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209f\u2150-\u218f]+|\d+|\s+")


#: Before or behind what is said: no space, though letters meet.
GLUE = "\x1a"


def joined(parts: Iterable[Part]) -> str:
    """What the parts say, with spaces where words said would run together."""
    pieces: list[str] = []
    last = Part("", "", "")
    for part in parts:
        if not part.said:
            continue
        by_rule = part.rule or last.rule
        if (
            by_rule
            and part.said[0].isalnum()
            and (last.said[-1:].isalnum() or last.said[-1:] in _ENDS)
        ):
            pieces.append(" ")
        pieces.append(part.said)
        last = part
    return "".join(pieces).replace(GLUE, "")


_ENDS = frozenset(".,;:")
