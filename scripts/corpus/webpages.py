"""Render a source as a web page: a letter saved from a word processor, or a page of a publications site."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

from corpus.drawing import FICTION
from corpus.letterheads import ADDRESS, ADDRESSEE, DIRECTORATE, MINISTRY, RETURN_ADDRESS, UNIT
from corpus.markup import NOTE, Block, Source
from corpus.truth import TruthPage, flow_page


def render_letter(source: Source, path: Path) -> list[TruthPage]:
    """A letter as a word processor saves it: the letterhead in a layout table, note texts at the end."""
    page, body = flow_page(source), "\n".join(block_markup(b, letter_note) for b in source.blocks)
    meta = source.meta
    head = [
        ("header", "ministerie", MINISTRY),
        ("header", "retouradres", RETURN_ADDRESS),
        ("header", "adres", " ".join(ADDRESSEE)),
        ("header", "datum", f"Datum {source.printed_date}"),
        ("header", "onderwerp", f"Betreft {meta['subject']}"),
        ("margin", "afzender", f"{DIRECTORATE} {UNIT}"),
        ("margin", "adres", " ".join(ADDRESS)),
        ("margin", "contact", f"Contactpersoon {meta['contact']}"),
        ("margin", "kenmerk", f"Ons kenmerk {meta['kenmerk']}"),
    ]
    put_first(page, head)
    page.furniture("footer", "fictie", FICTION)
    margin = "".join(
        f"<p class=MsoHeader><b>{escape(label)}</b><br>{'<br>'.join(map(escape, lines))}</p>"
        for label, lines in (
            (DIRECTORATE, [UNIT]),
            ("", list(ADDRESS)),
            ("Contactpersoon", [meta["contact"]]),
            ("Ons kenmerk", [meta["kenmerk"]]),
        )
    ).replace("<b></b><br>", "")
    path.write_text(
        f"""<html>
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Tekstverwerker 15 (filtered)">
<title>{escape(meta["subject"])}</title>
<style>p.MsoNormal {{margin:0cm; margin-bottom:8pt; font-size:9pt}} p.MsoHeader {{font-size:6.5pt}}</style>
</head>
<body lang=NL>
<div class=WordSection1>
<p class=MsoHeader>{escape(MINISTRY)}</p>
<table border=0 cellspacing=0 cellpadding=0><tr>
<td width=480 valign=top><p class=MsoHeader>{escape(RETURN_ADDRESS)}</p>
<p class=MsoNormal>{"<br>".join(map(escape, ADDRESSEE))}</p>
<p class=MsoNormal>Datum&nbsp;&nbsp;{source.printed_date}<br>Betreft&nbsp;&nbsp;{escape(meta["subject"])}</p></td>
<td width=160 valign=top>{margin}</td>
</tr></table>
{body}
{note_list(source)}
<p class=MsoFooter><i>{FICTION}</i></p>
</div>
</body>
</html>
""",
        "utf-8",
    )
    return [page]


def render_publication(source: Source, path: Path) -> list[TruthPage]:
    """A parliamentary paper with site navigation, scripts, meta tags and popup notes around the document."""
    dossier, paper = source.meta["kamerstuk"].split("-")
    year, title = source.meta["vergaderjaar"], source.meta["dossier"]
    kst, signed = f"kst-{dossier}-{paper}", source.date.isoformat() if source.date else ""
    kind = f"BRIEF VAN DE {source.meta['sender'].upper()}"
    aan = "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"
    page = flow_page(source)
    put_first(
        page,
        [
            ("header", "kop", "Tweede Kamer der Staten-Generaal 2"),
            ("header", "vergaderjaar", f"Vergaderjaar {year}"),
            ("header", "dossier", f"{source.dossier_number} {title}"),
            ("header", "nr", f"Nr. {paper} {kind}"),
            ("header", "adres", aan),
        ],
    )
    page.furniture("footer", "fictie", FICTION)
    body = "\n".join(block_markup(b, lambda n: publication_note(n, paper)) for b in source.blocks)
    notes = "\n".join(
        f'<div class="voet noot" id="noot-{paper}-{n}"><h5 class="note-close">X Noot</h5>'
        f'<sup><span class="nootnum">{n}</span></sup><p>{escape(text)}</p></div>'
        for n, text in source.notes.items()
    )
    tags = {
        "DC.identifier": kst,
        "DC.title": f"{title}; Brief regering; {source.meta['subject']}",
        "DC.creator": "Tweede Kamer der Staten-Generaal",
        "DCTERMS.issued": signed,
        "OVERHEIDop.dossiernummer": dossier,
        "OVERHEIDop.ondernummer": paper,
        "OVERHEIDop.vergaderjaar": year.replace("–", "-"),
        "OVERHEIDop.dossiertitel": title,
        "OVERHEIDop.publicationName": "Kamerstuk",
        "OVERHEIDop.datumOndertekening": signed,
    }
    metas = "\n".join(f'<meta name="{name}" content="{escape(value)}"/>' for name, value in tags.items())
    path.write_text(
        f"""<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"/>
