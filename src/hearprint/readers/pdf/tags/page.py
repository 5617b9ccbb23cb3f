"""The words of one page by the elements they belong to, when these elements can be believed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from hearprint.model.document import Role
from hearprint.model.words import count_words
from hearprint.readers.pdf.glyphs import Glyphs
from hearprint.readers.pdf.lines import atoms_of, is_mark
from hearprint.readers.pdf.parts import Atom, Rule, Run, Word
from hearprint.readers.pdf.signs import clean
from hearprint.readers.pdf.tags.records import ARTIFACT, Place, Tags
from hearprint.readers.pdf.tags.trust import Part, Verdict, judged
from hearprint.readers.spans import Passage

_UP = 0.7  #: type sizes that a column's head stands above the last line of the column before
_ONE_LINE = 0.6
_SMALL, _APART = 0.94, 3.0  #: type of a note, and its distance from its paragraph in type sizes
_BULLETS = frozenset("o§Øüvqnlu·¨")  #: bullets of symbol fonts, as the letters at their places
_MOST = 0.6  #: of a page's letters in one language make it the page's own

_FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|eps|pdf)|(?:img|dsc|image|picture|bild|graphic)"
    r"[-_ ]?\d*",
    re.IGNORECASE,
)
_MACHINE = re.compile(
    r"[\s.]*(?:AI-generated content may be incorrect|Description automatically generated"
    r"(?: with \w+ confidence)?)\.?$",
    re.IGNORECASE,
)

Placed = tuple[Place, Word]


class TaggedPage(NamedTuple):
    """One page: its atoms, and what the structure tree lends."""

    atoms: tuple[Atom, ...]
    runs: tuple[Run, ...] = ()
    gone: tuple[tuple[str, str], ...] = ()  #: texts that others stand for, each behind its reason
    passages: tuple[Passage, ...] = ()
    language: str = ""  #: of most of the page's text
    spoken: tuple[tuple[str, int], ...] = ()  #: letters in each language, "" for none told
    heads: tuple[str, ...] = ()  #: cells that head columns
    figures: tuple[Atom, ...] = ()  #: descriptions that stand in no run
    verdict: Verdict = Verdict.NONE


def plain_page(
    words: Sequence[Word], tilted: Sequence[Word], walls: Sequence[Rule] = ()
) -> tuple[Atom, ...]:
    """All words of a page by their geometry; artifacts with words stand apart and are marked."""
    apart = [word for word in words if word.mark == ARTIFACT and count_words(word.text)]
    if not apart and not any(word.mark == ARTIFACT for word in tilted):
        return atoms_of(words, tilted, walls)
    text = [word for word in words if word.mark != ARTIFACT or not count_words(word.text)]
    atoms = [*atoms_of(text, [word for word in tilted if word.mark != ARTIFACT], walls)]
    marked = atoms_of(apart, [word for word in tilted if word.mark == ARTIFACT])
    return _sorted([*atoms, *(atom._replace(run=ARTIFACT) for atom in marked)])


def _sorted(atoms: list[Atom]) -> tuple[Atom, ...]:
    return tuple(sorted(atoms, key=lambda atom: (atom.base, atom.left)))


def tagged_page(
    number: int, glyphs: Glyphs, tags: Tags | None, walls: Sequence[Rule] = ()
) -> TaggedPage:
    """The page by its tags, or by its geometry where they do not hold up."""
    places = tags.places.get(number, {}) if tags is not None else {}
    figures = tags.figures.get(number, ()) if tags is not None else ()
    if tags is None or not (places or figures):
        return TaggedPage(plain_page(glyphs.words, glyphs.tilted, walls))
    return _Page(tags, places, glyphs, walls).read(figures)


class _Page:
    def __init__(
        self, tags: Tags, places: Mapping[int, Place], glyphs: Glyphs, walls: Sequence[Rule]
    ) -> None:
        self._tags = tags
        self._glyphs = glyphs
        self._walls = walls
        self._places = places
        self._figures: list[tuple[int, Run]] = []
        self._gone: list[tuple[str, str]] = []
        self._passages: list[tuple[int, Passage]] = []
        self._spoken: Counter[str] = Counter()
        self._heads: list[str] = []

    def read(self, figures: Sequence[tuple[int, int]]) -> TaggedPage:
        for order, leaf in figures:
            self._figure(order, leaf)
        whole = [self._marked(word) for word in self._glyphs.words]
        tilted = self._glyphs.tilted
        leaves: dict[int, list[Placed]] = {}
        stray: list[Word] = []
        turned = [(place, word) for word in tilted if (place := self._place(word)) is not None]
        for word in whole:
            place = self._place(word)
            if place is None:
                if word.mark != ARTIFACT or count_words(word.text):
                    stray.append(word)
            else:
                leaves.setdefault(place.leaf, []).append((place, word))
        for held in leaves.values():
            held.sort(key=lambda one: one[0].order)
        self._lend(leaves, turned)
        whole, leaves = self._replaced(whole, leaves)
        rest = [word for word in tilted if self._place(word) is None]
        loose = plain_page(stray, rest)
        verdict, parts = judged(self._parts(leaves), loose, self._tags.leaves)
        if verdict is Verdict.GOOD:
            return self._with_lent(self._good(parts, loose, turned))
        alone = tuple(run.figure for _, run in self._figures if run.figure is not None)
        return self._with_lent(
            TaggedPage(plain_page(whole, tilted, self._walls), figures=alone, verdict=verdict)
        )

    def _marked(self, word: Word) -> Word:
        """Content of an element that is itself an artifact counts as one."""
        place = self._places.get(word.mark) if word.mark >= 0 else None
        if place is None:
            return word
        if self._tags.inlines[place.inline].raised and is_mark(word.text):
            word = word._replace(raised=True)
        return word._replace(mark=ARTIFACT) if place.leaf == ARTIFACT else word

    def _place(self, word: Word) -> Place | None:
        return self._places.get(word.mark) if word.mark >= 0 else None

    def _good(
        self, parts: Sequence[Part], loose: Sequence[Atom], turned: Sequence[Placed]
    ) -> TaggedPage:
        runs: list[Run] = []
        atoms = list(loose)
        figures = sorted(self._figures, reverse=True)
        for part in parts:
            while figures and figures[-1][0] < part.order:
                runs.append(figures.pop()[1])
            atoms.extend(atom._replace(run=len(runs)) for atom in part.atoms)
            runs.append(Run(part.leaf, part.told))
        runs.extend(run for _, run in reversed(figures))
        for leaf in dict.fromkeys(place.leaf for place, _ in turned):
            held = [word for place, word in turned if place.leaf == leaf]
            atoms.extend(atom._replace(run=len(runs)) for atom in atoms_of((), held))
            runs.append(Run(leaf, told=self._tags.leaves[leaf].cell is not None))
        return TaggedPage(_sorted(atoms), tuple(runs), verdict=Verdict.GOOD)

    def _with_lent(self, page: TaggedPage) -> TaggedPage:
        usual, letters = self._spoken.most_common(1)[0] if self._spoken else ("", 0)
        own = usual if letters > _MOST * self._spoken.total() else ""
        passages = [one for _, one in sorted(self._passages, key=lambda one: one[0])]
        return page._replace(
            gone=tuple(self._gone),
            passages=tuple(one for one in passages if one.said or one.language != own),
            language=own,
            spoken=tuple(self._spoken.items()),
            heads=tuple(self._heads),
        )

    def _figure(self, order: int, leaf: int) -> None:
        """The description of a figure, unless it describes nothing."""
        told = self._tags.leaves[leaf]
        if not count_words(told.alt):
            return
        alt = told.alt
        remark = _MACHINE.search(alt)
        if remark and count_words(alt[: remark.start()]):
            self._gone.append(("remark of a program", alt[remark.start() :].strip()))
            alt = alt[: remark.start()].strip()
        if _FILE_NAME.fullmatch(alt):
            self._gone.append(("file name", alt))
            return
        x0, y0, x1, y1 = told.box or (0.0, 0.0, 0.0, 0.0)
        (left, top), (right, bottom) = self._glyphs.place(x0, y1), self._glyphs.place(x1, y0)
        if told.box is None:
            left = top = right = bottom = 0.0
        box = (min(left, right), max(left, right), min(top, bottom), max(top, bottom))
        atom = Atom(alt, *box, box[3], 0.0, bold=False, italic=False)
        self._figures.append((order, Run(leaf, told=True, figure=atom)))

    # What the tree lends, believed or not ------------------------------------------------------

    def _lend(self, leaves: Mapping[int, Sequence[Placed]], turned: Sequence[Placed]) -> None:
        for leaf, held in leaves.items():
            cell = self._tags.leaves[leaf].cell
            if cell is not None and cell.head:
                self._heads.append(_text([word for _, word in held]))
            self._tongues(held)
        self._tongues(turned)

    def _tongues(self, held: Sequence[Placed]) -> None:
        """Stretches of one language or one abbreviation, among the words of one leaf."""
        for (_, language, said), some in groupby(held, key=self._tongue):
            placed = list(some)
            words = [word for _, word in placed]
            self._spoken[language] += sum(len(word.text) for word in words)
            if language or said:
                passage = Passage(_text(words), language, said)
                self._passages.append((placed[0][0].order, passage))

    def _tongue(self, placed: Placed) -> tuple[int, str, str]:
        """What the tree says of a word, and the content stream, which knows better."""
        place, word = placed
        inline = self._tags.inlines[place.inline]
        language, said = self._glyphs.tongues.get(word.mark, ("", ""))
        return place.inline, language or inline.language, said or inline.said

    # Replacements --------------------------------------------------------------------------------

    def _replaced(
        self, whole: list[Word], leaves: dict[int, list[Placed]]
    ) -> tuple[list[Word], dict[int, list[Placed]]]:
        """Glyphs for which the tree gives the actual text, as that text."""
        made: dict[int, Word | None] = {}
        for held in leaves.values():
            start = 0
            for at in range(1, len(held) + 1):
                inline = held[start][0].inline
                if at < len(held) and held[at][0].inline == inline:
                    continue
                actual = clean(self._tags.inlines[inline].actual)
                if actual:
                    self._stand_in(actual, [word for _, word in held[start:at]], made)
                start = at
        if not made:
            return whole, leaves
        kept = [made.get(id(word), word) for word in whole]
        changed: dict[int, list[Placed]] = {}
        for leaf, held in leaves.items():
            news = [(place, made.get(id(word), word)) for place, word in held]
            changed[leaf] = [(place, word) for place, word in news if word is not None]
        return [word for word in kept if word is not None], changed

    def _stand_in(self, actual: str, words: Sequence[Word], made: dict[int, Word | None]) -> None:
        said = _text(words)
        if not _stands_for(actual, said, words):
            return
        lead = max(words, key=lambda word: len(word.text))
        if count_words(said):
            self._gone.append(("given by the file in other signs", said))
        for word in words:
            made[id(word)] = None
        left, right = min(word.left for word in words), max(word.right for word in words)
        made[id(words[0])] = lead._replace(text=actual, left=left, right=right)

    # Parts of the page -------------------------------------------------------------------------

    def _parts(self, leaves: Mapping[int, list[Placed]]) -> list[Part]:
        """Leaves in the tree's order, each in pieces of one column."""
        parts: list[Part] = []
        ordered = sorted(leaves.items(), key=lambda one: one[1][0][0].order)
        for told, some in groupby(ordered, key=lambda one: self._tells(one[0])):
            if not told:  # neighbours that tell nothing are one text
                loose = list(some)
                held = [word for _, placed in loose for _, word in placed]
                leaf, order = loose[0][0], loose[0][1][0][0].order
                parts.append(Part(leaf, told=False, order=order, atoms=atoms_of(held)))
                continue
            for leaf, placed in some:
                order = placed[0][0].order
                pieces, aside = _columns(self._unlabelled(leaf, placed))
                parts.extend(Part(leaf, told, order, atoms_of(piece)) for piece in pieces)
                if aside:
                    parts.append(Part(leaf, told=False, order=order, atoms=atoms_of(aside)))
        return parts

    def _tells(self, leaf: int) -> bool:
        return self._tags.leaves[leaf].role is not None

    def _unlabelled(self, leaf: int, held: Sequence[Placed]) -> list[Word]:
        """The words of a leaf; a symbol font's bullet, whose letter means nothing, is one."""
        words = [word for _, word in held]
        if self._tags.leaves[leaf].role is not Role.ITEM or not held or not held[0][0].label:
            return words
        labels = [word for place, word in held if place.label]
        if len(labels) == 1 and len(labels[0].text) == 1 and labels[0].text in _BULLETS:
            if count_words(labels[0].text):
                self._gone.append(("bullet", labels[0].text))
            return [labels[0]._replace(text="•"), *words[1:]]
        return words


