"""What sites print around a document and about it, and what stands aside of it but belongs to it."""

import datetime as dt

import pytest

from .test_html import ZIN, _blocks, _pairs, _read


@pytest.mark.parametrize(
    "box",
    [
        '<div><h2>Zie ook</h2><ul><li><a href="/water">Water</a> Onderwerp</li></ul></div>',
        '<section><h3>Download</h3><p><a href="/brief.pdf">Brief van de minister (PDF, 88 kB)</a></p></section>',
        '<div class="sharedaddy"><h3>Dit delen:</h3><a href="#">E-mail</a></div>',
        '<div><h3>Delen via</h3><ul><li><a href="#">E-mail</a></li><li><a href="#">Printer</a></li></ul></div>',
        '<div class="jp-relatedposts"><h3>Meer hierover</h3></div>',
        '<div class="download-single"><p>PDF | 4 pagina\'s | 120 kB</p></div>',
        '<footer class="entry-footer"><span class="tags-links">Tags: <a href="/t">zorg</a></span></footer>',
        '<nav role="doc-toc"><ul><li><a href="#k">Kop</a></li></ul></nav>',
        '<div><a href="/top">Naar boven</a> | © 2006 Gemeente Waddrecht</div>',
        '<div><h2>Bijlagen</h2><ul><li><a href="/b.pdf">Rapportage</a> (pdf, 1,2 MB)</li></ul></div>',
        '<hr><a href="/lijst">Terug naar overzicht</a>',
        '<p><a href="#top">Naar boven</a></p>',
        '<div class="node__links"><ul><li><a href="/r">Reageren</a></li></ul></div>',
        '<p>U krijgt dit bericht omdat u zich hebt ingeschreven. <a href="/u">Afmelden</a></p>',
    ],
)
def test_boxes_of_the_site_inside_the_document_are_out(box: str) -> None:
    assert _pairs(f"<main><p>{ZIN}</p>{box}</main>") == [("paragraph", ZIN)]


def test_heads_and_feet_of_sites_by_their_id_are_out() -> None:
    inner = f'<div id="header">Wegwijzer</div><div class=c><p>{ZIN}</p></div><div id="footer">Elk uur ververst</div>'
    assert _pairs(inner) == [("paragraph", ZIN)]
    assert _pairs(f'<div id="header"><h1>De titel</h1></div><p>{ZIN}</p>')[0] == ("heading", "De titel")


def test_a_section_with_a_link_in_its_text_and_the_rights_of_a_picture_stay() -> None:
    section = f'<div><h2>Rapport</h2><p>{ZIN} Het <a href="/r">rapport</a> is openbaar.</p></div>'
    picture = "<figure><div>Foto: © 2019 Jan Voet</div></figure>"
    texts = [text for _, text in _pairs(f"<main><p>{ZIN}</p>{section}{picture}</main>")]
    assert texts == [ZIN, "Rapport", f"{ZIN} Het rapport is openbaar.", "Foto: © 2019 Jan Voet"]


@pytest.mark.parametrize("aside", ['<aside class="footnotes">', '<aside role="note">', '<aside role="doc-footnote">'])
def test_notes_aside_of_the_text_belong_to_it(aside: str) -> None:
    inner = f'<p>Zie daar<sup><a href="#n1">1</a></sup>. {ZIN}</p>{aside}<p id="n1"><span>1</span> De noot.</p></aside>'
    assert [(block.kind, block.text) for block in _blocks(f"<main>{inner}</main>")] == [
        ("paragraph", f"Zie daar. {ZIN}"),
        ("footnote", "De noot."),
    ]


