"""What feeds must be, rule by rule: what is wrong, who says so, and what to do about it.

Sources: *RSS 2.0* (RSS Advisory Board), *PSP-1* (Podcast Standards Project, RSS specification),
*Apple* (Podcasters' support pages 823 "feed requirements", 893 "audio", 896 "artwork"),
*Podcast namespace* (podcastindex.org, by tag), *RFC* by number, and what clients were seen to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, under a code that is never reused."""

    meaning: str  #: what the code says is wrong
    source: str  #: who says that it is wrong
    remedy: str  #: what to do next


_AGAIN = "Build again, and upload everything."
_PSP = "PSP-1"
_APPLE = "Apple 823"


def _namespace(tag: str) -> str:
    return f'Podcast namespace, tag "{tag}"'


_FEED = {
    "F-001": Rule("a file named in a feed is missing", f"{_APPLE}; RSS 2.0, enclosure", _AGAIN),
    "F-002": Rule(
        "a file's length differs from its feed's",
        "RSS 2.0, enclosure: length in bytes",
        f"{_AGAIN} Elsewhere: put the file's size in bytes into length.",
    ),
    "F-003": Rule(
        "a feed cannot be read as XML",
        "XML 1.0",
        "Escape & and < in all text, and leave out control characters.",
    ),
    "F-004": Rule("a feed lacks a required element", f"{_PSP}, required elements", "Add it."),
    "F-005": Rule(
        "two items of a feed share a guid",
        "RSS 2.0, guid",
        "Give every item a guid of its own, and never change it afterwards.",
    ),
    "F-006": Rule(
        "two items of a feed share a title",
        "AntennaPod passes over an item of equal title, day and length",
        "Tell the titles apart.",
    ),
    "F-007": Rule(
        "items are not in order of date",
        "Apps sort by date; audiobookshelf issue 3442",
        "Date items a minute or more apart, in the order in which they are to be heard.",
    ),
    "F-008": Rule(
        "a feed's addresses are for this computer only",
        f"{_APPLE}: publicly addressable",
        "Build with --base-url before publishing.",
    ),
    "F-009": Rule(
        "two items share an enclosure",
        f"{_APPLE}: duplicate enclosures are ignored",
        "Give every item a file of its own.",
    ),
    "F-010": Rule(
        "an enclosure is not what its type says",
        "RSS 2.0, enclosure: type",
        "Put the file's real type into the feed, or make the file anew.",
    ),
    "F-011": Rule("a feed is not RSS 2.0", "RSS 2.0", 'Begin it with <rss version="2.0">.'),
    "F-012": Rule(
        "a name space is written wrongly",
        f"{_PSP}: name spaces, exact to the letter",
        "Copy its address letter by letter; apps pass over what they do not know.",
    ),
    "F-013": Rule("a feed is not in UTF-8", f"{_PSP}; {_APPLE}", "Save it in UTF-8."),
    "F-014": Rule(
        "a feed declares a document type or entities of its own",
        "Podcast apps refuse or mangle them; XML 1.0 section 4",
        "Take the DOCTYPE out and write the characters themselves.",
    ),
    "F-015": Rule(
        "text that should be plain holds markup",
        "RSS Best Practices Profile, character data",
        "Write plain words, escaped once.",
    ),
    "F-016": Rule(
        "an element stands more often than it may",
        f"RSS 2.0; {_PSP}; Podcast namespace, count",
        "Keep one of them; other formats belong into podcast:alternateEnclosure.",
    ),
    "F-017": Rule(
        "a value is empty, too long, or has spaces around it",
        f"{_PSP}: at most 255 characters, no outer spaces",
        "Fill it, shorten it, or take the spaces away.",
    ),
    "F-018": Rule(
        "a description is longer than 4000 bytes",
        f"{_PSP}; {_APPLE}",
        "Shorten it; bytes count, and a letter with an accent has two.",
    ),
    "F-019": Rule(
        "a description holds markup that apps do not show",
        f"{_PSP}: p, ol, ul, li, a, b, i, strong and em",
        "Keep to these elements, without attributes but href.",
    ),
    "F-020": Rule(
        "a language is not told as it should be",
        f"{_APPLE}; ISO 639; RFC 5646",
        "Write it like en, en-gb or cy.",
    ),
    "F-021": Rule(
        "itunes:explicit is neither true nor false", f"{_PSP}; {_APPLE}", "Write true or false."
    ),
    "F-022": Rule(
        "a category is not in the directories' list",
        "Apple, categories: spelling and case count",
        'Choose one of their names and put it into the attribute "text".',
    ),
    "F-023": Rule(
        "a cover's address cannot be used",
        "Apple 896",
        "Give the whole address of a .jpg or .png file in href.",
    ),
    "F-024": Rule(
        "a cover is not as directories want it",
        "Apple 896; hosts refuse more than 500 kB",
        "Make it a square of 1400 to 3000 pixels, JPEG or PNG, of less than 500 kB.",
    ),
    "F-025": Rule(
        "itunes:type is neither episodic nor serial", _APPLE, "Write episodic or serial."
    ),
    "F-026": Rule(
        "a serial's episodes are not numbered one by one",
        f"{_APPLE}: serial shows need itunes:episode",
        "Number the items from 1 in the order in which they are to be heard.",
    ),
    "F-027": Rule(
        "an itunes:season or itunes:episodeType makes no sense",
        _APPLE,
        "Write a whole number from 1; full, trailer or bonus.",
    ),
    "F-028": Rule(
        "a duration is not told in whole seconds",
        f"{_PSP}; {_APPLE}",
        "Write the length of the sound in seconds.",
    ),
    "F-029": Rule(
        "a date cannot be read",
        "RFC 2822; RSS 2.0, pubDate",
        "Write it like Sun, 01 Mar 2026 09:00:00 +0000.",
    ),
    "F-030": Rule(
        "an item is dated in the future",
        "Apps hide such items, or show them for ever as newest",
        "Date it when it is published.",
    ),
    "F-031": Rule(
        "a guid is taken for an address",
        "RSS 2.0, guid: isPermaLink",
        'Add isPermaLink="false".',
    ),
    "F-032": Rule(
        "an address is not whole",
        f"{_PSP}; {_APPLE}",
        "Write it from https:// on.",
    ),
    "F-033": Rule(
        "an address holds more than ASCII",
        f"{_APPLE}: ASCII file names and addresses; gPodder issue 232",
        "Name files with a to z, 0 to 9 and hyphens.",
    ),
    "F-034": Rule(
        "an enclosure's ending and type do not agree",
        f"{_APPLE}; AzuraCast issue 7009",
        "End the address with .mp3 and write audio/mpeg.",
    ),
    "F-035": Rule(
        "an enclosure is in a format that many apps cannot play",
        f"{_APPLE}; Apple 893",
        "Offer MP3 as the enclosure and the rest as podcast:alternateEnclosure.",
    ),
    "F-036": Rule(
        "an enclosure's length makes no sense",
        "RSS 2.0, enclosure; AntennaPod issue 336",
        "Write the file's size in bytes.",
    ),
    "F-037": Rule(
        "a feed's address of itself is wrong",
        f"{_PSP}: atom:link rel=self",
        "Give the address at which people subscribe.",
    ),
    "F-038": Rule(
        "a title holds the episode's number",
        f"{_PSP}; {_APPLE}: apps show the number themselves",
        "Take it out of the title; it belongs into itunes:episode.",
    ),
    "F-039": Rule(
        "nobody can be reached about a feed",
        "RSS Advisory Board; directories write to itunes:email",
        "Add itunes:owner with an itunes:email.",
    ),
    "F-040": Rule(
        "itunes:block or itunes:complete does not count",
        f"{_APPLE}: only Yes counts",
        "Write Yes, or leave the element out.",
    ),
    "F-041": Rule(
        "copyright repeats what apps add",
        f"{_PSP}: no word copyright, no sign, no year",
        "Name who holds the rights, and no more.",
    ),
    "F-042": Rule(
        "a feed moves to another address",
        f"{_APPLE}: itunes:new-feed-url",
        "Give the feed's own new address; keep the old one until subscribers have moved.",
    ),
    "F-043": Rule("a recommended element is missing", f"{_PSP}, recommended elements", "Add it."),
    "F-044": Rule("a feed has no items", "RSS 2.0", "Publish something."),
    "F-045": Rule(
        "an element of these name spaces is unknown",
        f"{_APPLE}; Podcast namespace: names count to the letter",
        "Look at its spelling; apps pass over what they do not know.",
    ),
    "F-046": Rule(
        "an https feed names files by http",
        "AntennaPod issue 7807: apps refuse to mix them",
        "Serve the files by https too.",
    ),
    "F-047": Rule(
        "a feed is very large",
        "Directories stop reading; RFC 5005",
        "Divide it into pages with atom:link rel=next.",
    ),
    "F-048": Rule(
        "the pages of a feed do not hang together",
        "RFC 5005, section 3",
        "Lead from each page to the next by atom:link, each to another.",
    ),
    "F-050": Rule(
        "podcast:guid is no UUID", _namespace("guid"), "Make a UUID once and keep it for ever."
    ),
    "F-051": Rule("podcast:locked is wrong", _namespace("locked"), "Write yes or no."),
    "F-052": Rule(
        "podcast:medium is unknown",
        _namespace("medium"),
        "Choose one from the list, such as podcast or audiobook.",
    ),
    "F-053": Rule(
        "a transcript is not told as it should be",
        _namespace("transcript"),
        "Give url and type: text/vtt, application/x-subrip, application/json, text/html or "
        "text/plain.",
    ),
    "F-054": Rule(
        "chapters are not told as they should be",
        _namespace("chapters"),
        "Give url and the type application/json+chapters.",
    ),
    "F-055": Rule(
        "a person has no name, or too long a one",
        _namespace("person"),
        "Write the name alone, in at most 128 characters.",
    ),
    "F-056": Rule(
        "podcast:season or podcast:episode is wrong",
        f'{_namespace("season")} and "episode"',
        "Write a number; name at most 128 characters, display at most 32.",
    ),
    "F-057": Rule(
        "another format is not told as it should be",
        _namespace("alternateEnclosure"),
        "Give type, length and at least one podcast:source with a uri.",
    ),
    "F-058": Rule(
        "podcast:integrity cannot be used",
        f"{_namespace('integrity')}; W3C Subresource Integrity",
        'Give type "sri" and a value such as sha384-... in base64.',
    ),
    "F-059": Rule(
        "podcast:license is wrong",
        _namespace("license"),
        "Write a short name from the list; one of your own needs a url.",
    ),
    "F-060": Rule(
        "podcast:funding is wrong", _namespace("funding"), "Give a url, and words for its link."
    ),
    "F-061": Rule(
        "podcast:txt is too long", _namespace("txt"), "At most 4000 characters, purpose 128."
    ),
    "F-062": Rule(
        "podcast:image is wrong or does not say what it shows",
        _namespace("image"),
        "Give href, and alt for those who do not see it.",
    ),
    "F-063": Rule(
        "podcast:trailer is wrong", _namespace("trailer"), "Give url, pubdate and a title."
    ),
    "F-064": Rule("podcast:block is wrong", _namespace("block"), "Write yes or no."),
    "F-065": Rule(
        "a list of chapters cannot be used",
        "Podcast namespace, JSON chapters 1.2",
        "Give version and chapters, each with startTime, in order.",
    ),
    "F-066": Rule(
        "a private feed is not kept from all directories",
        f"{_APPLE}; {_namespace('block')}",
        "Use itunes:block Yes and podcast:block yes together.",
    ),
    "F-067": Rule(
        "a file is not what its digest says",
        f"{_namespace('integrity')}; W3C Subresource Integrity",
        _AGAIN,
    ),
}

