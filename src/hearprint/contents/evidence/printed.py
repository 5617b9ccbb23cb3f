"""The printed contents page: with or without page numbers, numbers or a heading of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from hearprint.contents.compare import bare
from hearprint.contents.entries import authors_of, read_entries
from hearprint.contents.evidence.blurbs import told_below
from hearprint.contents.evidence.groups import grouped, parted
from hearprint.contents.evidence.laidout import Group, ListLine
from hearprint.contents.evidence.listlines import (
    counting,
    list_lines,
    looks,
    mostly_paged,
    paged,
)
from hearprint.contents.evidence.otherlists import before_other_list
from hearprint.contents.evidence.overleaf import fewest_paged, goes_on
from hearprint.contents.evidence.rubrics import in_page_order, under_rubrics
from hearprint.contents.evidence.runin import from_run_in, own_part, runs_in
from hearprint.contents.levels import levelled
from hearprint.contents.numbers import has_number
from hearprint.model.contents import ContentsList, Entry, ListKind
from hearprint.model.document import Block, Box, Document, Link, Role

#: What stands over a list of contents, bare of case, accents and spaces.
CONTENTS_WORDS = frozenset(
    {"contents", "tableofcontents", "listofcontents", "inthisissue", "inside", "index"}
    | {"programme", "program", "programm", "programa", "rhaglen", "orderofbusiness"}
    | {"runningorder", "orderofproceedings", "tagesordnung", "ordredujour", "ordendeldia"}
    | {"shortcontents", "briefcontents", "contentsinbrief", "shorttableofcontents"}
    | {"insidethisissue", "contentspage", "inthisbulletin", "whatsinside", "whatisinside"}
    | {"inthisnumber", "inthisedition", "inthisnewsletter", "whatsinthisissue"}
    | {"sommaire", "tabledesmatieres", "inhalt", "inhaltsverzeichnis", "cynnwys", "indice"}
    | {"sumario", "contenido", "inhoud", "innehall", "spistresci", "agenda"}
    | {"tabladecontenidos", "tabladecontenido", "indicegeneral", "indicedecontenidos", "obsah"}
    | {"innholdsfortegnelse", "innehallsforteckning", "inhoudsopgave", "sisallys", "cuprins"}
    | {"tartalom", "tartalomjegyzek", "icindekiler", "sisallysluettelo", "tableofcontent"}
    | {"содержание", "оглавление", "目录", "目次", "차례"}
    | {"danscenumero", "clar", "indholdsfortegnelse", "inhaltsubersicht", "inderausgabe"}
    | {"ausommaire", "aumenu", "danscebulletin", "indieserausgabe", "indiesemheft"}
    | {"enestenumero", "enestaedicion", "inquestonumero", "nestaedicao", "nestenumero"}
    | {"inditnummer", "idettanummer", "idettenummer", "ynyrhifynhwn", "ynyrhifynyma"}
)

#: The same in English: "Also inside", "On other pages", "Inside this month's edition".
_ANNOUNCED = re.compile(
    r"(?:also|whatsalso)?(?:elsewhere)?(?:in|inside|on)"
    r"(?:this|these|our|other|the)(?:weeks|months|terms|years|quarters|next)?"
    r"(?:issue|number|edition|pages|newsletter|bulletin|volume|book|booklet|paper|report|magazine"
    r"|programme|program|guide|leaflet|zine|journal|review|pamphlet)"
    r"|alsoinside|whatsin(?:it|thisone)?|questionsanswered(?:here|inthisguide)?"
)

#: A list begins on one of so many pages from the front; it may go on for longer.
_FRONT = 14
_BEGINNING = 60  #: blocks before the list of a document without pages
_BACK = 2  #: pages at the end that may hold the list instead, as many reviews have it
#: Behind this share of its pages a document may have its list, where that leads through all of it.
_LATE = 0.75
_CLOSED = 0.8  #: the lines of a list at the end that nothing announces have pages, by this share
_CLOSING = frozenset({"table"})
#: Words that stand over indexes and calendars too.
_INDEXES = frozenset(
    {"index", "indice", "clar", "agenda", "programme", "program", "programm", "programa"}
)
_FEWEST = 3
#: Among other text a list without a heading is looked for on the first pages only.
_COVERS = 4
#: A page belongs to the list when this share of its lines look like entries.
_LISTED = 0.5
#: A list says another one again when this share of its entries is in both.
_SAID_AGAIN = 0.8
#: A list whose entries are links, by this share, is evidence of the stronger kind.
_LINKED = 0.6

#: The same elsewhere: "Au sommaire de ce num\u00e9ro", "Aus dem Inhalt", "In deze nieuwsbrief".
_ABROAD = re.compile(
    r"(?:au|le)?sommaire(?:d[eu])?(?:ce|cet|cette)?(?:numero|bulletin|mois|journal)?"
    r"|(?:alire)?dans(?:ce|cet|cette|votre)(?:numero|bulletin|mois|journal|gazette|edition|revue)"
    r"|(?:aus|zum)?(?:dem)?inhalt(?:d(?:ies)?er|d(?:ies)?es)?(?:ausgabe|heft(?:e?s)?|nummer)?"
    r"|(?:themen|heute|lesensie)?indiese[rm](?:ausgabe|nummer|heft|blatt|brief|gemeindebrief)"
    r"|(?:en|sumariode)?est[ea](?:numero|boletin|edicion|ejemplar|revista)"
    r"|in(?:questo|questa)(?:numero|bollettino|edizione)|nest[ea](?:boletim|revista|jornal)"
    r"|in(?:dit|deze)(?:blad|krantje|nieuwsbrief|editie|uitgave)|(?:y)?tumewn|sommario|enhavo"
    r"|wtymnumerze|wnumerze|spistresc[i]?|innehallidettanummer|enaquestnumero|sumari"
)


def is_contents_word(text: str) -> bool:
    """Whether ``text`` is what stands over a list of contents, letter-spaced or not."""
    word = bare(text).replace(" ", "")
    announced = _ANNOUNCED.fullmatch(word) or _ABROAD.fullmatch(word)
    return word in CONTENTS_WORDS or bool(announced)


def is_ambiguous(text: str) -> bool:
    """Whether a word over a list of contents stands over indexes and calendars as well."""
    return bare(text).replace(" ", "") in _INDEXES


def from_printed(document: Document) -> tuple[ContentsList, ...]:
    """Every place that could be the list, likeliest first."""
    found = [_offered(document, index) for index in range(len(document.blocks))]
    if not any(found):
        found = [
            from_run_in(block, _announced(block.text))
            for block in document.blocks
            if block.page is None or block.page <= _COVERS
        ]
    if not any(found):
        found = [_unannounced(document.blocks, document.links) or _closing_list(document)]
    return tuple(one for one in found if one is not None)


def _offered(document: Document, index: int) -> ContentsList | None:
    """The list that a block announces: in front, at the end, or before an index or an appendix
    at the end, as those have it whose typesetter knows the pages only then.
    """
    block, pages = document.blocks[index], len(document.pages)
    if block.page is None and index > _BEGINNING:
        return None  # far into a page without pages: what is said of a list, or of an index
    if block.page is None or block.page <= _FRONT:
        return _list_after(document.blocks, index, document.links) if _announces(block) else None
    word = bare(block.text)
    doubtful = word != "index" and is_ambiguous(word)  # "Indice" may be the contents, or an index
    if block.page <= _LATE * pages or not (_at_the_end(block) or (doubtful and _announces(block))):
        return None
    made = _list_after(document.blocks, index, document.links)
    last = block.page > pages - _BACK and not doubtful
    return made if made and (last or _leads_through(made, pages)) else None


def _leads_through(made: ContentsList, pages: int) -> bool:
    """Whether the pages of a list rise through more than half of the document."""
    labels = [int(one.label) for one in made.entries if one.label and one.label.isdigit()]
    rising = all(one <= two for one, two in pairwise(labels))
    return len(labels) >= _FEWEST and rising and 2 * (labels[-1] - labels[0]) > pages


def _closing_list(document: Document) -> ContentsList | None:
    """The list on one of the last pages that nothing announces: nearly every line has its page."""
    pages = len(document.pages)
    back = [one for one in document.blocks if one.page and one.page > max(_FRONT, pages - _BACK)]
    for page, group in groupby(back, key=lambda block: block.page):
        blocks = list(group)
        if any(bare(block.text).replace(" ", "") in _INDEXES for block in blocks):
            continue
        lines = list_lines(blocks)
        if paged(lines) > _FEWEST and paged(lines) >= _CLOSED * len(lines):
            made = _make(lines, document.links)
            if made and _leads_through(made, pages):
                return replace(made, page=page)
    return None


def said_again(document: Document, lists: Iterable[ContentsList]) -> frozenset[str]:
    """The blocks of what a document says once more of ``lists`` on its last pages, as some that
    were put together from parts do; nobody wants that read out.
    """
    known = {bare(entry.title) for one in lists for entry in one.entries}
    back = max(_FRONT, len(document.pages) - _FRONT)
    last = [block for block in document.blocks if block.page is not None and block.page > back]
    found: list[str] = []
    begun = False
    for _, group in groupby(last if known else (), key=lambda block: block.page):
        blocks = list(group)
        heads = [at for at, block in enumerate(blocks) if _announces(block)]
        if not (heads or begun):
            continue
        lines = list_lines(blocks[heads[0] if heads else 0 :])
        made = _make([line for line in lines if not is_contents_word(line.text)], document.links)
        again = sum(bare(entry.title) in known for entry in made.entries) if made else 0
        begun = made is not None and again >= _SAID_AGAIN * len(made.entries)
        if made and begun:
            found += (*(blocks[at].id for at in heads), *made.blocks)
    return frozenset(found)


def _announced(text: str) -> int:
    """How many letters of a paragraph announce a list: "In this issue:"."""
    front, divider, _ = text.partition(":")
    return len(front) + 1 if divider and is_contents_word(front) else 0


def _announces(block: Block) -> bool:
    first = block.lines[0].text if block.lines else block.text
    return is_contents_word(block.text) or (
        (block.role is not Role.PARAGRAPH or mostly_paged(block.lines)) and is_contents_word(first)
    )


def _at_the_end(block: Block) -> bool:
    """Whether a list is announced where others have their index, which is none."""
    closing = block.role is Role.HEADING and bare(block.text).replace(" ", "") in _CLOSING
    return closing or (_announces(block) and not is_ambiguous(block.text))


def _list_after(
    blocks: Sequence[Block], heading: int, links: Sequence[Link]
) -> ContentsList | None:
    pages = groupby(blocks[heading:], key=lambda block: block.page)
    start, group = next(pages)
    read = list_lines(group)
    lines = read[1:] if read and is_contents_word(read[0].text) else read
    lines = _before_body(lines)
    more, repeated = _following(lines, pages)
    made = _make([*lines, *more], links)
    if made is None:
        return None
    return replace(made, page=start, blocks=(blocks[heading].id, *repeated, *made.blocks))


def _following(
    lines: Sequence[ListLine], pages: Iterable[tuple[int | None, Iterable[Block]]]
) -> tuple[list[ListLine], list[str]]:
    """The lines of the list on the pages after its first, and headings that they repeat."""
    lines, more, repeated = list(lines), [], []
    for page, group in pages:
        read = list_lines(group, fewest=fewest_paged(lines))
        if page is None or not read or _is_listed(read[0], lines):
            break
        if not (_continued(read) or goes_on(lines, read)) or _begins_anew(lines, read):
            break
        if _continued(read):
            repeated.append(read.pop(0).block.id)
        lines += read
        more += read
    return more, repeated


def _begins_anew(before: Sequence[ListLine], lines: Sequence[ListLine]) -> bool:
    """Whether a page says the list once more from its first entry on, in full, say."""
    firsts = {bare(line.text) for line in before[:1]}
    return any(bare(line.text) in firsts for line in lines[: 2 if _continued(lines) else 1])


def _before_body(lines: Sequence[ListLine]) -> list[ListLine]:
    """``lines`` up to the heading of the first section, which repeats what one of them says.

    The year in which it ends may look like a page label.
    """
    said: set[str] = set()
    for at, line in enumerate(lines):
        words = bare(line.text)
        if line.block.role is Role.HEADING and (
            bare(line.block.text) in said or (line.page is None and _is_said(words, said))
        ):
            return list(lines[:at])
        said.add(words)
    return list(lines)


def _is_said(words: str, said: set[str]) -> bool:
    """Whether a heading is an entry, or several words with which one begins."""
    begun = " " in words and any(one.startswith(f"{words} ") for one in said)
    return words in said or begun


def _is_listed(line: ListLine, lines: Sequence[ListLine]) -> bool:
    """Whether a line is the heading of an entry, whose last number may look like a page label."""
    return line.page is not None and bare(line.block.text) in {bare(one.text) for one in lines}


def _continued(lines: Sequence[ListLine]) -> bool:
    """Whether a page opens with "Contents, continued"."""
    first = bare(lines[0].text).replace(" ", "")
    return any(first.startswith(f"{word}cont") or first == word for word in CONTENTS_WORDS)


def _unannounced(blocks: Sequence[Block], links: Sequence[Link]) -> ContentsList | None:
    pages = [(page, list(group)) for page, group in groupby(blocks, key=lambda block: block.page)]
    front = [one for one in pages if one[0] is None or one[0] <= _FRONT]
    for at, (page, group) in enumerate(front):
        lines = list_lines(group)
        cut = _before_body(lines)
        lines = cut if paged(cut) >= _FEWEST else lines
        seen = max(paged(lines), counting(lines))
        if seen < _FEWEST and (foot := _at_foot(group)):
            lines, seen = foot, paged(foot)
        early = page is not None and page <= _COVERS and seen > _FEWEST
        if early or seen >= max(_FEWEST, _LISTED * len(lines)):
            more, repeated = _following(lines, pages[at + 1 :])
            made = _make([*lines, *more], links)
            if made is not None and len(made.entries) > _FEWEST:
                return replace(made, page=page, blocks=(*repeated, *made.blocks))
    return None


def _at_foot(group: Sequence[Block]) -> list[ListLine]:
    """The list that ends a page, below its last running text; empty when there is none."""
    for at in range(1, len(group)):
        lines = list_lines(group[at:])
        if lines and lines[-1].block is group[-1]:
            return lines if paged(lines) == len(lines) > _FEWEST else []
    return []


def _make(lines: Sequence[ListLine], links: Sequence[Link]) -> ContentsList | None:
    lines = before_other_list(lines)
    groups = _raised(grouped(lines), lines)
    groups = [one for at, one in enumerate(groups) if at >= _FEWEST or not _names_itself(one)]
    return None if len(groups) < _FEWEST else list_of(groups, links)


def _raised(groups: Sequence[Group], lines: Sequence[ListLine]) -> list[Group]:
    """Entries under a rubric on the rubric's level."""
    firsts, inside = [one.lines[0] for one in groups], [li for one in groups for li in one.lines]
    moved = under_rubrics(firsts, inside, lines) if len(inside) < len(lines) else firsts
    return [
        replace(one, lines=(first, *one.lines[1:]))
        for one, first in zip(groups, moved, strict=True)
    ]


