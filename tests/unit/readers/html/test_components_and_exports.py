"""Pages of components and pages that programs export: where the words stand, and what is only about the page."""

import datetime as dt

import pytest

from .test_html import ZIN, _blocks, _pairs, _read


def test_components_show_what_their_own_trees_hold() -> None:
    items = "<template shadowrootmode=open><style>a</style><slot></slot></template><ul><li>punt</li></ul>"
    main = f"<main><h1>Kop</h1><p>{ZIN}</p><md-list>{items}</md-list></main>"
    page = f"<md-page><template shadowrootmode=open>{main}</template></md-page>"
    site = f"<md-app><template shadowrootmode=open><header><a href=/>Site</a></header>{page}</template></md-app>"
    assert _pairs(site) == [("heading", "Kop"), ("paragraph", ZIN), ("bullet", "• punt")]


def test_what_a_component_is_given_stands_at_its_slots() -> None:
    tree = '<template shadowrootmode="open"><h2><slot name="kop">Zonder kop</slot></h2><slot>leeg</slot></template>'
    card = f'<md-card>{tree}<p>{ZIN}</p><span slot="kop">Kop</span></md-card>'
    assert _pairs(f"<main>{card}<md-card>{tree}</md-card></main>") == [
        ("heading", "Kop"),
        ("paragraph", ZIN),
        ("heading", "Zonder kop"),
        ("paragraph", "leeg"),
    ]


def test_a_template_of_a_script_is_no_text() -> None:
    assert _pairs(f"<main><p>{ZIN}</p><template><p>Sjabloon</p></template></main>") == [("paragraph", ZIN)]


def test_boxes_that_say_so_are_a_table() -> None:
    head = '<span role="columnheader">Jaar</span><span role="columnheader">Aantal</span>'
    row = '<div role="row"><span role="cell">2024</span><span role="cell">12</span></div>'
    heads = f'<div role="rowgroup"><div role="row">{head}</div></div>'
    table = f'<div role="table">{heads}<div role="rowgroup">{row}</div></div>'
    (block,) = (block for block in _blocks(f"<p>{ZIN}</p>{table}") if block.kind == "table")
    assert block.text.split("\n") == ["Jaar | Aantal", "2024 | 12"]
    loose = f'<div role="table"><p>Los woord</p>{row}</div>'
    assert ("paragraph", "Los woord") in _pairs(f"<p>{ZIN}</p>{loose}")


@pytest.mark.parametrize("name", ["title", "data-content", "data-bs-content"])
def test_what_a_pointer_over_a_figure_shows_is_a_note(name: str) -> None:
    shown = f'<sup {name}="Telling &lt;b&gt;tot en met&lt;/b&gt; november.">1</sup>'
    assert _pairs(f"<p>{ZIN}{shown}</p>") == [("paragraph", ZIN), ("footnote", "Telling tot en met november.")]
    # Words on what to do are no note.
    assert _pairs(f'<p>{ZIN}<sup title="Voetnoot">1</sup></p>') == [("paragraph", f"{ZIN}1")]


def test_notes_that_stand_aside_are_kept_whatever_their_box_is_called() -> None:
    called = '<sup><a id="r1" href="#n1">1</a></sup>'
    aside = '<aside class="kolom"><div id="n1"><a href="#r1">1</a> Trouw, 1 maart 2025.</div></aside>'
    assert _pairs(f"<main><p>{ZIN}{called}</p></main>{aside}") == [
        ("paragraph", ZIN),
        ("footnote", "Trouw, 1 maart 2025."),
    ]


def test_notes_may_be_counted_in_roman_figures() -> None:
    text = f'<p>{ZIN}<a href="#_edn2" name="_ednref2">[ii]</a></p>'
    assert _pairs(
        f'{text}<div id="edn2"><p><a href="#_ednref2" name="_edn2">[ii]</a> Ook in het Engels.</p></div>'
    ) == [
        ("paragraph", ZIN),
        ("footnote", "Ook in het Engels."),
    ]


def test_what_a_page_is_filed_under_and_the_bar_of_an_archive_are_out() -> None:
    bar = '<div id="wm-ipp-print">The Wayback Machine - https://web.archive.org/web/2004/http://www.vrom.nl/</div>'
    tags = '<ul class="tags"><li><a href="/t/milieu">Milieu</a></li><li><a href="/t/water">Water</a></li></ul>'
    foot = '<div><a href="#top">Omhoog</a> | <a href="/print">Printversie</a></div>'
    assert _pairs(f"{bar}<div><p>{ZIN}</p>{tags}</div>{foot}") == [("paragraph", ZIN)]


def test_a_table_of_fields_behind_the_text_is_a_record() -> None:
    rows = "<thead><tr><th>Veld</th><th>Waarde</th></tr></thead>"
    rows += "<tr><th>Kenmerk</th><td>RWS-2025/11872</td></tr><tr><th>Datum</th><td>22 april 2025</td></tr>"
    record = f"<section><h3>Extra informatie</h3><table>{rows}</table></section>"
    reading = _read(f"<main><h1>Besluit</h1><p>{ZIN}</p>{record}</main>")
    assert [block.kind for block in reading.pages[0].blocks if block.start is not None] == ["heading", "paragraph"]
    assert (reading.letterhead.kenmerk, reading.letterhead.date) == ("RWS-2025/11872", dt.date(2025, 4, 22))
    data = "<table><tr><th>Jaar</th><th>Aantal</th></tr><tr><td>2024</td><td>12</td></tr></table>"
    assert "table" in dict(_pairs(f"<main><p>{ZIN}</p><section><h3>Extra informatie</h3>{data}</section></main>"))


