"""Transcripts for machines (JSON) and for readers (HTML), as the podcast namespace has them."""

from __future__ import annotations

import json
from html import escape
from itertools import groupby

from hearprint.formats import phrases
from hearprint.formats.transcripts.said import SPEAKER, Said, Span

_KILO = 1000

_PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{name}</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{paragraphs}
</main>
</body>
</html>
"""

#: Comfortable to read, and no word so long that the page must be moved sideways (WCAG 2.2, 1.4.10).
_STYLE = (
    ":root{color-scheme:light dark}"
    "body{max-width:42rem;margin:auto;padding:1rem;font:1.125rem/1.6 system-ui,sans-serif;"
    "overflow-wrap:anywhere}"
)


def as_json(said: Said) -> str:
    """``version`` and ``segments``: who, from when to when in seconds, and the words."""
    segments = [
        {
            "speaker": SPEAKER,
            "startTime": span.begin_ms / _KILO,
            "endTime": span.end_ms / _KILO,
            "body": span.text,
        }
        for span in said.spans
        if span.text
    ]
    document = {"version": "1.0.0", "segments": segments}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def as_html(said: Said) -> str:
    """A page of paragraphs as they were printed, each with the time at which it begins."""
    paragraphs = []
    for place, (_, run) in enumerate(groupby(said.spans, key=lambda span: span.block)):
        spans = [span for span in run if span.text]
        if spans:
            paragraphs.append(_paragraph(spans, said, first=place == 0))
    title = said.title or said.publication or "Transcript"
    return _PAGE.format(
        language=escape(said.language),
        name=escape(phrases.shorten(title, phrases.TAB)),
        title=escape(title),
        style=_STYLE,
        paragraphs="\n".join(paragraphs),
    )


def _paragraph(spans: list[Span], said: Said, *, first: bool) -> str:
    words = " ".join(_words(span, said) for span in spans)
    who = f"<cite>{SPEAKER}:</cite>\n" if first else ""
    at = spans[0].begin_ms
    # Without the attribute, HTML would take such a time for no time at all.
    time = f'<time datetime="PT{at // _KILO}S">{_short(at)}</time>'
    return f"{who}{time}\n<p>{words}</p>"


def _words(span: Span, said: Said) -> str:
    if span.language == said.language:
        return escape(span.text)
    return f'<span lang="{escape(span.language)}">{escape(span.text)}</span>'


def _short(milliseconds: int) -> str:
    """``0:05``, ``1:02:03``."""
    minutes, seconds = divmod(milliseconds // _KILO, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"
