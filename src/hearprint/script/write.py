"""Writes the script of a section: every utterance with its block, kind, language and pause."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from types import MappingProxyType

from hearprint.model.contents import Aside, Chapter, Section
from hearprint.model.document import Block, Role
from hearprint.model.speech import Script, Utterance, Voicing
from hearprint.model.wording import Wording
from hearprint.model.words import words_of
from hearprint.script import announce, tables
from hearprint.script.asides import Inset, by_line, insets_of
from hearprint.script.lexicon import Lexicon
from hearprint.script.marks import Marks
from hearprint.script.passages import told
from hearprint.script.sentences import breaths, sentences
from hearprint.script.spoken import spoken
from hearprint.settings import ScriptSettings

_VOICINGS = {
    Role.HEADING: Voicing.HEADING,
    Role.BYLINE: Voicing.HEADING,
    Role.ITEM: Voicing.ITEM,
    Role.QUOTE: Voicing.QUOTE,
    Role.VERSE: Voicing.VERSE,
    Role.CAPTION: Voicing.CAPTION,
    Role.IMAGE: Voicing.CAPTION,
    Role.NOTE: Voicing.NOTE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where a section stands: its place among the others, and the language around it."""

    position: int | None  #: None for an opening that the contents list does not count
    total: int
    language: str
    lexicon: Lexicon = field(default_factory=Lexicon)  #: how words are said
    wording: Wording = field(default_factory=Wording)  #: how announcements are worded
    publication: str = ""  #: what is said of the whole publication, before its first section


def write_script(
    section: Section,
    blocks: Sequence[Block],
    setting: Setting,
    settings: ScriptSettings,
    asides: Iterable[Aside] = (),
    *,
    chapters: Mapping[str, Chapter] = MappingProxyType({}),
) -> Script:
    """The script of one section, opened by its announcement.

    Those lines of heading and byline that the announcement says whole are left to it. Notes come
    at the end, but for ``asides``: those are read behind the sentences that bear their marks.
    ``chapters`` are those of the section, by the block with which they begin; a large table and
    the notes are chapters besides.
    """
    insets = insets_of(blocks, asides)
    writer = _Writer(setting=setting, settings=settings, insets=insets)
    head, body = blocks[: section.heading], blocks[section.heading :]
    wording = setting.wording
    lines = list(writer.opening(section, head))
    placed = {note.id for found in insets.values() for inset in found for note in inset.notes}
    notes = [block for block in body if block.role is Role.NOTE and block.id not in placed]
    text = [block for block in body if block.role is not Role.NOTE]
    marks = Marks(title=section.title, continued=wording.continued)
    lists = _lists(text)
    for at, block in enumerate(text):
        if block.role is Role.HEADING:
            lines[-1:] = [_before_heading(line, settings) for line in lines[-1:]]
        if block.id in chapters:
            marks.begin(len(lines), chapters[block.id].title, chapters[block.id].level)
        count = lists.get(block.id, 0)
        if count:
            lines += writer.announcement(
                wording.list.format(count=count), None, settings.sentence_pause_ms
            )
        said = list(writer.block(block))
        if writer.is_large(block):
            title = tables.name(block, _caption(text, at), wording)
            marks.aside(len(lines), len(lines) + len(said), title)
        lines += said
    if notes:
        marks.begin(len(lines), wording.notes.rstrip("."), 2)
        lines += writer.announcement(wording.notes, None)
        for block in notes:
            lines += writer.block(block)
    if settings.announce_ends:
        end = announce.ending(setting.position, setting.total, wording)
        lines += writer.announcement(end, None)
    numbered = _numbered(lines)
    return Script(section=section.id, utterances=numbered, marks=marks.finished(numbered))


def _before_heading(line: Utterance, settings: ScriptSettings) -> Utterance:
    """A line with the pause that sets a heading off from what comes before it."""
    return replace(line, pause_ms=max(line.pause_ms, settings.heading_pause_ms))


def _caption(blocks: Sequence[Block], at: int) -> str:
    """The words that name a table, above it or below."""
    near = (*blocks[max(0, at - 1) : at], *blocks[at + 1 : at + 2])
    return next((block.text for block in near if block.role is Role.CAPTION), "")


def _lists(blocks: Sequence[Block]) -> dict[str, int]:
    """How many points a list has, by its first block; short ones need no telling."""
    found: dict[str, int] = {}
    for kind, run in groupby(blocks, key=lambda block: block.role):
        items = list(run)
        top = min((item.level for item in items), default=0)
        count = sum(item.level == top for item in items)
        if kind is Role.ITEM and count >= _LONG_LIST:
            found[items[0].id] = count
    return found


