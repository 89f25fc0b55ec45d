"""What producers of web pages do, each in the smallest page that shows it."""

import pytest

from .test_html import ZIN, _blocks, _pairs, _read


def test_what_holds_the_document_is_no_site_whatever_its_class_says() -> None:
    inner = f'<div class="columns--sticky-sidebar"><ul><li>Print</li></ul><div id="broodtekst"><p>{ZIN}</p></div></div>'
    assert _pairs(inner) == [("paragraph", ZIN)]
    assert _pairs(f"<div class=cookies>{ZIN} {ZIN}</div>{inner}")[0] == ("paragraph", ZIN)
    assert _pairs(f'<div class="met-menu"><p>{ZIN}</p></div>') == [("paragraph", ZIN)]


def test_boxes_of_links_to_other_pages_are_site() -> None:
    links = '<div><h2>Zie ook</h2><ul><li><a href="/a">Het ene</a></li><li><a href="/b">Het andere</a></li></ul></div>'
    inward = '<div><a href="#a">Naar A</a> <a href="#b">Naar B</a></div>'
    text = f'<div><p>{ZIN} <a href="/c">Rapport</a> en <a href="/d">nota</a>.</p></div>'
    texts = [text for _, text in _pairs(f"<main>{text}{inward}{links}</main>")]
    assert texts == [f"{ZIN} Rapport en nota.", "Naar A Naar B"]
    assert _pairs(f"<main><p>{ZIN}</p><div class=wp-comments><h2>Reacties</h2></div></main>") == [("paragraph", ZIN)]


def test_bold_and_italic_are_said_by_classes_and_styles_too() -> None:
    head = "<style>.c1{font-weight:400;color:#000}.c2, p.c3{font-weight:700} .c4{font-style:italic}</style>"
    inner = (
        '<p class="c1"><span class="c2">Vet</span></p><p class="c3">Ook vet</p><p><span class="c4">Schuin</span></p>'
        '<div style="font-weight:700">Zelf vet</div><p class="c2"><span class="c1">Toch gewoon</span></p>'
        f'<b style="font-weight:normal"><p>Alles gewoon</p></b><p>{ZIN}</p>'
    )
    kinds = [block.kind for page in _read(inner, head).pages for block in page.blocks]
    assert kinds == ["heading"] * 4 + ["paragraph"] * 3


def test_a_line_of_the_source_is_no_line_of_the_page() -> None:
    assert _pairs(f"<p><b>Een kop\n  van twee regels</b></p><p>{ZIN}\n\n{ZIN}</p>") == [
        ("heading", "Een kop van twee regels"),
        ("paragraph", f"{ZIN} {ZIN}"),
    ]
    assert _pairs(f"<p>{ZIN}</p><p>De Minister van\n Justitie en Veiligheid,</p><p>J. Jansen</p>")[1][0] == "signature"


def test_lines_that_open_with_a_sign_are_items_and_empty_lines_part() -> None:
    inner = f"<div><b>Kop</b><br><br>{ZIN} Te weten:<br>- een<br>- twee<br>{ZIN}<br/>\n<br/>{ZIN}</div>"
    assert _pairs(inner) == [
        ("heading", "Kop"),
        ("paragraph", f"{ZIN} Te weten:"),
        ("bullet", "- een"),
        ("bullet", "- twee"),
        ("paragraph", ZIN),
        ("paragraph", ZIN),
    ]


def test_a_bold_line_over_its_text_is_a_heading_and_a_label_over_its_value_is_none() -> None:
    assert _pairs(f"<p><b>Kop</b><br>{ZIN}</p>")[0] == ("heading", "Kop")
    value = "de Voorzitter van de Tweede Kamer der Staten-Generaal te Den Haag, aldaar."
    assert [kind for kind, _ in _pairs(f"<p><b>Ons kenmerk</b><br>{value}</p><p>{ZIN}</p>")] == ["paragraph"] * 2


