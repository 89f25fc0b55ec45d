"""Does a text hold what a question asks for: a number, an amount, a date, a place, somebody, a reason?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipsearch.answering.kinds import Want
from ipsearch.text.abbreviations import find_abbreviations
from ipsearch.text.analysis import printed_words
from ipsearch.text.dates import MONTHS
from ipsearch.text.sentences import sentences

_MONTH = "|".join(sorted((name for name in MONTHS if len(name) > 2), key=len, reverse=True))
_COUNTED = (
    "één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|"
    "achttien|negentien|"
    r"twintig|\w*(?:dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)|honderd\w*|\w+honderd|duizend\w*|"
    r"\w*duizend|"
    "miljoen|miljard|tientallen|honderden|duizenden|helft|een derde|een kwart|driekwart|beide|dubbele|"
    "verdubbel\\w*|geen enkele?|eenmaal|tweemaal|eens per|jaarlijks|halfjaarlijks|maandelijks|wekelijks|dagelijks|"
    r"(?:elke?|iedere?|per)\s+(?:jaar|half\s?jaar|kwartaal|maand|week|dag|uur)"
)
# A figure that counts something: no year, no date, no article or number of a document.
_FIGURE = (
    r"(?<![\w/.,\-§])(?!(?:19[5-9]|20[0-4])\d\b(?!\s*(?:euro|fte|meldingen|keer)))"
    rf"\d+(?:[.,]\d+)*(?![\w/]|-\d)(?!\s+(?:{_MONTH})\b)"
)
NUMBER = re.compile(rf"(?<!nr\. )(?<!nummer )(?<!artikel )(?<!art\. )(?:{_FIGURE})|\b(?:{_COUNTED})\b", re.IGNORECASE)
MONEY = re.compile(
    r"(?:€|\$|\b(?:EUR|USD|US\$|NAf\.?|ANG|Cg))\s*\d[\d.,]*(?:\s+(?:miljoen|miljard|mln|mld))?|"
    r"\b(?:\d[\d.,]*|\w+)\s+(?:miljoen\s+|miljard\s+|mln\.?\s+|duizend\s+)?(?:euro|dollar|gulden|pond)\b|"
    r"\b\d[\d.,]*\s+(?:miljoen|miljard|mln|mld)\b",
    re.I,
)
PERCENT = re.compile(
    r"\b\d+(?:[.,]\d+)?\s*(?:%|procent|percent)|\b\w+\s+procent\b|\b(?:de helft|een derde|een kwart|"
    r"driekwart)\b",
    re.I,
)
DURATION = re.compile(
    rf"\b(?:\d+|één|een|half|halve|anderhalf|anderhalve|enkele|{_COUNTED})\s+(?:jaar|jaren|maand|maanden|week|"
    rf"weken|dag|dagen|uur|uren|minuten|"
    r"kalenderdagen|werkdagen|seizoenen?)\b",
    re.IGNORECASE,
)
DATE = re.compile(
    rf"\b(?:\d{{1,2}}\s+(?:{_MONTH})\b|(?:{_MONTH})\s+(?:jl\.?|(?:19|20)\d\d)|(?:19|20)\d\d\b|(?:begin|medio|"
    rf"eind|einde|voorjaar|najaar|zomer|herfst|winter)\b|"
    r"\w+\s+(?:kwartaal|helft)\b|zomerreces|kerstreces|dit jaar|volgend jaar|komend jaar|vorig jaar|"
    r"\d{1,2}[-/]\d{1,2}[-/]\d{2,4})|"
    rf"\b(?:in|sinds|per|vanaf|tot|uiterlijk)\s+(?:{_MONTH})\b",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"\b(?:in|te|naar|uit|vanuit|bij|nabij|op|met|tussen|aan|langs|door|voor|en|van)\s+(?:de\s+|"
    r"het\s+)?[A-ZÀ-Ö][\w’'\-]+|\b(?:grens|ambassade|luchthaven|haven|gemeente|provincie)\w*",
)
ACTOR = re.compile(
    r"(?<=\w )[A-ZÀ-Ö][\w’'\-]+|\b[A-Z]{2,}\w*|\b(?i:minister\w*|staatssecretaris|korpschef|directeur|commissie|"
    r"bureau|dienst\w*|inspectie|raad|"
    r"politie\w*|openbaar ministerie|autoriteit\w*|lidsta\w+|ministerie|officier\w*|burgemeester\w*|korps\w*|"
    r"team\w*|college|rechter\w*|voorzitter|organisatie\w*)\b",
)
CAUSE = re.compile(
    r"\b(?:omdat|doordat|want|vanwege|wegens|aangezien|daardoor|daarom|hierdoor|zodat|om (?:te|de|het)|gevolg|"
    r"reden\w*|immers|namelijk|dankzij|gelet op|"
    r"ten behoeve|teneinde|opdat|gezien|nu|doel|waardoor|nodig|noodzak\w+|te weinig|onvoldoende|ontbre\w+|anders)\b",
    re.IGNORECASE,
)
REFERENCE = re.compile(
    r"\b\d[\d\-. /]{4,}\d\b|[\w.]+@[\w.]+|\bwww\.\S+|\bpostbus\b|"
    r"\b\d{4} [A-Z]{2}\b",
    re.IGNORECASE,
)
# What is said to be still to come, or asked of somebody: it tells of no outcome.
_ANNOUNCES = re.compile(
    r"\b(?:zal|zullen|zeg\w* .{0,30}\btoe|toegezegd|voornemen\w*|voornemens|gevraagd (?:te|om)|verzocht (?:te|"
    r"om)|onderzoekt|onderzoeken|komende|volgend\w*|"
    r"binnenkort|wordt (?:dit|in|nog|momenteel|thans)|worden (?:dit|in|nog|momenteel|thans)|dit jaar nog|"
    r"nog dit jaar|beoogd\w*|gepland|aangekondigd|verwacht\w*|"
    r"ontvangt u|informeer ik|bericht ik|in het (?:voorjaar|najaar)|uiterlijk|loopt|draait|intentie|streven|"
    r"te komen tot)\b",
    re.IGNORECASE,
)
_OF_A_LAND = ("se", "sche")
_PATTERNS: dict[Want, re.Pattern[str]] = {
    "number": NUMBER, "percent": PERCENT, "money": MONEY, "duration": DURATION, "date": DATE, "place": PLACE,
    "actor": ACTOR, "cause": CAUSE, "reference": REFERENCE,
}  # fmt: skip


def proper_names(text: str) -> Iterator[str]:
    """The words with a capital that do not open a sentence.

    What an abbreviation beside them stands for is no name of its own, nor is the adjective of a land ("Nederlandse").
    """
    spelled_out = {word for one in find_abbreviations(text) for word in printed_words(one.long)}
    for start, end in sentences(text):
        for word in list(printed_words(text[start:end]))[1:]:
            if word[0].isupper() and word not in spelled_out and not word.endswith(_OF_A_LAND):
                yield word


def pattern(want: Want) -> re.Pattern[str]:
    """What shows that a text holds this type of answer."""
    return _PATTERNS[want]


def announces(text: str) -> bool:
    """Whether the text speaks of what is still to come."""
    return bool(_ANNOUNCES.search(text))


def places(want: Want, text: str) -> list[tuple[int, int]]:
    """Where the text holds this type of answer: half-open."""
    return [match.span() for match in _PATTERNS[want].finditer(text)]
