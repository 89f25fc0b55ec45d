import datetime as dt

import pytest

from ipsearch.errors import Damaged, NoTextLayer
from ipsearch.letters import Block, Reading
from ipsearch.readers.reading import read_bytes

ZIN = "Deze alinea bevat genoeg woorden om als lopende tekst van een brief te gelden."


def _read(inner: str, head: str = "") -> Reading:
    return read_bytes(f"<!doctype html><html><head>{head}</head><body>{inner}</body></html>".encode(), "a.html")


def _blocks(inner: str) -> list[Block]:
    return list(_read(inner).pages[0].blocks)


def _pairs(inner: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in _blocks(inner)]


def test_the_document_and_not_the_site() -> None:
    page = f"""
      <header><nav><a href="/">Home</a></nav><p>Sitenaam</p></header>
      <div class="cookie-consent">Wij gebruiken koekjes</div>
      <aside><h2>Gerelateerd</h2><a href="/x">Dossier 12345</a></aside>
      <p hidden>verborgen</p><p style="display: none">ook</p><script>var a="script"</script>
      <main><ol class="breadcrumb"><li>Home</li></ol><h2>Besluit</h2><p>{ZIN}</p></main>
      <footer><a href="/c">Contact</a></footer>"""
    assert _pairs(page) == [("heading", "Besluit"), ("paragraph", ZIN)]


def test_without_landmarks_the_densest_container_counts() -> None:
    assert _pairs(f"<div><div><div id=x><p>{ZIN}</p><p>{ZIN} Nog.</p></div></div></div>") == [
        ("paragraph", ZIN),
        ("paragraph", f"{ZIN} Nog."),
    ]


def test_lists_print_their_markers() -> None:
    inner = (
        "<ul><li>een<ul><li>diep</li></ul></li></ul><ol start=3 type=a><li>x</li><li><p>ii.</p><p>zelf</p></li></ol>"
    )
    assert [text for _, text in _pairs(inner + f"<p>{ZIN}</p>")][:4] == ["• een", "• diep", "c. x", "ii. zelf"]


def test_the_style_of_a_list_says_how_it_counts() -> None:
    inner = (
        '<ol style="margin: 0; list-style-type: lower-alpha"><li>x</li><li>y</li></ol>'
        '<ol style="list-style:upper-roman inside"><li>z</li></ol>'
    )
    assert [text for _, text in _pairs(inner + f"<p>{ZIN}</p>")][:3] == ["a. x", "b. y", "I. z"]


def test_tables_with_spans() -> None:
    inner = (
        "<table><caption>Tabel 1 Proef</caption><tr><th>Land</th><th colspan=2>Aantal</th></tr>"
        "<tr><td rowspan=2>Chili</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
    )
    blocks = [block for block in _blocks(inner) if block.kind == "table"]
    assert blocks[0].text == "Land | Aantal |\nChili | 1 | 2\n| 3 | 4"
    assert blocks[0].header_rows == 1


def test_a_table_that_only_places_things_is_read_as_blocks() -> None:
    assert [kind for kind, _ in _pairs(f"<table><tr><td><h2>Kop</h2><p>{ZIN}</p></td></tr></table>")] == [
        "heading",
        "paragraph",
    ]


@pytest.mark.parametrize(
    "inner",
    [
        '<p>Zie daar<sup><a href="#n1" id="r1">1</a></sup>.</p><ol><li id="n1">De noot. <a href="#r1">↩</a></li></ol>',
        '<p>Zie daar<a href="#n1" name="r1">[1]</a>.</p>'
        '<div class="voetnoot" id="n1"><a href="#r1">[1]</a> De noot.</div>',
        '<p>Zie daar<a class="nootnum" href="#n1">1</a>.</p>'
        '<div class="voet noot"><h5 class="note-close"><a class="note-close" href="#x">X</a>'
        ' Noot </h5><sup><span id="n1">1</span></sup><p>De noot.</p></div>',
        "<p>Zie daar<sup>1</sup>.</p><p><sup>1</sup> De noot.</p>",
    ],
)
def test_notes_in_the_shapes_that_pages_have(inner: str) -> None:
    blocks = _blocks(f"<div>{inner}</div>")
    note = [block for block in blocks if block.kind == "footnote"]
    assert [(block.label, block.text) for block in note] == [("1", "De noot.")]
    assert blocks[0].text == "Zie daar."
    assert blocks[0].notes == ("1",)


def test_raised_figures_that_mark_nothing_stay() -> None:
    assert _pairs("<p>Een oppervlak van 12 m<sup>2</sup> of meer.</p>") == [
        ("paragraph", "Een oppervlak van 12 m2 of meer.")
    ]


def test_an_official_publication_states_its_number_and_date() -> None:
    head = (
        '<meta name="DCTERMS.identifier" content="kst-31415-92"><meta name="DCTERMS.issued" content="2022-05-09">'
        '<meta name="DC.title" content="Proefdossier; Brief regering; Verslag van een proef">'
        '<meta name="OVERHEIDop.datumOndertekening" content="2022-05-06">'
    )
    reading = _read(
        '<div id="broodtekst"><h1>31 415 Proefdossier</h1><h1>Nr. 92 BRIEF VAN DE MINISTER VAN PROEVEN</h1>'
        f"<p>{ZIN}</p></div>",
        head,
    )
    assert reading.pages[0].text == ZIN
    found = reading.letterhead
    assert (found.kamerstuk, found.date, found.subject) == ("31415-92", dt.date(2022, 5, 6), "Verslag van een proef")
    assert found.sender == "Minister van Proeven"


def test_letterhead_beside_the_document_is_kept_as_furniture() -> None:
    reading = _read(f"<header><p>Ons kenmerk 7654321</p><p>Datum 3 mei 2021</p></header><main><p>{ZIN}</p></main>")
    assert reading.letterhead.kenmerk == "7654321"
    assert reading.pages[0].text == ZIN


def test_encodings_that_pages_claim() -> None:
    data = f'<html><head><meta charset="iso-8859-1"></head><body><p>Eén € en ‘zo’. {ZIN}</p></body></html>'.encode(
        "cp1252"
    )
    assert "Eén € en ‘zo’." in read_bytes(data, "a.html").pages[0].text


def test_pages_without_words_are_errors() -> None:
    with pytest.raises((Damaged, NoTextLayer)):
        _read("<script>bouw()</script><div></div>")


@pytest.mark.parametrize(
    "inner",
    [
        "<table>" + "<tr><td rowspan=99999 colspan=99999>a</td></tr>" * 50 + "</table>" + ZIN,
        f"<p>{ZIN}&#1;&#x0;</p><nav>x</nav>&#2;",
        "<ul><li>a" * 200 + ZIN,
    ],
)
def test_odd_pages_do_no_harm(inner: str) -> None:
    assert _read(inner).pages


def test_a_page_nested_too_deep_is_an_error_and_not_empty() -> None:
    with pytest.raises(Damaged):
        _read("<div>" * 5000 + ZIN)


def test_notes_of_an_annex_that_count_from_one_again_are_kept() -> None:
    inner = f"""<p>{ZIN}<a href="#a"><sup>1</sup></a></p><h2>Bijlage</h2><p>{ZIN}<a href="#b"><sup>1</sup></a></p>
      <div class="footnotes"><p id="a">1 Noot van de brief.</p><p id="b">1 Noot van de bijlage.</p></div>"""
    assert [text for kind, text in _pairs(inner) if kind == "footnote"] == [
        "Noot van de brief.",
        "Noot van de bijlage.",
    ]
