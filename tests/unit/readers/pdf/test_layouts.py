"""Is a letter read the same in whatever layout it is set?

Every layout sets the same words; what must come back is the same blocks, page by page.
"""

from __future__ import annotations

import pytest

from ipsearch.letters import FURNITURE
from ipsearch.readers.drafts import Draft, DraftBlock, ReadOptions
from ipsearch.readers.pdf import read_pdf
from tests.unit.readers.pdf.typesetter import Item, Layout, Page, typeset

CONTENT = [
    Item("heading", "De bibliotheek als trefpunt"),
    Item(
        "paragraph",
        "Gemeenten en bibliotheken werken sinds enkele jaren aan een ruimer aanbod. In kleine kernen sluit de "
        "bibliotheek vaker haar deuren dan in de stad, terwijl juist daar weinig andere plekken zijn waar inwoners "
        "elkaar treffen. Met deze brief informeer ik u over de stand van zaken.",
        note="Kamerstukken II 2031/32, 38 812, nr. 8.",
    ),
    Item("heading", "Spreiding over het land", level=2),
    Item(
        "paragraph",
        "Uit onderzoek blijkt dat één op de zes inwoners meer dan tien kilometer moet reizen naar een vestiging. "
        "Voor leerlingen van het basisonderwijs is dat te ver. De provincies hebben daarom samen met de rijksoverheid "
        "een plan opgesteld dat in vier jaar tijd vijftig servicepunten moet opleveren.",
    ),
    Item("paragraph", "Het plan rust op drie uitgangspunten:"),
    Item("bullet", "een servicepunt is ten minste twintig uur per week open;"),
    Item(
        "bullet",
        "de collectie wordt aangevuld vanuit de dichtstbijzijnde vestiging, zodat een aanvraag binnen twee werkdagen "
        "kan worden geleverd;",
    ),
    Item("bullet", "vrijwilligers worden begeleid door een beroepskracht."),
    Item("heading", "Voortgang en cijfers"),
    Item(
        "paragraph",
        "In het afgelopen jaar zijn negentien servicepunten geopend. De onderstaande tabel geeft per provincie aan "
        "hoeveel er zijn voorzien en wanneer zij gereed zijn.",
        note="Zie ook de voortgangsrapportage die als bijlage is gevoegd bij de brief van 3 maart 2032, in het "
        "bijzonder het hoofdstuk over de bekostiging van de vestigingen.",
    ),
    Item(
        "table",
        rows=(
            ("Provincie", "Geopend", "Toelichting"),
            ("Drenthe", "7", "Gereed, met uitzondering van de vestiging in het noorden van de provincie"),
            ("Zeeland", "8", "Gereed"),
            ("Limburg", "4", "Wacht op goedkeuring van het bestemmingsplan door de gemeenteraad"),
        ),
    ),
    Item(
        "paragraph",
        "De bekostiging van de servicepunten loopt via het provinciefonds. Ik zeg u toe dat ik u voor de zomer van "
        "2033 bericht over de uitkomsten van de evaluatie, die door een onafhankelijk bureau wordt uitgevoerd.",
    ),
    Item("heading", "Vervolg", level=2),
    Item(
        "paragraph",
        "De komende maanden voer ik overleg met de provincies over de verdeling van de resterende middelen. Daarbij "
        "betrek ik de ervaringen van de inwoners zelf, die in de zomer door middel van een vragenlijst zijn verzameld.",
    ),
    Item(
        "paragraph",
        "Ook de openingstijden komen daarbij aan de orde. In drie gemeenten loopt een proef met onbemande uren, "
        "waarbij leden met hun pas naar binnen kunnen. De eerste uitkomsten zijn gunstig: het bezoek is met een kwart "
        "toegenomen en het aantal vermiste boeken is niet gestegen.",
    ),
]
MARGIN = (
    ("Directie Media", "Afdeling Letteren"),
    ("", "Voorbeeldplein 12\n2500 AA Den Haag"),
    ("Datum", "4 april 2032"),
    ("Ons kenmerk", "7654321"),
)