@pytest.mark.parametrize(
    "notes",
    [
        '<hr><font size=1><a name="n1"></a>1) De ene.<br><a name="n2"></a>2) De andere.</font>',
        '<div><a id="n1">1)</a> De ene.<br><a id="n2">2)</a> De andere.</div>',
    ],
)
def test_notes_that_only_line_breaks_part(notes: str) -> None:
    calls = 'Het ene<a href="#n1"><sup>1)</sup></a> en het andere<a href="#n2"><sup>2)</sup></a>.'
    blocks = _blocks(f"<table><tr><td>{calls} {ZIN}<p>{notes}</td></tr></table>")
    assert [(block.label, block.text) for block in blocks[1:]] == [("1", "De ene."), ("2", "De andere.")]
    assert (blocks[0].text, blocks[0].notes) == (f"Het ene en het andere. {ZIN}", ("1", "2"))


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Kamerstuk: Kamerbrief | 05-06-2024", dt.date(2024, 6, 5)),
        ("Nieuwsbericht | 17-09-2024 | 11:30", dt.date(2024, 9, 17)),
        ("Kamerstuk | 5 juni 2024", dt.date(2024, 6, 5)),
    ],
)
def test_kind_and_day_of_a_document_are_its_first_line_and_its_date(line: str, day: dt.date) -> None:
    for inner in (f'<h1>Titel</h1><p class="article-meta">{line}</p>', f'<p class="meta">{line}</p><h1>Titel</h1>'):
        reading = _read(f"<main>{inner}<p>{ZIN}</p></main>")
        assert ("paragraph", line) in [(block.kind, block.text) for block in reading.pages[0].blocks]
        assert reading.letterhead.date == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("<p>Gepubliceerd op 22 augustus 2024</p>", dt.date(2024, 8, 22)),
        ('<div class="entry-meta"><a href="/d"><time>3 oktober 2024</time></a> door <a href="/a">Redactie</a></div>',
         dt.date(2024, 10, 3)),
        ("<p>13 mei 2024</p>", dt.date(2024, 5, 13)),
        ("<div class=meta><time>13 mei 2024</time></div>", dt.date(2024, 5, 13)),
        ("<div class=meta><p>Brief</p><p>13 mei 2024</p></div>", dt.date(2024, 5, 13)),
        ("<div class=meta><p>Uw brief van</p><p>13 mei 2024</p></div>", None),
        ("<p>Vastgesteld 3 april 2024</p>", dt.date(2024, 4, 3)),
        ("<p>Voorgesteld 12 maart 2024</p>", dt.date(2024, 3, 12)),
        ("<p>Sinds 13 mei 2024 is er veel veranderd.</p>", None),
        ("<p>Agenda | Verslag van 13 mei 2024</p>", None),
        ("<p>Den Haag, 3 mei 2024</p><p>Geplaatst op 6 mei 2024</p>", dt.date(2024, 5, 3)),
    ],
)  # fmt: skip
def test_the_day_that_a_page_prints_under_its_title_is_its_date(line: str, day: dt.date | None) -> None:
    assert _read(f"<main><h1>Titel</h1>{line}<p>{ZIN}</p></main>").letterhead.date == day


@pytest.mark.parametrize(
    "caption",
    [
        '<p class="wp-caption-text"><i>Werkvakken langs de dijk</i></p>',
        '<p class="tabeltitel"><b>Scholen naar jaar</b></p>',
        "<p><i>Figuur 2 – Werkvakken</i></p>",
        '<p><span class="c1">Tabel 1: scholen naar jaar</span></p>',
        "<p><i>Bron: eigen telling</i></p>",
    ],
)
def test_a_caption_by_its_class_or_its_words_is_no_heading(caption: str) -> None:
    head = "<style>.c1{font-style:italic}</style>"
    blocks = _read(f"{caption}<p>{ZIN}</p>", head).pages[0].blocks
    assert [block.kind for block in blocks] == ["paragraph", "paragraph"]


def test_what_opens_and_closes_a_text_is_its_heading() -> None:
    inner = f"<details><summary>Wie is de aannemer?</summary><p>{ZIN}</p></details>"
    assert _pairs(f"<main><h2>Vragen</h2>{inner}</main>") == [
        ("heading", "Vragen"),
        ("heading", "Wie is de aannemer?"),
        ("paragraph", ZIN),
    ]


def test_a_bold_line_over_what_announces_a_list_is_a_heading() -> None:
    inner = "<b>Maatregelen</b><br>De dienst neemt drie maatregelen:<ul><li>een</li></ul>"
    assert _pairs(f"<p>{ZIN}</p><div>{inner}</div>")[1:3] == [
        ("heading", "Maatregelen"),
        ("paragraph", "De dienst neemt drie maatregelen:"),
    ]


def test_a_label_of_a_side_box_without_a_value_is_no_letterhead() -> None:
    box = '<div class="related"><h2>Zie ook</h2><a href="/w">Water</a><p>Onderwerp</p></div>'
    assert _pairs(f"<main><p>{ZIN}</p>{box}</main>") == [("paragraph", ZIN)]
    assert _read(f"<aside><p>Onderwerp</p><p>De proef</p></aside><p>{ZIN}</p>").letterhead.subject == "De proef"


