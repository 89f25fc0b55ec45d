"""Pages of PDFs as pdftohtml and MuPDF export them: one placed paragraph a line."""

from .test_html import _read


def _blocks(body: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in _read(body).pages[0].blocks]


def _line(top: int, words: str, left: int = 90, look: str = "ft10") -> str:
    return f'<p style="position:absolute;top:{top}px;left:{left}px;white-space:nowrap" class="{look}">{words}</p>'


def test_lines_of_pdftohtml_become_paragraphs_and_notes() -> None:
    sheet = (
        "<style><!-- .ft10{font-size:18px;font-family:A;} .ft12{font-size:11px;font-family:A;}"
        " .ft13{font-size:18px;line-height:34px;font-family:A;}--></style>"
    )
    first = (
        _line(100, 'De regeling is vastgesteld<a href="x.html#1">.</a>')
        + _line(100, '<a href="x.html#1">1</a>', 300, "ft12")
        + _line(100, "\u00a0Zij gaat in", 310)
        + _line(121, "op 1 juli.<br/>Een tweede alinea volgt en", look="ft13")
        + _line(176, "loopt door tot op de")
        + _line(300, "•", 100)
        + _line(300, "het eerste punt;", 120)
        + _line(323, "•", 100)
        + _line(323, "het tweede punt van de")
        + _line(900, "1", 90, "ft12")
        + _line(900, "\u00a0Staatscourant 2019.", 98)
    )
    second = _line(100, "volgende bladzijde.", look="ft20")
    outline = '<hr/><a name="outline"></a><h1>Document Outline</h1><ul><li><a href="x.html#1">Kop</a></li></ul>'
    pages = f'{sheet}<div id="page1-div">{first}</div><style></style><div id="page2-div">{second}</div>{outline}'
    assert _blocks(pages) == [
        ("paragraph", "De regeling is vastgesteld. Zij gaat in op 1 juli."),
        ("paragraph", "Een tweede alinea volgt en loopt door tot op de"),
        ("bullet", "• het eerste punt;"),
        ("bullet", "• het tweede punt van de volgende bladzijde."),
        ("footnote", "Staatscourant 2019."),
    ]


def test_lines_of_mupdf_become_paragraphs_and_notes() -> None:
    def line(top: float, words: str) -> str:
        return f'<p style="top:{top}pt;left:72.1pt;line-height:12.0pt">{words}</p>'

    def words(text: str, size: float = 12.0) -> str:
        return f'<span style="font-family:DejaVu,serif;font-size:{size}pt">{text}</span>'

    page = (
        line(80, f"<b>{words('Aanleiding', 16.0)}</b>")
        + line(100.5, f"{words('De regels zijn')}<sup>{words('1', 7.0)}</sup>{words(' oud en worden ')}")
        + line(114.5, words("daarom herzien."))
        + line(128.5, words("Dat kost een jaar."))
        + line(700, f"{words('1', 7.0)}{words(' Van 1938.')}")
    )
    assert _blocks(f'<div id="page1" style="width:612.0pt">{page}</div>') == [
        ("heading", "Aanleiding"),
        ("paragraph", "De regels zijn oud en worden daarom herzien. Dat kost een jaar."),
        ("footnote", "Van 1938."),
    ]
