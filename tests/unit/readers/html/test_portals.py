"""What portals, registers and tools for teams do on their pages, each in the smallest page that shows it."""

import datetime as dt
import html

import pytest

from .test_html import ZIN, _blocks, _pairs, _read


@pytest.mark.parametrize(
    ("head", "panel"),
    [
        ('<h2><button aria-expanded="false" aria-controls="p1">Kosten</button></h2>', '<div id="p1" hidden>'),
        ("<h2><button aria-expanded='false'>Kosten</button></h2>", '<div aria-hidden="true">'),
        (
            '<ul><li><a role="tab" href="#p1">Document</a></li></ul><h2>Kosten</h2>',
            '<div id="p1" style="display:none">',
        ),
    ],
)
def test_what_a_button_or_tab_opens_is_part_of_the_page(head: str, panel: str) -> None:
    found = _pairs(f"<main><p>{ZIN}</p>{head}{panel}<p>{ZIN} Nog.</p></div></main>")
    assert found[-2:] == [("heading", "Kosten"), ("paragraph", f"{ZIN} Nog.")]


def test_what_nothing_opens_stays_hidden() -> None:
    assert _pairs(f'<main><p>{ZIN}</p><div aria-hidden="true"><p>Dubbel</p></div></main>') == [("paragraph", ZIN)]


def test_questions_that_open_their_answers_are_headings() -> None:
    one = '<dt><button aria-expanded="false">Wie betaalt dit?</button></dt>'
    one += '<dd aria-hidden="true"><p>De gemeente.</p></dd>'
    assert _pairs(f"<p>{ZIN}</p><dl>{one}</dl>")[1:] == [("heading", "Wie betaalt dit?"), ("paragraph", "De gemeente.")]


def test_a_page_in_an_attribute_of_a_frame_is_read() -> None:
    inner = html.escape(f"<html><body><h2>Kop</h2><p>{ZIN}</p><ul><li>punt</li></ul></body></html>", quote=True)
    assert _pairs(f'<header>Site</header><main><iframe srcdoc="{inner}"></iframe></main>') == [
        ("heading", "Kop"),
        ("paragraph", ZIN),
        ("bullet", "• punt"),
    ]


def test_frames_in_frames_end() -> None:
    page = f"<p>{ZIN}</p>"
    for _ in range(6):
        page = f'<iframe srcdoc="{html.escape(page, quote=True)}"></iframe>'
    assert _pairs(f"<p>{ZIN} Nog.</p>{page}")[0] == ("paragraph", f"{ZIN} Nog.")


def test_roles_say_what_elements_do_not() -> None:
    inner = (
        f'<div role="heading" aria-level="1">De titel</div><p>{ZIN}</p>'
        '<div role="list"><div role="listitem">een</div><div role="listitem"><span>twee</span></div></div>'
    )
    assert _pairs(inner) == [("heading", "De titel"), ("paragraph", ZIN), ("bullet", "• een"), ("bullet", "• twee")]
    cards = f'<div role="list"><div role="listitem"><div>Kaart</div></div></div><p>{ZIN}</p>'
    assert _pairs(cards)[0] == ("paragraph", "Kaart")


def test_rows_of_labels_and_values_are_the_letterhead() -> None:
    row = '<div class="row"><div class="col label">{}</div><div class="col value">{}</div></div>'
    rows = row.format("Nummer", "RIB 2024-061") + row.format("Datum", "4 juni 2024") + row.format("Vergadering", "Raad")
    reading = _read(f"<main><h1>De titel</h1><div>{rows}</div><p>{ZIN}</p></main>")
    assert [block.kind for block in reading.pages[0].blocks] == ["heading", "header", "header", "header", "paragraph"]
    assert (reading.letterhead.kenmerk, reading.letterhead.date) == ("RIB 2024-061", dt.date(2024, 6, 4))