def test_answers_to_questions_of_members_and_debates_say_whose_they_are_and_when() -> None:
    head = '<meta name="DCTERMS.identifier" content="ah-tk-20232024-1"><meta name="DC.title" content="Vragen over X">'
    inner = (
        "<p>Aanhangsel van de Handelingen</p><p>Vragen gesteld door de leden der Kamer, met de daarop door de regering "
        "gegeven antwoorden</p><p>1498</p><p>Vragen van het lid Vermaat (NK) aan de Minister voor Rechtsbescherming "
        "over wachttijden (ingezonden 4 maart 2024).</p><p>Antwoord van de Minister (ontvangen 8 april 2024).</p>"
    )
    reading = _read(f"{inner}<p>{ZIN}</p>", head)
    kept = [block.text for block in reading.pages[0].blocks if block.kind != "header"]
    assert [text.split()[2] for text in kept[:2]] == ["het", "de"]
    assert len(kept) == 3
    assert (reading.letterhead.sender, reading.letterhead.date) == (
        "Minister voor Rechtsbescherming",
        dt.date(2024, 4, 8),
    )
    assert reading.letterhead.title == "Vragen over X"
    debate = (
        '<meta name="DCTERMS.identifier" content="h-tk-20232024-56-8">'
        '<meta name="OVERHEIDop.datumVergadering" content="2024-03-12">'
    )
    assert _read(f"<p>{ZIN}</p>", debate).letterhead.date == dt.date(2024, 3, 12)
    ministry = '<meta name="DCTERMS.creator" content="Ministerie van Proeven">'
    assert _read(f"<p>{ZIN}</p>", ministry).letterhead.sender == "Ministerie van Proeven"


def test_a_day_over_the_title_stays_and_is_the_date() -> None:
    reading = _read(f"<main><div>7 november 2024</div><h1>De titel</h1><p>{ZIN}</p></main>")
    assert [block.kind for block in reading.pages[0].blocks] == ["paragraph", "heading", "paragraph"]
    assert reading.letterhead.date == dt.date(2024, 11, 7)


@pytest.mark.parametrize("name", ["MsoTitle", "c7 title", "Titel"])
def test_a_paragraph_in_the_style_of_a_title_is_one(name: str) -> None:
    assert _pairs(f'<p class="{name}">De titel</p><h1>Kop</h1><p>{ZIN}</p>')[0] == ("heading", "De titel")
    card = f'<main><p>{ZIN}</p><p class="{name}"><a href="/b">Een andere brief</a> van ons</p></main>'
    assert [kind for kind, _ in _pairs(card)] == ["paragraph", "paragraph"]


def test_a_number_apart_from_its_paragraph_is_its_marker() -> None:
    inner = f"<div><span>1.</span> <p>{ZIN}</p></div><div><p>a.</p><p>{ZIN}</p></div><p>12</p><p>{ZIN}</p>"
    assert _pairs(inner) == [
        ("bullet", f"1. {ZIN}"),
        ("bullet", f"a. {ZIN}"),
        ("paragraph", "12"),
        ("paragraph", ZIN),
    ]


def test_what_a_site_knows_of_a_document_and_its_page_is_furniture() -> None:
    terms = "<dl><dt>Kenmerk</dt><dd>DGX/2024/1234</dd><dt>Type</dt><dd>Besluit</dd></dl>"
    reading = _read(f"<main><p>{ZIN}</p><div><h2>Documentgegevens</h2>{terms}</div></main>")
    assert {block.kind for block in reading.pages[0].blocks[1:]} == {"margin"}
    assert reading.letterhead.kenmerk == "DGX/2024/1234"
    assert [kind for kind, _ in _pairs(f"<main><p>{ZIN}</p><div><h2>Begrippen</h2>{terms}</div></main>")][
        1
    ] == "heading"
    assert _pairs(f"<main><p>{ZIN}</p><p>Laatst gewijzigd: 19 juni 2024</p></main>")[1][0] == "footer"
    assert _pairs(f"<main><p>{ZIN}</p><p>Laatst gewijzigd is de bijlage.</p></main>")[1][0] == "paragraph"


def test_a_link_in_a_sentence_moves_nobody_about_the_site() -> None:
    inner = f'<p>{ZIN} Ga <a href="/a">terug naar de brief</a> en <a href="/b">vorige</a>.</p>'
    assert _pairs(f"<main>{inner}</main>")[0][1].endswith("Ga terug naar de brief en vorige.")
