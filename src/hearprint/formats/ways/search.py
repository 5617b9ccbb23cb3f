"""What can be searched: every sentence of a publication, and where it is heard.

The index is a script that calls ``hearprintIndex`` with the sentences, for pages that are opened
from a folder may load scripts and nothing else. Browsers make their index of it when somebody
searches for the first time (``finding.js``). The house's page loads that of each publication.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from hearprint.formats import phrases
from hearprint.formats.pages.inline import Span
from hearprint.formats.pages.text import Listing, Piece, body
from hearprint.formats.ways.flow import language_of, sayer
from hearprint.model.programme import Bundle, BundleFile, Episode, Programme, Track
from hearprint.model.words import plain

INDEX = "search-index.js"
_SCRIPT = "text/javascript"


class SearchIndex:
    """A publication's sentences."""

    def build(self, programme: Programme) -> Bundle:
        """``search-index.js``: title, language, and per section its page, title and sentences.

        A sentence is its words and the second at which it begins; -1 where it is not heard.
        """
        if not programme.house.ways.search:
            return Bundle(files=())
        say, around = sayer(programme), language_of(programme)
        pairs = zip(programme.shelf.episodes, programme.tracks, strict=True)
        found = {
            "title": phrases.name(programme.publication),
            "language": around,
            "sections": [
                _section(episode, track, say.title(episode), around) for episode, track in pairs
            ],
        }
        # Signs outside ASCII stay as they are, but for the two that once ended lines of scripts.
        text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        content = f"hearprintIndex({text});\n".encode("utf-8", "replace")
        return Bundle(files=(BundleFile(name=INDEX, media_type=_SCRIPT, content=content),))


def _section(episode: Episode, track: Track, title: str, around: str) -> dict[str, Any]:
    language = phrases.language(episode.language, around)
    whole = body(track, language)
    begin = _seconds(whole.title.begin) if whole.title else -1
    found: dict[str, Any] = {
        "page": episode.page_name,
        "title": title,
        "text": [
            [title, begin],
            *([who, begin] for one in episode.authors if (who := phrases.person(one))),
            *_sentences((*whole.flow, *whole.notes)),
        ],
    }
    if language != around:
        found["language"] = language
    return found


def _sentences(pieces: Sequence[Piece | Listing]) -> Iterator[list[object]]:
    for piece in pieces:
        if isinstance(piece, Listing):
            for item in piece.items:
                yield from _sentences((item.piece, *item.inner))
            continue
        yield from (_sentence(cells, None) for cells in piece.head if any(cells))
        rows = zip(piece.rows, piece.row_spans, strict=True)
        yield from (_sentence(cells, span) for cells, span in rows if any(cells))
        if not piece.rows and not piece.head:
            yield from (_sentence((span.text,), span) for span in piece.spans if plain(span.text))


def _sentence(texts: Sequence[str], span: Span | None) -> list[object]:
    begin = _seconds(span.begin) if span else -1
    return [" ".join(text for text in texts if text), begin]


def _seconds(text: str) -> float:
    """A second to the tenth, as pages take it in their address."""
    return round(float(text), 1) if text else -1
