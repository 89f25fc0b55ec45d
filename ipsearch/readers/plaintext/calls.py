"""Where in the text do the markers of notes stand?

A number glued to a word is only lifted out of the text as a marker when a note with that number is there, and only
where one place fits; everything else stays in the text as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Sequence
from dataclasses import replace

from ipsearch.readers.plaintext.lines import MARK_END, MARK_START, Line, ends_sentence, has_word_a_line

_LONE_MARK = re.compile(r"^(?:\[(\d{1,3})\]|(\d{1,3})\)?)$")
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LIFTED = str.maketrans("0123456789", RAISED)
_TWO_CALLS = re.compile(r"(?<=\D)[0-9]{2,6}(?![0-9])")
_FIGURES_OF_TWO = 7
# Capitals that take a figure: CO2, EC3, PM10, A4, N2.
_FORMULAS = ("CO", "EC", "NO", "PM", "A", "N")
# What a number with a stop inside follows that counts a part: "artikel 4.2".
_PARTS = re.compile(
    r"(?:\b(?:artikel(?:en)?|art\.|onderde(?:el|len)|tabel|figuur|paragraaf|par\.|hoofdstuk|bijlage|onder|punt|versie|vraag|deel|nr\.|en|of)|§)"
    r"\s$",
    re.IGNORECASE,
)
# A capital that may count the parts of a document: "B.1 Lozingen".
_LETTER = re.compile(r"(?:^|(?<=\s))[A-Z]\.?$")
# No printed line has more characters.
_LONGEST_LINE = 200
# A line with so many words is no cell of a table.
_WORDS = 4
# Punctuation that follows a raised marker.
_CARRIES_ON = (".", ",", ";", ":", ")", "?")
# A unit before the digit makes it a power: "120 m2".
_UNIT = re.compile(r"(?:^|[\s\d(])(?:[kcdm]?m|CO|NO|PM|H)$")
# What a number follows that is no marker: "art. 3", "nr. 12".
CALLS = re.compile(
    r"\b(?:artt?|nrs?|no|blz|p|pp|pag|jo|sub|hfst|par|bijl|Stb|Stcrt|Trb|ca|circa|vgl)\. $", re.IGNORECASE
)


def is_marked_in(text: str, label: str) -> bool:
    """Whether the marker of a note stands in a line."""
    return bool(_places(text, label) or _uncertain_places(text, label))


def is_lone(line: Line, label: str) -> bool:
    """Whether a label stands alone on its line, as a raised marker does in some extracted text."""
    match = _LONE_MARK.match(line.text)
    return match is not None and not line.cell and (match[1] or match[2]) == label


def with_calls_parted(lines: Sequence[Line], labels: Container[str]) -> list[Line]:
    """The lines, with figures that call two notes in a row ("gegeven.56", or "56" alone) as two markers."""
    parted: list[Line] = []
    worded = has_word_a_line(lines)
    for place, line in enumerate(lines):
        first, second = ("", "") if worded else _pair_alone(line.text)
        if first in labels and second in labels and calls_alone(lines, place) and not _called(lines, (first, second)):
            parted[-1] = replace(parted[-1], text=f"{parted[-1].text}[{first}][{second}]")
        else:
            parted.append(replace(line, text=_parted_calls(line.text, labels)))
    return parted


def _pair_alone(text: str) -> tuple[str, str]:
    """The labels that a line of nothing but figures calls, written apart or not; empty when it is no such line."""
    figures = text.replace(" ", "", 1)
    return _two_labels(figures) if figures.isdecimal() and 1 < len(figures) < _FIGURES_OF_TWO else ("", "")


def _called(lines: Sequence[Line], labels: Collection[str]) -> bool:
    """Whether one of the labels has a marker of its own: then a number that joins them is a number."""
    return any(is_marked_in(line.text, label) or is_lone(line, label) for line in lines for label in labels)


def _parted_calls(text: str, labels: Container[str]) -> str:
    for match in reversed(list(_TWO_CALLS.finditer(text))):
        first, second = _two_labels(match[0])
        if first in labels and second in labels and match.span() in _places(text, match[0]):
            text = f"{text[: match.start()]}[{first}][{second}]{text[match.end() :]}"
    return text


def _two_labels(figures: str) -> tuple[str, str]:
    """Two numbers in a row that together are written like the figures ("910" is 9 and 10); empty without such."""
    first = figures[: len(figures) // 2]
    second = str(int(first) + 1)
    return (first, second) if first + second == figures else ("", "")


def breaks_sentence(body: Sequence[Line], place: int) -> bool:
    """Whether the line stands between a line without an end and one that carries it on: a raised marker's place.

    At the top of a page the line without an end is on the page before.
    """
    if _is_first(body, place):
        return _below(body, place).text[:1].islower()
    if not 0 < place < len(body) - 1:
        return False
    above, below = body[place - 1].text, body[place + 1].text
    return bool(above) and not ends_sentence(above) and (below[:1].islower() or below[:1] in _CARRIES_ON)


def _is_first(body: Sequence[Line], place: int) -> bool:
    return not any(line.text for line in body[:place])


def _below(body: Sequence[Line], place: int) -> Line:
    return next((line for line in body[place + 1 :] if line.text), Line(""))


def calls_alone(body: Sequence[Line], place: int) -> bool:
    """Whether a number that stands alone calls a note: inside a sentence, or where one ends.

    After a lead a list may stand at the end of the page, and the numbers be those of headings.
    """
    above = next((line.text for line in reversed(body[:place]) if not _LONE_MARK.match(line.text)), "")
    return breaks_sentence(body, place) or (above.endswith(".") and not body[-1].text.endswith(":"))


def follows_words(body: Sequence[Line], place: int) -> bool:
    """Whether a number that stands alone follows running text: after the cells of a table it is one of them."""
    above = next((line.text for line in reversed(body[:place]) if line.text), "")
    breaks = breaks_sentence(body, place) and any(map(str.isalpha, above))
    return not above or breaks or ends_sentence(above) or len(above.split()) >= _WORDS


def with_mark(body: Sequence[Line], label: str, width: int) -> list[Line]:
    """The body with the one marker of this label as a mark; unchanged when no place or several fit."""
    lone = [place for place, line in enumerate(body) if is_lone(line, label)]
    found = [(place, span) for place, line in enumerate(body) for span in _places(line.text, label)]
    if not found and not lone:
        found = [(place, span) for place, line in enumerate(body) for span in _uncertain_places(line.text, label)]
    framed = [(place, span) for place, span in found if "[" in body[place].text[slice(*span)]]
    found = framed if len(framed) == 1 else found  # beside "[1]" a figure at a word is none ("M1")
    if len(found) == 1:
        place, (start, end) = found[0]
        text = body[place].text
        line = replace(body[place], text=text[:start].rstrip() + mark(label) + text[end:])
        return [*body[:place], line, *body[place + 1 :]]
    if not found and len(lone) == 1 and _is_first(body, lone[0]) and breaks_sentence(body, lone[0]):
        below = _below(body, lone[0])
        rest = [line for line in body[lone[0] + 1 :] if line is not below]
        return [replace(below, text=mark(label) + below.text), *rest]
    if not found and len(lone) == 1 and lone[0] > 0:
        return _with_lone_mark(body, lone[0], label, width)
    return list(body)


def _with_lone_mark(body: Sequence[Line], place: int, label: str, width: int) -> list[Line]:
    """Put a marker that stands on its own line after the line above, and mend the line that it broke in two."""
    above = body[place - 1].text + mark(label)
    below = body[place + 1 : place + 2]
    text = below[0].text if below else ""
    if text[:1] in _CARRIES_ON:
        return [*body[: place - 1], replace(body[place - 1], text=above + text), *body[place + 2 :]]
    if text and len(above) + len(text) < width:
        return [*body[: place - 1], replace(body[place - 1], text=f"{above} {text}"), *body[place + 2 :]]
    return [*body[: place - 1], replace(body[place - 1], text=above), *body[place + 1 :]]


def _places(text: str, label: str) -> list[tuple[int, int]]:
    """Where the label stands glued to a word or in square brackets."""
    if label not in text and label.translate(_LIFTED) not in text:
        return []
    pattern = re.compile(
        rf"(?:(?<=[a-zà-ÿ»”’])|(?<=[A-Za-zà-ÿ)»”’'%][.,;:!?]))(?P<b>{label}\))(?=[\s.,;:]|[A-Z][a-z]|$)"
        rf"|(?<=[a-zà-ÿ»”’\"')\]%])(?P<x>{label})(?=[\s.,;:!?)»”’]|$)"
        rf"|(?<=[A-Za-zà-ÿ)»”’'%][.,;:!?])(?P<y>{label})(?=\s|$)"
        rf"|(?<=\b(?:19|20)\d\d[.,;:])(?P<v>{label})(?=\s|$)"
        rf"|(?<=\b(?:19|20)\d\d\. )(?P<u>{label})(?= [A-ZÀ-Ý]|$)"
        rf"|(?<=\.\d\d\d\.)(?P<t>{label})(?=\s|$)|(?<=\.\d\d\d\. )(?P<q>{label})(?= [A-ZÀ-Ý]|$)"
        rf"|(?<=[a-zà-ÿ)»”’][.!?;] )(?P<s>{label})(?= [A-ZÀ-Ý]|$)"
        rf"|(?<=[A-Z])(?P<w>{label})(?=[.,;:]?(?:\s|$))"
        rf"|\s?(?P<z>\[{label}\])|(?P<r>(?<![{RAISED}]){label.translate(_LIFTED)}(?![{RAISED}]))"
    )
    found = []
    for match in pattern.finditer(text):
        before = text[: match.start()]
        formula = before.rstrip().endswith(_FORMULAS) if match["w"] else _UNIT.search(before) or CALLS.search(before)
        if not formula and not _is_lettered(before):
            found.append(match.span())
    return found


def _is_lettered(before: str) -> bool:
    """Whether a figure counts a part under a letter: it stands glued to a capital that opens the line or is cited."""
    letter = _LETTER.search(before)
    return letter is not None and (letter.start() == 0 or bool(_PARTS.search(before[: letter.start()])))


def _uncertain_places(text: str, label: str) -> list[tuple[int, int]]:
    """Where a marker may stand when it stands nowhere else: glued to the word after it, or to a number and its stop.

    A tool that sorts by height prints a raised marker before the rest of its line; so it is a printed line.
    """
    if label not in text or len(text) > _LONGEST_LINE:
        return []
    pattern = rf"(?:(?<=\s)|^){label}(?=[a-zà-ÿ]{{4}})|^{label}(?=[A-ZÀ-Ý][a-zà-ÿ]+[.,]?\s)"
    numbered = rf"(?<=\s)\d{{2,3}}\.(?P<label>{label})(?=\s+[A-ZÀ-Ý«“‘(]|$)"
    after = [match.span("label") for match in re.finditer(numbered, text) if not _PARTS.search(text[: match.start()])]
    return [*(match.span() for match in re.finditer(pattern, text)), *after]


def lifted(label: str) -> str:
    """The label in raised figures."""
    return label.translate(_LIFTED)


def mark(label: str) -> str:
    return f"{MARK_START}{label}{MARK_END}"
