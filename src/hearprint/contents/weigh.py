"""Chooses the list of contents that the body bears out, strengthened by all others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from hearprint.contents.align import Aligner
from hearprint.contents.arbitrate import as_printed
from hearprint.contents.compare import alike, bare
from hearprint.contents.evidence.anchors import from_anchors
from hearprint.contents.evidence.editor import from_lines
from hearprint.contents.evidence.headings import from_headings, from_whole
from hearprint.contents.evidence.outline import from_outline
from hearprint.contents.evidence.plain import from_plain
from hearprint.contents.evidence.printed import from_printed, said_again
from hearprint.model.contents import Contents, ContentsList, Entry, ListKind, Match
from hearprint.model.document import Document
from hearprint.settings import SplitSettings

#: A list is believed when the body holds this share of its entries.
_BELIEVED = 0.5
#: A printed list this much better than the outline overrules it.
_BETTER = 0.25
_SAME = 0.9
#: A list that nothing announces names at least this share of the headings.
_COMPLETE = 0.75
#: A page with more words is no title page.
_TITLE_PAGE = 120
#: Lists that nobody wrote.
_FALLBACKS = (ListKind.HEADINGS, ListKind.WHOLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What people said about a document's contents."""

    editor_lines: tuple[str, ...] = ()  #: of a list given with ``--contents``
    catalogue_lines: tuple[str, ...] = ()  #: of the publications page that lists the document


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weighed:
    list: ContentsList
    matches: tuple[Match, ...]

    @property
    def tops(self) -> tuple[bool, ...]:
        """For each entry of the list's top level, whether the body bears it out."""
        top = min(entry.level for entry in self.list.entries)
        return tuple(
            match.block is not None
            for entry, match in zip(self.list.entries, self.matches, strict=True)
            if entry.level == top
        )

    @property
    def share(self) -> float:
        """How much of the list's top level the body bears out."""
        return sum(self.tops) / len(self.tops)

    @property
    def matched(self) -> int:
        return sum(match.block is not None for match in self.matches)


def find_contents(document: Document, hints: Hints, settings: SplitSettings) -> Contents:
    """The contents of ``document``: its list, and where each entry was found."""
    own = from_anchors(document)
    # A web page whose list links to its parts needs no search for one that does not.
    linked = own is not None and own.kind is ListKind.LINKS
    aligner = Aligner(document)
    printed = [] if linked else _believed_lists(aligner, from_printed(document))
    plain = [] if linked else _believed_lists(aligner, from_plain(document))
    hidden = frozenset(block for one in (*printed, *plain) for block in one.list.blocks)
    hidden |= said_again(document, [one.list for one in printed])
    headings = from_headings(document, hidden) if settings.fallback_headings else None
    written = printed or [one for one in plain if not _teaser(one, headings)]
    found = _candidates(document, hints, own, [one.list for one in written], headings)
    supported = [_supported(one, found) for one in found]
    chosen = _choose([_weigh(aligner, one, hidden) for one in supported])
    entries = as_printed(document, chosen.list.entries, chosen.matches)
    return Contents(
        kind=chosen.list.kind,
        entries=_opened(document, chosen, entries, written),
        matches=chosen.matches,
        page=chosen.list.page,
        blocks=tuple(sorted(hidden)),
    )


def _candidates(
    document: Document,
    hints: Hints,
    own: ContentsList | None,
    printed: Sequence[ContentsList],
    headings: ContentsList | None,
) -> list[ContentsList]:
    """Every list there is, strongest kind first."""
    offered = [
        from_lines(hints.editor_lines) if hints.editor_lines else None,
        from_lines(hints.catalogue_lines, ListKind.CATALOGUE),
        from_outline(document),
        own,
        *printed,
        headings,
        from_whole(document),
    ]
    return [one for one in offered if one is not None]


def _believed_lists(aligner: Aligner, lists: Sequence[ContentsList]) -> list[_Weighed]:
    weighed = [_weigh(aligner, one, frozenset(one.blocks)) for one in lists]
    return [one for one in weighed if one.share >= _BELIEVED and one.matched > 1]


def _teaser(plain: _Weighed, headings: ContentsList | None) -> bool:
    """Whether a list without numbers leaves out many of the headings that it stands for."""
    named = len(plain.list.entries)
    return headings is not None and named < _COMPLETE * len(headings.entries)


def _weigh(aligner: Aligner, one: ContentsList, hidden: frozenset[str]) -> _Weighed:
    return _Weighed(list=one, matches=aligner.align(one.entries, hidden=hidden))


def _choose(weighed: Sequence[_Weighed]) -> _Weighed:
    """The strongest kind that is believed; an outline that lies gives way to a printed list."""
    believed = [
        one
        for one in weighed
        if one.list.kind in (ListKind.EDITOR, ListKind.WHOLE)
        or (one.share >= _BELIEVED and one.matched > 1)
    ]
    first = believed[0]
    if first.list.kind is ListKind.OUTLINE:
        better = [
            one
            for one in believed
            if one.list.kind in (ListKind.LINKS, ListKind.PRINTED)
            and (one.share >= first.share + _BETTER or _completes(one, first))
        ]
        return better[0] if better else first
    return first


