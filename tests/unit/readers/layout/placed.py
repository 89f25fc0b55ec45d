"""Text on its place, for the tests of what place alone shows."""

from __future__ import annotations

from ipsearch.readers.layout import Fragment, Sheet
from ipsearch.readers.layout.sheets import Rule

SENTENCE = "Het kabinet werkt samen met de provincies aan een goede spreiding van de voorzieningen in het"


def words(text: str, x: float, y: float, size: float = 10.0, *, bold: bool = False) -> list[Fragment]:
    """A text set from ``x`` on, half an em a letter."""
    placed: list[Fragment] = []
    for word in text.split():
        end = x + 0.5 * size * len(word)
        placed.append(Fragment(word, x, end, y, size, bold, False, bool(placed)))
        x = end + 0.28 * size
    return placed


def sheet(*lines: tuple[str, float, float], rules: tuple[Rule, ...] = ()) -> Sheet:
    """A page of lines, each with where it starts; a line after a bar stands on the same height."""
    return Sheet(595.0, 842.0, tuple(part for text, x, y in lines for part in words(text, x, y)), rules)


def paragraph(y: float, lines: int = 2, pitch: float = 13.0) -> list[tuple[str, float, float]]:
    """Full lines and a short last one."""
    full = [(SENTENCE, 70.0, y + pitch * line) for line in range(lines - 1)]
    return [*full, ("land en zal u daarover berichten.", 70.0, y + pitch * (lines - 1))]
