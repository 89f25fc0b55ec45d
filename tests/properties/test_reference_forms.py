"""What is printed reads back as the same reference."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ipsearch.annotations import Reference
from ipsearch.extraction.references.documents import letter_reference
from ipsearch.extraction.references.finding import find_references, parse_reference
from ipsearch.extraction.references.parliament import kamerstuk_reference
from ipsearch.kenmerk import Kamerstuk
from ipsearch.results import Period

YEARS = st.integers(1996, 2039)
SESSIONS = YEARS.map(lambda year: f"{year}/{(year + 1) % 100:02d}")
NUMBERS = st.integers(1, 4999)
DAYS = st.dates(dt.date(1996, 1, 1), dt.date(2039, 12, 31))


@st.composite
def kamerstukken(draw: st.DrawFn) -> Reference:
    addition = draw(st.sampled_from([None, "32", "VI", "XVI", "7"]))
    number = draw(st.one_of(NUMBERS.map(str), st.sampled_from(["A", "B", "AB", "BK"])))
    dossier = str(draw(st.integers(10_000, 39_999)))
    return kamerstuk_reference(Kamerstuk(dossier, number, addition), draw(st.none() | SESSIONS))


@st.composite
def acts(draw: st.DrawFn) -> Reference:
    kind = draw(st.sampled_from(["Richtlijn", "Verordening", "Besluit", "Kaderbesluit", "Uitvoeringsverordening"]))
    number, year = draw(st.integers(1, 1899)), draw(YEARS)
    form = draw(st.sampled_from(["{k} (EU) {y}/{n}", "{k} (EG) nr. {n}/{y}", "{k} {y}/{n}/JBZ"]))
    printed = form.format(k=kind, n=number, y=year)
    return Reference("eu-act", printed, printed)


@st.composite
def others(draw: st.DrawFn) -> Reference:
    year, number = draw(YEARS), draw(NUMBERS)
    made = {
        "gazette": f"{draw(st.sampled_from(['Stb', 'Stcrt', 'Trb']))}. {year}, {number}",
        "com": f"COM({year}) {number}", "toezegging": f"TZ{year}{draw(st.integers(1, 12)):02d}-{number % 1000:03d}",
        "law": f"BWBR{number:07d}", "ecli": f"ECLI:NL:HR:{year}:{number}", "annex": f"bijlage {number % 40 + 1}",
        "handelingen": f"Handelingen II {year}/{(year + 1) % 100:02d}, nr. {number % 120 + 1}, item {number % 30 + 1}",
        "motie": draw(st.sampled_from(["motie-Jansen", "motie-Van der Werf/De Vries", "motie-El Aziz c.s."])),
    }  # fmt: skip
    kind = draw(st.sampled_from(sorted(made)))
    return Reference(kind, made[kind], made[kind])  # type: ignore[arg-type]


LETTERS = st.builds(
    lambda kind, day: letter_reference(kind, None, Period(day, day)),
    st.sampled_from(["brief", "verslag", "nota"]),
    DAYS,
)


@given(st.one_of(kamerstukken(), acts(), others(), LETTERS))
def test_parsing_what_is_printed_gives_the_same_reference(reference: Reference) -> None:
    assert parse_reference(reference.printed) == reference


@given(st.text(max_size=300))
def test_any_text_is_searched_without_harm(text: str) -> None:
    found = list(find_references(text))
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
