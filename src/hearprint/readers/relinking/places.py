"""Where a page is changed: in place of which characters, and by what.

A block holds a heading and lists, which cannot stand in a paragraph. So a paragraph (or heading)
with nothing but the link gives way to the block as a whole; where the link stands in a sentence,
a link to our own page takes its place there, and the block follows behind the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hearprint.model.relinking import Form, Found, Known, Left, Place
from hearprint.model.words import plain, slug
from hearprint.readers.markup.page import names
from hearprint.readers.relinking.about import SEVERAL, Mentions, file_of, same_address
from hearprint.readers.relinking.rules import Rules, Sign, noun_of, on_page, signs, speaks_of
from hearprint.readers.relinking.source import COMMENT, TEXT, Node, line_of, read_source

_INLINE = names(
    "a abbr acronym b bdi bdo big button cite code data del dfn em font i img input ins kbd label"
    " mark nobr output picture q s samp small span strike strong sub sup svg time tt u var wbr"
)
#: What may hold headings and lists.
_FLOW = names(
    "article aside blockquote body center dd details dialog div fieldset figcaption figure footer"
    " form header li main nav noscript section td template th"
) | {""}
_GIVES_WAY = re.compile(r"p|h[1-6]|center")
_OPEN = re.compile(r" hearprint (block|link|head)(?: ([a-z0-9-]+))?(?: h([1-6]))?(?: ([a-z-]+))? ")
_SHUT = re.compile(r" /hearprint (block|link|head) ")


def find_places(
    text: str, known: Sequence[Known], rules: Rules, *, name: str = "", head: bool = True
) -> Found:
    """What to change in the page ``text``, whose file is called ``name``.

    ``head``: its head is to hold our styles and feeds, too.
    """
    root = read_source(text)
    return _Finder(text, root, known, rules, name).found(head=head)


def opening(place: Place) -> str:
    """The comment that begins what stands at ``place``, for the next run to find it."""
    parts = ["hearprint", place.form.value, place.slug]
    if place.form is Form.BLOCK:
        parts.append(f"h{place.level}")
    return f"<!-- {' '.join([*filter(None, parts), *([place.noun] if place.noun else [])])} -->"


def closing(place: Place) -> str:
    """The comment that ends it."""
    return f"<!-- /hearprint {place.form.value} -->"


class _Finder:
    """Goes through one page."""

    def __init__(
        self, text: str, root: Node, known: Sequence[Known], rules: Rules, name: str
    ) -> None:
        self._text = text
        self._root = root
        self._known = {one.slug: one for one in known}
        self._rules = rules
        self._name = name.casefold()
        self._nodes = list(root.walk())
        self._marks = list(self._ours())
        links = [one for one in self._nodes if one.tag == "a" and not self._is_ours(one.start)]
        self._signs = signs(links, rules)
        ours = [one for one in self._nodes if one.tag == "a" and self._is_ours(one.start)]
        readers = [*(sign.node for sign in self._signs), *ours]
        self._mentions = Mentions(root, known, readers)
        self._site = self._address()

    def found(self, *, head: bool) -> Found:
        """All places in order, and what stays."""
        left: list[Left] = []
        places = [one for one in self._marks if one.slug in self._known]
        places = [self._renumbered(one) for one in places]
        for mark in self._marks:
            if mark.slug and mark.slug not in self._known:
                reason = f"its publication, {mark.slug}, is not in the output any more"
                left.append(Left(line=mark.line, text="", address="", reason=reason))
        whole = {one.slug for one in places if one.form is Form.BLOCK}
        for sign in self._signs:
            chosen, reason, scope = self._publication(sign)
            if not chosen:
                line = line_of(self._text, sign.node.start)
                left.append(Left(line=line, text=sign.text, address=sign.address, reason=reason))
                continue
            places += self._at(sign, chosen, scope, alone=chosen not in whole)
            whole.add(chosen)
        places.sort(key=lambda place: (place.start, place.end))
        if head and places:
            places.insert(0, self._head(places[0]))
            places.sort(key=lambda place: place.start)  # the head before what begins there too
        tops = (one for one in self._nodes if one.tag == "html")
        top = next(tops, self._root)
        return Found(
            places=tuple(places),
            left=tuple(sorted(left, key=lambda one: one.line)),
            language=top.attributes.get("lang", "") or top.attributes.get("xml:lang", ""),
        )

    def _publication(self, sign: Sign) -> tuple[str, str, tuple[int, int]]:
        """Whose reader that is, or the reason why nobody's; and the stretch that speaks of it."""
        named = self._mentions.named_in(sign.address)
        near, told, scope = self._mentions.near(sign.node)
        if named is not None:
            return named[0], f"it reads {named[1]}, which is not in the output", scope
        if not sign.named and self._own_site(sign.address):
            return "", "it leads to a page of the same site", scope
        chosen = self._mentions.titled(sign.text) or near or self._whole_page()
        if chosen and not speaks_of(sign, self._known[chosen].title):
            return "", "its words speak of something else than a publication", scope
        reason = "it stands near no publication of the output"
        if told == SEVERAL:
            reason = "it stands near several publications and names none"
        elif told:
            reason = f"it stands near {told}, which is not in the output"
        return chosen, reason, scope

    def _at(
        self, sign: Sign, chosen: str, scope: tuple[int, int], *, alone: bool
    ) -> Iterator[Place]:
        target = self._target(sign.node)
        whole = bool(_GIVES_WAY.fullmatch(target.tag)) or self._stands_free(target)
        place = Place(
            start=sign.node.start,
            end=sign.node.end,
            form=Form.LINK,
            slug=chosen,
            noun=noun_of(sign.text, self._known[chosen].title),
            line=line_of(self._text, sign.node.start),
            was=sign.text,
            address=sign.address,
        )
        if not alone:
            yield place
            return
        level = self._mentions.level_for(chosen, target.start, scope)
        if re.fullmatch(r"h[1-6]", target.tag):
            level = int(target.tag[1])
        block = replace(
            place, form=Form.BLOCK, level=level, numbers=self._numbers(scope), line=0, was="",
            address="",
        )  # fmt: skip
        if whole:
            end = target.start + len(self._text[target.start : target.end].rstrip())
            yield replace(
                block, start=target.start, end=end, line=place.line, was=place.was,
                address=place.address,
            )  # fmt: skip
            return
        yield place
        at = self._behind(sign.node)
        yield replace(block, start=at, end=at)

    def _target(self, link: Node) -> Node:
        """What goes with the link: what holds nothing else."""
        node = link
        while node.parent and node.parent.tag in _INLINE and _alone(node):
            node = node.parent
        parent = node.parent
        if parent and _GIVES_WAY.fullmatch(parent.tag) and _alone(node):
            outside = parent.parent
            if outside is not None and (outside.tag in _FLOW or outside.tag == "html"):
                return parent
        return node if self._stands_free(node) else link

    def _stands_free(self, node: Node) -> bool:
        """Whether ``node`` stands where a block may, with no words on its line."""
        parent = node.parent
        if parent is None or (parent.tag not in _FLOW and parent.tag != "html"):
            return False
        at = next(i for i, one in enumerate(parent.children) if one is node)
        after, before = parent.children[at + 1 :], parent.children[:at][::-1]
        return not _inline_beside(after) and not _inline_beside(before)

    def _behind(self, link: Node) -> int:
        """The end of the paragraph, list or line that the link stands in."""
        node = link
        while node.parent is not None and node.parent.tag not in _FLOW:
            if node.parent.tag == "html":
                break
            node = node.parent
        parent = node.parent
        if parent is None or (node.tag not in _INLINE and node.tag != TEXT):
            at = node.end
        else:
            after = parent.children[[one is node for one in parent.children].index(True) + 1 :]
            blocks = (one.start for one in after if _is_block(one))
            at = next(blocks, parent.close)
        return len(self._text[:at].rstrip()) if at > link.end else link.end

    def _numbers(self, scope: tuple[int, int]) -> tuple[tuple[str, int], ...]:
        """Entries of numbered lists that the page shows there, in their plain form."""
        found: list[tuple[str, int]] = []
        for node in self._nodes:
            if (
                node.tag == "ol"
                and scope[0] <= node.start < scope[1]
                and not self._is_ours(node.start)
            ):
                number = _whole_number(node.attributes.get("start", ""), 1)
                for item in node.children:
                    if item.tag == "li":
                        number = _whole_number(item.attributes.get("value", ""), number)
                        found.append((slug(plain(item.words()), limit=400, fallback=""), number))
                        number += 1
        return tuple(found)

    def _renumbered(self, mark: Place) -> Place:
        if mark.form is not Form.BLOCK:
            return mark
        near = next((one for one in self._nodes if one.start >= mark.start), self._root)
        return replace(mark, numbers=self._numbers(self._mentions.near(near)[2]))

    def _ours(self) -> Iterator[Place]:
        """What earlier runs wrote."""
        begun: tuple[Node, re.Match[str]] | None = None
        for node in self._nodes:
            if node.tag != COMMENT:
                continue
            opened, shut = _OPEN.fullmatch(node.text), _SHUT.fullmatch(node.text)
            if opened:
                begun = (node, opened)
            elif shut and begun and begun[1][1] == shut[1]:
                kind, name, level, noun = begun[1].groups()
                yield Place(
                    start=begun[0].start, end=node.end, form=Form(kind), slug=name or "",
                    level=int(level or 2), noun=noun or "", renewed=True,
                    line=line_of(self._text, begun[0].start),
                )  # fmt: skip
                begun = None

    def _is_ours(self, place: int) -> bool:
        return any(one.start <= place < one.end for one in self._marks)

    def _head(self, first: Place) -> Place:
        """Where styles and feeds go: into the head, or before the first block of a fragment."""
        old = next((one for one in self._marks if one.form is Form.HEAD), None)
        if old:
            return old
        heads = (one for one in self._nodes if one.tag == "head" and one.end > one.close)
        head = next(heads, None)
        at = len(self._text[: head.close].rstrip()) if head else first.start
        return Place(start=at, end=at, form=Form.HEAD)

    def _address(self) -> str:
        """Where the page stands, as far as it says so itself."""
        for node in self._nodes:
            if node.tag == "link" and node.attributes.get("rel", "").casefold() == "canonical":
                return node.attributes.get("href", "")
            if node.attributes.get("property") == "og:url":
                return node.attributes.get("content", "")
        return ""

    def _own_site(self, address: str) -> bool:
        if on_page(address):
            return False
        host = re.match(r"(?:https?:)?//(?:www\.)?([^/?#]+)", address, re.IGNORECASE)
        own = re.match(r"(?:https?:)?//(?:www\.)?([^/?#]+)", self._site, re.IGNORECASE)
        return host is None or (own is not None and own[1].casefold() == host[1].casefold())

    def _whole_page(self) -> str:
        """The publication that the page itself is, as a saved article is."""
        for one in self._known.values():
            if same_address(one.link, self._site) or one.source.casefold() == self._name:
                return one.slug
            if file_of(self._site) and file_of(self._site) == one.source.casefold():
                return one.slug
        return ""


def _alone(node: Node) -> bool:
    """Whether ``node`` is all that its parent holds."""
    others = (one for one in (node.parent.children if node.parent else []) if one is not node)
    return all(_is_nothing(one) or one.tag == "br" for one in others)


def _is_nothing(node: Node) -> bool:
    return node.tag == COMMENT or (node.tag == TEXT and not node.text.strip())


def _is_block(node: Node) -> bool:
    return node.tag not in _INLINE and node.tag not in {TEXT, COMMENT, "br"}


def _inline_beside(nodes: Sequence[Node]) -> bool:
    """Whether the next thing that shows is on the same line."""
    shown = next((one for one in nodes if not _is_nothing(one)), None)
    return shown is not None and not _is_block(shown) and shown.tag != "br"


def _whole_number(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"-?\d{1,6}", text.strip()) else otherwise
