"""What sites print around their articles, by its words: invitations, notices, labels of lists.

Class names tell much of it (``furniture``); these words tell the rest, in the languages that a
site may have. A phrase counts only as the whole of a line, never as a part of a sentence.
"""

from __future__ import annotations

import re
from types import MappingProxyType

from hearprint.readers.markup.page import names

_MOST_WORDS = 14
_NOTICE_WORDS = 60  #: cookies are explained at length
_SIGNS = re.compile(r"[^\w']+")

#: Networks and doings of which share bars are made; one of them makes the line one...
_SHARE = names(
    "share tweet retweet facebook twitter mastodon bluesky linkedin whatsapp pinterest reddit"
    " telegram instagram tumblr youtube tiktok flipboard pocket xing partager teilen"
    " condividi compartir partilhar rhannu udostępnij"
)
#: ... if nothing stands beside them but these.
_SHARE_COMPANY = _SHARE | names(
    "this that article post page story on via to with by a friend friends us the and or it link"
    " copy email e mail print more options click here save like follow opens in new window tab x"
    " rss feed cet l sur avec par diesen artikel beitrag auf per mit este artículo questo dit op"
    " deze our me en no na em su i på ar"
)


def _form(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(alternatives)})\W*", re.IGNORECASE)


_NEWSLETTER = _form(
    r"(?:subscribe|sign up|register|join)(?: (?:now|today|here|free|for free))",
    r"(?:subscribe|sign up) (?:to|for) (?:our|the|my|more|a free)\b.{0,60}",
    r"(?:get|receive) .{1,60} (?:in|to|by|via) (?:your|my) (?:inbox|e-?mail).{0,20}",
    r"thanks for reading .{1,60}(?:subscribe|free to share)\b.{0,60}",
    r"enter your e-?mail(?: address)?|your e-?mail address|sign up with your e-?mail\b.*",
    r"s'abonner(?: à .{1,40})?|abonnez-vous.{0,60}|inscrivez-vous.{0,60}|recevez .{1,50} par mail",
    r"recevez notre .{1,50}|(?:jetzt )?abonnieren|newsletter(?: abonnieren)?|suscr[ií]bete.{0,60}",
    r"iscriviti.{0,60}",
)
#: Of a site that shows the beginning of an article and sells the rest.
_OFFER = _form(
    r"(?:subscribe|sign up|register|log ?in|sign ?in|join(?: us)?|become a (?:member|subscriber))"
    r" (?:now )?(?:to|and) (?:continue|keep|read|unlock|view|finish|access|get)\b.{0,80}",
    r"(?:this (?:article|story|post|content) is |this is an article )?(?:only )?"
    r"(?:for|available to) (?:paying |paid )?(?:subscribers|members)(?: only)?",
    r"(?:to )?(?:continue|keep) reading,? (?:subscribe|sign|log|register|join)\b.{0,60}",
    r"(?:you have|you've) .{0,30}\b(?:free )?(?:articles?|stories)\b.{0,60}",
    r"already (?:a |have an? )?(?:subscriber|member|account|subscribed|subscription)\b.{0,40}",
)
#: Labels over what follows them.
_LABELS = MappingProxyType(
    {
        "comments": _form(
            r"(?:\d+|one|two|no|all|post|add|view|show|hide|read)? ?comments?(?: \(?\d+\)?)?",
            r"(?:\d+|one|no) (?:responses?|replies|reply|reactions?|thoughts?)(?: .{1,80})?",
            r"(?:\d+|one|no) comments? .{1,80}|comments (?:are )?closed|responses",
            r"(?:leave|post|write|add) (?:a|your) (?:comment|reply|response).{0,40}",
            r"join the (?:discussion|conversation)|discussion about this .{1,20}",
            r"\d* ?commentaires?(?: \(\d+\))?|laisser un commentaire",
            r"\d* ?kommentare?(?: \(\d+\))?|kommentar (?:schreiben|verfassen|hinterlassen)",
            r"\d* ?comentarios?|deja (?:un|tu) comentario|\d* ?comment[io](?: \(\d+\))?",
            r"\d* ?reacties?|\d* ?comentários?|\d* ?sylwadau?",
        ),
        "related links": _form(
            r"(?:recent|latest|related|similar|popular|more|other|recommended|featured|top)"
            r" (?:posts?|articles?|stories|reading|news|links?|content|pages?|reads"
            r"|guides?|topics?)"
            r"(?: (?:from|in|on|by|for) .{1,40})?",
            r"most (?:read|viewed|popular|shared|commented)(?: .{1,20})?",
            r"(?:you (?:may|might)|we think you(?:'ll)?) (?:also )?(?:like|enjoy).*",
            r"(?:read|up|coming up) next|next up|keep reading|read (?:more|also)|related|featured",
            r"more (?:from|like this|on this|about this|stories by|posts by)\b.{0,60}",
            r"also (?:in|on) this (?:issue|site)|don't miss|in case you missed it|recommended"
            r"(?: (?:for you|from|by) ?.{0,40})?|trending(?: now)?|popular now|editors?'?s? picks?",
            r"(?:around|elsewhere on|from around) the web|promoted(?: (?:stories|links|content))?",
            r"from the archives?|you might have missed",
            r"à lire aussi|(?:lire|voir) (?:aussi|également)|sur le même sujet|à découvrir aussi",
            r"articles? (?:liés|similaires|associés|récents)|dans la même rubrique",
            r"mehr (?:zum thema|dazu|artikel|aus .{1,30}|von .{1,30})|lesen sie auch",
            r"(?:ähnliche|verwandte|weitere|neueste|aktuelle) (?:artikel|beiträge|themen)",
            r"das könnte (?:sie|dich|euch) (?:auch )?interessieren",
            r"también te puede interesar",
            r"(?:artículos|noticias|entradas) (?:relacionad[oa]s|recientes)",
            r"leggi anche|articoli correlati|potrebbe interessarti.{0,20}",
            r"lees ook|läs också|les også",
            r"(?:gerelateerde|meer) artikelen|leia (?:também|mais)|darllenwch hefyd|czytaj także",
        ),
        "newsletter": _NEWSLETTER,
        "offer": _OFFER,
        "post details": _form(
            r"tags?|(?:related |in this )?topics?|categor(?:y|ies)|labels?|keywords",
            r"filed (?:under|in)|posted in|tagged(?: (?:with|as))?|mots[- ]clés|catégories?",
            r"étiquettes?|schlagw(?:ort|orte|örter)|kategorien?|etiquetas|categorías?|trefwoorden",
        ),
        "other languages": _form(
            r"(?:available|other) (?:in )?(?:other )?languages?|(?:also )?available in"
            r"|read (?:this )?in (?:other|another) languages?|autres langues|andere sprachen"
            r"|langues disponibles|verfügbare sprachen|otros idiomas",
        ),
        "about the author": _form(
            r"about (?:the )?(?:author|writer|contributor|journalist)s?|author bio(?:graphy)?",
            r"über (?:den|die) autor(?:in)?|zu[mr] autor(?:in)?|à propos de l'auteur\w{0,3}",
            r"sobre el autor|sull'autore|over de auteur",
        ),
    }
)
#: Lines that say nothing of the article wherever they stand.
_LINES = MappingProxyType(
    {
        "form": _form(
            r"(?:is|was|did) this (?:page|article|information|answer|content|guide|post|section"
            r"|story|topic|document|tutorial).{1,40}\?",
            r"(?:rate|report|print|download|save|bookmark|e-?mail|copy) (?:this|the)"
            r" (?:page|article|story|post|comment|link)(?: .{1,20})?",
            r"listen to this (?:article|story|post)|view (?:as|in) (?:a )?single page",
            r"print(?:able|er[- ]friendly)? version|version imprimable|druckversion",
        ),
        "advert": _form(
            r"advertisements?|sponsored(?: (?:content|links?|post))?|paid (?:content|post)",
            r"(?:story|article|content) continues below(?: advertisement)?|anzeige|publicité",
            r"publicidad|pubblicità|advertentie|reklama|hysbyseb",
        ),
        "page navigation": _form(
            r"continued on (?:the )?next page|(?:next|previous) (?:page|article|story|post)",
            r"page \d+ of \d+|(?:pages?:? )?1(?: \d+)+(?: next(?: page)?)?",
            r"(?:newer|older) (?:posts?|entries|stories)|(?:scroll|back|return) to (?:the )?top",
            r"(?:skip|jump) to (?:main )?(?:content|navigation|search)",
            r"(?:back|return) to (?:my|our|the) (?:home ?page|main page|index|front page|site)",
            r"seite \d+ von \d+|nächste seite|page suivante|zum inhalt springen|aller au contenu",
        ),
        "cookie notice": _form(
            r"(?:accept|reject|decline|allow) all(?: cookies)?|manage (?:cookies|preferences)",
            r"cookie (?:settings|preferences|policy)|(?:alle )?cookies (?:akzeptieren|ablehnen)",
            r"(?:we|this (?:web)?site|wir|nous|ce site) (?:uses?|utilisons|utilise|verwenden)\b"
            r"(?=.*\b(?:(?:web)?sites?|experience|devices?|settings|consent|privacy|traffic|ads"
            r"|browser|erfahrung|expérience|partners?)\b).{0,30}\bcookies?\b.*",
            r"we value your privacy|tout (?:accepter|refuser)|alle (?:akzeptieren|ablehnen)",
        ),
        "newsletter": _NEWSLETTER,
        "offer": _OFFER,
    }
)
#: Lines that say nothing if they are links.
_LINKS = _form(
    r"print(?: this)?|pdf|e-?mail|download|listen|search|register|menu",
    r"log ?in|sign ?in|log ?out|sign ?out",
    r"subscribe|sign up|donate(?: now)?|join(?: us)?|single page|reply|report|edit|permalink|next",
    r"published in .{1,40}|previous|prev|older|newer|comment(?: on this.{0,20})?",
    r"read (?:more|on)|continue reading",
    r"imprimer|drucken|imprimir|stampa|afdrukken|spenden|faire un don",
)
_COUNT = _form(
    r"\d+(?:[.,]\d+)?[km]",
    r"\d?\d:\d\d(?: / \d+:\d\d(?::\d\d)?)",
    r"\d+ (?:likes?|shares?|claps?|views?|restacks?)",
    r"(?:updated |published |posted )?\d+ (?:min(?:ute)?|hour|day|week|month|year)s? ago",
    r"\d+[- ]min(?:ute)?s?(?:[- ]read| reading)|(?:estimated )?read(?:ing)? time:? .{1,20}",
)
_COMMENTS = _form(
    r"(?:\d+|no|one) (?:comments?|replies|reply|responses?)(?: ?[\u00bb\u2192\u203a]+)?",
    r"(?:leave|post|add|write) a (?:comment|reply)",
)
#: Beginnings of lines in a page's foot: who made it and for which browser...
_COLOPHON = (
    r"(?:proudly )?powered by|(?:web ?)?(?:site|page|theme) (?:design(?:ed)?|built|hosted|made) by"
    r"|(?:website|web) design by|hosted by|best viewed (?:in|with|at)|you are visitor|hit counter"
    r"|counter by|contact the webmaster|view (?:this|it) (?:e-?mail )?in (?:your|a) browser"
)
#: ... and whose it is, and how to be rid of it.
_RIGHTS = (
    r"copyright\b|©|\(c\) |all rights reserved|unsubscribe|to unsubscribe|want to (?:change|unsub)"
    r"|you can (?:update|unsubscribe)|you (?:are receiving|received) this (?:e-?mail|message)"
    r"|add us to your address book|privacy (?:policy|notice)|terms (?:of (?:use|service)|and cond)"
    r"|impressum\b|datenschutz|mentions légales|aviso legal|alle rechte vorbehalten"
    r"|tous droits réservés|printed (?:and published )?by|registered (?:charity|office|in england)"
)
_COLOPHON_LINE = re.compile(rf"\W*(?:{_COLOPHON})", re.IGNORECASE)
_SMALL_PRINT = re.compile(rf"\W*(?:{_COLOPHON}|{_RIGHTS})", re.IGNORECASE)


