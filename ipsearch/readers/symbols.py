"""Which character is a sign of a symbol font?

Word stores such a sign by its place in the font, not as the character that a reader sees. Signs of Symbol
that have a character are that character; pictures that open list items are bullets; other pictures are no text.
"""

from __future__ import annotations

_PRIVATE = 0xF000
_SYMBOL = (
    dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True))
    | dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
    | dict(zip(range(0xA2, 0xA6), "′≤⁄∞", strict=True))
    | dict(zip(range(0xAB, 0xBD), "↔←↑→↓°±″≥×∝∂•÷≠≡≈…", strict=True))
    | {0x2D: "−", 0xA0: "€", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xDE: "⇒", 0xE5: "∑"}
)
# Wingdings: arrows as its users know them, ticked and empty boxes, and the pictures that open items.
_WINGDINGS = dict(
    zip(
        (0x6C, 0x6E, 0x6F, 0x78, 0xA7, 0xA8, 0xD8, 0xDF, 0xE0, 0xE8, 0xF0, 0xFC, 0xFD, 0xFE),
        "••☐☒•☐•←→→→✓☒☑",
        strict=True,
    )
)

# Text in which such signs are characters of their own, its font forgotten: most were Symbol's.
PRIVATE = {_PRIVATE + place: sign for place, sign in (_WINGDINGS | _SYMBOL).items() if place >= 0x80}


def symbol(font: str, code: str) -> str:
    """The character of a sign.

    Args:
        font: its name, as in ``w:font``.
        code: its place, hexadecimal, as in ``w:char``; symbol fonts count from F000 or from 0.
    """
    try:
        place = int(code, 16)
    except ValueError:
        return ""
    place = place - _PRIVATE if _PRIVATE <= place <= _PRIVATE + 0xFF else place
    name = font.lower()
    if name == "symbol":
        return _SYMBOL.get(place, chr(place) if 0x20 <= place < 0x7F else "")
    if name.startswith("wingdings"):
        return _WINGDINGS.get(place, "") if name == "wingdings" else ""
    return chr(place) if 0x20 <= place < 0xD800 else ""
