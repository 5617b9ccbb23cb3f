"""Chooses the list of contents that the body bears out, strengthened by all others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hearprint.contents.align import Aligner
from hearprint.contents.arbitrate import as_printed
from hearprint.contents.compare import alike, bare
from hearprint.contents.evidence.anchors import from_anchors
from hearprint.contents.evidence.editor import from_lines
from hearprint.contents.evidence.headings import from_headings, from_whole
from hearprint.contents.evidence.outline import from_outline
from hearprint.contents.evidence.printed import from_printed
from hearprint.model.contents import Contents, ContentsList, Entry, ListKind, Match
from hearprint.model.document import Document
from hearprint.settings import SplitSettings

#: A list is believed when the body holds this share of its entries.
_BELIEVED = 0.5
#: A printed list this much better than the outline overrules it.
_BETTER = 0.25
_SAME = 0.9
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
    def share(self) -> float:
        """How much of the list's top level the body bears out."""
        top = min(entry.level for entry in self.list.entries)
        kept = [
            match.block is not None
            for entry, match in zip(self.list.entries, self.matches, strict=True)
            if entry.level == top
        ]
        return sum(kept) / len(kept)

    @property
    def matched(self) -> int:
        return sum(match.block is not None for match in self.matches)


def find_contents(document: Document, hints: Hints, settings: SplitSettings) -> Contents:
    """The contents of ``document``: its list, and where each entry was found."""
    own = from_anchors(document)
    # A web page whose list links to its parts needs no search for one that does not.
    linked = own is not None and own.kind is ListKind.LINKS
    aligner = Aligner(document)
    printed = () if linked else _believed_lists(aligner, from_printed(document))
    hidden = frozenset(block for weighed in printed for block in weighed.list.blocks)
    found = _candidates(document, hints, own, [w.list for w in printed], settings)
    supported = [_supported(one, found) for one in found]
    chosen = _choose([_weigh(aligner, one, hidden) for one in supported])
    entries = as_printed(document, chosen.list.entries, chosen.matches)
    return Contents(
        kind=chosen.list.kind,
        entries=_under_title(document, entries) if chosen.list.kind in _FALLBACKS else entries,
        matches=chosen.matches,
        page=chosen.list.page,
        blocks=tuple(sorted(hidden)),
    )


def _candidates(
    document: Document,
    hints: Hints,
    own: ContentsList | None,
    printed: Sequence[ContentsList],
    settings: SplitSettings,
) -> list[ContentsList]:
    """Every list there is, strongest kind first."""
    offered = [
        from_lines(hints.editor_lines) if hints.editor_lines else None,
        from_lines(hints.catalogue_lines, ListKind.CATALOGUE),
        from_outline(document),
        own,
        *printed,
        from_headings(document) if settings.fallback_headings else None,
        from_whole(document),
    ]
    return [one for one in offered if one is not None]


def _believed_lists(aligner: Aligner, lists: Sequence[ContentsList]) -> list[_Weighed]:
    weighed = [_weigh(aligner, one, frozenset(one.blocks)) for one in lists]
    return [one for one in weighed if one.share >= _BELIEVED and one.matched > 1]


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
            and one.share >= first.share + _BETTER
        ]
        return better[0] if better else first
    return first


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


def _under_title(document: Document, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """What stands between the document's title and its first heading opens it, uncounted."""
    levels = {block.id: block.level for block in document.blocks}
    first, *others = [levels.get(entry.block or "", 0) for entry in entries]
    if others and first < min(others):
        return (replace(entries[0], level=0), *entries[1:])
    return tuple(entries)