def list_of(groups: Sequence[Group], links: Sequence[Link]) -> ContentsList | None:
    """The list whose entries are ``groups``; None when their lines are no entries."""
    told = told_below(groups)
    texts = [
        (group.lines[0].text, "") if at in told else parted(group)
        for at, group in enumerate(groups)
    ]
    labels = [group.label for group in groups]
    run_in = {at for at, (text, _) in enumerate(texts) if labels[at] and runs_in(text)}
    for at in run_in:
        if has_number(texts[at][0]):
            (title, page), names = own_part(texts[at][0]), texts[at][1]
            texts[at], labels[at] = (title, names), page or labels[at]
    entries = read_entries([text for text, _ in texts], labels if any(labels) else None)
    if len(entries) != len(groups):
        return None
    entries = tuple(
        replace(
            entry,
            authors=entry.authors or authors_of(names),
            level=max(entry.level, g.level),
            raw=" ".join(line.text for line in g.lines) if at in told else entry.raw,
        )
        for at, (entry, (_, names), g) in enumerate(zip(entries, texts, groups, strict=True))
    )
    entries = levelled(entries, looks([group.lines[0] for group in groups]))
    deepest = max(entry.level for entry in entries) + 1
    entries = tuple(
        replace(entry, level=deepest) if at in run_in and not entry.number else entry
        for at, entry in enumerate(entries)
    )
    aimed = [_aimed(entry, group, links) for entry, group in zip(entries, groups, strict=True)]
    linked = sum(entry.page is not None for entry in aimed)
    kind = ListKind.LINKS if linked >= _LINKED * len(aimed) else ListKind.PRINTED
    used = dict.fromkeys(line.block.id for group in groups for line in group.lines)
    return ContentsList(kind=kind, entries=in_page_order(aimed), blocks=tuple(used))


def _names_itself(group: Group) -> bool:
    """Whether an entry is the list's own."""
    return group.label is not None and is_contents_word(group.lines[0].text)


def _aimed(entry: Entry, group: Group, links: Sequence[Link]) -> Entry:
    """The entry with the place its link leads to, when a link lies on its line."""
    for line in group.lines:
        for link in links:
            if line.box and link.page == line.block.page and _overlap(line.box, link.box):
                return replace(entry, page=link.target_page, top=link.target_top)
    return entry


def _overlap(line: Box, link: Box) -> bool:
    """Whether a link's rectangle covers the middle of a line's height and some of its width."""
    middle = (line.top + line.bottom) / 2
    across = min(line.right, link.right) - max(line.left, link.left)
    return link.top <= middle <= link.bottom and across > 0
