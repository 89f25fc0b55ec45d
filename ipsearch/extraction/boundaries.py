"""Where does a name begin and end, and what is it the name of, by the words next to it?

A model learns this from examples; what a rule of the language says is not left to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Span

from ipsearch.annotations import Label
from ipsearch.text.analysis import fold
from ipsearch.text.compounds import parts

# The last part of a Dutch compound says what it is.
_HEADS: dict[str, Label] = {
    "verordening": "LAW_TREATY", "verdrag": "LAW_TREATY", "wet": "LAW_TREATY", "wetboek": "LAW_TREATY",
    "richtlijn": "LAW_TREATY", "besluit": "LAW_TREATY", "besluiten": "LAW_TREATY", "statuut": "LAW_TREATY",
    "strategie": "PROGRAM_SYSTEM", "agenda": "PROGRAM_SYSTEM", "systeem": "PROGRAM_SYSTEM",
    "programma": "PROGRAM_SYSTEM", "beleidscyclus": "PROGRAM_SYSTEM",
}  # fmt: skip
# Heads that are written apart from a name in English fashion: "Europol verordening", "Benelux politie verdrag".
_APART = ("verordening", "verdrag", "richtlijn", "besluiten", "strategie", "agenda")
# What has no head behind it.
_COMPLETE = frozenset({"PERSON", "NORP", "DATE", "KAMERSTUK", "MISSION"})
# What the head in its last word may show to be something else.
_DOUBTFUL = frozenset({"ORG", "GPE_LOC", "EVENT"})
_YEAR = re.compile(r"(?:19|20)\d\d\+?")
_YEARS = re.compile(r"(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?")
_WITHOUT_NUMBERS = frozenset({"GPE_LOC", "ORG", "PERSON", "NORP"})
# Capitals that name nothing by themselves.
_GENERIC = frozenset(
    "bijlage brief commissiedebat excellentie figuur kamerbrief kamerbrieven kamerstuk minister ministers motie noot "
    "pagina paragraaf staatssecretaris tabel voorzitter".split()
)


def without_surroundings(span: Span, names: Sequence[Span]) -> Span | None:
    """What the model found, less numbers behind a place or organisation, and less words before a listed name.

    So cells of a table and a heading ("Ontwikkeling Korps Politie …") lend no words to a name. ``None`` when nothing
    is left, or only a word that names nothing ("Pagina"), or no word with a capital.
    """
    if span.text.islower():
        return None
    end = span.end
    while end > span.start and span.label_ in _WITHOUT_NUMBERS and span.doc[end - 1].is_digit:
        end -= 1
    if end == span.start or (end == span.start + 1 and span.doc[span.start].lower_ in _GENERIC):
        return None
    for name in names:
        if name.label_ == span.label_ and span.start < name.start < name.end - 1 and name.end == end:
            return Span(span.doc, name.start, end, label=span.label_, span_id=name.id_)
    return Span(span.doc, span.start, end, label=span.label_)


def with_head(span: Span) -> Span:
    """A name with the head noun that says what it is: inside its last word, or behind it."""
    if span.label_ in _COMPLETE:
        return span
    end = _end_with_head(span)
    label = _label_of(span.doc[end - 1].lower_, end - span.start)
    if end == span.end and (span.id_ or span.label_ not in _DOUBTFUL):
        return span
    return Span(span.doc, span.start, end, label=label or span.label_, span_id="" if end > span.end else span.id_)


def with_years(span: Span) -> Span:
    """A programme with the years that it is for: "Veiligheidsagenda (2019-2022)"."""
    after = span.doc[span.end : span.end + 3]
    if span.label_ != "PROGRAM_SYSTEM" or len(after) < 3 or (after[0].text, after[2].text) != ("(", ")"):
        return span
    if not _YEARS.fullmatch(after[1].text):
        return span
    return Span(span.doc, span.start, span.end + 3, label=span.label_, span_id=span.id_)


def with_name_before(shape: Span, modelled: Sequence[Span]) -> Span:
    """An act by its number, with the name before it that the model saw: "dataprotectie richtlijn (EU 2016/680)"."""
    for span in modelled:
        if span.label_ == shape.label_ == "LAW_TREATY" and span.start < shape.start < span.end <= shape.end:
            return Span(shape.doc, span.start, shape.end, label=shape.label_, span_id=shape.id_)
    return shape


def _end_with_head(span: Span) -> int:
    """Where a name ends with the head behind it: next to it, behind a year, or behind the part that it is joined to."""
    after = span.doc[span.end : span.end + 2]
    if len(after) > 0 and after[0].is_lower and after[0].text.endswith(_APART):
        return span.end + 1
    if len(after) < 2 or after[1].text not in _APART:
        return span.end
    first, head = fold(after[0].text), after[1].text
    joined = first.isalpha() and after[0].is_lower and parts(first + head) == (first, head)
    return span.end + 2 if joined or _YEAR.fullmatch(after[0].text) else span.end


def _label_of(word: str, words: int) -> Label | None:
    """The label that the head inside a word gives; a head alone is one only behind other words of the name."""
    last = word.rpartition("-")[2]
    for head, label in _HEADS.items():
        if last.endswith(head) and (word != head or words > 1):
            return label
    return None
