"""Which elements of a web page are the site around the document: menus, banners, links to other pages, remarks?

Judged by tag, role and name first, then by what an element holds: links to other pages and hardly a word beside them.
An element that holds the document is no site, whatever its class says ("columns--sticky-sidebar").
"""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from lxml import html

from ipsearch.readers.html.notes import NOTE_NAMES
from ipsearch.readers.masthead import is_signal

NEVER = frozenset(
    "script style noscript template svg math canvas iframe frame object embed form button input select textarea "
    "dialog audio video map link meta head title del s strike".split()
)
# Where publications and content systems say that they put the document.
DOCUMENT_PATHS = (
    "//*[@id='broodtekst']",
    "//*[@itemprop='articleBody']",
    "//*[contains(concat(' ', @class, ' '), ' stuk ') or contains(concat(' ', @class, ' '), ' staatsblad ')"
    " or contains(concat(' ', @class, ' '), ' staatscourant ') or contains(concat(' ', @class, ' '), ' kamerstuk ')]",
    "//article",
    "//main",
    "//*[@role='main']",
    "//*[@id='content' or @id='main' or @id='main-content' or @id='inhoud']",
)
_HOLDS_DOCUMENT = "|".join((".//h1", *(f".{path}" for path in DOCUMENT_PATHS)))
_SITE = frozenset({"nav", "aside", "menu"})
_SITE_ROLES = frozenset("navigation banner contentinfo complementary search dialog alertdialog menu menubar".split())
# Names that sites give to what is not the document. Whole words of class or id only: "menu" but not "documentum".
_SITE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:(cookies?|consent|popup|modal|login)|breadcrumbs?|kruimelpad|skip-?links?|skiplink|nav|navbar|"
    r"navigation|menu|sidebar|share|sharing|sharedaddy|social|delen|related|related-?(?:posts|links|content)|gerelateerd|"
    r"downloads?|download-?links?|toolbar|pagination|pager|(?:entry|post)-(?:footer|tags|navigation)|(?:cat|tags)-links|"
    r"banners?|node__links|advert|comments|reacties|newsletter|feedback|zoek|search|searchbox|print-?hide|noprint|no-print|sr-only|visually-?hidden|"
    r"screen-reader-text|(?:mw-)?editsection|printfooter|likes?|votes?|rating)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# What a reader of the draft remarked, as word processors export it with the text: the remark, and the link to it.