def test_a_title_below_the_first_level_stands_over_its_letterhead() -> None:
    head = "<tr><th>Registratienummer:</th><td>25.0019884</td></tr><tr><th>Datum:</th><td>25-03-2025</td></tr>"
    reading = _read(
        f"<div><h2>Archief Oldenhove</h2><table>{head}</table><p><strong>Aanleiding</strong></p><p>{ZIN}</p></div>"
    )
    assert reading.pages[0].blocks[0].text == "Archief Oldenhove"
    assert (reading.letterhead.title, reading.letterhead.kenmerk) == ("Archief Oldenhove", "25.0019884")


def test_a_box_for_who_signs_may_hold_the_day_and_the_names_alone() -> None:
    box = "<p>Aldus vastgesteld in de vergadering van 6 november 2025.</p><p>J. Prins</p>"
    assert _pairs(f'<p>{ZIN}</p><div class="ondertekening">{box}</div>')[1:] == [
        ("paragraph", "Aldus vastgesteld in de vergadering van 6 november 2025."),
        ("signature", "J. Prins"),
    ]
    names = '<table class="ondertekening"><tr><td>de secretaris,</td></tr><tr><td>P. Zandstra</td></tr></table>'
    board = "<p>Het college van burgemeester en wethouders van Marendijk,</p>"
    (signature,) = (text for kind, text in _pairs(f"<p>{ZIN}</p>{board}{names}") if kind == "signature")
    assert signature.endswith("Marendijk,\nde secretaris,\nP. Zandstra")


def test_lists_that_open_and_close_and_call_outs_as_programs_export_them() -> None:
    toggle = f"<ul><li><details><summary>Achtergrond</summary><p>{ZIN}</p></details></li></ul>"
    call_out = f"<figure><div>💡</div><div><p>{ZIN}</p></div></figure>"
    assert _pairs(toggle + call_out) == [("heading", "Achtergrond"), ("paragraph", ZIN), ("paragraph", ZIN)]


def test_the_author_and_the_day_of_a_paper_are_no_headings() -> None:
    head = '<h1 class="title">Notitie</h1><h2 class="author">Sanne Bol</h2><h3 class="date">9 mei 2025</h3>'
    assert _pairs(head.replace("h2", "p") + f"<p>{ZIN}</p>")[1] == ("header", "Sanne Bol")
    assert _pairs(f"{head}<h2>Kop</h2><p>{ZIN}</p>") == [
        ("heading", "Notitie"),
        ("header", "Sanne Bol"),
        ("paragraph", "9 mei 2025"),
        ("heading", "Kop"),
        ("paragraph", ZIN),
    ]


def test_a_regulation_has_its_number_in_its_title() -> None:
    title = "Regeling van de Minister van Financiën van 6 mei 2025, nr. WJZ/ 88120043, tot wijziging van de Regeling A"
    head = f'<meta name="DCTERMS.identifier" content="stcrt-2025-1"><meta name="DC.title" content="{title}">'
    assert _read(f"<h1>Regeling</h1><p>{ZIN}</p>", head).letterhead.kenmerk == "WJZ/ 88120043"
    short = head.replace(", nr. WJZ/ 88120043,", "")
    assert _read(f"<h1>{title}</h1><p>{ZIN}</p>", short).letterhead.kenmerk == "WJZ/ 88120043"


def test_a_form_around_the_whole_page_is_no_form_to_fill_in() -> None:
    fill = "<form><label>Zoeken</label><p>Vul een woord in.</p></form>"
    names = '<h1><a href="/"> Inspectie</a></h1><h1>Tarieven</h1>'
    assert _pairs(f"<form>{names}<p>{ZIN}</p></form>") == [("heading", "Tarieven"), ("paragraph", ZIN)]
    assert _pairs(f"<main><p>{ZIN}</p></main>{fill}") == [("paragraph", ZIN)]


def test_what_converters_of_plain_text_print() -> None:
    contents = (
        '<div>Inhoudsopgave</div><ul><li><a href="#a">1. Een</a><ul><li><a href="#b">2. Twee</a></li></ul></li></ul>'
    )
    note = '<sup>[<a href="#n1" id="r1">1</a>]</sup>'
    items = '<ol class="lowerroman simple"><li>noodzaak;</li><li>duur.</li></ol>'
    text = f'<h2 id="a">Een</h2><p id="b">{ZIN}{note}</p>{items}'
    call_out = '<aside class="admonition"><p>Let op</p></aside>'
    notes = '<h2 class="sr-only">Footnotes</h2><div class="footnote" id="n1"><a href="#r1">1</a>. Trouw.</div>'
    head = f'<div id="header"><h1>Draaiboek</h1>{contents}</div>'
    assert _pairs(f'{head}<div id="content">{text}{call_out}</div>{notes}') == [
        ("heading", "Draaiboek"),
        ("heading", "Een"),
        ("paragraph", ZIN),
        ("bullet", "i. noodzaak;"),
        ("bullet", "ii. duur."),
        ("paragraph", "Let op"),
        ("footnote", "Trouw."),
    ]