LAYOUTS = {
    "plain": Layout(right=80),
    "small margin right, drawn between the lines": Layout(margin="right", margin_drawn="between", folio="van"),
    "margin right as large as the body, drawn first": Layout(
        margin="right", margin_size=9, size=9, right=170, margin_drawn="first"
    ),
    "margin left, number in it": Layout(left=160, right=70, margin="left", folio="margin", face="Times", size=11),
    "indented and justified, numbered 3/99": Layout(
        right=80, parting="indent", justified=True, folio="slash", first_page=3, white=12
    ),
    "hyphenated, between dashes": Layout(
        right=90, face="Times", justified=True, hyphenated=True, folio="dashes", heading="capitals"
    ),
    "bare number, running head": Layout(right=80, folio="bare", head="Ministerie van Letteren", bullet="–"),
    "number in a running foot": Layout(right=80, folio="running", foot="Postbus 1, 2500 AA Den Haag"),
    "letter-spaced headings, small bare table": Layout(right=80, heading="spaced", table="bare", table_size=8.5),
    "underlined headings, lined table": Layout(right=80, heading2="underlined", table="lined", bullet="-"),
    "large headings, embedded font": Layout(right=80, face="Vera", heading="large", size=9, leading=12),
    "letter by letter, every second page": Layout(right=80, draw="letters", folio="van", page_step=2, height=500),
    "shuffled, short pages": Layout(right=80, draw="shuffled", height=420, folio="blad", bottom=70, top=60),
    "upside down": Layout(right=80, rotate=180, folio="van"),
    "inside a form, whole lines": Layout(right=80, form=True, draw="lines", folio="slash"),
    "no rule above the notes, wide leading": Layout(right=80, note_rule=False, leading=15, face="Times", size=10.5),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_blocks_in_every_layout(name: str) -> None:
    data, pages = typeset(CONTENT, LAYOUTS[name], MARGIN)
    draft = read_pdf(data, "brief.pdf", ReadOptions())
    assert [_body(page.blocks) for page in draft.pages] == [page.blocks for page in pages]
    assert draft.warnings == ()


@pytest.mark.parametrize("name", LAYOUTS)
def test_printed_numbers_are_read_and_never_invented(name: str) -> None:
    data, pages = typeset(CONTENT, LAYOUTS[name], MARGIN)
    draft = read_pdf(data, "brief.pdf", ReadOptions())
    assert [page.printed for page in draft.pages] == [page.printed for page in pages]


@pytest.mark.parametrize("name", LAYOUTS)
def test_footnotes_are_tied_to_their_markers(name: str) -> None:
    data, pages = typeset(CONTENT, LAYOUTS[name], MARGIN)
    draft = read_pdf(data, "brief.pdf", ReadOptions())
    for found, wanted in zip(draft.pages, pages, strict=True):
        notes = [(block.label, block.text) for block in found.blocks if block.kind == "footnote"]
        assert notes == wanted.notes
        assert [note for block in found.blocks for note in block.notes] == [label for label, _ in wanted.notes]


@pytest.mark.parametrize("name", [name for name, layout in LAYOUTS.items() if layout.margin])
def test_margin_entries_stay_apart(name: str) -> None:
    data, _ = typeset(CONTENT, LAYOUTS[name], MARGIN)
    first = read_pdf(data, "brief.pdf", ReadOptions()).pages[0]
    margins = [block.text for block in first.blocks if block.kind == "margin"]
    assert "Datum\n4 april 2032" in margins
    assert "Ons kenmerk\n7654321" in margins


def test_headings_have_the_level_of_their_style() -> None:
    data, _ = typeset(CONTENT, LAYOUTS["plain"])
    levels = [block.level for block in _blocks(read_pdf(data, "brief.pdf", ReadOptions())) if block.kind == "heading"]
    assert levels == [1, 2, 1, 2]


def test_a_table_knows_its_head() -> None:
    data, _ = typeset(CONTENT, LAYOUTS["plain"])
    table = next(block for block in _blocks(read_pdf(data, "brief.pdf", ReadOptions())) if block.kind == "table")
    assert table.header_rows == 1
    assert table.rows[0] == ("Provincie", "Geopend", "Toelichting")


def test_a_paragraph_runs_on_only_to_the_next_printed_page() -> None:
    consecutive = _seams(Layout(right=80, folio="van", height=390, bottom=70, top=60))
    apart = _seams(Layout(right=80, folio="van", page_step=2, height=390, bottom=70, top=60))
    assert "text" in consecutive
    assert set(apart) == {"none"}


def _seams(layout: Layout) -> list[str]:
    data, _ = typeset(CONTENT, layout)
    pages = read_pdf(data, "brief.pdf", ReadOptions()).pages
    bodies = [[block for block in page.blocks if block.kind in ("paragraph", "bullet")] for page in pages]
    return [blocks[-1].continues for blocks in bodies if blocks]


def _blocks(draft: Draft) -> list[DraftBlock]:
    return [block for page in draft.pages for block in page.blocks]


def _body(blocks: tuple[DraftBlock, ...]) -> list[tuple[str, str]]:
    apart = {*FURNITURE, "footnote"}
    return [(block.kind, _text(block)) for block in blocks if block.kind not in apart]


def _text(block: DraftBlock) -> str:
    return "\n".join(" | ".join(row) for row in block.rows) if block.rows else block.text


def test_typesetter_leaves_no_word_out() -> None:
    _, pages = typeset(CONTENT, LAYOUTS["shuffled, short pages"])
    words = [word for item in CONTENT for word in item.text.split()]
    assert sum(len(_words(page)) for page in pages) >= len(words)


def _words(page: Page) -> list[str]:
    return [word for _, text in page.blocks for word in text.split()]