_REMARK = re.compile(r"^_?(?:cmnt|msocom_|com_)\d+$", re.IGNORECASE)
_REMARK_STYLE = re.compile(r"mso-element\s*:\s*comment", re.IGNORECASE)
# Words that a page is filed under, each a link to the pages under it.
_TAGS = re.compile(r"(?:^|[\s_-])(?:tags?|tag-?(?:list|cloud)|trefwoorden|keywords)(?:$|[\s_-])", re.IGNORECASE)
_MAX_TAGS_TITLE = 2
# A part of the text that is set off from it.
_SET_OFF = re.compile(r"(?:^|[\s_-])(?:admonition|call-?out|kader|inzet|pull-?quote)(?:$|[\s_-])", re.IGNORECASE)
# A heading that only those hear who have the page read to them.
_UNSEEN = re.compile(r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text)(?:$|\s)")
_FRONT = re.compile(r"^(?:https?://[^/\s]+)?/?$")
# What the Wayback Machine puts over a page that it kept.
_ARCHIVE = re.compile(r"^(?:wm-ipp(?:-\w+)?|donato)$")
# With this share of the page's words outside links an element is the page, whatever its name.
_SHARE = 0.5
_LINK_BOXES = frozenset({"div", "section", "aside", "td"})
# A box of links has two or more of them, and beside them a heading and a sign or two.
_MIN_LINKS, _MAX_BESIDE = 2, 6
# Under a heading one link is a box too: a paragraph says more than where it leads. "Onderwerp" may say what that is.
_MAX_BOX_TITLE, _MAX_LABEL = 6, 3
_OPENING = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BELOW_TITLE = frozenset({"h2", "h3", "h4", "h5", "h6"})
# Whose the site is, as sites print it at their foot; the holder of a picture's rights is named at the picture.
_RIGHTS = re.compile(r"(?:©|\bcopyright\b).{0,60}?\b(?:19|20)\d\d\b|\b(?:19|20)\d\d\s*©", re.IGNORECASE | re.DOTALL)
_MAX_RIGHTS = 20
# What a file is like, beside the link to it: "(pdf, 1,2 MB)".
_FILE = re.compile(r"\(?\b(?:pdf|docx?|odt|xlsx?|zip)\b[^()]{0,30}?\d\s?[km]b\)?", re.IGNORECASE)
# Whoever gets letters by mail can have them stopped; no letter says so itself.
_UNSUBSCRIBE = re.compile(
    r"^(?:(?:hier )?(?:af|uit)(?:melden|schrijven)|meld u af|schrijf u uit|unsubscribe)\b", re.IGNORECASE
)
_MAX_UNSUBSCRIBE = 60
# Where a letter by mail is to be seen as a page; a few words stand beside it.
_ON_THE_WEB = re.compile(r"^(?:bekijk|lees|open)\b.{0,40}\b(?:browser|online|webversie)$", re.IGNORECASE)
_MAX_ON_THE_WEB = 12
# Where links lead that move a reader about a site; as words of a sentence they stand among others.
_MOVES = re.compile(
    r"^[«‹<←↑\s]*(?:terug(?: naar .{1,40})?|(?:terug )?naar boven|omhoog|print(?:en|versie)?|afdrukken|"
    r"home|vorige|volgende|sluiten|perma(?:nente )?link|"
    r"(?:ga )?(?:direct )?naar (?:de |het )?(?:hoofd)?(?:navigatie|inhoud|menu|zoeken)(?: springen)?)[»›>→\s]*$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
# Names of heads and feet of sites from before there were elements for them.
_EDGE_NAMES = re.compile(r"^(?:site|page|pagina)?[_-]?(?:header|footer)$", re.IGNORECASE)
# A table that places menus beside text has few rows, those of menus in it included.
_MAX_LAYOUT_ROWS = 12


class Count(NamedTuple):
    """Words outside and inside links, links that leave the text, and those of the first that are headings."""

    prose: int = 0
    linked: int = 0
    outward: int = 0
    headed: int = 0


def count_words(root: html.HtmlElement) -> dict[html.HtmlElement, Count]:
    """What each element holds, scripts and forms left out."""
    counts: dict[html.HtmlElement, Count] = {}
    for element in reversed(list(root.iter())):
        if not isinstance(element.tag, str) or element.tag in NEVER:
            counts[element] = Count()
            continue
        prose = len((element.text or "").split()) + sum(len((child.tail or "").split()) for child in element)
        inner = [counts[child] for child in element]
        prose, linked, outward, headed = map(sum, zip(Count(prose), *inner, strict=True))
        if element.tag == "a" and element.get("href") is not None:
            # A bare "#" leads nowhere in the text: a script makes it a button.
            leaves = _leaves(element)
            prose, linked, outward, headed = 0, prose + linked, outward + leaves, 0
        counts[element] = Count(prose, linked, outward, prose if element.tag in _BELOW_TITLE else headed)
    return counts


def _leaves(link: html.HtmlElement) -> bool:
    """Whether a link leads out of the text: to another page, to the top of this one, or to nowhere."""
    target = link.get("href", "").strip().lower()
    return target in ("#", "#top", "#boven") or not target.startswith("#")


def opened(root: html.HtmlElement) -> frozenset[html.HtmlElement]:
    """What buttons and tabs on the page open: a reader can see it, whether or not it was closed when it was saved."""
    keys: set[str] = set()
    found: set[html.HtmlElement] = set()
    for control in root.xpath(
        "//*[@aria-controls or @aria-expanded or @role='tab' or @data-target or @data-bs-target]"
    ):
        named = " ".join(control.get(name, "") for name in ("aria-controls", "data-target", "data-bs-target", "href"))
        keys |= {key.removeprefix("#") for key in named.split()}
        # Without a name it is what stands behind the heading or term that the button is in.
        title = next((above for above in (control, *control.iterancestors()) if above.tag in _OPENING), None)
        behind = title.getnext() if title is not None else None
        if behind is not None:
            found.add(behind)
    found |= {element for element in root.iter() if element.get("id") in keys} if keys else set()
    return frozenset(found)


def is_hidden(element: html.HtmlElement) -> bool:
    """Whether a browser would not show the element."""
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style", "")))
    )


