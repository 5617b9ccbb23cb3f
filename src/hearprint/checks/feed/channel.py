"""What a channel must have, and what its own values may be."""

from __future__ import annotations

from collections.abc import Iterator

from hearprint.checks.feed import text, values
from hearprint.checks.feed.tree import Page, text_of
from hearprint.model.categories import CATEGORIES
from hearprint.model.findings import Finding, barrier, note, warning

#: PSP-1, "Required channel elements"; ``atom:link`` is looked at by its relation.
_REQUIRED = (
    *("title", "description", "link", "language"),
    *("itunes:category", "itunes:explicit", "itunes:image"),
)
#: PSP-1, "Recommended channel elements".
_RECOMMENDED = ("itunes:author", "podcast:guid", "podcast:locked")
#: Those that may stand once.
_ONCE = (
    *("title", "description", "link", "language", "copyright", "generator", "image"),
    *("itunes:author", "itunes:explicit", "itunes:image", "itunes:type", "itunes:owner"),
    *("itunes:new-feed-url", "itunes:block", "itunes:complete"),
    *("podcast:guid", "podcast:locked", "podcast:medium", "podcast:license"),
)
_LOCAL = ("127.0.0.1", "localhost", "::1")
_PICTURES = ("jpg", "jpeg", "png")
#: Apps and directories have been seen to stop reading beyond.
_LARGE = 10_000_000


def check_channel(page: Page) -> Iterator[Finding]:
    """Findings for a channel, without its items and its podcast tags."""
    channel, name = page.channel, page.name
    for tag in _REQUIRED:
        if channel.one(tag) is None:
            yield barrier("F-004", f"The channel lacks {tag} (PSP-1).", name)
    for tag in _RECOMMENDED:
        if channel.one(tag) is None:
            yield note("F-043", f"The channel lacks {tag}.", name)
    for tag in _ONCE:
        if len(channel.all(tag)) > 1:
            yield warning("F-016", f"The channel has {tag} more than once.", name)
    yield from _address(page)
    yield from text.check_values(channel, name)
    yield from _values(page)
    yield from _category(page)
    yield from check_image(channel.all("itunes:image"), name)
    yield from _people(page)
    yield from _rights(page)
    if not page.items:
        yield warning("F-044", "This feed has no items.", name)
    if page.size > _LARGE:
        message = f"This feed has {page.size / 1e6:.0f} MB; apps on phones give up."
        yield warning("F-047", message, name)


def _address(page: Page) -> Iterator[Finding]:
    own, name = page.own_address, page.name
    if not own:
        yield barrier("F-004", "The channel lacks atom:link rel=self (PSP-1).", name)
    elif not values.is_address(own):
        yield barrier("F-037", f"The feed's own address is not whole: {own[:80]}", name)
    elif values.host(own) in _LOCAL:
        message = "This feed works on this computer only. Build with --base-url before publishing."
        yield note("F-008", message, name)
    link = page.channel.text("link")
    if link is not None and not values.is_address(link):
        yield warning("F-032", f"The channel's link is not a whole address: {link[:80]}", name)
    moved = page.channel.text("itunes:new-feed-url")
    if moved is not None and not values.is_address(moved):
        yield barrier("F-042", f"itunes:new-feed-url is no whole address: {moved[:80]}", name)
    elif moved is not None and own and moved != own:
        yield note("F-042", f"This feed tells apps to move to {moved[:200]}", name)


def _values(page: Page) -> Iterator[Finding]:
    channel, name = page.channel, page.name
    language = channel.text("language")
    if language is not None and not values.is_language(language):
        yield barrier("F-020", f"{language[:40]!r} is no language.", name)
    explicit = channel.text("itunes:explicit")
    if explicit is not None and explicit not in ("true", "false"):
        yield barrier("F-021", f"itunes:explicit is {explicit[:40]!r}.", name)
    kind = channel.text("itunes:type")
    if kind is not None and kind.lower() not in ("episodic", "serial"):
        yield barrier("F-025", f"itunes:type is {kind[:40]!r}.", name)
    for tag in ("itunes:block", "itunes:complete"):
        value = channel.text(tag)
        if value is not None and value != "Yes":
            yield warning("F-040", f"{tag} is {value[:40]!r} and so does not count.", name)
    itunes = channel.text("itunes:block") == "Yes"
    blocked = [text_of(one) for one in channel.all("podcast:block") if not one.get("id")]
    if itunes != ("yes" in blocked) and (itunes or "yes" in blocked):
        message = "Only one of itunes:block and podcast:block keeps this feed from directories."
        yield note("F-066", message, name)


def _category(page: Page) -> Iterator[Finding]:
    for category in page.channel.all("itunes:category"):
        told = category.get("text")
        if told is None:
            yield barrier("F-022", "itunes:category has no attribute text.", page.name)
        elif told not in CATEGORIES:
            message = f"{told[:60]!r} is not a category of the directories."
            yield barrier("F-022", message, page.name)
        else:
            for below in category:
                if below.get("text") not in CATEGORIES[told]:
                    message = f"{str(below.get('text'))[:60]!r} is not a category below {told!r}."
                    yield warning("F-022", message, page.name)


def check_image(images: list[text.Element], where: str) -> Iterator[Finding]:
    """Findings for covers in ``itunes:image``: their addresses only."""
    for image in images:
        href = image.get("href", "")
        if not values.is_address(href):
            yield barrier("F-023", f"itunes:image has no whole address in href: {href[:80]}", where)
        elif values.ending(href) not in _PICTURES:
            message = f"The cover's address does not end in .jpg or .png: {href[:120]}"
            yield warning("F-023", message, where)


def _people(page: Page) -> Iterator[Finding]:
    owner = page.channel.one("itunes:owner")
    email = None if owner is None else owner.findtext("{*}email")
    if not email:
        if values.host(page.own_address) not in _LOCAL:  # directories know of it
            yield note("F-039", "Nobody can be reached: itunes:email is missing.", page.name)
    elif not values.is_email(email.strip()):
        yield warning("F-039", f"{email[:60]!r} is no e-mail address.", page.name)


def _rights(page: Page) -> Iterator[Finding]:
    rights = page.channel.text("copyright") or ""
    if text.REPEATED_RIGHTS.match(rights):
        yield note("F-041", f"copyright repeats what apps add: {rights[:60]!r}", page.name)
