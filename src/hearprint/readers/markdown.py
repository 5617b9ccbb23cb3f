"""Markdown by CommonMark with tables; footnotes and a block of facts at the top are understood."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it import MarkdownIt

from hearprint.errors import NoTextError
from hearprint.model.dates import sure_date
from hearprint.model.document import Document, Person, Removed, Role, Source, with_ids
from hearprint.model.findings import warning
from hearprint.model.words import count_words, plain
from hearprint.readers.decode import decode
from hearprint.readers.markup.chunks import to_blocks
from hearprint.readers.markup.furniture import HIDDEN, NOTE_MARK
from hearprint.readers.markup.page import Element, parse_html
from hearprint.readers.markup.tables import join_tables
from hearprint.readers.markup.visible import visible_words
from hearprint.readers.markup.walk import walk
from hearprint.readers.placeholders import names_nobody, names_nothing
from hearprint.readers.tongues import in_its_language

_FRONT = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_FACT = re.compile(r"([A-Za-z_-]{1,30})[ \t]*:[ \t]*(.*)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_NOTE = re.compile(r"\[\^([\w-]{1,30})\]:[ \t]*")
_MARK = re.compile(r"(?<!\\)\[\^([\w-]{1,30})\](?!:)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_DEFINED = "hearprint-note"
_FALLBACK = "en"
_NESTING = 60  #: levels that the parser follows; deeper text is kept as it stands


class MarkdownReader:
    """Fills the port ``Reader`` for text/markdown. Raw HTML is read as text and nothing more."""

    def read(self, source: Source) -> Document:
        """Raises NoTextError when there is no word in the file."""
        decoded = decode(source.data)
        facts, front, text = _front_matter(decoded.text)
        declared = _language(facts)
        language = declared or _FALLBACK
        html = _markdown().render(_notes(text))
        page = parse_html(f"<html><body><div>{html}</div></body></html>", source.name)
        labels = _labels(page.body)
        chunks = walk(page.body, labels, language)
        for chunk in chunks:
            if not chunk.reason and _defines(chunk.owner):
                chunk.role, chunk.level = Role.NOTE, 0
                chunk.marker = chunk.anchors[0].removeprefix("fn-") if chunk.anchors else ""
        sorted_ = to_blocks(join_tables(chunks))
        if not sorted_.blocks:
            raise NoTextError(
                "There is no text in this file.", where=source.name, hint="Is it the right one?"
            )
        blocks = with_ids(sorted_.blocks)
        headings = [block for block in blocks if block.role is Role.HEADING]
        top = headings[0].text if headings and headings[0].level == 1 else ""
        matter = (Removed(reason="front matter", text=front),) if count_words(front) else ()
        findings = page.findings
        if decoded.damaged:
            told = "Some bytes mean nothing in this encoding and became replacement characters."
            findings = (warning("R-002", told, source.name), *findings)
        document = Document(
            source=source.name,
            digest=source.digest,
            media_type=source.media_type,
            blocks=blocks,
            source_words=visible_words(page.body, labels) + count_words(front),
            removed=(*matter, *sorted_.removed),
            title=top if names_nothing(facts.get("title") or " ") else facts.get("title") or top,
            authors=_people(facts.get("author") or facts.get("authors") or ""),
            language=language,
            date=sure_date(facts.get("date", "")[:10]),
            description=facts.get("description", ""),
            findings=tuple(replace(found, where=source.name) for found in findings),
        )
        return in_its_language(document, declared)


def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True, "maxNesting": _NESTING}).enable("table")


def _front_matter(text: str) -> tuple[dict[str, str], str, str]:
    """Simple ``name: value`` facts between two lines of three hyphens, as many tools write."""
    found = _FRONT.match(text)
    if not found or not _FACT.match(found[1]):
        return {}, "", text.removeprefix("\ufeff")
    facts: dict[str, str] = {}
    for line in found[1].splitlines():
        if fact := _FACT.fullmatch(line):
            facts[fact[1].lower()] = plain(fact[2]).strip("\"'[]")
    return facts, plain(found[1]), text[found.end() :]


def _language(facts: dict[str, str]) -> str:
    """What the file declares (BCP 47); "" for what is no tag, such as "English"."""
    told = (facts.get("language") or facts.get("lang") or "").strip().replace("_", "-")
    return told if _LANGUAGE.fullmatch(told) else ""


def _notes(text: str) -> str:
    """Footnotes are no part of CommonMark: turn them into marked paragraphs and marks."""
    lines: list[str] = []
    fence = ""
    for line in text.splitlines():
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and line.strip().startswith(fence) else fence
        elif mark:
            fence = mark[1]
        elif found := _NOTE.match(line):
            rest = _MARK.sub(_mark, line[found.end() :])
            lines += ["", f'<span class="{_DEFINED}" id="fn-{found[1]}"></span>{rest}']
            continue
        elif not line.startswith(("    ", "\t")):
            line = _MARK.sub(_mark, line)  # noqa: PLW2901 - the line as it goes on
        lines.append(line)
    return "\n".join(lines)


def _mark(found: re.Match[str]) -> str:
    return f'<sup class="footnote-ref">{found[1]}</sup>'


def _labels(body: Element) -> dict[Element, str]:
    labels: dict[Element, str] = {}
    for element in body.iter():
        if element.tag == "sup" and element.get("class") == "footnote-ref":
            labels[element] = NOTE_MARK
        elif element.get("hidden") is not None:
            labels[element] = HIDDEN
    return labels


def _defines(element: Element) -> bool:
    first = next(iter(element), None)
    return first is not None and first.get("class") == _DEFINED and not (element.text or "").strip()


def _people(text: str) -> tuple[Person, ...]:
    names = (name.strip(" \"'") for name in re.split(r"[;,]| and ", text))
    return tuple(Person(name=name) for name in names if name and not names_nobody(name))
