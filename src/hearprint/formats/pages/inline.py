"""What stands inside sentences: marks of notes, and passages in another language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from hearprint.formats import phrases
from hearprint.model.document import Block, Role
from hearprint.model.words import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Words in one language, or the mark of a note."""

    text: str
    language: str = ""  #: when it differs from the sentence's
    mark: bool = False
    note: int = 0  #: the number of the note that the mark leads to; 0 when it is not here
    ref: int = 0  #: the mark's own number


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words of a block; with a place in the recording when they were spoken as one utterance."""

    text: str
    id: str = ""  #: ``s1``, ``s2``, ... by the clips of the recording
    begin: str = ""  #: seconds
    last: str = ""  #: the id with which it ends, when it is more than one clip
    parts: tuple[Part, ...] = ()  #: what it is made of, when that is more than its words


@dataclass(slots=True, kw_only=True)
class Marks:
    """Gives the marks of a section their numbers and their notes, in the order of the text."""

    notes: Mapping[str, tuple[int, ...]]  #: numbers of the notes that bear a mark
    first: dict[int, int] = field(default_factory=dict)  #: per note the first mark that names it
    _count: int = 0
    _used: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, blocks: Iterable[Block]) -> Marks:
        """For the notes among ``blocks``, which count from 1."""
        found: dict[str, tuple[int, ...]] = {}
        notes = (block for block in blocks if block.role is Role.NOTE)
        for number, note in enumerate(notes, start=1):
            key = _key(note.marker)
            if key:
                found[key] = (*found.get(key, ()), number)
        return cls(notes=found)

    def part(self, mark: str) -> Part:
        """The next mark. One that comes again leads to the next note of the same name, if any."""
        key = _key(mark)
        known = self.notes.get(key, ())
        at = self._used.get(key, 0)
        self._used[key] = at + 1
        note = known[min(at, len(known) - 1)] if known else 0
        self._count += 1
        if note:
            self.first.setdefault(note, self._count)
        return Part(text=plain(mark), mark=True, note=note, ref=self._count)


def inlaid(spans: Sequence[Span], block: Block, marks: Marks, language: str) -> tuple[Span, ...]:
    """``spans`` with the marks of notes and the passages that ``block`` tells of.

    ``spans`` hold the block's text, perhaps without a marker before it. ``language`` is theirs.
    """
    shown = sum(_signs(span.text) for span in spans)
    # Signs of a marker that is shown apart.
    before = max(0, _signs(plain(block.text)) - shown)

    def at(place: int | None) -> int:
        return shown if place is None else max(0, _signs(plain(block.text[:place])) - before)

    refs = [(at(ref.at), ref.mark) for ref in block.notes if plain(ref.mark)]
    refs.sort(key=lambda one: one[0])
    passages = [
        (at(one.begin), at(one.end), phrases.language(one.language))
        for one in block.spans
        if one.language and phrases.language(one.language).casefold() != language.casefold()
    ]
    if not refs and not passages:
        return tuple(spans)
    return tuple(_inlaid(spans, refs, passages, marks))


#: How many signs stand before a mark, and the mark.
_Ref = tuple[int, str]
#: From how many signs to how many a passage goes, and its language.
_Passage = tuple[int, int, str]


def _inlaid(
    spans: Sequence[Span], refs: list[_Ref], passages: Sequence[_Passage], marks: Marks
) -> Iterator[Span]:
    start, left = 0, list(refs)
    for number, span in enumerate(spans, start=1):
        length = _signs(span.text)
        last = number == len(spans)
        here = [
            (min(at - start, length), mark) for at, mark in left if last or at <= start + length
        ]
        left = left[len(here) :]
        moved = [(begin - start, end - start, tag) for begin, end, tag in passages]
        yield replace(span, parts=tuple(_parts(span.text, here, moved, marks)))
        start += length


def _parts(
    text: str, refs: Sequence[_Ref], passages: Sequence[_Passage], marks: Marks
) -> Iterator[Part]:
    """``text`` cut at the marks and at the edges of passages, with the marks between."""
    length = _signs(text)
    edges = {at for at, _ in refs} | {edge for one in passages for edge in one[:2]}
    cuts = [0, *sorted(edge for edge in edges if 0 < edge < length), length]
    places = [0, *(_place(text, cut) for cut in cuts[1:-1]), len(text)]
    yield from (marks.part(mark) for at, mark in refs if at == 0)
    for (begin, end), (first, last) in zip(pairwise(places), pairwise(cuts), strict=True):
        tags = (tag for left, right, tag in passages if left <= first and last <= right)
        if end > begin:
            yield Part(text=text[begin:end], language=next(tags, ""))
        yield from (marks.part(mark) for at, mark in refs if at == last > 0)


def _place(text: str, count: int) -> int:
    """Behind how many letters of ``text`` its first ``count`` signs that are no space end."""
    seen = 0
    for at, sign in enumerate(text):
        seen += not sign.isspace()
        if seen == count:
            return at + 1
    return len(text)


def _signs(text: str) -> int:
    return sum(map(len, text.split()))


def _key(mark: str) -> str:
    return plain(mark).strip("[]().:").casefold()