def _bare_words(text: str) -> list[str]:
    stripped = ("".join(sign for sign in word if sign.isalnum()) for word in words_of(text))
    return [low for word in stripped if (low := word.casefold()) not in ("by", "and", "")]


def _numbered(lines: Sequence[Utterance]) -> tuple[Utterance, ...]:
    """Ids: the block's own, counted within it; announcements counted apart."""
    counts: Counter[str] = Counter()
    numbered = []
    for line in lines:
        stem = line.block if line.block and line.voicing is not Voicing.ANNOUNCEMENT else "a"
        counts[stem] += 1
        numbered.append(replace(line, id=f"{stem}.{counts[stem]}"))
    return tuple(numbered)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    setting: Setting
    settings: ScriptSettings
    insets: Mapping[str, tuple[Inset, ...]] = field(default_factory=dict)

    def announcement(
        self, text: str, block: str | None, pause_ms: int | None = None
    ) -> Iterator[Utterance]:
        """Something said that is not in the text, unless the house leaves it out."""
        pause = self.settings.announcement_pause_ms if pause_ms is None else pause_ms
        if text.strip():
            yield self._utterance(text, Voicing.ANNOUNCEMENT, pause, block=block)

    def opening(self, section: Section, head: Sequence[Block]) -> Iterator[Utterance]:
        """The announcements, and those lines of the heading that they do not say whole.

        They come between title and authors, where the print has them. A title that the publication
        has just been announced by is not said again.
        """
        setting = self.setting
        parts = announce.opening(
            setting.position, setting.total, section.title, section.authors, setting.wording
        )
        if self._is_whole(section.title):
            parts[0] = setting.publication
        else:
            yield from self.announcement(setting.publication, None)
        said = Counter(_bare_words(" ".join(parts)))
        told: list[Block] = []
        for block in head:
            words = Counter(_bare_words(block.text))
            if not words - said:
                said -= words
                told.append(block)
        rest = [block for block in head if block not in told]
        first, last = (told[0].id, told[-1].id) if told else (None, None)
        if not rest or len(told) < len(parts):
            parts = [" ".join(parts)]
        yield from self.announcement(parts[0], first)
        for block in head:
            yield from self.block(block) if block in rest else self._notes_of(block)
        for part in parts[1:]:
            yield from self.announcement(part, last)

    def _is_whole(self, title: str) -> bool:
        """Whether a section of no number bears the title of the whole publication."""
        words = _bare_words(title)
        alone = self.setting.position is None or self.setting.total == 1
        return (
            alone and bool(words) and _bare_words(self.setting.publication)[: len(words)] == words
        )

    def _notes_of(self, block: Block) -> Iterator[Utterance]:
        yield from self.notes(self.insets.get(block.id, ()))

    def is_large(self, block: Block) -> bool:
        """Whether a block is a table that a listener may want to pass over."""
        rows = len(tables.body(block)) if block.role is Role.TABLE else 0
        return rows > self.settings.large_table_rows

    def block(self, block: Block) -> Iterator[Utterance]:
        """Everything said for one block, with a longer pause behind its last utterance."""
        lines = list(self._lines(block))
        last = max((at for at, line in enumerate(lines) if line.spoken), default=-1)
        insets = self._by_line(block, lines)
        yield from self.notes(insets.get(-1, ()))
        for at, line in enumerate(lines):
            ends = at == last or at in insets
            if line.spoken:
                yield replace(line, pause_ms=self._last_pause(block)) if ends else line
            yield from self.notes(insets.get(at, ()))

    def notes(self, insets: Iterable[Inset]) -> Iterator[Utterance]:
        """Notes that interrupt the text; their end is told, for what follows goes on with it."""
        for inset in insets:
            first, *others = inset.notes
            yield from self.block(first)
            for more in others:
                yield from (line for line in self.block(more) if line.voicing is Voicing.NOTE)
            yield self._utterance(
                self.setting.wording.end_of_note,
                Voicing.ANNOUNCEMENT,
                self.settings.paragraph_pause_ms,
                block=inset.notes[-1].id,
            )

    def _by_line(self, block: Block, lines: Sequence[Utterance]) -> Mapping[int, tuple[Inset, ...]]:
        found = self.insets.get(block.id, ())
        if not found:
            return {}
        texts = ["" if line.voicing is Voicing.ANNOUNCEMENT else line.text for line in lines]
        return by_line(block, self._texts(block), texts, found)

    def _lines(self, block: Block) -> Iterator[Utterance]:
        if block.role is Role.TABLE and block.rows:
            yield from self._table(block)
            return
        if block.role is Role.NOTE:
            mark = announce.note(block.marker, self.setting.wording)
            yield self._utterance(mark, Voicing.ANNOUNCEMENT, 200, block=block.id)
        voicing = _VOICINGS.get(block.role, Voicing.BODY)
        prefix = self._label(block)
        quoted = self.settings.announce_quotes and block.role is Role.QUOTE
        if quoted:
            yield self._aside(self.setting.wording.quote, block)
        for text, language, said in told(block, self._texts(block)):
            for piece in breaths(text, self.settings.max_chars):
                pause = (
                    self.settings.sentence_pause_ms
                    if piece.endswith(_ENDS)
                    else self.settings.clause_pause_ms
                )
                line = self._utterance(
                    piece, voicing, pause, block=block.id, language=language, prefix=prefix
                )
                if said != text == piece:
                    line = replace(line, spoken=self._spoken(prefix + said, line.language))
                yield line
            prefix = ""
        if quoted:
            yield self._aside(self.setting.wording.end_of_quote, block)

    def _aside(self, text: str, block: Block) -> Utterance:
        pause = self.settings.sentence_pause_ms
        return self._utterance(text, Voicing.ANNOUNCEMENT, pause, block=block.id)

    def _label(self, block: Block) -> str:
        """What tells a picture's words from the text around them."""
        form = {Role.IMAGE: self.setting.wording.image, Role.CAPTION: self.setting.wording.caption}
        said = form.get(block.role, "{text}").partition("{text}")[0]
        if _NUMBERED.match(block.text):
            return ""
        return "" if block.text.casefold().startswith(said.strip(" :").casefold() or "\0") else said

    def _texts(self, block: Block) -> Sequence[str]:
        if block.role is Role.VERSE:
            return [line for line in block.text.splitlines() if line.strip()]
        if block.role is Role.HEADING:
            return [block.text]
        return sentences(block.text, block.language or self.setting.language)

    def _table(self, block: Block) -> Iterator[Utterance]:
        heads = tables.columns(block)
        printed, named = (
            tables.opening(block, names, self.setting.wording, large=self.is_large(block))
            for names in ([one.printed for one in heads], [one.name for one in heads])
        )
        yield replace(self._aside(printed, block), spoken=self._spoken(named))
        for cells in tables.body(block):
            text = ", ".join(cell for cell in cells if cell.strip())
            line = self._utterance(text, Voicing.TABLE, self.settings.row_pause_ms, block=block.id)
            said = " ".join(map(self._spoken, tables.row(cells, heads)))
            yield replace(line, spoken=said)
        yield self._aside(self.setting.wording.end_of_table, block)

    def _last_pause(self, block: Block) -> int:
        if block.role in (Role.HEADING, Role.BYLINE):
            return self.settings.heading_pause_ms
        if block.role in (Role.ITEM, Role.VERSE):
            return self.settings.item_pause_ms
        if block.role is Role.QUOTE:
            return self.settings.quotation_pause_ms
        return self.settings.paragraph_pause_ms

    def _utterance(
        self,
        text: str,
        voicing: Voicing,
        pause_ms: int,
        *,
        block: str | None = None,
        language: str | None = None,
        prefix: str = "",
    ) -> Utterance:
        tongue = language or self.setting.language
        return Utterance(
            id="",
            text=text,
            spoken=self._spoken(prefix + text, tongue),
            voicing=voicing,
            language=tongue,
            pause_ms=pause_ms,
            block=block,
            sounds=self.setting.lexicon.sounds(prefix + text, tongue),
        )

    def _spoken(self, text: str, language: str = "") -> str:
        return spoken(
            text,
            language or self.setting.language,
            web=self.settings.web,
            lexicon=self.setting.lexicon,
        )


#: A caption that says itself what it belongs to: "Figure 1.", "Table 2: ...".
_NUMBERED = re.compile(r"[^\W\d]+\.?\s?\d{1,3}(?:\.\d{1,2})?(?:[.:\u2013\u2014]|\s-|\s*\Z)")
_LONG_LIST = 3  #: points from which a list's length is told
_ENDS = (".", "?", "!", "\u2026", '."', ".\u201d", "?\u201d", "!\u201d", ".\u2019", ".)")