def label_reason(text: str) -> str:
    """Why a line such as "Related posts" and what it stands over are left out; else empty."""
    text = _straight(text)
    if len(text.split()) > _MOST_WORDS:
        return ""
    told = next((reason for reason, form in _LABELS.items() if form.fullmatch(text)), "")
    return told or ("share links" if shares(text) else "")


def line_reason(text: str, *, linked: bool = False) -> str:
    """Why a line such as "Print this page" is left out; else empty. ``linked``: it is a link."""
    text = _straight(text)
    if len(text.split()) > _MOST_WORDS:
        longer = ("cookie notice", "newsletter") if len(text.split()) <= _NOTICE_WORDS else ()
        return next((reason for reason in longer if _LINES[reason].fullmatch(text)), "")
    if _COUNT.fullmatch(text) or shares(text):
        return "share links"
    told = next((reason for reason, form in _LINES.items() if form.fullmatch(text)), "")
    return told or ("form" if linked and _LINKS.fullmatch(text) else "")


def counts_comments(text: str) -> bool:
    """A link such as "2 comments" or "Leave a reply"."""
    return bool(_COMMENTS.fullmatch(_straight(text)))


def shares(text: str) -> bool:
    """Nothing but networks and doings of a share bar: "Facebook, Mastodon, copy link"."""
    words = [word for word in _SIGNS.sub(" ", text.lower()).split() if not word.isdecimal()]
    return bool(words) and not _SHARE.isdisjoint(words) and _SHARE_COMPANY.issuperset(words)


def is_small_print(text: str) -> bool:
    """A line of a page's foot: whose the page is, who made it, how to be rid of it."""
    return bool(_SMALL_PRINT.match(_straight(text)))


def is_colophon(text: str) -> bool:
    """A line that says who made the page and how to look at it."""
    return bool(_COLOPHON_LINE.match(_straight(text)))


def _straight(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").split())
