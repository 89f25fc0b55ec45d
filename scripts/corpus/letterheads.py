"""Everything on a page that is not the letter itself: letterhead, margin column, Kamerstuk head, page foot."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportlab.pdfbase.pdfmetrics import stringWidth

from corpus.drawing import FICTION, Stroke
from corpus.lines import break_lines
from corpus.markup import Source
from corpus.styles import Style
from corpus.truth import TruthPage

MINISTRY = "Ministerie van Justitie en Veiligheid"
DIRECTORATE = "Directoraat-Generaal Rechtshandhaving en Grenzen"
UNIT = "Directie Internationale Politiezaken"
ADDRESS = ("Voorbeeldplein 1", "2500 ZZ Den Haag", "Postbus 90001", "2509 ZZ Den Haag", "www.jenv.example")
RETURN_ADDRESS = "> Retouradres Postbus 90001 2509 ZZ Den Haag"
ADDRESSEE = ("Aan de Voorzitter van de Tweede Kamer", "der Staten-Generaal", "Postbus 90018", "2500 ZA DEN HAAG")
REMARK = "Bij beantwoording de datum en ons kenmerk vermelden. Wilt u slechts één zaak in uw brief behandelen."
PAGE_TOP = 841.9


@dataclass(slots=True)
class Surroundings:
    """Head, margin and foot strokes of one page."""

    head: list[Stroke] = field(default_factory=list)
    margin: list[Stroke] = field(default_factory=list)
    foot: list[Stroke] = field(default_factory=list)


def surround(source: Source, style: Style, number: int, total: int, truth: TruthPage) -> Surroundings:
    """Choose the furniture of a page by the style's kind of head, and record it as truth."""
    found = Surroundings()
    if style.head == "rijk":
        rijk_page(source, style, number, found, truth)
    elif style.head == "grid":
        grid_page(source, style, number, found, truth)
    elif style.head == "kamerstuk":
        kamerstuk_page(source, style, number, found, truth)
    found.foot += foot_strokes(source, style, number, total, truth)
    return found


def rijk_page(source: Source, style: Style, number: int, found: Surroundings, truth: TruthPage) -> None:
    """A ministry's letter: full head and margin on the first page, short margin on later ones."""
    groups = margin_groups(source, style, first=number == 1)
    found.margin = margin_strokes(groups, style, 690.0 if number == 1 else 770.0)
    if number == 1:
        found.head = rijk_head(source, style, truth)
    for role, label, lines in groups:
        truth.furniture("margin", role, " ".join([label, *lines]))


def rijk_head(source: Source, style: Style, truth: TruthPage) -> list[Stroke]:
    """Ministry name beside a plain bar (no logo), return address, addressee, date and subject."""
    font, bold, size = style.regular, style.bold, style.size
    strokes = [Stroke(300, 800, to=(300, PAGE_TOP), weight=14), Stroke(316, 806, MINISTRY, font, 10.5)]
    strokes.append(Stroke(style.left, 716, RETURN_ADDRESS, font, 6.5))
    strokes += [Stroke(style.left, 690 - i * style.leading, text, font, size) for i, text in enumerate(ADDRESSEE)]
    truth.furniture("header", "ministerie", MINISTRY)
    truth.furniture("header", "retouradres", RETURN_ADDRESS)
    truth.furniture("header", "adres", " ".join(ADDRESSEE))
    y = style.top_first + 46
    pairs = [] if style.date_in_margin else [("datum", "Datum", source.printed_date)]
    pairs.append(("onderwerp", style.subject_label, source.meta["subject"]))
    for role, label, value in pairs:
        strokes.append(Stroke(style.left, y, label, bold if style.date_in_margin else font, size))
        for line in break_lines(value, font, size, style.width - 60):
            strokes.append(Stroke(style.left + 60, y, " ".join(w.shown for w in line.words), font, size))
            y -= style.leading
        truth.furniture("header", role, f"{label} {value}")
    return strokes


def margin_groups(source: Source, style: Style, *, first: bool) -> list[tuple[str, str, list[str]]]:
    """(role, bold label, lines) from top to bottom."""
    meta = source.meta
    groups: list[tuple[str, str, list[str]]] = [("afzender", DIRECTORATE, [UNIT])]
    if first:
        groups.append(("adres", "", list(ADDRESS)))
        groups.append(("contact", "Contactpersoon", [meta["contact"], "T 070 000 00 00"]))
    if style.date_in_margin or not first:
        groups.append(("datum", "Datum", [source.printed_date]))
    groups.append(("kenmerk", "Ons kenmerk", [meta["kenmerk"]]))
    if first and "uw_kenmerk" in meta:
        groups.append(("uw kenmerk", "Uw kenmerk", [meta["uw_kenmerk"]]))
    if first and "bijlagen" in meta:
        groups.append(("bijlagen", "Bijlage(n)", [meta["bijlagen"]]))
    if first:
        groups.append(("instructie", "", [REMARK]))
    return groups


def margin_strokes(groups: list[tuple[str, str, list[str]]], style: Style, y: float) -> list[Stroke]:
    """Set the groups under each other in the margin column."""
    strokes, step = [], style.margin_size * 1.25
    for role, label, lines in groups:
        face = style.italic if role == "instructie" else style.regular
        rows = [(text, style.bold) for text in [label] if text] + [(text, face) for text in lines]
        for text, font in rows:
            for line in break_lines(text, font, style.margin_size, style.margin_width):
                strokes.append(
                    Stroke(style.margin_left, y, " ".join(w.shown for w in line.words), font, style.margin_size)
                )
                y -= step
        y -= step * 0.7
    return strokes


