"""What kind of answer does a question ask for? Who, how many, when, … and the names, years and numbers that must agree.

Dutch and English. A query without a question word that does not begin with a verb is a *topic*: any passage that says
something about it will do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ipsearch.answering.counts import Claim, claims
from ipsearch.answering.demands import Demands, demands
from ipsearch.answering.kinds import Kind, Want
from ipsearch.results import Query
from ipsearch.text.analysis import STOP_WORDS, content, fold, printed_tokens
from ipsearch.text.dates import MONTH_NAMES

_OPENERS: tuple[tuple[Kind, str], ...] = (
    ("count", r"hoeveel(?:ste)?|hoe (?:vaak|veel|groot|hoog|snel|oud|duur|zwaar|"
        r"ver(?! (?:is|zijn|staa?n?|was|waren)\b))|how (?:many|much|often|large|far|high)"),
    ("length", r"hoe lang|hoelang|how long|binnen welke termijn"),
    ("when", r"(?:sinds |tot |vanaf )?wanneer|(?:op |in |tot |vanaf |per )?welke? (?:datum|jaar|maand|dag|"
        r"moment)|when|what (?:date|year)"),
    ("why", r"waarom|waardoor|hoezo|why|om welke redenen?|reason|reden"),
    ("where", r"waar(?: (?:naar ?toe|vandaan|heen))?|waarheen|where|(?:in |naar |uit |met )?welke? (?:land|"
        r"landen|stad|steden|plaats|plaatsen|gemeente|gemeenten|haven|havens)"),
    ("who", r"wie|wiens|door wie|who|whom|whose|welke? (?:minister|organisatie|organisaties|dienst|diensten|"
        r"partij|partijen|instantie|instanties|persoon|personen|partners?|bewindspersoon|autoriteit|bedrijf|"
        r"bedrijven)|hoe heet(?:en)?"),
    ("which", r"welke?|which|wat voor"),
    ("how", r"hoe|op welke (?:wijze|manier)|how|waarmee|waardoor"),
    ("what", r"wat|what|waar(?:over|toe|voor|uit|van|aan|op|bij|in|tegen|onder|mee)"),
)  # fmt: skip
_KIND = [(kind, re.compile(rf"\b(?:{pattern})\b")) for kind, pattern in _OPENERS]
_CHANGE = re.compile(
    r"\b(?:verander\w*|ontwikkel\w* zich|vergeleken met|ten opzichte van|verschil tussen|door de jaren heen|"
    r"van (?:19|20)\d\d naar|(?:19|20)\d\d (?:en|naar|versus|vs) (?:in )?(?:19|20)\d\d|sinds (?:19|20)\d\d|"
    r"changed?|compared|since (?:19|20)\d\d)\b"
)
# What tells of a change only where two years are named.
_MOVES = re.compile(r"\b(?:ontwikkel\w*|verloop|verlopen|ver(?:schuif|schoof|schoven)\w*|gestegen|gedaald|"
    r"toegenomen|afgenomen|developed|grown|fallen|risen)\b")  # fmt: skip
# One stretch of time, from a year to another: "tussen mei 2019 en juni 2021", "2019-2022".
_DAY = rf"(?:\d{{1,2}} )?(?:(?:{'|'.join(MONTH_NAMES)}) )?"
_STRETCH = re.compile(
    rf"\b(?:tussen|between) {_DAY}(?:19|20)\d\d (?:en|and) {_DAY}(?:19|20)\d\d\b|"
    rf"\b(?:19|20)\d\d(?: ?[-–/] ?| (?:tot(?: en met)?|t/m|until|to) {_DAY})(?:19|20)\d\d\b"
)
_WHETHER = re.compile(
    r"(?:is|zijn|was|waren|mag|mogen|kan|kunnen|moet|moeten|heeft|hebben|had|wordt|worden|werd|werden|zal|"
    r"zullen|gaat|gaan|"
    r"komt|komen|doet|doen|geldt|vormt|vormen|krijgt|krijgen|staat|steunt|bestaat|are|does|do|did|can|may|must|"
    r"has|have|"
    r"will|were|should)\b"
)
_BY_KIND: dict[Kind, Want] = {
    "count": "number", "length": "duration", "when": "date", "where": "place", "who": "actor", "why": "cause",
}  # fmt: skip
_BY_WORD: tuple[tuple[Want, re.Pattern[str]], ...] = (
    ("percent", re.compile(r"\b(?:procent|percentage|percent|aandeel)\b")),
    ("money", re.compile(r"\b(?:euro|euro's|kost|kosten|kostte|kostten|bedrag|bedragen|budget|subsidie|"
        r"vergoeding|cost|costs|boete)\b")),
    ("number", re.compile(r"\b(?:aantal|aantallen|totaal|number|hoogte|percentage|procent|bedrag|budget)\b")),
    ("date", re.compile(r"\b(?:datum|wanneer|tijdstip|inwerkingtreding|entry into force|date)\b")),
    ("duration", re.compile(r"\b(?:termijn|looptijd|duur|duration)\b")),
    ("reference", re.compile(r"\bwat (?:is|zijn) (?:het|de) (?:\w+)?(?:nummers?|kenmerk|adres|e-?mailadres|"
        r"website|phone number)\b|\bwelk (?:kenmerk|nummer|adres|telefoonnummer)\b")),
    ("cause", re.compile(r"\b(?:reden|redenen|oorzaak|reason|reasons|waardoor)\b")),
)  # fmt: skip
_NUMBER = re.compile(r"(?<![\w/.-])\d+(?:[.,]\d+)*(?![\w/-])")
_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
_RESULT = r"uitkomst\w*|resulta\w+|conclu\w+|bevinding\w*|ervaringen"
_OUTCOME = re.compile(
    rf"\b(?:{_RESULT}|adviseerde\w*|beval|oordeelde\w*|bleek|leverde\w*|outcome|results?|findings|concluded)\b"
)
# Questions of these kinds name an outcome to say what they are about, unless they ask for it.
_TELL_NO_OUTCOME: frozenset[Kind] = frozenset({"topic", "when", "who", "where", "count", "length", "which"})
_WHICH_OUTCOME = re.compile(rf"\b(?:welke?|which|what) (?:{_RESULT}|outcome|results?|findings)\b")
# A query without a question may still want a number, and nothing else: "aantal aangehouden verdachten".
_COUNTS = re.compile(r"\b(?:aantal(?:len)?|number of)\b|[,:;] (?:hoeveel|how many)\b")
_ASKS_FOR_ALL = re.compile(r"\b(?:welke|wat zijn|which|noem|what are)\b")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    ``wants`` are the types of answer that it can be answered with, empty when any will do; ``demands`` is what an
    answer must hold. ``focus`` are the folded words that are counted or chosen among ("hoeveel *agenten*"). ``names``
    are folded words written with a capital, ``numbers`` the numbers in it that are no year, ``claims`` the numbers and
    ranks that it takes for granted in words. ``several`` says that a list may be the answer; ``outcome``, that what
    came of something is asked. ``moments`` are the years that are no end of a stretch of time.
    """

    kind: Kind
    wants: frozenset[Want]
    demands: Demands
    focus: tuple[str, ...]
    names: tuple[str, ...]
    years: frozenset[str]
    numbers: frozenset[str]
    claims: tuple[Claim, ...]
    several: bool
    outcome: bool
    moments: frozenset[str]

    @property
    def topic(self) -> bool:
        """Whether nothing in particular is asked."""
        return self.kind == "topic"

    @property
    def compares(self) -> bool:
        """Whether several moments are asked about."""
        return self.kind == "change" or len(self.moments) > 1


