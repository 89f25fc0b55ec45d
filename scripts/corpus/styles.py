"""The typographies: fonts, sizes, spacing and where the margin column, page number and table rules stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

HELVETICA = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")
TIMES = ("Times-Roman", "Times-Bold", "Times-Italic")
VERA = ("Vera", "VeraBd", "VeraIt")


@dataclass(frozen=True, slots=True)
class Style:
    """One typography; lengths in points, y grows upwards from the foot of the page."""

    fonts: tuple[str, str, str] = HELVETICA
    size: float = 10.0
    leading: float = 13.0
    left: float = 72.0
    width: float = 330.0
    top_first: float = 520.0
    top_later: float = 712.0
    bottom: float = 78.0
    gap: float = 13.0
    indent: float = 0.0
    heading_gap: float = 18.0
    justify: bool = False
    hyphens: bool = False
    by_word: bool = False
    note_size: float = 7.0
    margin_left: float = 425.0
    margin_width: float = 118.0
    margin_size: float = 6.5
    margin_order: str = "last"  # first, last or interleaved with the body
    date_in_margin: bool = False
    subject_label: str = "Onderwerp"
    page_label: str = "Pagina {n} van {m}"
    page_label_left: float = 425.0
    page_label_size: float = 6.5
    ruled_tables: bool = True
    numbered: bool = True
    head: str = "rijk"

    @property
    def regular(self) -> str:
        return self.fonts[0]

    @property
    def bold(self) -> str:
        return self.fonts[1]

    @property
    def italic(self) -> str:
        return self.fonts[2]


RIJK_VERA = Style(
    VERA, 8.8, 12.2, gap=12.2, margin_order="interleaved", heading_gap=18, top_later=690, width=332, note_size=6.6
)
RIJK_TIMES = Style(
    TIMES,
    11,
    13.6,
    left=68,
    width=338,
    gap=13.6,
    date_in_margin=True,
    margin_size=7.5,
    margin_left=430,
    page_label_left=270,
    page_label_size=8,
    ruled_tables=False,
    note_size=8,
)
RIJK_HELVETICA = Style(
    HELVETICA,
    10,
    13.4,
    left=76,
    width=326,
    gap=0,
    indent=14,
    margin_order="first",
    margin_size=7,
    page_label="{n}/{m}",
    page_label_left=480,
    page_label_size=9,
    heading_gap=20,
)
KAMERSTUK = Style(
    HELVETICA,
    9,
    12,
    left=164,
    width=278,
    gap=12,
    top_first=612,
    top_later=770,
    bottom=92,
    hyphens=True,
    page_label="{n}",
    heading_gap=14,
    note_size=6.8,
    ruled_tables=False,
    head="kamerstuk",
)

STYLES: dict[str, Style] = {
    "rijk_vera": RIJK_VERA,
    "rijk_vera_bare": replace(
        RIJK_VERA,
        size=9,
        leading=12.8,
        gap=9,
        margin_order="last",
        page_label="{n}",
        page_label_left=236,
        page_label_size=9,
        ruled_tables=False,
        top_later=730,
    ),
    "rijk_vera_first": replace(RIJK_VERA, margin_order="first", date_in_margin=True, by_word=True),
    "rijk_times": RIJK_TIMES,
    "rijk_times_interleaved": replace(
        RIJK_TIMES, margin_order="interleaved", date_in_margin=False, page_label_left=430, ruled_tables=True
    ),
    # The margin column stands left of the body here, as in letters from before the present house style.
    "rijk_times_betreft": replace(
        RIJK_TIMES,
        size=10.5,
        leading=13.2,
        left=186,
        width=340,
        margin_left=48,
        margin_width=120,
        subject_label="Betreft",
        justify=True,
        page_label_left=48,
    ),
    "rijk_helvetica": RIJK_HELVETICA,
    "rijk_helvetica_last": replace(
        RIJK_HELVETICA,
        size=9.5,
        leading=12.6,
        gap=12.6,
        indent=0,
        margin_order="last",
        page_label="Pagina {n} van {m}",
        page_label_left=425,
        page_label_size=7,
    ),
    "rijk_helvetica_slash": replace(
        RIJK_HELVETICA, size=9.8, leading=13, justify=True, hyphens=True, ruled_tables=False
    ),
    "rijk_widemargin": Style(
        HELVETICA,
        10,
        13,
        left=60,
        width=340,
        gap=13,
        margin_left=420,
        margin_width=130,
        margin_size=10,
        page_label="- {n} -",
        page_label_left=285,
        page_label_size=10,
        date_in_margin=True,
        margin_order="interleaved",
    ),
    "odd_twocolumn_head": Style(
        VERA,
        9.2,
        13,
        left=90,
        width=400,
        gap=6,
        indent=0,
        top_first=636,
        top_later=760,
        page_label="Blad {n}",
        page_label_left=90,
        page_label_size=8,
        head="grid",
        heading_gap=16,
    ),
    "annex_ruled": Style(
        VERA, 9, 12.4, left=80, width=430, gap=9, top_first=770, top_later=770, numbered=False, head="annex"
    ),
    "annex_unruled": Style(
        TIMES,
        11,
        13.8,
        left=84,
        width=420,
        gap=10,
        top_first=770,
        top_later=770,
        numbered=False,
        ruled_tables=False,
        head="annex",
        note_size=8,
    ),
    "kamerstuk": KAMERSTUK,
    "kamerstuk_justified": replace(KAMERSTUK, justify=True, by_word=False),
    # The two styles below are only used to lay out pages that are then damaged into text files.
    "text_cp1252": replace(RIJK_TIMES, hyphens=True, date_in_margin=False, page_label_left=430),
    "text_utf8": Style(HELVETICA, 10, 13, width=400, gap=13, top_first=770, top_later=770, hyphens=True, head="annex"),
}


def register_fonts() -> None:
    """Vera comes with reportlab and may be embedded and passed on (Bitstream Vera licence)."""
    folder = Path(reportlab.__file__).parent / "fonts"
    for name in VERA:
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))
