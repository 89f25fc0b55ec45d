"""Which figures call notes that a tool left out of its text?

LibreOffice's export to text, and others that take the body alone, glue the figure of a call to the word before it and
drop the notes. Without notes to go by, a figure is a call only as one of a sequence that counts from 1 (or begins
anew, as counting by page does), behind a small letter or the end of a sentence: no word ends in a figure so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ipsearch.readers.plaintext.calls import mark
from ipsearch.readers.plaintext.lines import Line

# What counts its own parts: "bijlage1" is written so by mistake, and no call.
_COUNTED = (
    "aanbeveling|actie|antwoord|artikel|bijlage|categorie|deel|doel|fase|figuur|groep|hoofdstuk|kwartaal|lid|lijn|maatregel|"
    "niveau|nr|onderdeel|optie|paragraaf|pijler|plan|punt|route|scenario|spoor|stap|tabel|thema|tranche|variant|versie|vraag|zone"
)
_CALL = re.compile(
    r"(?:(?<=[a-zà-ÿ]{3})|(?<=[a-zà-ÿ]{2}[)»”’\"'])|(?<=[a-zà-ÿ)»”’\"'%][.,;:?!])|(?<=\d\d\.)(?=\d{1,2}(?:\s+[A-ZÀ-Ý]|$)))(?P<label>\d{1,2})(?=[.,;:?!)»”’]*(?:\s|$))"
)
_COUNTS = re.compile(rf"\b(?:{_COUNTED})s?$", re.IGNORECASE)
# A number whose part it would be is counted so: "artikel 12.1".
_NUMBERED = re.compile(
    r"(?:\b(?:artikel(?:en)?|art\.|par\.|punt|nr\.|tabel|figuur|en|of)|§)\s\d+\.$|(?:^|\.)\d+\.$", re.IGNORECASE
)
_PART = re.compile(r"(?:^|\s)(?:\S*\.(?:nl|eu|com|org|pdf|html?)\S*|\S*(?:@|://|www\.)\S*)$")
_ROW = re.compile(r"\t|\||\S {3,}\S")
_LEAST = 2

_Found = tuple[int, int, int]


def with_lost_calls(pages: Sequence[Sequence[Line]]) -> list[tuple[Line, ...]]:
    """The lines of all pages, with marks for the figures that call notes which are not there.

    Two calls at least: a single figure may be a slip. A row of cells has figures of its own.
    """
    calls: dict[_Found, str] = {}
    expected = 1
    for number, lines in enumerate(pages):
        for place, line in enumerate(lines):
            for match in () if _ROW.search(line.text) else _CALL.finditer(line.text):
                before = line.text[: match.start()]
                label = int(match["label"])
                if (
                    label not in (expected, 1)
                    or _COUNTS.search(before)
                    or _NUMBERED.search(before)
                    or _PART.search(before)
                ):
                    continue
                calls[number, place, match.start()] = match["label"]
                expected = label + 1
    if len(calls) < _LEAST:
        return [tuple(lines) for lines in pages]
    marked = [list(lines) for lines in pages]
    for (number, place, start), figure in reversed(calls.items()):
        line = marked[number][place]
        text = f"{line.text[:start]}{mark(figure)}{line.text[start + len(figure) :]}"
        marked[number][place] = replace(line, text=text)
    return [tuple(lines) for lines in marked]