@pytest.mark.parametrize(
    "inner",
    [
        "<p>Zie daar<sup>1)</sup>.</p><p><sup>1)</sup> De noot.</p>",
        '<p>Zie daar<a href="https://a.example/b#n1"><sup>1</sup></a>.</p><div id="n1">1. De noot.</div>',
        f'<div><p>Zie daar<a href="#n1">1</a>.</p><p>{ZIN * 9}</p></div><div><p id="n1">1 De noot.</p></div>',
        '<p>Zie daar<a href="#n1">1</a>.</p><table><tr><td><a name="n1">1</a></td><td>De noot.</td></tr></table>',
        '<p>Zie daar<a href="#n1">1</a>.</p><table><tr><td><a name="n1">1</a></td><td>De noot.</td></tr>'
        "<tr><td>x</td><td>y</td></tr><tr><td>1</td><td>2</td></tr></table>",
        "<p>Zie daar<sup>1</sup>.</p><div><sup>1</sup> De noot.<br><sup>2</sup> Los.</div>",
    ],
)
def test_notes_beside_the_text_in_rows_and_in_lines(inner: str) -> None:
    blocks = _blocks(inner)
    assert [(block.label, block.text) for block in blocks if block.kind == "footnote"] == [("1", "De noot.")]
    assert (blocks[0].text, blocks[0].notes) == ("Zie daar.", ("1",))
    assert all("De noot" not in block.text for block in blocks if block.kind != "footnote")


def test_stars_call_notes_where_a_block_opens_with_as_many() -> None:
    blocks = _blocks(f"<p>Het een* en het ander.**</p><p>{ZIN}</p><p>* Noot een.<br>** Noot twee.</p>")
    assert [(block.label, block.text) for block in blocks[-2:]] == [("*", "Noot een."), ("**", "Noot twee.")]
    assert (blocks[0].text, blocks[0].notes) == ("Het een en het ander.", ("*", "**"))
    assert [kind for kind, _ in _pairs(f"<p>{ZIN}</p><p>* een<br>* twee</p>")] == ["paragraph", "bullet", "bullet"]


def test_raised_figures_in_cells_stay_unless_they_call_a_note() -> None:
    inner = "<table><tr><th>Stof</th><th>mg/m<sup>3</sup></th></tr><tr><td>Lood<sup>1</sup></td><td>2</td></tr></table>"
    blocks = _blocks(f"<p>{ZIN}</p>{inner}<p><sup>1</sup> Gemeten.</p>")
    assert blocks[1].text == "Stof | mg/m3\nLood | 2"
    assert [block.text for block in blocks if block.kind == "footnote"] == ["Gemeten."]


def test_remarks_on_a_draft_are_out() -> None:
    inner = (
        f'<p>{ZIN}<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p>'
        '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Klopt dit?</span></p></div>'
        '<div style="mso-element:comment">En dit?</div><div id="_com_1">Of dit?</div>'
    )
    assert _pairs(inner) == [("paragraph", ZIN)]


def test_the_foot_of_a_table_is_printed_last() -> None:
    inner = (
        "<table><thead><tr><th>A</th></tr></thead><tfoot><tr><td>Totaal</td></tr></tfoot><tr><td>1</td></tr></table>"
    )
    assert [text for kind, text in _pairs(inner + f"<p>{ZIN}</p>") if kind == "table"] == ["A\n1\nTotaal"]


def test_a_cell_of_many_paragraphs_is_a_page() -> None:
    text = "<br><br>".join([ZIN] * 5)
    links = '<a href="/a">A</a><br><a href="/b">B</a>'
    inner = f"<table><tr><td>x</td><td></td></tr><tr><td>{links}</td><td>{text}</td></tr></table>"
    assert _pairs(inner) == [("paragraph", "x"), *[("paragraph", ZIN)] * 5]


def test_running_heads_of_word_processors_are_furniture_line_by_line() -> None:
    head = "<p>Datum 3 mei 2021</p><p>Betreft Proef</p><p>Ons kenmerk<br>7654321</p>"
    reading = _read(f'<div title="header">{head}</div><p>{ZIN}</p><div title="footer"><p>Pagina 1 van 2</p></div>')
    assert [block.kind for block in reading.pages[0].blocks] == ["header", "header", "header", "paragraph", "footer"]
    assert (reading.letterhead.subject, reading.letterhead.kenmerk) == ("Proef", "7654321")


def test_a_heading_that_a_list_numbers_is_a_heading() -> None:
    inner = f"<ol start=2><li><h2>Kosten</h2></ol><p>{ZIN}</p><ul><li><h3>Los</h3><p>{ZIN}</p></ul>"
    assert [text for kind, text in _pairs(inner) if kind == "heading"] == ["2. Kosten", "Los"]


