"""Who promises what to whom, how firmly, and when was it promised before? In the words of the letter."""

from __future__ import annotations

import datetime as dt
import re

from ipsearch.annotations import MadeAt, Strength, ToezeggingKind
from ipsearch.extraction.dates import find_periods
from ipsearch.extraction.toezeggingen.clauses import Clause
from ipsearch.extraction.toezeggingen.signals import Surroundings

_PARLIAMENT = re.compile(
    r"\b(?:uw|de|tweede) kamer\b|\b(?:het|de) (?:kamer)?(?:lid|leden)\b|\bde fracties?\b", re.IGNORECASE
)
_YOU = re.compile(r"\bu\b", re.IGNORECASE)
_SENATE = re.compile(r"\beerste kamer\b", re.IGNORECASE)
_AGENT = re.compile(r"\bdoor (?P<who>(?:de |het |een )?[\w\-’]+(?: (?:van |voor |en )?[A-ZÀ-Þ][\w\-’]+)*)")
_NAME = re.compile(
    r"(?:(?:de|het|een|mijn|onze|De|Het|Mijn) )?(?:[a-zà-ÿ]+e )?[\w\-’]+(?: (?:van|voor|en|der) (?:de |"
    r"het )?[A-ZÀ-Þ][\w\-’]+)*(?: [A-ZÀ-Þ][\w\-’]+)*"
)
_WISH = re.compile(
    r"\bambities?\b|\bstreef|\bstreeft\b|\bstreven\b|\bhoop(?:t)?\b|\bbeoogt?\b|\bmijn inzet\b|\bspan mij in\b|"
    r"\b(?:maakt?|maken) .{0,60}\bsterk\b|\bsterk voor maakt\b|\bmet de wens\b|\bbestaat de wens\b",
    re.IGNORECASE,
)
_WANT = re.compile(r"\bwil\b|\bwillen\b", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:informeer|informeren|bericht(?:en)?|meld(?:en)?|rapporteer|rapporteren|stuur|sturen|zend(?:en)?|"
    r"toe\w*zenden|toe\w*sturen|"
    r"deel|delen|praat|licht|bied|aanbieden|ontvang\w*|geïnformeerd|toekomen|toesturen|toezenden|gezonden|"
    r"verstrekken|indienen|"
    r"ingediend|dien|kom|terugkom\w*|geleiden|tegemoet|hoogte|bijpraten|voorleggen|verschijnt|volgt|"
    r"beschrijven|ingaan|ga)\b",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"\b(?:halfjaarbericht|voortgangsbrief|BNC-?\s?fiche|volgende brief|nader(?:e)? brief)\w*", re.IGNORECASE
)
_PROMISED = re.compile(
    r"\btoezegging|\btoegezegd|\bzeg .{0,50}\btoe\b|\btoe te zeggen|\bin het vooruitzicht|\bzegde\b", re.IGNORECASE
)
_HEREBY = re.compile(
    r"\b(?:hierbij|bijgaand|bijlagen?|met deze brief|in deze brief|in de bijlage|treft u|ingediend|deze bijlage)\b",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"\b(?:(?:de |het |een |mijn |hetzelfde |vorige? )?"
    r"(?:\w*begrotingsbehandeling(?: van [A-Z][\w &]+?(?= \(| op|,|\.|$))?|commissiedebat(?: \w+)?|"
    r"algemeen overleg(?: \w+)?|AO(?: [A-Z]\w+)?|"
    r"wetgevingsoverleg|tweeminutendebat|plenaire? debat|debat|vragenuur|schriftelijk overleg|mondelinge vragenuur|"
    r"\w*halfjaarbericht|visiebrief|voortgangsbrief|kamerbrief|brief|reactie|regeerakkoord|coalitieakkoord))\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:[•\-–]\s*|\d+\.\s*)?(?:(?:daarom|daarnaast|ook|verder|tevens|voorts|bovendien|tenslotte|ten slotte|"
    r"tot slot|wel|uiteraard|"
    r"daartoe|hiertoe|daarbij|hierbij)\s+)?",
    re.IGNORECASE,
)


def strength(sentence: str, kind: ToezeggingKind, clause: Clause, around: Surroundings) -> Strength:
    """``hard`` is only a promise to parliament, ``ambition`` a wish or an aim; all else is an intention."""
    to_parliament = bool(_PARLIAMENT.search(sentence) or _YOU.search(sentence))
    if kind == "made":
        if _PROMISED.search(sentence) and clause.actor == "ik":
            return "hard"
        if (to_parliament and _TOLD.search(sentence)) or _REPORTS.search(sentence):
            return "hard"
        return "ambition" if _wishes(sentence, clause) else "intention"
    in_heading = any("toezegging" in heading.lower() for heading in around.headings)
    context = bool(_PROMISED.search(sentence) or _PROMISED.search(around.before) or in_heading)
    if context or (to_parliament and (_HEREBY.search(sentence) or _TOLD.search(sentence))):
        return "hard"
    return "ambition" if re.search(r"\bambitie|\bstreven\b", sentence, re.IGNORECASE) else "intention"


def _wishes(sentence: str, clause: Clause) -> bool:
    if _WISH.search(sentence) or clause.tense == "wish":
        return True
    return bool(_WANT.search(sentence)) and not clause.participle and clause.actor in {"ik", "zaak", "geen"}


def actor(sentence: str, clause: Clause, sender: str | None) -> str | None:
    """Who acts: the sender where the letter says "ik", else the subject as printed, or who it is done by."""
    if clause.actor in {"ik", "wij", "Kamer"}:  # "u ontvangt": from whom the letter is
        return sender or (clause.actor if clause.actor != "Kamer" else None)
    if clause.tense == "passive" or (clause.tense in {"future", "must"} and " worden" in sentence):
        agent = _AGENT.search(sentence)
        return agent["who"] if agent else None
    if clause.actor in {"zaak", "geen"}:
        return None
    subject = sentence[slice(*clause.subject)]
    if clause.subject[0] > clause.finite[0] and (name := _NAME.match(subject)):
        return name.group()  # what follows the verb runs on into the rest of the sentence
    return subject or None


def recipient(sentence: str) -> str | None:
    """Whom it is promised to, where the sentence says so."""
    if _PARLIAMENT.search(sentence) or _YOU.search(sentence):
        return "Tweede Kamer"
    return "Eerste Kamer" if _SENATE.search(sentence) else None


def action(sentence: str, clause: Clause) -> str:
    """What is to be done: the sentence from its verb on when it opens with who acts, else all of it but its opening."""
    if clause.actor in {"ik", "wij", "kabinet", "ministerie", "politie", "dienst", "Nederland"} and (
        clause.subject[0] < clause.finite[0] and _OPENING.match(sentence).end() >= clause.subject[0]  # type: ignore[union-attr]  # matches the empty string
    ):
        return sentence[clause.finite[0] :].rstrip(" .;")
    opening = _OPENING.match(sentence)
    return sentence[opening.end() if opening else 0 :].rstrip(" .;")


def made_at(sentence: str, date: dt.date | None) -> MadeAt | None:
    """The occasion of an earlier promise, and its day: the first day named after it, else the first that is past."""
    occasion = _OCCASION.search(sentence)
    days = [one for one in find_periods(sentence, date) if one.period and one.period.first == one.period.last]
    days = [one for one in days if date is None or one.period is None or one.period.last <= date]
    after = [one for one in days if occasion and one.start >= occasion.end()] or days
    day = after[0].period.first if after and after[0].period else None
    if occasion is None and day is None:
        return None
    return MadeAt(occasion.group() if occasion else None, day)