def _text(words: Sequence[Word]) -> str:
    parts: list[str] = []
    for at, word in enumerate(words):
        glued = word.glued and at and word.left - words[at - 1].right < 0.3 * word.size
        parts.append(word.text if glued or not at else f" {word.text}")
    return "".join(parts)


def _stands_for(actual: str, said: str, words: Sequence[Word]) -> bool:
    """Whether to believe that ``actual`` is what the glyphs ``said`` mean.

    A figure is never given up for a text without it, nor several lines for one word.
    """
    if _letters(actual) == _letters(said):
        return False
    if any(sign.isdigit() for sign in said) and not _digits(said) <= _digits(actual):
        return False
    flat = max(word.base for word in words) - min(word.base for word in words)
    return flat < _ONE_LINE * max(word.size for word in words) or not _letters(said)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _digits(text: str) -> set[str]:
    return set(filter(str.isdigit, text))


def _columns(words: Sequence[Word]) -> tuple[list[list[Word]], list[Word]]:
    """The words of one leaf, parted where its text goes on at the head of another column.

    Smaller type far from the rest is a note that a program left inside its paragraph; such words
    come second.
    """
    pieces: list[list[Word]] = []
    aside: list[Word] = []
    left = right = 0.0
    for word in words:
        last = pieces[-1][-1] if pieces else None
        if last is not None and _far(last, word):
            aside.append(word)
            continue
        if last is None or (
            word.base < last.base - _UP * max(word.size, last.size)
            and (word.left > right - 1 or word.right < left + 1)
        ):
            pieces.append([])
            left, right = word.left, word.right
        pieces[-1].append(word)
        left, right = min(left, word.left), max(right, word.right)
    return pieces, aside


def _far(text: Word, word: Word) -> bool:
    return word.size < _SMALL * text.size and word.base > text.base + _APART * text.size
