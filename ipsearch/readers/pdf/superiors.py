"""Which figures does a font draw small and raised, although they stand on the line like any other?

The superior figures of OpenType (``sups``) have the size and the baseline of the text; only their shape tells. They
are set as other footnote markers are, so that the layout needs to know one kind only.
"""

from __future__ import annotations

from collections.abc import Collection

from ipsearch.readers.pdf.strips import Ink, Strip

# How large (em) and how far above the line (em) a raised marker is usually set.
_SIZE, _RISE = 0.62, 0.35
# Up, as a step in user space, for text that runs in each quarter turn.
_UP = ((0.0, 1.0), (-1.0, 0.0), (0.0, -1.0), (1.0, 0.0))


def raise_superiors(ink: Ink, raised: Collection[tuple[int, int]]) -> None:
    """Set the candidates that start on one of these places as raised markers."""
    for place in ink.superiors:
        strip = ink.strips[place]
        if any((round(strip.x0) + dx, round(strip.y0) + dy) in raised for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
            ink.strips[place] = _raised(strip)


def _raised(strip: Strip) -> Strip:
    across, up = (_RISE * strip.size * step for step in _UP[strip.quarter])
    return strip._replace(
        x0=strip.x0 + across, x1=strip.x1 + across, y0=strip.y0 + up, y1=strip.y1 + up, size=_SIZE * strip.size
    )
