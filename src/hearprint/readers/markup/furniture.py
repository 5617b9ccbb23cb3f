"""Which parts of a page are furniture: navigation, comments, share links, notices, adverts.

Labels come from elements, ARIA roles (WAI-ARIA 1.2), exact and likely class names, and from
headings such as "Related posts". Wrappers of a whole page bear such names too ("has-sidebar"), so
a likely name counts only where little of the page's prose is.
"""

from __future__ import annotations

import re
from types import MappingProxyType

from hearprint.readers.markup.boxes import guarded, tail, talked
from hearprint.readers.markup.facts import Facts
from hearprint.readers.markup.page import Element, ancestors, attribute, classes
from hearprint.readers.markup.panels import Panels, find_panels
from hearprint.readers.markup.phrases import counts_comments
from hearprint.readers.markup.visible import SEPARATORS, UNSEEN, visible_text

NOTE_MARK = "note mark"
HIDDEN = "hidden"
POST_DETAILS = "post details"

_TAGS = MappingProxyType(
    {
        "nav": "navigation",
        "menu": "navigation",
        "footer": "page footer",
        "form": "form",
        "button": "form",
        "select": "form",
        "textarea": "form",
        "option": "form",
        "fieldset": "form",
        "input": "form",
        "search": "search",
        "dialog": "notice",
        "noscript": HIDDEN,
        "template": HIDDEN,
        "noframes": HIDDEN,
        "annotation": HIDDEN,
        "iframe": "embedded page",
        "object": "embedded page",
        "audio": "player",
        "video": "player",
        "canvas": "drawing",
        "svg": "drawing",
        "rt": "pronunciation guide",
        "rp": "pronunciation guide",
        # Elements of AMP pages.
        "amp-ad": "advert",
        "amp-embed": "advert",
        "amp-auto-ads": "advert",
        "amp-sidebar": "navigation",
        "amp-social-share": "share links",
        "amp-consent": "cookie notice",
        "amp-user-notification": "cookie notice",
    }
)
_ROLES = MappingProxyType(
    {
        "navigation": "navigation",
        "menu": "navigation",
        "menubar": "navigation",
        "toolbar": "navigation",
        "search": "search",
        "banner": "page header",
        "contentinfo": "page footer",
        "dialog": "notice",
        "alertdialog": "notice",
        "doc-toc": "contents list",
        "doc-noteref": NOTE_MARK,
        "doc-backlink": NOTE_MARK,
        "form": "form",
    }
)


def _names(**groups: str) -> dict[str, str]:
    return {
        name: reason.replace("_", " ") for reason, names in groups.items() for name in names.split()
    }


