"""Who does what in a sentence, and when? Subject, verb and tense of the main clause, without a parser.

Dutch puts the finite verb of a main clause second, so the first finite verb outside a subordinate clause is it; what
stands before it, or right after it when the sentence opens with something else, is the subject. Wrong now and then:
every finding is a signal for a classifier, none decides alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from ipsearch.extraction.naming import listed_names
from ipsearch.extraction.toezeggingen import verbs
from ipsearch.text.analysis import fold

Tense = Literal[
    "future", "going", "wish", "must", "may", "would", "stay", "passive", "past passive", "perfect", "past", "present",
    "none",
]  # fmt: skip
Actor = Literal[
    "ik", "wij", "kabinet", "ministerie", "politie", "dienst", "Nederland", "Kamer", "ander", "zaak", "geen"
]

_WORD = re.compile(r"\w+(?:[’'\-]\w+)*|[,:;()–]")
_SUBORDINATORS = frozenset(
    "dat die waarbij waarin waarmee waardoor waarvan waarop waarover waaraan waarna waaronder waar omdat nu zodat "
    "wanneer als indien mits doordat hoewel terwijl zodra nadat voordat totdat opdat aangezien of wat wie welke "
    "hetgeen tenzij sinds alvorens om teneinde zoals".split()
)
_OPENERS = frozenset(
    "omdat nu wanneer als indien doordat hoewel terwijl zodra nadat voordat totdat aangezien om teneinde zoals "
    "alvorens opdat waar".split()
)
_PREPOSITIONS = frozenset(
    "in op met voor van bij door over na onder tijdens vanaf vanuit tegen aan uit per sinds binnen via volgens naast "
    "gelet gezien naar tot ten ter tussen rond om ook daarnaast daarom verder tevens vervolgens hiermee hiertoe "
    "daartoe hierbij daarbij daarmee bovendien inmiddels thans momenteel zo wel niet pas eind begin medio uiterlijk "
    "vooruitlopend conform ingevolge jaarlijks uiteraard tot daarvoor hierover daarover dit dat gedurende wegens "
    "tenslotte tot slot sowieso dankzij ondanks mede waar nodig".split()
)
_PRONOUNS = frozenset("ik wij we u".split())
_FILLERS = frozenset("ook daarom daarbij zich dan nu er hier hierover daarover verder tevens".split())
_DETERMINERS = frozenset(
    "de het een deze dit dat die mijn zijn haar hun onze ons elk elke ieder iedere geen uw".split()
)
_OWN: tuple[tuple[Actor, re.Pattern[str]], ...] = (
    (
        "Kamer",
        re.compile(
            r"^(?:u|(?:uw|de|de tweede|beide) kamers?\b|de leden\b|het lid\b|de fracties?\b|de vaste commissie)"
        ),
    ),
    (
        "ik",
        re.compile(r"^(?:ik|ondergetekende)\b|^mijn (?:inzet|streven|voornemen|ambitie|doel)\b|\b(?:en ik|ik en)\b"),
    ),
    ("wij", re.compile(r"^(?:wij|we)\b")),
    ("kabinet", re.compile(r"^(?:het kabinet|de regering|het rijk|de overheid)\b")),
    (
        "ministerie",
        re.compile(
            r"^(?:mijn|het) (?:ministerie|departement)\b|\bde (?:minister|staatssecretaris|ministers|bewindspersonen)\b"
        ),
    ),
    ("Nederland", re.compile(r"^(?:ook |ons land|nederland\b|het koninkrijk\b|aan nederlandse zijde)")),
    (
        "politie",
        re.compile(
            r"^(?:de |een |de nederlandse |de nationale )?(?:korpschef|politie\b|politie-?eenhe|politiedienst|"
            r"korpsleiding|nationale politie|politieacademie|"
            r"landelijke eenheid|dienst landelijke|eenheid|politieorganisatie|korpsen|portefeuillehouder)"
        ),
    ),
    (
        "dienst",
        re.compile(
            r"^(?:de |het )?(?:koninklijke marechaussee|kmar|marechaussee|commandant|openbaar ministerie|om|"
            r"douane|fiod|"
            r"inspectie|belastingdienst|college van procureurs|kustwacht|ind\b|rdw|nfi|nctv|justid|defensie|"
            r"rijksrecherche|landelijk|dienst|auditdienst|wodc|wetenschappelijk onderzoek)"
        ),
    ),
)
_OTHERS = re.compile(
    r"^(?:de |het |een |alle |andere )?(?:europese|commissie\b|raad\b|lidstaten|lidstaat|landen|europol|"
    r"interpol|frontex|eurojust|"
    r"eu\b|vn\b|voorzitterschap|parlement|partijen|bedrijven|banken|gemeenten?\b|burgemeesters?|provincies?|vng\b|"
    r"duitse|belgische|franse|britse|amerikaanse|luxemburgse|zweedse|deense|noorse|poolse|spaanse|portugese|italiaanse|"
    r"surinaamse|arubaanse|curaçaose|turkse|marokkaanse|chinese|russische|oekraïense|canadese|australische|bundes|"
    r"bewindvoerder|leverancier|werf|onderzoekers|vakbonden|bonden|rechtbank|raad van state|rekenkamer|ombudsman|"
    r"inspectie van|volgende kabinet|nieuwe kabinet|opvolger)"
)
_ELSEWHERE = (
    "sint maarten",
    "verenigd koninkrijk",
    "verenigde staten",
    "mijn opvolger",
    "mijn duitse",
    "mijn belgische",
)


@dataclass(frozen=True, slots=True)
class Clause:
    """The main clause of a sentence.

    ``verb`` is the infinitive of the finite verb, where it is known; ``participle`` the first past participle that
    goes with it, and ``infinitives`` the infinitives; ``subject`` and ``finite`` are the places in the sentence of
    the subject and the finite verb, empty where none was found; ``words`` the folded words and commas of the whole
    sentence, ``main`` those outside subordinate clauses.
    """

    tense: Tense
    actor: Actor
    verb: str | None
    participle: str | None
    infinitives: tuple[str, ...]
    subject: tuple[int, int]
    finite: tuple[int, int]
    main: tuple[str, ...]
    words: tuple[str, ...]


def analyse(sentence: str) -> Clause:
    """The main clause of one sentence."""
    matches = list(_WORD.finditer(sentence))
    words = tuple(fold(match.group()) for match in matches)
    place = _finite_place(words)
    if place is None:
        return Clause("none", "geen", None, None, (), (0, 0), (0, 0), words, words)
    found = verbs.finite(words[place])
    first, last = _subject(words, place)
    subject = " ".join(words[first:last])
    others = [at for at in _outside_subordinates(words) if at != place and not _is_attribute(words, at)]
    participles = [words[at] for at in others if verbs.is_participle(words[at])]
    infinitives = tuple(words[at] for at in others if words[at].endswith("en") and verbs.finite(words[at]))
    participle = participles[0] if participles else None
    tense = _tense(words, place, participle)
    main = tuple(words[at] for at in _outside_subordinates(words))
    verb = found[0] if found and not _is_about(words, place) else None
    span = (matches[first].start(), matches[last - 1].end()) if last > first else (0, 0)
    return Clause(tense, _actor(subject), verb, participle, infinitives, span, matches[place].span(), main, words)


def _is_about(words: Sequence[str], place: int) -> bool:
    """*Het gaat om drie zaken* goes nowhere."""
    return words[place] in verbs.GOING and bool({"om", "over"} & set(words[place + 1 : place + 4]))


def _tense(words: Sequence[str], place: int, participle: str | None) -> Tense:
    word, found = words[place], verbs.finite(words[place])
    table: tuple[tuple[frozenset[str], Tense], ...] = (
        (verbs.FUTURE, "future"), (verbs.WISH, "wish"), (verbs.MUST, "must"), (verbs.MAY, "may"),
        (verbs.WOULD, "would"), (verbs.STAY, "stay"), (verbs.PAST_PASSIVE, "past passive"), (verbs.PLUPERFECT, "past"),
    )  # fmt: skip
    for forms, tense in table:
        if word in forms:
            return tense
    if word in verbs.PASSIVE:
        return "passive" if participle else "present"
    if word in verbs.PERFECT:
        return "perfect" if participle else "present"
    if word in verbs.GOING:
        return "present" if words[-1] in {"in", "uit", ":"} or _is_about(words, place) else "going"
    return "past" if found and found[1] == "past" else "present"


def _finite_place(words: Sequence[str]) -> int | None:
    """Where the finite verb of the main clause stands."""
    for at in _outside_subordinates(words):
        if words[at] in verbs.AUXILIARIES and not _is_possessive(words, at):
            return at
        if _is_finite(words, at) or words[at + 1 : at + 2] == ("ik",):
            return at
    return next((at for at, word in enumerate(words) if word in verbs.AUXILIARIES or _is_finite(words, at)), None)


def _is_finite(words: Sequence[str], at: int) -> bool:
    """A known verb that does not follow an article: *de vraag* is a noun, *ik vraag* is not."""
    if at == 0 or verbs.finite(words[at]) is None or words[at - 1 : at + 1] == ("wat", "betreft"):
        return False
    before = words[at - 1]
    if before in _DETERMINERS - {"dit", "dat", "deze", "die"} or before in {"te", "van", "in", "op", "voor", "waar"}:
        return False
    return not (words[at].endswith("en") and before.endswith("e") and before not in {"politie", "we", "ze"})


def _is_attribute(words: Sequence[str], at: int) -> bool:
    """A participle before its noun (*de toegezegde brief*) or a plural after an adjective is no verb."""
    before = words[at - 1] if at else ""
    if at + 1 == len(words) or words[at + 1] in {",", ";"}:
        return False
    return before in _DETERMINERS | {"van", "voor", "en", "of"} or (before.endswith("e") and words[at].endswith("en"))


def _is_possessive(words: Sequence[str], at: int) -> bool:
    """*zijn* may be "his", *is* and the rest never are anything else."""
    following = words[at + 1] if at + 1 < len(words) else ""
    return words[at] == "zijn" and verbs.finite(following) is None and at > 0 and words[at - 1] in _PREPOSITIONS


def _outside_subordinates(words: Sequence[str]) -> Iterator[int]:
    """Places of the words that stand in no subordinate clause, as far as commas and verbs tell.

    A clause between commas ends at the comma; "om … te" ends with its infinitive; a relative clause without comma
    ("de fenomenen die ik heb genoemd zijn …") ends with its verbs.
    """
    state = "opened" if words[:1] and words[0] in _OPENERS and words[1:2] not in (("nodig",), ("mogelijk",)) else ""
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        if word in {",", ";", ":", "–"}:
            state = "opened" if words[at + 1 : at + 2] and words[at + 1] in _SUBORDINATORS else ""
        elif (state == "opened" and words[0] == "om" and at > 1 and words[at - 2] == "te") or (
            state == "relative, at its verbs" and not _is_verb(word)
        ):
            state = ""
        elif state == "relative" and (word in verbs.AUXILIARIES or (at and _is_finite(words, at))):
            state = "relative, at its verbs"
        elif not state and at > 1 and word in {"die", "waarin", "waarmee", "waarbij", "waarover", "waarvan"}:
            state = "relative"
        elif not state and at > 1 and word in {"dat", "of"}:
            if _is_verb(before):
                state = "opened"
            elif word == "dat":
                state = "relative"
        if not state:
            yield at


def _is_verb(word: str) -> bool:
    return word in verbs.AUXILIARIES or verbs.is_participle(word) or verbs.finite(word) is not None


def _subject(words: Sequence[str], place: int) -> tuple[int, int]:
    """Places of the words before the verb, or after it when the sentence opens with when, where or how."""
    if words[place + 1 : place + 2] and words[place + 1] in _PRONOUNS:
        return place + 1, place + 2
    if place and words[place - 1] in _PRONOUNS:
        return place - 1, place
    if place and words[0] == "ik":
        return 0, 1
    opens = words[0] in _PREPOSITIONS or words[:2] in (("de", "komende"), ("het", "komende"))
    if place and not opens and words[place - 1] != ",":
        return 0, place
    start = place + 1
    while start < len(words) and words[start] in _FILLERS:
        start += 1
    end = start
    while end < len(words) and end < start + 9 and not _ends_subject(words, end, start):
        end += 1
    return start, end


def _ends_subject(words: Sequence[str], at: int, start: int) -> bool:
    """A comma, a verb, an adverb or any preposition but *van* and *voor* ends what follows the verb as its subject."""
    word = words[at]
    if word in {",", ";", ":", "(", ")"} or word in _FILLERS or verbs.is_participle(word):
        return True
    return at > start and word in _PREPOSITIONS - {"van", "voor", "en"}


def _actor(subject: str) -> Actor:
    if not subject:
        return "geen"
    for actor, pattern in _OWN:
        if pattern.search(subject):
            return (
                "ander" if actor in {"ministerie", "kabinet", "politie", "dienst"} and _is_elsewhere(subject) else actor
            )
    return "ander" if _OTHERS.search(subject) or _is_elsewhere(subject) else "zaak"


def _is_elsewhere(subject: str) -> bool:
    """Whether it is, or is of, another country: *Aruba*, *de minister van Justitie van Sint Maarten*."""
    words = subject.split()
    of_a_place = any(one == "van" and other in _places() for one, other in pairwise(words))
    return of_a_place or words[0] in _places() or any(name in subject for name in _ELSEWHERE)


@cache
def _places() -> frozenset[str]:
    """Countries and other places but those of the Kingdom's own government, folded, of one word."""
    names = {fold(n.canonical) for n in listed_names() if n.label == "GPE_LOC" and " " not in n.canonical}
    return frozenset(names - {"nederland", "koninkrijk", "europa"})