def test_terms_of_a_register_are_no_text_and_terms_that_are_explained_are() -> None:
    fields = "<dl><dt>Instantie</dt><dd>Rechtbank Waddrecht</dd><dt>Datum uitspraak</dt><dd>17-05-2024</dd></dl>"
    reading = _read(f"<main><h1>De titel</h1>{fields}<p>{ZIN}</p></main>")
    assert reading.letterhead.date == dt.date(2024, 5, 17)
    assert [block.kind for block in reading.pages[0].blocks] == ["heading", "header", "header", "paragraph"]
    assert [kind for kind, _ in _pairs(f"<p>{ZIN}</p>{fields}")] == ["paragraph", "margin", "margin"]
    words = "<dl><dt>Toegang</dt><dd>Waar over hulp wordt besloten</dd><dt>Type</dt><dd>Een soort hulp</dd></dl>"
    assert {kind for kind, _ in _pairs(f"<p>{ZIN}</p>{words}")} == {"paragraph"}


def test_a_list_of_what_the_page_holds_is_out_where_its_links_lead() -> None:
    contents = "<p><b>Inhoudsopgave</b></p><ol><li><a href='#a'>Besluit</a></li><li><a href='#{}'>Bezwaar</a></li></ol>"
    text = f"<p>{ZIN}</p><h2 id=a>Besluit</h2><p>{ZIN}</p><h2 id=b>Bezwaar</h2><p>{ZIN}</p>"
    assert _pairs(contents.format("b") + text) == _pairs(text)
    assert len(_pairs(contents.format("elders") + text)) == len(_pairs(text)) + 3


def test_a_header_of_one_heading_heads_its_part_of_the_text() -> None:
    inner = f'<div id="c"><div><header><h2>Ruimte</h2></header><div><p>{ZIN}</p></div></div><p>{ZIN}</p></div>'
    assert _pairs(inner)[0] == ("heading", "Ruimte")
    assert _pairs(f"<header><h2>Gemeente Vlierdam</h2></header><div><p>{ZIN}</p></div>") == [("paragraph", ZIN)]


def test_a_table_of_data_does_not_make_the_tables_around_it_data() -> None:
    data = "<table><tr><th>Regio</th><th>Besluiten</th></tr><tr><td>Noord</td><td>31</td></tr></table>"
    inner = f"<table><tr><td><h2>Cijfers</h2><p>{ZIN}</p>{data}</td></tr></table>"
    assert [kind for kind, _ in _pairs(f"<table><tr><td>{inner}</td></tr></table>")] == [
        "heading",
        "paragraph",
        "table",
    ]


@pytest.mark.parametrize(
    "box",
    [
        '<div data-automation-id="socialBar"><span>12 weergaven</span></div>',
        '<div id="CommentsWrapper"><h2>Opmerkingen</h2><p>Mooi stuk!</p></div>',
        '<div id="likes-and-labels"><span>Vind ik leuk</span></div>',
        '<div class="article-votes"><span>Was dit nuttig?</span></div>',
        '<div class="printfooter">Overgenomen van "https://kennis.example"</div>',
        '<a class="jump" href="#mw-head">Naar navigatie springen</a>',
        '<table role="none"><tr><td><a href="/w">Bekijk deze e-mail in uw browser</a></td></tr></table>',
    ],
)
def test_boxes_of_tools_for_teams_and_mail_are_out(box: str) -> None:
    assert _pairs(f"<main>{box}<p>{ZIN}</p></main>") == [("paragraph", ZIN)]


def test_links_to_change_a_part_are_no_words_of_its_heading() -> None:
    heading = '<h2><span>Kop</span><span class="mw-editsection">[<a href="/e">bewerken</a>]</span></h2>'
    assert _pairs(f"{heading}<p>{ZIN}</p>")[0] == ("heading", "Kop")


def test_who_wrote_a_page_and_how_long_it_takes_to_read_stand_apart() -> None:
    line = "<div><a href='/@r'>Roos Vermeer</a></div><div><span>4 min leestijd</span><span>·</span>19 aug 2024"
    reading = _read(f'<article><h1>De titel</h1><div class="byline">{line}</div></div><p>{ZIN}</p></article>')
    assert [block.kind for block in reading.pages[0].blocks] == ["heading", "header", "header", "paragraph"]
    assert reading.letterhead.date == dt.date(2024, 8, 19)