_WEB = {
    "H-001": Rule(
        "an address does not answer with what is there",
        f"{_APPLE}: publicly addressable",
        "Upload everything, and look at the address in a browser.",
    ),
    "H-002": Rule(
        "a server does not answer HEAD",
        f"{_APPLE}: HEAD requests",
        "Let the server answer HEAD as it answers GET.",
    ),
    "H-003": Rule(
        "a server does not give parts of a file",
        f"{_APPLE}: byte ranges; RFC 9110 section 14",
        "Turn on byte ranges; without them nobody can jump or go on in a recording.",
    ),
    "H-004": Rule(
        "a server gives another type than the feed",
        "RSS 2.0, enclosure; RFC 9110 section 8.3",
        "Tell the server the types of files by their endings.",
    ),
    "H-005": Rule(
        "a server gives another length than the feed",
        "RSS 2.0, enclosure",
        "Upload the file anew; no server may change it on its way.",
    ),
    "H-006": Rule(
        "a server sends a feed again that did not change",
        "RFC 9110 section 13; gPodder issue 1627",
        "Send ETag or Last-Modified, and answer 304.",
    ),
    "H-007": Rule(
        "a connection is not private, or its certificate is wrong",
        "AntennaPod issues 2264 and 7807",
        "Serve by https, with the whole chain of certificates.",
    ),
    "H-008": Rule(
        "players on other sites may not read a file",
        f"{_namespace('transcript')}: CORS",
        "Send Access-Control-Allow-Origin: * with transcripts and chapters.",
    ),
    "H-009": Rule(
        "an address leads on to others",
        "Proclaim issue 1424: Apple took such episodes out",
        "Put the last address into the feed.",
    ),
    "H-010": Rule(
        "an address wants a password",
        f"{_APPLE}: no password",
        "Give members unguessable addresses instead (hearprint members).",
    ),
    "H-011": Rule(
        "a feed is not served as XML",
        "RFC 7303",
        "Serve it as application/rss+xml; charset=utf-8.",
    ),
    "H-012": Rule(
        "a server took too long, or sent too much",
        "Apps give up",
        "Look at the server; a feed should come within seconds.",
    ),
    "H-013": Rule(
        "a large feed is sent without compression",
        "RFC 9110 section 8.4",
        "Turn on gzip for text; a feed shrinks to a tenth.",
    ),
}

#: All rules by their codes.
RULES: Mapping[str, Rule] = MappingProxyType({**_FEED, **_WEB})