def test_the_title_of_a_page_stays_over_its_letterhead() -> None:
    inner = (
        f"<main><span>Brief</span><h1>De titel</h1><div>Datum: 3 mei 2021<br>Kenmerk: 7654321</div><p>{ZIN}</p></main>"
    )
    reading = _read(inner)
    assert [(block.kind, block.text) for block in reading.pages[0].blocks] == [
        ("header", "Brief"),
        ("heading", "De titel"),
        ("header", "Datum: 3 mei 2021"),
        ("header", "Kenmerk: 7654321"),
        ("paragraph", ZIN),
    ]
    assert reading.letterhead.kenmerk == "7654321"
    assert _pairs(f"<header><h1 class=title>De titel</h1></header><h1>Kop</h1><p>{ZIN}</p>")[0] == (
        "heading",
        "De titel",
    )


def test_a_title_beside_the_densest_container_belongs_to_the_document() -> None:
    assert _pairs(f"<div><div><h1>De titel</h1></div><div><p>{ZIN * 20}</p></div></div>")[0] == ("heading", "De titel")


def test_what_a_page_says_about_itself_is_furniture() -> None:
    inner = f"<main><dl class='lijst--meta'><dt>Datum</dt><dd>3 mei 2021</dd></dl><p>{ZIN}</p></main>"
    assert [kind for kind, _ in _pairs(inner)] == ["header", "paragraph"]
    parted = f"<main><div class=meta><p>Brief</p><p>Proef</p></div><p>{ZIN}</p></main>"
    assert [kind for kind, _ in _pairs(parted)] == ["header", "header", "paragraph"]


def test_letters_of_symbol_fonts_are_bullets() -> None:
    inner = (
        "<p><span style='font-family:\"Courier New\"'>o<span>&nbsp; </span></span>een punt</p>"
        "<p><span style='font-family:Wingdings'>§ </span>nog een</p>"
        "<p><span style='font-family:\"Courier New\"'>x</span> y</p>"
    )
    assert [text for _, text in _pairs(inner + f"<p>{ZIN}</p>")][:3] == ["• een punt", "• nog een", "x y"]


def test_a_power_of_a_unit_calls_no_note() -> None:
    inner = '<p>Zie daar<a href="#n2">2</a>. Het zijn 12 km<sup>2</sup> of m<sup>2</sup>.</p><p id="n2">2 Noot.</p>'
    assert _pairs(f"{inner}<p>{ZIN}</p>")[0] == ("paragraph", "Zie daar. Het zijn 12 km2 of m2.")
    raised = "<p>Een museum<sup>1</sup>.</p><p><sup>1</sup> Noot.</p>"
    assert _pairs(raised) == [("paragraph", "Een museum."), ("footnote", "Noot.")]


@pytest.mark.parametrize(
    "inner",
    [
        "<p>Zie daar.[1]</p><p>[1] De noot.</p>",
        "<p>Zie daar<sup>(1)</sup>.</p><dl><dt>(1)</dt><dd>De noot.</dd></dl>",
    ],
)
def test_notes_in_brackets(inner: str) -> None:
    assert _pairs(inner) == [("paragraph", "Zie daar."), ("footnote", "De noot.")]


def test_brackets_and_terms_that_mark_no_note_stay() -> None:
    inner = "<p>Zie [1] daar.[2]</p><dl><dt>Noot</dt><dd>Wat onderaan staat.</dd></dl>"
    assert [text for _, text in _pairs(inner)] == ["Zie [1] daar.[2]", "Noot", "Wat onderaan staat."]
    odd = "<dl>los<dd>een</dd><dt>1</dt><dt>2</dt>na</dl>"
    assert [text for _, text in _pairs(f"{odd}<p>{ZIN}</p>")] == ["los", "een", "1", "2", "na", ZIN]


def test_a_heading_that_is_a_button_is_a_heading() -> None:
    inner = f"<main><h2><button><span>Vraag 1</span></button></h2><p>{ZIN}</p><button>Sluiten</button></main>"
    assert _pairs(inner) == [("heading", "Vraag 1"), ("paragraph", ZIN)]


