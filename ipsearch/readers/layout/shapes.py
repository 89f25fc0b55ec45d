"""Which blocks are short and shaped as headings are, whatever else sets them apart?"""

from __future__ import annotations

import re

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.pieces import Piece
from ipsearch.readers.markers import read_marker
from ipsearch.readers.masthead import is_salutation, is_signal

_MAX_LINES, _MAX_CHARACTERS = 2, 120
# A line that nearly reaches the right edge (share of the width) may be the first of a sentence.
_SHORT = 0.85
_OPENS = re.compile(r"(?:§ ?|[“‘\"'(]*)[A-ZÀ-Þ\d]")
_NO_HEADING = re.compile(r"[.,;:!][)”’»\"']*$|-$|^[A-Z][\w ’'-]+, \d{1,2} [a-z]+ \d{4}$")


def has_heading_shape(piece: Piece, area: Area) -> bool:
    """Whether a piece could be a heading: short, opened by a capital or a number, without a stop; no letterhead."""
    text = " ".join(line.text for line in piece.lines)
    if len(piece.lines) > _MAX_LINES or len(text) > _MAX_CHARACTERS or not any(map(str.isalpha, text)):
        return False
    if piece.kind == "bullet":
        marker = read_marker(text)
        text = text[marker.length :] if marker is not None and marker.numbered else ""
    elif piece.kind != "paragraph":
        return False
    short = piece.lines[-1].x1 - area.left < _SHORT * area.width
    return (
        short and bool(_OPENS.match(text)) and not (_NO_HEADING.search(text) or is_signal(text) or is_salutation(text))
    )
