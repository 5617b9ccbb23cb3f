"""What a page tells other programs about itself: search engines, and whoever shows its link.

By schema.org (its properties for accessibility are those of the W3C's vocabulary,
https://www.w3.org/community/reports/a11y-discov-vocab/), by Open Graph (https://ogp.me), and by a
link to the page's one address. Nothing is claimed that this publication does not have. Houses for
members only, and those that nobody has put on the web yet, tell nothing.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from hearprint.formats import phrases
from hearprint.model.document import Person, Role
from hearprint.model.programme import Episode, House, Library, Programme, Track
from hearprint.model.words import plain

_DESCRIPTION = 200  #: characters; search engines show about so many
#: What would end the element that holds the data, or begin another (HTML, 4.12.1.3).
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": " ", "\u2029": " "}


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Facts for the head of a page."""

    url: str
    kind: str  #: Open Graph's
    title: str
    description: str
    image: str = ""
    image_alt: str = ""
    audio: str = ""
    data: Markup  #: schema.org's, as JSON that is safe in HTML


def of_section(programme: Programme, episode: Episode, track: Track, language: str) -> About | None:
    """A section's page: an article, with its sound."""
    house, publication = programme.house, programme.publication
    if not phrases.on_the_web(house):
        return None
    base = phrases.address(house, publication.slug)
    title = phrases.title(episode)
    url = f"{base}/{episode.page_name}"
    data = {
        "@type": "Article",
        **_section(base, episode, language),
        "isPartOf": {
            "@type": "PublicationIssue", "name": phrases.name(publication), "url": f"{base}/",
        },
        **_ways([track], features=_features([track])),
    }  # fmt: skip
    return About(
        url=url,
        kind="article",
        title=title,
        description=phrases.shorten(plain(episode.opening), _DESCRIPTION),
        image=f"{base}/{programme.artwork.name}",
        image_alt=plain(programme.artwork.alt) or phrases.name(publication),
        audio=f"{base}/{episode.audio_name}" if episode.audio else "",
        data=_json(data),
    )


def of_publication(programme: Programme, language: str) -> About | None:
    """A publication's page: an issue and its parts."""
    house, publication = programme.house, programme.publication
    if not phrases.on_the_web(house):
        return None
    base = phrases.address(house, publication.slug)
    features = _features(programme.tracks)
    data = {
        "@type": "PublicationIssue",
        "name": phrases.name(publication),
        "url": f"{base}/",
        "inLanguage": language,
        "author": _people(publication.authors),
        "datePublished": plain(publication.date),
        "description": plain(publication.description),
        "image": f"{base}/{programme.artwork.name}",
        "license": phrases.link(house.license_url),
        "publisher": _publisher(house),
        "hasPart": [
            {"@type": "Article", "position": one.position}
            | _section(base, one, phrases.language(one.language, language))
            for one in programme.shelf.episodes
        ],
        **_ways(programme.tracks, features=features),
    }
    return About(
        url=f"{base}/",
        kind="website",
        title=phrases.name(publication),
        description=phrases.shorten(plain(publication.description), _DESCRIPTION),
        image=f"{base}/{programme.artwork.name}",
        image_alt=plain(programme.artwork.alt) or phrases.name(publication),
        data=_json(data),
    )


def of_house(library: Library, language: str) -> About | None:
    """The house's page: a collection of issues."""
    house = library.house
    if not phrases.on_the_web(house):
        return None
    base = phrases.address(house)
    data = {
        "@type": "CollectionPage",
        "name": phrases.house_name(house),
        "url": f"{base}/",
        "inLanguage": language,
        "description": plain(house.description),
        "publisher": _publisher(house),
        "hasPart": [
            {
                "@type": "PublicationIssue",
                "name": phrases.name(one.publication),
                "url": f"{base}/{one.publication.slug}/",
            }
            for one in library.shelves
        ],
    }
    return About(
        url=f"{base}/",
        kind="website",
        title=phrases.house_name(house),
        description=phrases.shorten(plain(house.description), _DESCRIPTION),
        image=f"{base}/{library.artwork.name}",
        image_alt=plain(library.artwork.alt) or phrases.house_name(house),
        data=_json(data),
    )


def _section(base: str, episode: Episode, language: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": phrases.title(episode),
        "url": f"{base}/{episode.page_name}",
        "inLanguage": language,
        "author": _people(episode.authors),
    }
    if episode.audio:
        found["audio"] = {
            "@type": "AudioObject",
            "contentUrl": f"{base}/{episode.audio_name}",
            "encodingFormat": "audio/mpeg",
            "duration": phrases.machine_length(episode.duration_ms),
            "accessMode": "auditory",
        }
    return found


def _ways(tracks: Sequence[Track], *, features: Sequence[str]) -> dict[str, Any]:
    """By which senses all of it can be had; hearing suffices only when nothing is left unsaid."""
    whole = all(one.recording and not one.recording.missing for one in tracks)
    senses = ["textual", "auditory"] if whole and tracks else ["textual"]
    return {
        "accessMode": ["textual"],
        "accessModeSufficient": [
            {"@type": "ItemList", "itemListElement": [sense]} for sense in senses
        ],
        "accessibilityFeature": list(features),
        "accessibilityHazard": "none",
    }


def _features(tracks: Sequence[Track]) -> list[str]:
    """Those that these sections have; of several, that each of them has, or that all share."""
    roles = {block.role for one in tracks for block in one.blocks}
    told = {
        "displayTransformability": True,
        "readingOrder": True,
        "tableOfContents": len(tracks) > 1,
        "structuralNavigation": len(tracks) > 1 or Role.HEADING in roles,
        "synchronizedAudioText": bool(tracks) and all(one.recording for one in tracks),
        "alternativeText": Role.IMAGE in roles,
        "pageNavigation": any(one.first_page is not None for one in tracks),
    }
    return [name for name, true in told.items() if true]


def _people(authors: Sequence[Person]) -> list[dict[str, str]]:
    return [{"@type": "Person", "name": plain(one.name)} for one in authors if plain(one.name)]


def _publisher(house: House) -> dict[str, str]:
    name = plain(house.author) or phrases.house_name(house)
    return {"@type": "Organization", "name": name, "url": phrases.link(house.link)}


def _json(data: dict[str, Any]) -> Markup:
    """Without what is empty, and so that no text of a document ends the element it stands in."""
    told = _full({"@context": "https://schema.org", **data})
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return Markup("".join(_ESCAPES.get(sign, sign) for sign in text))  # noqa: S704 - escaped here


def _full(value: Any) -> Any:  # noqa: ANN401 - whatever JSON may hold
    if isinstance(value, dict):
        filled = {name: _full(one) for name, one in value.items()}
        return {name: one for name, one in filled.items() if one not in ("", [], {})}
    return [_full(one) for one in value] if isinstance(value, list) else value