def understand(query: Query) -> Question:
    """Analyse a question.

    Args:
        query: as the search has read it; its periods and words are taken over.
    """
    plain = fold(query.text.replace("’", "'"))
    kind, end = _kind(plain)
    wants = {want for want, pattern in _BY_WORD if pattern.search(plain)}
    if kind in _BY_KIND and not (kind == "count" and wants & {"money", "percent"}):
        wants.add(_BY_KIND[kind])
    numbers = frozenset(match.group() for match in _NUMBER.finditer(query.text) if not _YEAR.fullmatch(match.group()))
    return Question(
        kind, frozenset(wants), demands(kind, plain), _focus(plain[end:]), _names(query),
        frozenset(_YEAR.findall(query.text)), numbers,
        # Who describes a subject takes no number for granted: "op de drie eilanden".
        () if kind == "topic" else tuple(claims(query.words)),
        bool(_ASKS_FOR_ALL.search(plain)), _asks_outcome(kind, plain),
        frozenset(_YEAR.findall(_STRETCH.sub(" ", plain))),
    )  # fmt: skip


def _kind(plain: str) -> tuple[Kind, int]:
    """The kind, and where the words that show it end."""
    found = [(match.start(), place, match.end()) for place, (_, p) in enumerate(_KIND) if (match := p.search(plain))]
    if _tells_change(plain, _KIND[min(found)[1]][0] if found else None):
        return "change", 0
    if _WHETHER.match(plain) and (plain.rstrip().endswith("?") or not found):
        return "whether", 0
    # A question word further on belongs to a clause: "onderzoek naar wie …" asks nothing.
    if found and (min(found)[0] <= _OPENING or plain.rstrip().endswith("?")):
        _, place, end = min(found)
        return _KIND[place][0], end
    counts = _COUNTS.search(plain)
    return ("count", counts.end()) if counts else ("topic", 0)


def _tells_change(plain: str, opener: Kind | None) -> bool:
    """Whether moments are compared; a stretch of time by itself is one moment, unless it is asked how it went."""
    apart = _STRETCH.sub(" ", plain)
    several = len(set(_YEAR.findall(plain))) > 1
    if _CHANGE.search(apart):
        return several or opener in {None, "how", "what"}
    return several and (bool(_MOVES.search(plain)) or (opener == "how" and apart != plain))


def _asks_outcome(kind: Kind, plain: str) -> bool:
    """Whether it is asked what came of something: not when, or who, and not what was promised about it."""
    if kind in _TELL_NO_OUTCOME:
        return bool(_WHICH_OUTCOME.search(plain))
    return bool(_OUTCOME.search(plain))


_OPENING = 20


def _focus(rest: str) -> tuple[str, ...]:
    """The first words with a meaning after the question word: what is counted or chosen among."""
    words = [token.text for token in printed_tokens(rest)]
    return tuple(word for word in words if word not in STOP_WORDS and not word[:1].isdigit())[:2]


def _names(query: Query) -> tuple[str, ...]:
    """Words with a capital that do not merely open the question, and words with capitals only, each once."""
    words = list(printed_tokens(query.text))
    found = [
        fold(word.text)
        for place, word in enumerate(words)
        if word.text[0].isupper() and (place > 0 or (len(word.text) > 1 and word.text.isupper()))
    ]
    return tuple(dict.fromkeys(content(found))) if found else ()