def is_site(element: html.HtmlElement, own: Count, page: Count) -> bool:
    """Whether the element, which holds ``own`` of the whole page's words, is the site."""
    role = element.get("role", "").lower()
    if element.tag in _SITE or role in _SITE_ROLES:
        # What the text calls from its words stands aside of it, but belongs to it. A list of what it holds does not.
        return role == "doc-toc" or not (
            role.startswith("doc-")
            or role == "note"
            or any(kind.search(_names(element)) for kind in (NOTE_NAMES, _SET_OFF))
        )
    if element.tag in ("header", "footer") or (element.tag == "div" and _EDGE_NAMES.match(element.get("id", ""))):
        inside = any(above.tag in ("article", "main", "section") for above in element.iterancestors())
        return not inside and not (_is_letterhead(element) or _holds_title(element) or _heads_part(element))
    if _ARCHIVE.match(element.get("id", "")) or _is_tags(element, own):
        return True
    if element.tag in _BELOW_TITLE and _UNSEEN.search(element.get("class", "")):
        return True
    if element.tag == "h1" and not own.prose and _leads_home(element):
        return True
    if element.tag in ("div", "section", "ul", "ol", "p", "span"):
        named = _SITE_NAMES.search(_names(element))
        if named:
            return not element.xpath(_HOLDS_DOCUMENT) and bool(named[1] or own.prose < _SHARE * page.prose)
    return _moves(element) or _is_foot(element, own) or (element.tag in _LINK_BOXES and _is_links(element, own))


def is_remark(element: html.HtmlElement) -> bool:
    """Whether the element is a remark on the draft, or the mark that leads to one."""
    if element.tag == "a":
        return bool(_REMARK.match(element.get("href", "").removeprefix("#")))
    if element.tag not in ("div", "p"):
        return False
    if _REMARK.match(element.get("id", "")) or _REMARK_STYLE.search(element.get("style", "")):
        return True
    first = next((child for child in element if isinstance(child.tag, str)), None)
    opens = first is not None and first.tag == "a" and not (element.text or "").strip()
    return opens and first is not None and bool(_REMARK.match(first.get("id", "")))


def _is_letterhead(element: html.HtmlElement) -> bool:
    lines = [" ".join(text.split()) for text in element.itertext() if text.strip()]
    return sum(is_signal(line) for line in lines) >= 2 and not element.xpath(".//nav")


def _holds_title(element: html.HtmlElement) -> bool:
    """Whether the title of the page stands here, and no name of a site, which leads to its front page."""
    own = list(element.iter("h1"))
    if len(own) != 1 or any(map(_leaves, element.xpath(".//a[@href]"))):
        return False
    named = "title" in f"{element.get('class', '')} {element.get('id', '')} {own[0].get('class', '')}"
    return named or sum(1 for _ in element.getroottree().iter("h1")) == 1


def _leads_home(title: html.HtmlElement) -> bool:
    """Whether a title is the name of the site, which leads to its front page."""
    links = title.xpath(".//a[@href]")
    others = sum(1 for _ in title.getroottree().iter("h1")) > 1
    return others and len(links) == 1 and bool(_FRONT.match(links[0].get("href", "")))