def _completes(printed: _Weighed, outline: _Weighed) -> bool:
    """Whether a printed list holds all that the outline names, and more that the body bears out."""
    top = min(entry.level for entry in outline.list.entries)
    named = [entry for entry in outline.list.entries if entry.level == top]
    listed = [entry.title for entry in printed.list.entries]
    return (
        printed.share == 1
        and len(printed.tops) > len(named)
        and all(any(alike(entry.title, title) >= _SAME for title in listed) for entry in named)
    )


def _supported(one: ContentsList, others: Sequence[ContentsList]) -> ContentsList:
    """Add what other lists say of the same entries: authors, numbers, pages."""
    if one.kind is ListKind.EDITOR:
        return one
    if one.kind in _FALLBACKS:
        others = [o for o in others if o.kind in (ListKind.LINKS, ListKind.PRINTED)]
    helpers = [
        entry
        for other in others
        if other is not one and other.kind not in _FALLBACKS
        for entry in other.entries
    ]
    return replace(one, entries=tuple(_helped(entry, helpers) for entry in one.entries))


def _helped(entry: Entry, helpers: Sequence[Entry]) -> Entry:
    same = [helper for helper in helpers if alike(entry.title, helper.title) >= _SAME]
    if not same:
        return entry
    aimed = next((helper for helper in same if helper.page is not None), None)
    return replace(
        entry,
        title=_fullest(entry.title, [helper.title for helper in same]),
        authors=entry.authors or next((h.authors for h in same if h.authors), ()),
        number=entry.number or next((h.number for h in same if h.number), None),
        label=entry.label or next((h.label for h in same if h.label), None),
        page=entry.page if entry.page is not None or aimed is None else aimed.page,
        top=entry.top if entry.page is not None or aimed is None else aimed.top,
    )


def _fullest(title: str, others: Sequence[str]) -> str:
    """Bookmarks are often shortened: take the longest title that begins like this one."""
    longer = [other for other in others if bare(other).startswith(f"{bare(title)} ")]
    return max(longer, key=len, default=title)


def _opened(
    document: Document, chosen: _Weighed, entries: Sequence[Entry], printed: Sequence[_Weighed]
) -> tuple[Entry, ...]:
    """What stands between the document's title and its first heading opens it, uncounted."""
    kind = chosen.list.kind
    if len(entries) <= 1:
        return tuple(entries)
    titled = (kind in _FALLBACKS and _is_title(document, entries)) or (
        kind is ListKind.OUTLINE and _names_document(document, chosen, printed)
    )
    on_title_page = _on_title_page(document, chosen, printed) if kind is ListKind.OUTLINE else 0
    opening = max(on_title_page, int(titled))
    return (*(replace(entry, level=0) for entry in entries[:opening]), *entries[opening:])


def _on_title_page(document: Document, outline: _Weighed, printed: Sequence[_Weighed]) -> int:
    """How many bookmarks at the front name what stands on a title page, such as the title in two
    lines or a version: no printed list names them, and hardly more stands on that page.
    """
    listed = [entry.title for one in printed for entry in one.list.entries]
    pages = [one.list.page for one in printed if one.list.page is not None]
    words = sum(block.words for block in document.blocks if block.page == 1)
    if not pages or min(pages) == 1 or words > _TITLE_PAGE:
        return 0
    opening = takewhile(
        lambda one: (
            one[1].block is not None
            and document.blocks[one[1].block].page == 1
            and not any(alike(one[0].title, title) >= _SAME for title in listed)
        ),
        zip(outline.list.entries, outline.matches, strict=True),
    )
    return sum(1 for _ in opening)


def _is_title(document: Document, headings: Sequence[Entry]) -> bool:
    """Whether the first heading stands above all others, by its type, by having no number, or on a
    web page by the title that the page itself gives.
    """
    levels = {block.id: block.level for block in document.blocks}
    first, *others = [levels.get(entry.block or "", 0) for entry in headings]
    counted = [entry.number is not None for entry in headings]
    opens = bool(document.blocks) and headings[0].block == document.blocks[0].id
    named = not document.pages and alike(headings[0].title, document.title) >= _SAME
    return first < min(others) or (opens and not counted[0] and (named or all(counted[1:])))


def _names_document(document: Document, outline: _Weighed, printed: Sequence[_Weighed]) -> bool:
    """Whether the first bookmark is the document's own title: no list names it, and all others
    hang under it, or it stands before everything else.
    """
    first, *others = outline.list.entries
    listed = [entry.title for one in printed for entry in one.list.entries]
    if any(alike(first.title, title) >= _SAME for title in listed):
        return False
    under = all(entry.level > first.level for entry in others)
    opens = outline.matches[0].block == 0 and alike(first.title, document.title) >= _SAME
    return under or opens