#: Names that mean one thing wherever they stand.
_EXACT = MappingProxyType(
    _names(
        comments="comments commentlist comment-list comments-area comments-section comment-respond"
        " respond disqus_thread comments-wrapper comment-section post-comments comments-title"
        " comments-link comment-count comment-form",
        share_links="share shares sharing sharedaddy sd-sharing share-buttons share-links addtoany"
        " addtoany_content a2a_kit addthis_toolbox sharethis social-share social-links"
        " social-sharing post-share share-bar sharebar entry-share social-icons"
        " jp-sharing-input-touch",
        cookie_notice="cookie-banner cookie-notice cookie-consent cookie-bar cookiebar cookies"
        " gdpr cookie-law-info-bar cc-window cookie-popup cookie",
        newsletter="newsletter newsletter-signup newsletter-form mc_embed_signup mailing-list"
        " subscribe-form signup-form",
        related_links="related-posts related-articles jp-relatedposts yarpp-related related"
        " read-next more-stories recommended related-content related-links see-also-posts"
        " recent-posts latest-posts",
        navigation="breadcrumb breadcrumbs navbar post-navigation nav-links site-navigation"
        " main-navigation pagination pager skip-link skip-to-content prev-next nav-previous"
        " nav-next posts-navigation navbox page-navigation relations sphinxsidebar mw-jump-link"
        " vector-menu docnav navheader navfooter nav-panel nextprev-links back-to-top backtotop"
        " toplink previous_page next_page toc_page",
        contents_list="mini-toc toc table-of-contents ez-toc-container lwptoc toctree-wrapper"
        " toc-container",
        sidebar="sidebar widget-area sidebar-widget",
        advert="adsbygoogle advert advertisement ad-container ad-slot google-ad sponsored adbox"
        " adslot adunit adblock adbanner adwrap adwrapper ad-banner ad-unit ad-wrapper banner-ad",
        offer="paywall subscriber-wall regwall reg-wall meter-wall subscribe-wall paywall-prompt",
        page_header="site-header masthead page-banner",
        page_footer="site-footer colophon",
        post_details="entry-meta post-meta entry-footer postmetadata tags-links cat-links posted-on"
        " post-tags tag-list tag-links entry-tags reading-time article-meta byline post-info"
        " post-details article-info post-byline article-byline meta-data",
        about_the_author="author-bio author-box about-author author-info author-card"
        " post-author-bio bio-box",
        edit_links="mw-editsection headerlink edit-link post-edit-link anchor-link heading-anchor"
        " editsection anchorjs-link permalink headeranchor",
        note_mark="footnote-ref footnoteref footnote-backref footnote-return noteref"
        " footnote-reference mw-cite-backlink",
        hidden="screen-reader-only-hint d-none is-hidden noprint-hidden",
    )
)
#: Parts of names that are likely furniture; see ``guarded``.
_LIKELY = MappingProxyType(
    _names(
        comments="comment comments",
        share_links="share sharing social",
        cookie_notice="cookie cookies gdpr consent",
        newsletter="newsletter subscribe signup mailchimp",
        related_links="related recommended taboola outbrain",
        navigation="nav navigation menu breadcrumb breadcrumbs pagination pager navbar",
        sidebar="sidebar widget",
        advert="ad ads advert adverts promo sponsor",
        offer="paywall regwall",
        page_footer="footer",
        notice="modal popup overlay",
    )
)
#: Names by which systems call what they tell of a post: "article-copyright-info", "meta-info".
_OF_POSTS = re.compile(
    r"(?:post|article|entry)[-_]+(?:meta|copyright|licen[cs]e|tags?|categor(?:y|ies)|reward|donate)"
    r"(?![^\W_]).*|meta[-_](?:info|items?|line)|reward(?:[-_].+)?"
)
_IDS = MappingProxyType(
    _names(
        comments="comments respond disqus_thread",
        sidebar="sidebar secondary",
        page_header="masthead site-header",
        page_footer="footer colophon site-footer page-footer",
        navigation="nav navigation menu site-navigation breadcrumbs main-menu",
        contents_list="toc table-of-contents mw-toc",
        cookie_notice="cookie-banner cookie-notice cookie-consent cookies",
        related_links="jp-relatedposts related-posts",
        share_links="share social",
    )
)
_NOTE_TARGET = re.compile(
    r"#_?(fn|ftn|cite[_-]?note|footnote|endnote|note|ref|fnref|sdfoot)", re.IGNORECASE
)
_MARK_TEXT = re.compile(
    r"[\[(]?\s*(\d{1,3}[a-z]?|[*†‡§]{1,3}|[a-z]|[ivx]{1,5}|note \d+|back.*|return.*|\W+)\s*[\])]?",
    re.IGNORECASE,
)
_WRAPS = frozenset({"html", "body", "main", "article"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NOTES = re.compile(
    r"\b(?:(?:foot|end)notes?|admonition|note|tip|hint|important|caution|warning|danger)\b"
)
_PART = re.compile(r"[-_]+")
_SECTION_NUMBER = re.compile(r"^\s*\d+(?:\.\d+)+\.?\s")
_SIGN_LENGTH = 3  #: of a permalink's pilcrow or hash
_CARD_BLOCKS = 2
_CARD_WORDS = 60
_CARD_PROSE = 30  #: words of the article right around a card
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|avif)(?:[?#]|$)", re.IGNORECASE)
_ASIDE_PROSE = 20  #: words; an aside of that much prose inside an article is a box to be read


def label(body: Element, facts: Facts, panels: Panels | None = None) -> dict[Element, str]:
    """Element -> why it is left out. What lies inside a labelled element goes with it."""
    labels: dict[Element, str] = {}
    panels = panels or find_panels(body, facts)
    for element in body.iter():
        if element is body or element.tag in UNSEEN or not isinstance(element.tag, str):
            continue
        # The title of a panel is as much furniture as the panel is.
        judged = panels.titles.get(element, element)
        shown = judged in panels.opened
        reason = _reason(judged, facts, facts[body].prose, shown=shown)
        if reason:
            labels[element] = reason
        elif element.tag in SEPARATORS:
            labels.update(tail(element, facts, facts[body].prose))
    return labels


def _reason(element: Element, facts: Facts, prose: int, *, shown: bool) -> str:
    """``shown``: by a button, though it may be hidden at first."""
    if not shown and _hidden(element):
        return HIDDEN if guarded(element, facts, prose) else ""
    tag = str(element.tag)
    if tag in ("sup", "a", "span") and _note_mark(element):
        return NOTE_MARK
    if tag == "a" and (link := _of_link(element, facts)):
        return link
    if tag in _WRAPS:
        return ""
    role = _ROLES.get(attribute(element, "role").lower(), "")
    if role and (role != "page header" or not element.findall(".//h1")):
        return role
    told = _tagged(element, facts, prose)
    return "" if shown and told == HIDDEN else told


def _tagged(element: Element, facts: Facts, prose: int) -> str:
    tag = str(element.tag)
    if tag == "footer":
        return _footer(element)
    if tag == "header":
        return _header(element, facts)
    if tag == "aside":
        return _aside(element, facts)
    if tag in ("form", "fieldset", "menu") and not guarded(element, facts, prose):
        return ""  # some systems wrap the whole page in a form
    return _TAGS.get(tag) or _named(element, facts, prose)


def _hidden(element: Element) -> bool:
    if element.get("hidden") is not None or attribute(element, "aria-hidden") == "true":
        return True
    style = attribute(element, "style").lower().replace(" ", "")
    return "display:none" in style or "visibility:hidden" in style


def _note_mark(element: Element) -> bool:
    if len(element) > 3:  # noqa: PLR2004 - a mark is a link in a superscript or the reverse
        return False
    links = [element] if element.tag == "a" else element.findall(".//a")
    pointed = any(_NOTE_TARGET.match(attribute(link, "href")) for link in links)
    if not pointed:
        return False
    return bool(_MARK_TEXT.fullmatch(visible_text(element).strip()))


def _of_link(link: Element, facts: Facts) -> str:
    if _permalink(link):
        return "edit links"
    if counts_comments(visible_text(link)):
        return "comments"
    return "related links" if _is_card(link, facts) else ""


def _permalink(link: Element) -> bool:
    """A pilcrow, hash or chain in a heading, which leads to that heading."""
    if not attribute(link, "href").startswith("#") or len(link):
        return False
    text = (link.text or "").strip()
    signs = 0 < len(text) <= _SIGN_LENGTH and not any(sign.isalnum() for sign in text)
    return signs and any(parent.tag in _HEADINGS for parent in ancestors(link))


def _is_card(link: Element, facts: Facts) -> bool:
    """A title and a line about another page, all of it one link, in the midst of an article."""
    parent, href = link.getparent(), attribute(link, "href")
    if facts[link].blocks < _CARD_BLOCKS or facts[link].words > _CARD_WORDS or parent is None:
        return False
    if not href or href.startswith("#") or _PICTURE.search(href):
        return False
    if link.find(".//figcaption") is not None:
        return False
    article = next((one for one in ancestors(parent) if facts[one].prose >= _CARD_PROSE), None)
    inner = next((one for one in ancestors(parent) if facts[one].words > facts[link].words), None)
    return article is not None and article is inner


def _footer(element: Element) -> str:
    for parent in ancestors(element):
        if parent.tag == "blockquote":
            return ""
        if parent.tag == "article" and parent is not element:
            return POST_DETAILS
    return "page footer"


def _header(element: Element, facts: Facts) -> str:
    inside = any(parent.tag in ("article", "main", "section") for parent in ancestors(element))
    if inside or facts[element].prose or element.findall(".//h1"):
        return ""
    return "page header"


def _aside(element: Element, facts: Facts) -> str:
    own = facts[element]
    names = " ".join((*classes(element), attribute(element, "id").lower()))
    inside = any(parent.tag in ("article", "main") for parent in ancestors(element))
    if "pull" in names:
        return "repeated pull quote"
    if _NOTES.search(names) or attribute(element, "role") in ("note", "doc-footnote"):
        return ""
    furniture = any(name in _EXACT or name in _LIKELY for name in _PART.sub(" ", names).split())
    if inside and own.prose >= _ASIDE_PROSE and own.density < 0.3 and not furniture:  # noqa: PLR2004 - mostly unlinked words
        return ""
    return "sidebar"


def _named(element: Element, facts: Facts, prose: int) -> str:
    if element.tag in _HEADINGS:
        return ""
    names = classes(element)
    for name in names:
        if name in _EXACT and not _holds_page(element, facts):
            return _exactly(_EXACT[name], element, facts)
    if _tells_of_post(element) and guarded(element, facts, prose) and _thin(element, facts):
        return POST_DETAILS
    # The id of an element in a line is an anchor's name.
    return _likely(element, facts, prose) if element.tag in SEPARATORS else ""


def _tells_of_post(element: Element) -> bool:
    """By a name such as "article-copyright-info" or the id of a box such as "reward"."""
    ident = attribute(element, "id").lower() if element.tag in SEPARATORS else ""
    return any(map(_OF_POSTS.fullmatch, (*classes(element), ident)))


def _likely(element: Element, facts: Facts, prose: int) -> str:
    names, ident = classes(element), attribute(element, "id").lower()
    if ident == "comments" and not talked(element):
        return ""
    if ident in _IDS and not _slugged(element, ident) and not _holds_page(element, facts):
        return _IDS[ident] if guarded(element, facts, prose) or ident == "comments" else ""
    if not guarded(element, facts, prose):
        return ""
    parts = [part for name in names if not _post_class(name) for part in _PART.split(name)]
    reason = next((_LIKELY[part] for part in parts if part in _LIKELY), "")
    return reason if reason and _thin(element, facts) else ""


def _exactly(reason: str, element: Element, facts: Facts) -> str:
    """What bears the name of a box or of a list, and is full of prose, is none to be left out."""
    if reason == "sidebar" and _boxed(element, facts):
        return ""
    return "" if reason == "contents list" and not _thin(element, facts) else reason


def _boxed(element: Element, facts: Facts) -> bool:
    """A box of prose among paragraphs, as manuals have, not a column beside the text."""
    own, parent = facts[element], element.getparent()
    if own.prose < _ASIDE_PROSE or own.density >= 0.3 or parent is None:  # noqa: PLR2004 - mostly unlinked words
        return False
    brothers = (facts[brother] for brother in parent if brother is not element)
    return any(brother.prose and not brother.blocks for brother in brothers)


def _post_class(name: str) -> bool:
    """WordPress names a post's tags and categories in its classes."""
    return name.startswith(("tag-", "category-", "post-", "type-", "status-", "format-", "has-"))


def _holds_page(element: Element, facts: Facts) -> bool:
    """A wrapper that bears an unlucky name, not furniture."""
    if element.find(".//main") is not None:
        return True
    article = element.find(".//article")
    return article is not None and facts[article].prose > 0.8 * facts[element].prose > 100  # noqa: PLR2004 - a page's worth of prose


def _slugged(element: Element, ident: str) -> bool:
    """The id was made from the section's own heading, as generators of manuals do."""
    first = next(element.iter(*_HEADINGS), None)
    if first is None or any("comment" in attribute(e, "class") for e in element.iter()):
        return False
    heading = _SECTION_NUMBER.sub("", visible_text(first).lower())
    return "-".join(re.findall(r"[a-z0-9]+", heading)) == ident


def _thin(element: Element, facts: Facts) -> bool:
    """Short or full of links, as furniture is."""
    own = facts[element]
    return own.prose < 60 or own.density > 0.3  # noqa: PLR2004 - about four sentences