def _heads_part(element: html.HtmlElement) -> bool:
    """Whether a header is the heading of one part of the text, as systems that build pages of parts have it."""
    above = element.getparent()
    if element.tag != "header" or above is None or above.tag == "body" or len(element) != 1:
        return False
    whole = not (element.text or element[0].tail or "").strip() and next(element.iter("a"), None) is None
    return whole and element[0].tag in _OPENING and not above.xpath(".//main|.//nav|.//article|.//footer")


def _is_tags(element: html.HtmlElement, own: Count) -> bool:
    filed = own.outward and own.prose <= _MAX_TAGS_TITLE and element.tag in ("div", "section", "ul", "p")
    return bool(filed and _TAGS.search(_names(element)))


def _is_links(element: html.HtmlElement, own: Count) -> bool:
    """Whether the element holds links to other pages and hardly a word beside them."""
    several = own.outward >= _MIN_LINKS and own.prose <= min(_MAX_BESIDE, own.linked)
    if not several and not _is_titled_box(element, own):
        return False
    if next(element.iter("time"), None) is not None:
        # When a page was written, and by whom: its author and its day are links on many sites.
        return False
    return element.tag != "td" or not _is_cell_of_data(element)


def _is_titled_box(element: html.HtmlElement, own: Count) -> bool:
    """Whether a short heading stands over links to other pages, be it one, and nothing is said besides."""
    if not own.outward or not 0 < own.headed <= _MAX_BOX_TITLE or own.prose - own.headed > _MAX_BESIDE * own.outward:
        return False
    files = sum(len(found.split()) for found in _FILE.findall(" ".join("".join(element.itertext()).split())))
    beside = own.prose - own.headed - files
    return beside <= min(_MAX_LABEL, own.linked) and next(element.iter("h1"), None) is None


def _moves(element: html.HtmlElement) -> bool:
    """Whether the element is a link, alone on its line, that moves a reader about the site."""
    if element.tag != "a" or not element.get("href") or not _MOVES.match("".join(element.itertext())):
        return False
    before, above = element.getprevious(), element.getparent()
    words = before.tail if before is not None else (above.text if above is not None else None)
    return not (words or "").strip() and not (element.tail or "").strip()


def _is_foot(element: html.HtmlElement, own: Count) -> bool:
    """Whether a line says whose the site is and since when ("© 2019 Gemeente Waddrecht | Privacy"), or how to leave."""
    words = own.prose + own.linked
    if element.tag not in ("div", "p", "td", "span", "section") or words > _MAX_UNSUBSCRIBE:
        return False
    if own.outward and any(
        _UNSUBSCRIBE.match(" ".join("".join(link.itertext()).split())) for link in element.iter("a")
    ):
        return True
    if (
        own.outward
        and own.prose <= _MAX_ON_THE_WEB
        and any(_ON_THE_WEB.match(" ".join("".join(link.itertext()).split()).rstrip(".")) for link in element.iter("a"))
    ):
        return True
    if words > _MAX_RIGHTS:
        return False
    text = " ".join("".join(element.itertext()).split())
    pictured = any(above.tag == "figure" for above in element.iterancestors())
    return bool(_RIGHTS.search(text)) and not pictured and (bool(own.outward) or text[:1] == "©")


def _names(element: html.HtmlElement) -> str:
    """Names of an element, with those that a script joined by capitals ("CommentsWrapper") taken apart."""
    names = " ".join(element.get(name, "") for name in ("class", "id", "data-automation-id", "data-testid"))
    return _JOINED.sub("-", names)


def _is_cell_of_data(cell: html.HtmlElement) -> bool:
    table = next(cell.iterancestors("table"), None)
    if table is None:
        return False
    rows = sum(1 for _ in islice(table.iter("tr"), _MAX_LAYOUT_ROWS + 1))
    return rows > _MAX_LAYOUT_ROWS or next(table.iter("th"), None) is not None