<title>Kamerstuk {dossier}, nr. {paper} | Bekendmakingen (fictief)</title>
{metas}
<script>window.dataLayer = [{{"page": "kamerstuk", "dossier": "{dossier}"}}];</script>
<style>.noot {{ display: none }} nav li {{ display: inline }}</style></head>
<body class="publicatie">
<div class="skiplinks"><a href="#inhoud">Direct naar de inhoud</a></div>
<header><p class="logo">Bekendmakingen</p>
<nav><ul><li><a href="/">Home</a></li><li><a href="/zoeken">Uitgebreid zoeken</a></li>
<li><a href="/attendering">Mijn attenderingen</a></li></ul></nav></header>
<div class="columns"><div class="column--main" id="inhoud">
<div class="breadcrumb"><p>U bent hier:</p>
<ol><li><a href="/">Home</a></li><li>Kamerstuk {dossier}, nr. {paper}</li></ol></div>
<ul class="download-links"><li><a href="/{kst}.pdf">Authentieke versie (PDF)</a></li>
<li><a href="/details/{kst}">Technische gegevens</a></li></ul>
<div id="broodtekst">
<div class="kop"><p class="jaar">Tweede Kamer der Staten-Generaal 2</p><p>Vergaderjaar {year}</p></div>
<h1 class="dossiertitel"><span class="dossiernummer">{source.dossier_number}</span> {escape(title)}</h1>
<div class="stuk"><h1 class="stuktitel"><span class="stuknummer">Nr. {paper}</span> {kind}</h1>
<div class="algemeen"><p>{aan}</p>
{body}
</div></div>
{notes}
</div></div>
<aside><h2>Gerelateerd</h2><ul><li><a href="/dossier/{dossier}">Dossier {dossier}</a></li>
<li><a href="/rss">RSS</a></li></ul></aside></div>
<footer><p>{FICTION}</p>
<ul><li><a href="/over">Over deze website</a></li><li><a href="/cookies">Cookies</a></li></ul></footer>
<script>document.querySelectorAll(".nootnum").forEach(function (n) {{ n.title = "noot"; }});</script>
</body></html>
""",
        "utf-8",
    )
    return [page]


def put_first(page: TruthPage, furniture: list[tuple[str, str, str]]) -> None:
    """Furniture that stands above the body."""
    body, page.blocks = page.blocks, []
    for kind, role, text in furniture:
        page.furniture(kind, role, text)
    page.blocks += body


def escape(text: str) -> str:
    """Text as HTML."""
    return html.escape(text, quote=True)


def letter_note(number: str) -> str:
    """A note reference as a word processor saves it."""
    return f'<a href="#_ftn{number}" name="_ftnref{number}"><sup>[{number}]</sup></a>'


def publication_note(number: str, paper: str) -> str:
    """A note reference that opens a popup."""
    return f'<sup><a class="nootnum" href="#noot-{paper}-{number}">{number}</a></sup>'


def note_list(source: Source) -> str:
    """The notes of a saved letter, after a rule."""
    if not source.notes:
        return ""
    notes = "".join(
        f'<p class=MsoFootnoteText><a name="_ftn{n}">[{n}]</a> {escape(t)}</p>' for n, t in source.notes.items()
    )
    return f"<hr size=1 width=33% align=left>{notes}"


def block_markup(block: Block, note: Callable[[str], str]) -> str:
    """One block as HTML; list items stay paragraphs with their typed mark, as these pages have them."""
    text = re.sub(NOTE, lambda found: note(found[1]), escape(block.text))
    if block.kind == "heading":
        return f"<h{block.level + 1}>{text}</h{block.level + 1}>"
    if block.kind == "table":
        rows = "".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in block.rows)
        return f"<table border=1>{rows}</table>"
    if block.kind == "signature":
        return f'<p class="ondertekening">{"<br/>".join(map(escape, block.lines))}</p>'
    return f"<p class=MsoNormal>{text}</p>"
