"""Which lines of a page belong to the margin column that a tool scattered between the lines of the body?

pdftotext sorts lines by their height, so that labels and contact lines stand inside the sentences beside them;
pdfplumber and MuPDF glue them to the line they stand beside. Several that are unmistakable, one of them inside a
sentence, show that it did so; then they are lifted with their values.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import dataclass, replace

from ipsearch.readers.letterhead.signature import is_name
from ipsearch.readers.masthead import MAIL, is_address, is_signal, read_label
from ipsearch.readers.plaintext.lines import Line, ends_sentence, starts_lower
from ipsearch.readers.plaintext.sheets import Sheet
from ipsearch.text.dates import MONTHS

# The column ends within so many lines; so many of them are certain.
_ZONE, _LEAST = 60, 3
# A value stands within so many lines with words under its label, and is this short.
_NEAR, _LONGEST = 3, 40
# No printed line has more characters.
_LONGEST_LINE = 200
# A line that a part is glued to has at least so many words when it is a sentence's.
_SENTENCE = 4
_PHONE = r"[TFM] (?:\(?0|\+31)[\d()-]*(?: [\d()-]+)*"
_CONTACTS = rf"{MAIL}|(?:www\.|https?://)[^\s,;]+|{_PHONE}"
_CONTACT = re.compile(rf"^(?:{MAIL}|(?:www\.|https?://)[^\s,;]+|[TFM] (?:\(?0|\+31)[\d()\s-]{{6,}})$")
_PERSONS = r"Contactpersoon|Contact|Inlichtingen(?: bij)?|Behandeld door"
_PERSON = re.compile(rf"^(?:{_PERSONS})\s*:?$")
# The number of a case of parliament, and how a letterhead counts annexes: no sentence has either on a line of its own.
_CASE = re.compile(r"^(?:20\d\d[ZD]\d{4,6}|Bijlagen?\s?\(n\))$")
_ANNEXES, _COUNT = re.compile(r"^Bijlagen?\s?\(n\)$"), re.compile(r"^\d{1,2}$")
# A count that a tool glued to the line of the body beside it.
_GLUED_COUNT = re.compile(r"[a-zà-ÿ]{2},? (\d{1,2})$")
_INITIAL = re.compile(r"\b[A-Z][a-z]?\.")
_REFERENCE_LABEL, _REFERENCES_SURE = re.compile(r"^(?:Ons|Uw) kenmerk$|^(?:Onze|Uw) referentie$"), 2
# "Kenmerk" opens sentences too, and is a label at the end of a line alone.
_GLUED_LABELS = (
    r"Kenmerk(?!\s)|Contactpersoon|Inlichtingen bij|Behandeld door|Datum|"
    r"(?:Ons|Uw) kenmerk|(?:Onze|Uw) referentie|Bijlagen?\(n\)"
)
_DATES = rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) (?:19|20)\d\d"
# A reference: figures with a letter, a hyphen or a slash, or many of them; no word whose stop a note's call follows.
_REFERENCES = r"(?![^\W\d_]+\.\d{1,2}(?:\s|$))(?=\S*\d)(?=\S*[A-Z/-]|\d{7})[\w./-]{6,}(?: \d[\w./-]{5,})?"
_TITLES = r"(?:(?:mw|dhr|mr|drs|dr|ing|ir|prof|de heer|mevrouw)\.? )*"
_NAMES = rf"{_TITLES}(?:[A-Z][a-z]?\.)+ ?(?:(?:van|de|der|den|ten|ter|el|’t) )*[A-Z][\w’'-]+"
_SALUTATION = re.compile(r"(?:^|\s)(?:Geachte|Mijnheer|Beste) (?:de |heer |mevrouw )?[Vv]oorzitter,(?=\s|$)")
_VALUE = re.compile(rf"(?:{_DATES}|{_REFERENCES}|{_NAMES}|{_CONTACTS})$", re.IGNORECASE)
# Words of a sentence that lead to an address; a word that no reference has.
_LEADS = re.compile(r"(?::|\b(?:aan|en|is|naar|of|op|via|website|zie))\s*$")
_SMALL = re.compile(r"\b[a-zà-ÿ]{2}|[a-zà-ÿ]{3}")


@dataclass(frozen=True, slots=True)
class _Side:
    """The edge of lines at which parts of the column are glued: what a part looks like there, by what it is."""

    sure: re.Pattern[str]
    values: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


def _at(edge: str, shape: str) -> re.Pattern[str]:
    flags = re.IGNORECASE if shape is _DATES else 0
    return re.compile(rf"(?:^|(?<=\s)|(?<=[a-z]\.))({shape})$" if edge == "end" else rf"^({shape})(?=\s|$)", flags)


_SIDES = tuple(
    _Side(
        _at(edge, rf"{_CONTACTS}|{_GLUED_LABELS}"),
        (
            (re.compile("^Datum"), _at(edge, _DATES)),
            (re.compile("[Kk]enmerk|referentie"), _at(edge, _REFERENCES)),
            (re.compile(rf"^(?:{_PERSONS})"), _at(edge, _NAMES)),
        ),
    )
    for edge in ("end", "start")
)


def with_salutation_parted(sheet: Sheet) -> Sheet:
    """The first page with the salutation on a line of its own, below the part of the column that was glued to it."""
    lines: list[Line] = []
    for line in sheet.lines[:_ZONE]:
        found = _SALUTATION.search(line.text)
        part = line.text.replace(found[0], "", 1).strip() if found else ""
        if found and (is_signal(part) or is_address(part) or is_name(part)):
            lines += [replace(line, text=part), replace(line, text=found[0].strip())]
        else:
            lines.append(line)
    return replace(sheet, lines=(*lines, *sheet.lines[_ZONE:]))


def lift_scattered(sheet: Sheet, start: int) -> Sheet:
    """The first page without scattered parts of its margin column, from the ``start``-th line on."""
    found = max((_found(sheet.lines, start, side) for side in _SIDES), key=len)
    inside = any(_is_inside(sheet.lines, place, found) for place in found)
    if len(found) < _LEAST or not (inside or _has_references(sheet.lines, found)):
        return sheet
    return _without(sheet, found)


def _has_references(lines: Sequence[Line], found: dict[int, str]) -> bool:
    """Whether two labels of references stand among the lines, each alone over its value: no body has them so."""
    labels = [place for place, part in found.items() if part == lines[place].text and _REFERENCE_LABEL.match(part)]
    return sum(place + 1 in found for place in labels) >= _REFERENCES_SURE


def lift_again(sheet: Sheet, first: Container[str]) -> Sheet:
    """A later page without labels that are glued to its lines, over values that the first page has in its margin."""
    for side in _SIDES:
        found = {
            place: part
            for place, part in _labels_and_values(sheet.lines, side)
            if part in first or re.fullmatch(_GLUED_LABELS, part)
        }
        values = [part for part in found.values() if part in first and not re.fullmatch(_GLUED_LABELS, part)]
        if values and any(_is_inside(sheet.lines, place, found) for place in found):
            sheet = _without(sheet, found)
    return sheet


def _labels_and_values(lines: Sequence[Line], side: _Side) -> Iterator[tuple[int, str]]:
    found = dict(_sure(lines, 0, side))
    for place, part in found.items():
        if re.fullmatch(_GLUED_LABELS, part) and (value := _value(lines, place, part, found, side)):
            yield place, part
            yield value


def _found(lines: Sequence[Line], start: int, side: _Side) -> dict[int, str]:
    """The parts by their line: those that are certain, and the values of labels among them."""
    found = dict(_sure(lines, start, side))
    # A letterhead has each label once: one that comes again heads a column of a table, over as many dates.
    again = {part for part, count in Counter(found.values()).items() if count > 1 and re.fullmatch(_GLUED_LABELS, part)}
    found = {place: part for place, part in found.items() if part not in again or lines[place].text == part}
    values = [_value(lines, place, part, found, side) for place, part in found.items()]
    return found | dict(value for value in values if value)


def _sure(lines: Sequence[Line], start: int, side: _Side) -> Iterator[tuple[int, str]]:
    for place in range(start, min(len(lines), _ZONE)):
        text = lines[place].text
        if _is_sure(text):
            yield place, text
        elif len(text) <= _LONGEST_LINE and (part := side.sure.search(text)) and not _is_own(text, part[1]):
            yield place, part[1]


def _is_sure(text: str) -> bool:
    """Whether a line is a bare label of a letterhead, or an address of mail, web or telephone alone."""
    label = read_label(text)
    bare = label is not None and not label.rest and label.role in ("date", "kenmerk", "theirs")
    return bare or bool(_PERSON.match(text) or _CONTACT.match(text) or _CASE.match(text))


def _is_own(text: str, part: str) -> bool:
    """Whether a part belongs to its line: a label with its value, an address that a sentence leads to or ends in."""
    label = read_label(text)
    if label is not None and label.rest and _VALUE.match(label.rest):
        return True
    return bool(part.endswith(".") or "/" in part or _LEADS.search(text.removesuffix(part)))


def _value(
    lines: Sequence[Line], place: int, label: str, found: Collection[int], side: _Side
) -> tuple[int, str] | None:
    """Where the value of a label stands and its words: a line right below, or what is glued to one."""
    below = [at for at in range(place + 1, len(lines)) if lines[at].text and at not in found][:_NEAR]
    if _ANNEXES.match(label):
        glued = _GLUED_COUNT.search(lines[below[0]].text) if below else None
        alone = next(((at, lines[at].text) for at in below if _COUNT.match(lines[at].text)), None)
        return alone or ((below[0], glued[1]) if glued else None)
    for named, shape in side.values:
        if not named.search(label):
            continue
        for at in below:
            text = lines[at].text
            part = shape.search(text) if len(text) <= _LONGEST_LINE and _SMALL.search(text) else None
            if part:
                return at, part[1]
            if _is_person(text) if _PERSON.match(label) else at == below[0] and _is_reference(text):
                return at, text
    return None


def is_date(text: str) -> bool:
    """Whether the text is a date and nothing else."""
    return bool(re.fullmatch(_DATES, text, re.IGNORECASE))


def _is_person(text: str) -> bool:
    return bool(_INITIAL.search(text)) and is_name(text)


def _is_reference(text: str) -> bool:
    """Whether a line may be a date or a reference: short, with a figure, and not the rest of a cell or a sentence."""
    return len(text) <= _LONGEST and any(map(str.isdigit, text)) and not ends_sentence(text) and not starts_lower(text)


def _is_inside(lines: Sequence[Line], place: int, found: dict[int, str]) -> bool:
    """Whether a sentence runs over a line: it is open above, and goes on small below; or a part is glued to one."""
    if found[place] != lines[place].text:
        return len(lines[place].text.removesuffix(found[place]).removeprefix(found[place]).split()) >= _SENTENCE
    whole = {at for at, part in found.items() if part == lines[at].text}
    above = next((lines[at].text for at in range(place - 1, -1, -1) if lines[at].text and at not in whole), "")
    below = next((lines[at].text for at in range(place + 1, len(lines)) if lines[at].text and at not in whole), "")
    return len(above) > _LONGEST and not ends_sentence(above) and starts_lower(below)


def _without(sheet: Sheet, found: dict[int, str]) -> Sheet:
    kept = []
    for place, line in enumerate(sheet.lines):
        part = found.get(place, "")
        if part != line.text or not part:
            cut = line.text.removesuffix(part) if line.text.endswith(part) else line.text.removeprefix(part)
            kept.append(replace(line, text=cut.strip()) if part else line)
    return replace(sheet, lines=tuple(kept), margin=(*sheet.margin, *(found[place] for place in sorted(found))))
