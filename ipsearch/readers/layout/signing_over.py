"""Does a page end between the office of who signs and the name?

Each page alone shows no signature then: the office is a line over nothing, the name a line under nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.pieces import PageParts, Piece
from ipsearch.readers.letterhead.signature import is_name, is_office

# A name is no wider than this share of the text, an office no longer than so many lines.
_NAME_WIDE, _OFFICE_LINES = 0.6, 3


def with_signatures_over(pages: Sequence[PageParts], area: Area) -> list[PageParts]:
    """The pages, with an office that ends one and a name that opens the next as a signature in two blocks."""
    done = list(pages)
    for place, (_, following) in enumerate(pairwise(pages)):
        page = done[place]
        if page.pieces and following.pieces and _signs(page.pieces[-1], following.pieces[0], area):
            *before, office = page.pieces
            name, *after = following.pieces
            done[place] = replace(page, pieces=(*before, replace(office, kind="signature")))
            done[place + 1] = replace(following, pieces=(replace(name, kind="signature"), *after))
    return done


def _signs(last: Piece, first: Piece, area: Area) -> bool:
    """Whether an office ends a page with a comma, and the next opens with a name alone, in the same type."""
    if last.kind != "paragraph" or first.kind != "paragraph":
        return False
    if len(last.lines) > _OFFICE_LINES or len(first.lines) != 1:
        return False
    office, name = " ".join(line.text for line in last.lines), first.lines[0]
    same = first.style == last.style
    named = is_name(name.text) and len(name.words) > 1 and name.x1 - name.x0 < _NAME_WIDE * area.width
    return same and named and office.endswith(",") and is_office(office)