@pytest.mark.parametrize("top", ["top: {}px;", "top: calc(var(--scale-factor)*{}px);", "top: {}%;"])
def test_the_text_that_a_viewer_lays_over_a_page(top: str) -> None:
    lines = [(10, "De eerste alinea loopt over twee", ""), (12, "regels van ", ""), (12, "de pagina.", "")]
    lines += [(17, "Kop", "font-weight: bold;"), (19, "De tweede alinea", ""), (21, "ook.", "")]
    spans = "".join(f'<span style="left: 9px; {top.format(at)} {more}">{words}</span><br>' for at, words, more in lines)
    page = f'<div class="page"><div class="canvasWrapper"></div><div class="textLayer">{spans}</div></div>'
    assert [(block.kind, block.text) for block in _blocks(f'<div id="viewer">{page}</div>')] == [
        ("paragraph", "De eerste alinea loopt over twee regels van de pagina."),
        ("heading", "Kop"),
        ("paragraph", "De tweede alinea ook."),
    ]


def test_fields_in_a_list_are_no_items() -> None:
    one = '<li><span class="kv-label">{}</span><span class="kv-value">{}</span></li>'
    fields = one.format("Zaaknummer", "EV-2024-0188") + one.format("Datum", "28 mei 2024")
    reading = _read(f"<main><h1>De titel</h1><ul>{fields}</ul><p>{ZIN}</p></main>")
    assert [block.kind for block in reading.pages[0].blocks] == ["heading", "header", "header", "paragraph"]
    assert reading.letterhead.kenmerk == "EV-2024-0188"


def test_a_record_behind_the_text_says_of_which_day_the_document_is() -> None:
    fields = "<div><dt>Documentdatum</dt><dd>5 februari 2025</dd></div><div><dt>Kenmerk</dt><dd>A/1188</dd></div>"
    for record in (f"<h2>Documentgegevens</h2><dl>{fields}</dl>", f"<dl>{fields}</dl>"):
        letterhead = _read(f"<main><h1>Titel</h1><p>{ZIN}</p><section>{record}</section></main>").letterhead
        assert (letterhead.date, letterhead.kenmerk) == (dt.date(2025, 2, 5), "A/1188")


def test_the_title_beside_the_text_of_an_article_is_its_title() -> None:
    about = '<dl class="article-info"><dt>Details</dt><dd>Gepubliceerd: 30 november 2022</dd></dl>'
    inner = f'<div class="page-header"><h1>De titel</h1></div>{about}<div itemprop="articleBody"><p>{ZIN}</p></div>'
    reading = _read(f"<div><main>{inner}</main></div>")
    assert [block.kind for block in reading.pages[0].blocks] == ["heading", "header", "header", "paragraph"]
    assert reading.letterhead.date == dt.date(2022, 11, 30)


@pytest.mark.parametrize("prefix", ["", "oj-"])
def test_the_official_journal_of_the_union_names_its_headings_by_class(prefix: str) -> None:
    page = (
        f'<p class="{prefix}doc-ti">BESLUIT (EU) 2019/4711 VAN DE COMMISSIE</p><p class="{prefix}normal">{ZIN}</p>'
        f'<p class="{prefix}ti-art">Artikel 1</p><p class="{prefix}sti-art">Onderwerp</p>'
        f'<p class="{prefix}normal">{ZIN}</p><p class="{prefix}normal">Gedaan te Brussel, 4 maart 2019.</p>'
    )
    assert [text for kind, text in _pairs(page) if kind == "heading"] == [
        "BESLUIT (EU) 2019/4711 VAN DE COMMISSIE",
        "Artikel 1",
        "Onderwerp",
    ]
    assert _read(page).letterhead.date == dt.date(2019, 3, 4)
