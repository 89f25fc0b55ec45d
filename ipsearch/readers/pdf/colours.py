"""Is a fill colour a tint, or black, grey or white? (ISO 32000-1, 8.6.8)"""

from __future__ import annotations

from collections.abc import Sequence

# The difference between the strongest and the weakest primary from which a colour shows.
_TINT = 0.2
_GREY, _CMYK = 1, 4


def is_tint(values: Sequence[float]) -> bool:
    """Whether a colour of one (grey), three (RGB) or four values (CMYK) is seen as a colour.

    One value may also be the amount of an ink that the file names elsewhere; which one is not looked up.
    """
    if len(values) <= _GREY:
        return False
    if len(values) == _CMYK:
        return (max(values[:3]) - min(values[:3])) * (1 - values[3]) > _TINT
    return max(values) - min(values) > _TINT
