"""A web page as a tree, whatever its bytes are like.

Nothing is fetched and no entity is expanded: the HTML parser knows only HTML's own character
references. The parser's depth and size limits would silently drop text, so both are met here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from hearprint.errors import DamagedError
from hearprint.model.findings import Finding, warning
from hearprint.readers.decode import decode

Element = etree._Element  # noqa: SLF001 - lxml has no public name for its elements


def names(text: str) -> frozenset[str]:
    """Names written in one line."""
    return frozenset(text.split())


_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_PROLOGUE = re.compile(r"\A\s*<\?xml[^>]*\?>")
_SUBSET = re.compile(
    r"\A(\s*<!doctype\s+\w+[^\[>]{0,500})\[.{0,100000}?\]\s*>", re.IGNORECASE | re.DOTALL
)
_WRAPPERS = re.compile(
    r"</?(div|span|font|center|section|b|i|em|strong|small|big|table|tbody|tr|td|ul|ol|li|blockquote"
    r"|article|aside|nav|form|u|tt|label|ins|del)\b[^<>]*>",
    re.IGNORECASE,
)
_INLINE = names("span font b i em strong small big u tt label ins del")
_TAG = re.compile(r"<[^<>]*>")
_LIST_TAG = re.compile(
    r"<!--.*?-->|<script\b.*?</script|<(/?)(ul|ol|menu|dir|li)\b[^<>]*>", re.IGNORECASE | re.DOTALL
)
#: Optional, and often written too early (HTML Living Standard, section 13.1.2.4): browsers go on
#: reading behind them, libxml2 does not.
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")


@dataclass(frozen=True, slots=True)
class WebPage:
    """A parsed page. ``html`` is its text, for tools that want to parse it themselves."""

    root: Element
    body: Element
    html: str
    findings: tuple[Finding, ...] = ()
    nested: bool = False  #: so deep that it was flattened


def parse_page(data: bytes, name: str) -> WebPage:
    """Parse the bytes of a web page. Raises DamagedError when there is no markup at all."""
    decoded = decode(data, declared=True)
    findings: list[Finding] = []
    if decoded.damaged:
        text = f"Some bytes mean nothing in {decoded.encoding} and became replacement characters."
        findings.append(warning("R-002", text, name))
    page = parse_html(decoded.text, name)
    return WebPage(
        root=page.root,
        body=page.body,
        html=page.html,
        findings=(*findings, *page.findings),
        nested=page.nested,
    )


#: What may stand in a head (HTML Living Standard, section 4.2.1: metadata content).
_HEAD = frozenset({"title", "meta", "link", "style", "script", "base", "noscript", "template"})


def _is_comment(node: Element) -> bool:
    tag: object = node.tag  # comments and instructions have a function here, not a name
    return not isinstance(tag, str)


def _body(root: Element) -> Element | None:
    """The page's body; HTML 5 lets it go unsaid, and libxml2 then leaves all of it in the head.

    HTML Living Standard, section 13.1.2.4: optional tags.
    """
    head, body = root.find("head"), root.find("body")
    strays = [] if head is None else list(head)
    while strays and (_is_comment(strays[0]) or strays[0].tag in _HEAD):
        strays.pop(0)
    if strays:
        if body is None:
            body = root.makeelement("body")
            root.append(body)
        body[:0] = strays
    return body


def parse_html(text: str, name: str) -> WebPage:
    """Parse markup that is already text. Raises DamagedError when nothing is in it."""
    html = _CONTROL.sub("", text)
    html = _SUBSET.sub(r"\1>", _PROLOGUE.sub("", html, count=1), count=1)
    html = _without_stray_ends(_ENDS.sub(" ", html))
    root, complete = _parse(html)
    findings: tuple[Finding, ...] = ()
    if not complete:
        html = _WRAPPERS.sub(lambda tag: "" if tag[1].lower() in _INLINE else "<br>", html)
        root, complete = _parse(html)
        if not complete:
            root, _ = _parse(_TAG.sub(" ", html))
        findings = (warning("R-004", "Tags are nested beyond reason; they were flattened.", name),)
    if root is not None and root.find("frameset") is not None:
        raise DamagedError(
            "This web page only shows other pages in frames.",
            where=name,
            hint="Give Hearprint the page that is shown in the main frame.",
        )
    body = _body(root) if root is not None else None
    if root is None or body is None:
        raise DamagedError("There is nothing in this web page.", where=name, hint="Save it again.")
    return WebPage(root=root, body=body, html=html, findings=findings, nested=bool(findings))


def _without_stray_ends(html: str) -> str:
    """Without ``</li>`` where the innermost list has no item open.

    Browsers pass over it (HTML Living Standard, section 13.2.6.4.7), libxml2 ends an outer item,
    and what is nested looks as if it stood further out.
    """
    open_: list[bool] = []  #: for each list that is open, whether an item is
    kept: list[str] = []
    done = 0
    for match in _LIST_TAG.finditer(html):
        ends, tag = match[1] == "/", (match[2] or "").lower()
        if not tag:
            continue  # a comment or a script
        if tag != "li":
            open_ = open_[:-1] if ends else [*open_, False]
        elif not open_:
            continue
        elif ends and not open_[-1]:
            kept.append(html[done : match.start()])
            done = match.end()
        else:
            open_[-1] = not ends
    return "".join((*kept, html[done:])) if kept else html


def _parse(html: str) -> tuple[Element | None, bool]:
    """A tree, and whether all of the page is in it."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None, True
    deep = any("depth" in entry.message.lower() for entry in parser.error_log)
    return root, not deep


def declared_language(element: Element) -> str:
    """What an element's own ``lang`` says (BCP 47); empty for none and for what is no tag."""
    told = attribute(element, "lang") or attribute(element, _XML_LANG)
    return as_language(told)


def as_language(text: str) -> str:
    """``text`` as a tag of BCP 47, or empty: some pages say "english"."""
    told = text.strip().replace("_", "-")
    return told if _LANGUAGE.fullmatch(told) else ""


def attribute(element: Element, name: str) -> str:
    """An attribute's value, or an empty string."""
    return (element.get(name) or "").strip()


def classes(element: Element) -> tuple[str, ...]:
    """The class names of an element in lower case."""
    return tuple(attribute(element, "class").lower().split())


def ancestors(element: Element) -> Iterator[Element]:
    """The element itself, then its parents up to the root."""
    step: Element | None = element
    while step is not None:
        yield step
        step = step.getparent()
