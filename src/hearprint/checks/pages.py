"""Pages: what a listener with a screen reader needs first, and links that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from lxml import html

from hearprint.checks.facts import Folder, resolve
from hearprint.model.findings import Finding, barrier
from hearprint.model.relinking import RELINKED

_HEAD = 2000  #: bytes within which a page begins


def check_page(name: str, folder: Folder) -> Iterator[Finding]:
    """Findings for one HTML page (WCAG 2.2: 2.4.2 titles, 3.1.1 language, 1.3.1 headings)."""
    if name.startswith(f"{RELINKED}/"):
        return  # somebody's page, made for another place
    text = folder.read(name)
    tree = html.document_fromstring(text)
    if b"<html" in text[:_HEAD].lower():  # else a piece, to be put into a page
        yield from _whole(tree, name)
    ids = {element.get("id") for element in tree.iter() if element.get("id")}
    for reference in _references(tree):
        yield from _leads(name, reference, ids, folder)


def _whole(tree: html.HtmlElement, name: str) -> Iterator[Finding]:
    if not tree.get("lang"):
        yield barrier("P-001", "This page does not say its language (WCAG 3.1.1).", name)
    if not (tree.findtext(".//title") or "").strip():
        yield barrier("P-001", "This page has no title (WCAG 2.4.2).", name)
    if len(tree.findall(".//h1")) != 1:
        yield barrier("P-001", "This page has not exactly one main heading (WCAG 1.3.1).", name)
    if tree.find(".//main") is None:
        yield barrier("P-001", "This page has no main part to skip to (WCAG 2.4.1).", name)


def _references(tree: html.HtmlElement) -> Iterator[str]:
    for element, attribute, link, _ in tree.iterlinks():
        if attribute in ("href", "src") and element.tag != "base":
            yield link


def _leads(name: str, reference: str, ids: set[str | None], folder: Folder) -> Iterator[Finding]:
    parts = urlsplit(reference)
    if parts.scheme or parts.netloc:
        return
    if not parts.path:
        if parts.fragment and parts.fragment not in ids:
            yield barrier("P-002", f"This link leads nowhere: #{parts.fragment}", name)
        return
    target = resolve(name, unquote(parts.path))
    if target not in folder.lengths:
        yield barrier("P-002", f"This link leads nowhere: {reference[:80]}", name)
