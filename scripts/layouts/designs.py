"""Which layouts are there? One ``Design`` each, in words every producer understands; ``designs.toml`` states them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Design:
    """One layout; lengths in points.

    Args:
        columns: of text on the page, where the producer can.
        folio: the page number as printed, with ``{n}`` and ``{m}``; empty for none.
        margin: the side of the margin column, or empty; ``margin_drawn`` says whether before or after the body.
        head: kind of letterhead: grid, lines, or empty.
        headings: how levels 1 and 2 look: bold, italic, large, spaced, smallcaps, underlined, bold-italic.
        after: what is done to the finished file: rotate90, rotate180, labels, forms.
    """

    name: str
    producer: str
    sources: tuple[str, ...]
    extra: bool = True
    notes: bool = True
    paper: str = "a4"
    font: str = "Liberation Serif"
    size: float = 10.0
    leading: float = 13.5
    left: float = 85.0
    right: float = 85.0
    top: float = 90.0
    bottom: float = 90.0
    justify: bool = False
    hyphenate: bool = False
    columns: int = 1
    soft_hyphens: bool = False
    parting: str = "white"
    headings: tuple[str, str] = ("bold", "italic")
    numbered: bool = False
    bullets: tuple[str, str] = ("•", "–")
    table: str = "ruled"
    table_alone: bool = False
    folio: str = ""
    folio_place: str = "foot-right"
    first_page: int = 1
    page_step: int = 1
    running: bool = False
    margin: str = ""
    margin_size: float = 7.0
    margin_drawn: str = "last"
    head: str = "lines"
    signed: bool = True
    sign_alone: bool = False
    tagged: bool = False
    after: tuple[str, ...] = ()


def _read() -> tuple[Design, ...]:
    stated = tomllib.loads((Path(__file__).parent / "designs.toml").read_text("utf-8"))
    lists_as_tuples = {
        name: {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
        for name, values in stated.items()
    }
    return tuple(Design(name, **values) for name, values in lists_as_tuples.items())


DESIGNS = _read()