def grid_page(source: Source, style: Style, number: int, found: Surroundings, truth: TruthPage) -> None:
    """An older-looking head: labels and values in two columns across the page, and no margin column."""
    font, size = style.regular, style.size
    if number > 1:
        text = f"{MINISTRY} – {source.meta['kenmerk']}"
        found.head = [Stroke(style.left, 800, text, font, 7.5)]
        truth.furniture("header", "kop", text)
        return
    left = [("Aan", "de Voorzitter van de Tweede Kamer der Staten-Generaal"), ("Van", UNIT)]
    right = [("Datum", source.printed_date), ("Ons kenmerk", source.meta["kenmerk"])]
    right.append(("Uw kenmerk", source.meta["uw_kenmerk"]))
    found.head = [Stroke(style.left, 780, MINISTRY.upper(), style.bold, 12), Stroke(style.left, 772, to=(490, 772))]
    truth.furniture("header", "ministerie", MINISTRY.upper())
    for x, pairs, width in ((style.left, left, 140.0), (style.left + 225, right, 110.0)):
        y = 750.0
        for label, value in pairs:
            found.head.append(Stroke(x, y, label, style.bold, size - 1))
            for line in break_lines(value, font, size - 1, width):
                found.head.append(Stroke(x + 76, y, " ".join(w.shown for w in line.words), font, size - 1))
                y -= 12
            y -= 4
            truth.furniture("header", label.lower(), f"{label} {value}")
    found.head += [Stroke(style.left, 690, to=(490, 690)), Stroke(style.left, 672, "Onderwerp:", style.bold, size)]
    found.head.append(Stroke(style.left + 76, 672, source.meta["subject"], font, size))
    truth.furniture("header", "onderwerp", f"Onderwerp: {source.meta['subject']}")


def kamerstuk_page(source: Source, style: Style, number: int, found: Surroundings, truth: TruthPage) -> None:
    """The head of a parliamentary paper, on its first page only."""
    if number > 1:
        return
    year, paper = source.meta["vergaderjaar"], source.meta["kamerstuk"].split("-")[1]
    title = f"BRIEF VAN DE {source.meta['sender'].upper()}"
    rows = [
        (50, 780, "Tweede Kamer der Staten-Generaal", 17),
        (500, 780, "2", 22),
        (50, 748, f"Vergaderjaar {year}", 8.5),
        (50, 694, source.dossier_number, 10),
        (style.left, 694, source.meta["dossier"], 10),
        (50, 664, f"Nr. {paper}", 8.5),
        (style.left, 664, title, 8.5),
    ]
    found.head = [Stroke(x, y, text, style.bold, size) for x, y, text, size in rows]
    found.head += [Stroke(50, 766, to=(515, 766), weight=1), Stroke(50, 716, to=(515, 716), weight=1)]
    aan = "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"
    found.head.append(Stroke(style.left, 640, aan, style.regular, style.size))
    truth.furniture("header", "kop", "Tweede Kamer der Staten-Generaal 2")
    truth.furniture("header", "vergaderjaar", f"Vergaderjaar {year}")
    truth.furniture("header", "dossier", f"{source.dossier_number} {source.meta['dossier']}")
    truth.furniture("header", "nr", f"Nr. {paper} {title}")
    truth.furniture("header", "adres", aan)


def foot_strokes(source: Source, style: Style, number: int, total: int, truth: TruthPage) -> list[Stroke]:
    """Page number in the style's own shape, and the line that says the letter is fiction."""
    if style.head == "kamerstuk":
        return kamerstuk_foot(source, style, number, truth)
    strokes = [Stroke(style.left, 34, FICTION, style.italic, 6.5)]
    if style.numbered:
        text = style.page_label.format(n=number, m=total)
        strokes.append(Stroke(style.page_label_left, 50, text, style.regular, style.page_label_size))
        truth.furniture("footer", "pagina", text)
    truth.furniture("footer", "fictie", FICTION)
    return strokes


def kamerstuk_foot(source: Source, style: Style, number: int, truth: TruthPage) -> list[Stroke]:
    """Series line and page number; identifier, ISSN and place on the first page."""
    paper, year = source.meta["kamerstuk"], source.date.year if source.date else ""
    series = (
        f"Tweede Kamer, vergaderjaar {source.meta['vergaderjaar']}, {source.dossier_number}, nr. {paper.split('-')[1]}"
    )
    strokes = []
    if number == 1:
        lines = [f"kst-{paper}", "ISSN 0000 - 0000", f"’s-Gravenhage {year}"]
        strokes = [Stroke(50, 66 - i * 7.5, text, style.regular, 6) for i, text in enumerate(lines)]
        truth.furniture("footer", "kst", " ".join(lines))
    strokes.append(Stroke(style.left, 51, series, style.regular, 7))
    width = stringWidth(str(number), style.regular, 7)
    strokes.append(Stroke(515 - width, 51, str(number), style.regular, 7))
    strokes.append(Stroke(style.left, 34, FICTION, style.italic, 6))
    truth.furniture("footer", "pagina", f"{series} {number}")
    truth.furniture("footer", "fictie", FICTION)
    return strokes
