"""Which terms and values are what a site or register knows of a document, and no part of its text?

Its number, its day, its kind, who made it: as a list of terms, over the text or behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import html

from ipsearch.readers.masthead import read_label

_RECORD = re.compile(
    r"^(?:(?:document|publicatie|bestands?|meta|technische )-?(?:gegevens|informatie|data)|"
    r"over (?:dit document|deze publicatie)|kenmerken)$",
    re.IGNORECASE,
)
# Words that stand over other things too; under them fields must be such as documents are registered under.
_MORE = re.compile(
    r"^(?:aanvullende|extra|overige|meer|additional) (?:informatie|gegevens|info|information)$", re.IGNORECASE
)
_PAIR = 2
_MAX_RECORD, _MAX_TERM, _MAX_VALUE = 60, 5, 25
# What registers call their fields, beside the labels of a letterhead.
_FIELD = re.compile(
    r"^(?:\w*datum(?: \w+)?|(?:\w+)?nummer|(?:\w+)?kenmerk|(?:soort|type)(?: \w+)?|\w*type|\w*soort|auteurs?|afzender|"
    r"ontvanger|organisatie|instantie|uitgever|rechtsgebied(?:en)?|portefeuillehouders?|titel|vergadering|taal|omvang|"
    r"verantwoordelijke?|"
    r"(?:laatst )?(?:bijgewerkt|gewijzigd)|gepubliceerd|status|versie|licentie|opsteller|"
    r"trefwoord(?:en)?|thema'?s?|categorie|bestand(?:sgrootte)?|formaat|vindplaats(?:en)?)$",
    re.IGNORECASE,
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def is_record(element: html.HtmlElement) -> bool:
    """Whether a box holds what the site knows of the document: terms and values under a heading that says so."""
    if element.tag not in ("div", "section") or len(element) != 2 or element[1].tag not in ("dl", "table"):
        return False
    if element[1].tag == "table":
        titled = element[0].tag in _HEADINGS and any(kind.match(_plain(element[0])) for kind in (_RECORD, _MORE))
        return titled and bool(_fields(_table_pairs(element[1])))
    few = sum(len(text.split()) for text in element.itertext()) <= _MAX_RECORD
    headings = sum(1 for _ in element.iter(*_HEADINGS))
    return few and headings == 1 and element[0].tag in _HEADINGS and bool(_RECORD.match(_plain(element[0])))


def record_lines(terms: html.HtmlElement) -> list[str]:
    """The fields of a list of terms as "term value" each, when it describes a document; else none.

    All terms and values are short, no value is a sentence, and half of the terms or more, two at least, are such as
    documents are registered under. A list that explains words has other terms, or a heading that says what it is about.
    """
    title = terms.getprevious()
    if title is not None and title.tag in _HEADINGS - {"h1"} and not _RECORD.match(_plain(title)):
        return []
    # A pair may have a box of its own.
    boxed = [part for child in terms for part in (child if child.tag == "div" else (child,))]
    parts = [part for part in boxed if isinstance(part.tag, str)]
    labels, values = parts[::2], parts[1::2]
    if [part.tag for part in parts] != ["dt", "dd"] * len(labels) or not labels:
        return []
    return _fields([(_plain(label).rstrip(" :"), _plain(value)) for label, value in zip(labels, values, strict=True)])


def _table_pairs(table: html.HtmlElement) -> list[tuple[str, str]]:
    """The rows of a table of two columns, the row of its heads ("Veld", "Waarde") left out; none for other tables."""
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    if any(len(row) != _PAIR for row in rows):
        return []
    kept = [row for row in rows if any(cell.tag == "td" for cell in row)]
    return [(_plain(label).rstrip(" :"), _plain(value)) for label, value in kept]


def _fields(pairs: Sequence[tuple[str, str]]) -> list[str]:
    if not pairs or not all(_fits(label, value) for label, value in pairs):
        return []
    known = sum(map(_is_field, (label for label, _ in pairs)))
    return [f"{label} {value}".strip() for label, value in pairs] if known >= max(2, len(pairs) / 2) else []


def _fits(label: str, value: str) -> bool:
    long = len(value.split())
    sentence = value.endswith((".", "!", "?")) and long > _MAX_TERM
    return 0 < len(label.split()) <= _MAX_TERM and not label.endswith("?") and long <= _MAX_VALUE and not sentence


def _is_field(term: str) -> bool:
    label = read_label(term)
    return bool(_FIELD.match(term)) or (label is not None and not label.rest)


def _plain(element: html.HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())
