"""Where does a Dutch sentence end?"""

from __future__ import annotations

import re
from collections.abc import Iterator

# After these a full stop ends no sentence. Lower case, without the last stop.
_ABBREVIATIONS = frozenset(
    "a.d aant afd alg art artt bijv blz bv ca c.q c.s dd d.d dhr dr drs d.w.z e.a e.d e.e.a e.v enz etc evt excl "
    "fig gem i.c i.c.m i.o i.p.v i.s.m incl ing inz ir i.v.m jhr jl k.k lett m.a.w max mevr mw m.b.t m.b.v "
    "m.i m.i.v min mln mld mr m.n m.u.v nl nr nrs o.a o.b.v o.g.v o.l.v o.m o.v.v p pag par plv p.o prof red resp "
    "r.k ref sr stb stcrt t.a.v t.b.v tel t/m t.g.v t.n.v t.o.v trb t.w v.a vgl v.w.b v.v w.o z.g.a.n zgn "
    "z.o.z z.s.m st jr no vol ed".split()
)
_MAY_END = frozenset({"jl", "e.d", "e.a", "etc", "enz", "c.s", "e.v", "mln", "mld", "k.k", "z.s.m"})
_STOP = re.compile(r"(?<![.!?…])[.!?…]+[\"”’»)\]]*(?=\s+\S)|\n{2,}|;\s*(?=\n)")
_INITIALS = re.compile(r"(?:[A-ZÀ-ÖØ-Þ]\.)*[A-ZÀ-ÖØ-Þ]")
_BEFORE = re.compile(r"([\w.’'/]+)$")
_STARTS = re.compile(r"\s*[\"“‘«(\[•\-–]*\s*(?:[A-ZÀ-ÖØ-Þ0-9]|['’]s\b|['’]t\b|['’]n\b)")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Half-open places of the sentences of a text, without white space around them."""
    start = 0
    for match in _STOP.finditer(text):
        if _ends(text, match):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, len(text))


def _ends(text: str, match: re.Match[str]) -> bool:
    mark = match.group()
    if mark[0] in "\n;!?":
        return mark[0] in "\n;" or bool(_STARTS.match(text, match.end()))
    if not _STARTS.match(text, match.end()):
        return False
    before = _BEFORE.search(text, max(0, match.start() - 30), match.start())
    word = before.group(1).lower().strip(".’'") if before else ""
    if word in _ABBREVIATIONS:
        return word in _MAY_END and text[match.end() : match.end() + 20].lstrip()[:1].isupper()
    is_initial = before is not None and bool(_INITIALS.fullmatch(before.group(1)))
    return not is_initial and not _is_list_number(text, match.start() - len(word), word)


def _is_list_number(text: str, start: int, word: str) -> bool:
    """Whether the word is the number that opens a list item: ``1. Het bevorderen van …``."""
    return word.isdigit() and len(word) <= 2 and (start == 0 or text[start - 1] == "\n")


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if right > left:
        yield start + left, start + right
