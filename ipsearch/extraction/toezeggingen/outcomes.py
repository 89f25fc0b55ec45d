"""What does a later sentence say of an earlier promise: kept, changed, under way, or promised once more?

Cues tell most of it. That something came later, or otherwise than planned, is said in so many ways that its words were
learned (``scripts/learn_outcomes``); their weights lie in ``ipsearch/models/toezeggingen``.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from ipsearch.extraction.dates import find_periods
from ipsearch.extraction.toezeggingen.clauses import analyse
from ipsearch.text.analysis import fold, printed_words
from ipsearch.text.dates import MONTHS
from ipsearch.text.stems import stem

Outcome = Literal["progress", "fulfilled", "changed", "repeated"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

_CHANGED = re.compile(
    r"\bschui(?:ft|ven)\b|\b(?:uit|af|bij)gesteld\b|\bafgelast\b|\bverschoven\b|\bniet (?:gelukt|haalbaar|"
    r"door(?:gegaan)?|tijdig)\b|"
    r"\b(?:gaat|komt|kwam|komen) (?:er )?(?:daar)?niet\b|\bstel ik bij\b|\bin plaats daarvan\b|\bvervalt\b|"
    r"\bvan de baan\b|"
    r"\blosgelaten\b|\bvertrag\w+\b|\bnieuwe (?:datum|planning)\b|\bgestopt\b|\bniet langer\b|"
    r"\bgeen toestemming\b|\bzie ik .{0,30}\baf\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:geopend|vastgesteld|ingediend|afgerond|opgeleverd|ingevoerd|begonnen|gestart|gezonden|aangeboden|"
    r"gepubliceerd|"
    r"toegestuurd|benoemd|geplaatst|bezet|uitgevoerd|gerealiseerd|gehaald|getekend|ondertekend|aangewezen|aangesloten|"
    r"verwerkt|ingegaan|beproefd|hersteld|gevormd|goedgekeurd|goedkeuring|toegevoegd|verstrekt|aangepast)\b|"
    r"\b(?:begon|aangenomen|gemeten|opgelost|afgesloten|beantwoord)\b|\brond(?:de|den)\b.{0,60}\baf\b|\bsinds \d|"
    r"\bin werking getreden\b|\bvan start ge(?:gaan)\b|\bging .{0,40}(?:open|van start)\b|"
    r"\bis .{0,40}\b(?:gereed|actief)\b|"
    r"\btreft u\b|\bals bijlage\b|\bvindt u\b|\bvoldaan\b|\bvoldoe ik\b|\bgestand\b|\bkom ik .{0,60} na\b|"
    r"\blos ik\b|\bhierbij\b",
    re.IGNORECASE,
)
_FAILED = re.compile(r"\bniet (?:gelukt|haalbaar|door|tijdig)|\bgaat niet door\b|\bkomt er niet\b", re.IGNORECASE)
_RESTATES = re.compile(
    r"\bin het vooruitzicht gesteld\b|\bschreef\b|\bnoemde ik\b|\baangekondigd\b|\btoegezegd\b|\bzou(?:den)?\b|"
    r"\bhad(?:den)? .{0,40}moeten\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:nog niet|deels|eerste stap\w*|concept|in voorbereiding|wordt gewerkt|gewerkt aan|op schema)\b", re.IGNORECASE
)
_PAST = frozenset({"perfect", "past", "past passive"})
_YEAR = re.compile(r"\d{4}")
_DAY_OR_MONTH = re.compile(rf"\d[-/.]\d|\b(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
_A_MONTH = 32
_STATED = re.compile(r"\bpeildatum\b|\bjl\.|\bjongstleden\b", re.IGNORECASE)


def outcome(sentence: str, kind: str | None) -> Outcome:
    """What the sentence says.

    Args:
        kind: of the toezegging that the sentence itself is, ``None`` when it is none.
    """
    return "changed" if tells_of_change(sentence, kind) else by_cues(sentence, kind)


def tells_of_change(sentence: str, kind: str | None) -> bool:
    """Whether a sentence more likely than not says that something was altered, delayed, put off or cancelled."""
    bias, weights = _model()
    return bias + sum(weights.get(name, 0.0) for name in told_by(sentence, kind)) > 0


def told_by(sentence: str, kind: str | None) -> set[str]:
    """The names of what tells it: the stems of its words, what its cues say, and what kind of toezegging it is."""
    words = {f"word: {stem(fold(word))}" for word in printed_words(sentence)}
    return {*words, f"cues: {by_cues(sentence, kind)}", f"kind: {kind}"}


@cache
def _model() -> tuple[float, dict[str, float]]:
    data = json.loads(weights_file().decode("utf-8"))
    return data["bias"], data["weights"]


def weights_file() -> bytes:
    """The weights of ``told_by`` for a change."""
    return files("ipsearch").joinpath("models", "toezeggingen", "changes.json").read_bytes()


def by_cues(sentence: str, kind: str | None) -> Outcome:
    """What cues alone say."""
    clause = analyse(sentence)
    if _CHANGED.search(sentence) and (kind != "fulfilled" or _FAILED.search(sentence)):
        return "changed"
    done = _DONE.search(sentence) and not _NOT_YET.search(sentence)
    if kind == "fulfilled" or (done and kind != "made" and clause.tense in _PAST | {"present"}):
        return "fulfilled"
    if kind == "made" and clause.tense not in _PAST:
        return "repeated"
    return "progress"


def tells(sentence: str) -> bool:
    """Whether a sentence reads like news of something: it is past, done, changed, or under way."""
    return settles(sentence) or analyse(sentence).tense in _PAST


def restates(sentence: str) -> bool:
    """Whether a sentence says what was promised: what became of it stands in the next."""
    return bool(_RESTATES.search(sentence)) and not settles(sentence)


def settles(sentence: str) -> bool:
    """Whether a sentence says that something is done, or changed."""
    return bool(_CHANGED.search(sentence) or _DONE.search(sentence))


def written_after(sentences: Iterable[str]) -> dt.date | None:
    """The latest day that a letter without a date reports as past: it was written then or later."""
    latest: dt.date | None = None
    for sentence in sentences:
        for first in _days(sentence):
            latest = max(latest or first, first)
    return latest


def _days(sentence: str) -> list[dt.date]:
    """The days and months that a sentence reports as past; most sentences name none, and need not be parsed."""
    if not _YEAR.search(sentence) or not _DAY_OR_MONTH.search(sentence):
        return []
    periods = [found.period for found in find_periods(sentence) if found.period]
    days = [period.first for period in periods if (period.last - period.first).days < _A_MONTH]
    return days if days and (analyse(sentence).tense in _PAST or _STATED.search(sentence)) else []