def test_a_caption_is_no_heading_however_it_looks() -> None:
    table = "<table><caption><b>Tabel 2</b></caption><tr><th>A</th></tr></table>"
    inner = f"<p class=MsoCaption><b>Tabel 1 Proef</b></p>{table}<p>{ZIN}</p>"
    assert [kind for kind, _ in _pairs(inner)] == ["paragraph", "paragraph", "table", "paragraph"]


def test_typed_text_keeps_its_items_and_what_is_set_in_under_them() -> None:
    text = f"{ZIN} Te weten:\n\n- een punt\n  Van twee regels;\n  - dieper;\n- nog een.\n\n{ZIN}\nen verder."
    assert _pairs(f"<pre>{text}</pre>") == [
        ("paragraph", f"{ZIN} Te weten:"),
        ("bullet", "- een punt Van twee regels;"),
        ("bullet", "- dieper;"),
        ("bullet", "- nog een."),
        ("paragraph", f"{ZIN} en verder."),
    ]


def test_the_font_of_a_sign_may_be_set_around_it() -> None:
    sign = "<span style='font-family:Wingdings'><span style='mso-list:Ignore'>§<span>&nbsp; </span></span></span>"
    assert _pairs(f"<p>{sign}een punt</p><p>{ZIN}</p>")[0] == ("bullet", "• een punt")


def test_a_table_of_markers_beside_words_is_a_list() -> None:
    inner = (
        "<table><tr><td><p>a)</p></td><td><p>een, te weten:</p>"
        "<table><tr><td>—</td><td>diep</td></tr></table></td></tr>"
        "<tr><td>b)</td><td>twee</td></tr></table><table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
    )
    assert _pairs(f"{inner}<p>{ZIN}</p>")[:4] == [
        ("bullet", "a) een, te weten:"),
        ("bullet", "— diep"),
        ("bullet", "b) twee"),
        ("table", "1 | 2\n3 | 4"),
    ]


def test_a_marker_that_an_export_prints_itself_is_not_printed_twice() -> None:
    inner = (
        "<ol><li><p><span>1.</span>een</p></li><li><h2><span>II.</span><a>Kop</a></h2></li></ol>"
        "<ul><li><p><span>\uf0b7</span>punt</p></li><li><span>woord</span> en meer</li><li><span>a.</span> b</li></ul>"
    )
    assert [text for _, text in _pairs(f"{inner}<p>{ZIN}</p>")][:-1] == [
        "1. een",
        "II. Kop",
        "• punt",
        "• woord en meer",
        "a. b",
    ]


def test_characters_are_what_a_reader_sees() -> None:
    assert _pairs("<p>Bij \uf0b3 3 inwoners van A\u2011dorp.</p>") == [("paragraph", "Bij ≥ 3 inwoners van A-dorp.")]


def test_a_table_of_data_may_have_two_paragraphs_or_two_links_in_a_cell() -> None:
    row = "<tr><td>x</td><td><p>een</p><p>twee</p></td></tr>"
    links = '<tr><td>y</td><td><a href="/a">A</a> <a href="/b">B</a></td></tr>'
    tables = [text for kind, text in _pairs(f"<table>{row * 3}</table><p>{ZIN}</p>") if kind == "table"]
    assert tables == ["x | een twee\nx | een twee\nx | een twee"]
    assert "y | A B" in _blocks(f"<table>{links * 13}</table><p>{ZIN}</p>")[0].text
    assert [kind for kind, _ in _pairs(f"<table>{row * 2}</table><p>{ZIN}</p>")] == ["paragraph"] * 7


def test_words_outside_rows_and_items_are_not_lost() -> None:
    inner = "<ul>los<p>eigen</p>na<li>punt</li>slot</ul><table>los<p>eigen</p><tr><th>a</th><td>b</td></tr></table>"
    assert [text for _, text in _pairs(f"<p>{ZIN}</p>{inner}")][1:] == [
        *("los", "eigen", "na", "• punt", "slot"),
        *("los", "eigen", "a | b"),
    ]
    unclosed = f"<p>{ZIN}</p><table><p>een</p><p>twee</p>"
    assert [text for _, text in _pairs(unclosed)] == [ZIN, "een", "twee"]
