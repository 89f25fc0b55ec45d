# ruff: noqa: E501 - markup in strings reads better unbroken
"""Letters set by WeasyPrint from HTML and CSS (Pango shapes the words, hyphens by pyphen)."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from weasyprint import HTML

from layouts.content import Content
from layouts.designs import Design
from layouts.grouping import Group, grouped, widths
from layouts.surroundings import Pair, letterhead, margin

_PLACES = {"foot-right": "bottom-right", "foot-left": "bottom-left", "foot-centre": "bottom-center"}
_PLACES |= {"head-right": "top-right"}
_LOOKS = {
    "bold": "font-weight: bold",
    "italic": "font-style: italic",
    "bold-italic": "font-weight: bold; font-style: italic",
    "large": "font-weight: bold; font-size: 1.25em",
    "spaced": "font-weight: bold; letter-spacing: .2em",
    "smallcaps": "font-variant: small-caps",
    "underlined": "text-decoration: underline",
}
_TABLES = {
    "ruled": "td, th { border: .5pt solid black }",
    "lined": "tr { border-bottom: .4pt solid black }",
    "zebra": "tr:nth-child(even) { background: #e4e4e4 }",
    "bare": "",
}


def render_weasyprint(content: Content, design: Design, path: Path) -> None:
    """Write the PDF; the tagged ones follow PDF/UA."""
    page = f"<!doctype html><html lang=nl><head><title>{escape(content.meta['subject'])} (fictief)</title><style>"
    page += f"{style(design)}</style></head><body>{_margins(content, design)}{head(content, design)}"
    page += "".join(block(group, design) for group in grouped(content, design.soft_hyphens)) + "</body></html>"
    HTML(string=page).write_pdf(path, pdf_variant="pdf/ua-1" if design.tagged else None)


def style(design: Design) -> str:
    """The style sheet of a design."""
    # Pango makes one glyph of "f" and "f" with a soft hyphen between, and the file then has no character for it.
    d = design
    paper = "letter" if d.paper == "letter" else "A4"
    white = d.leading * 0.9 if d.parting == "white" else 0.0
    counter = d.folio.replace("{n}", '" counter(page) "').replace("{m}", '" counter(pages) "')
    folio = f'@{_PLACES[d.folio_place]} {{ content: "{counter}"; font-size: 8.5pt }}' if d.folio else ""
    running = "@top-left { content: string(subject); font-size: 8pt; font-style: italic }" if d.running else ""
    return f"""
@page {{ size: {paper}; margin: {d.top}pt {d.right}pt {d.bottom}pt {d.left}pt; {folio} {running} {_column(d, "later")}
  @footnote {{ border-top: .5pt solid black; padding-top: 4pt }} }}
@page :first {{ @top-left {{ content: none }} {_column(d, "first")} }}
body {{ font: {d.size}pt/{d.leading}pt "{d.font}"; margin: 0; text-align: {"justify" if d.justify else "left"};
  hyphens: {"auto" if d.hyphenate else "manual"}; orphans: 2; widows: 2; {"font-variant-ligatures: none;" if d.soft_hyphens else ""} counter-reset: note }}
h1, h2, table, .head, .margin, .sign {{ text-align: left; hyphens: manual }}
p {{ margin: 0 0 {white}pt }}
p + p {{ text-indent: {16 if d.parting == "indent" else 0}pt }}
h1, h2 {{ font-size: {d.size}pt; font-weight: normal; margin: {d.leading}pt 0 {d.leading * 0.6}pt; break-after: avoid }}
h1 {{ {_LOOKS[d.headings[0]]} }} h2 {{ {_LOOKS[d.headings[1]]} }}
ul, ol {{ margin: 0 0 {max(white, 4)}pt; padding-left: 18pt }} li ul {{ margin: 0 }}
ul {{ list-style-type: "{d.bullets[0]}  " }} li ul {{ list-style-type: "{d.bullets[1]}  " }}
table {{ border-collapse: collapse; width: 100%; margin: 6pt 0 14pt }} td, th {{ padding: 2.5pt 4pt; text-align: left;
  vertical-align: top }} tr {{ break-inside: avoid }} {_TABLES[d.table]}
.note {{ float: footnote; font-size: .8em; line-height: 1.25; text-indent: 0; text-align: left }}
.note::footnote-call {{ font-size: .65em; vertical-align: super; line-height: 0 }}
.margin {{ font-size: {d.margin_size}pt; line-height: 1.3; vertical-align: top }} .margin p {{ margin: 0 0 .7em; text-indent: 0 }}
.new {{ break-before: page }} .sign {{ margin-top: {d.leading * 2}pt; break-inside: avoid }}
.sign p {{ text-indent: 0; margin: 0 }} .sign p + p {{ margin-top: {d.leading * 3}pt }}
.head {{ margin-bottom: {d.leading * 2.5}pt; string-set: subject attr(data-subject) }}
.head h4 {{ font: 14pt/18pt "{d.font}"; margin: 0 0 30pt; text-align: center }}
.head table {{ margin: 0 }} .head td {{ border: none; padding: 2pt 4pt 2pt 0 }}
.head tr:nth-child(n) {{ background: none; border: none }}
"""


def _column(design: Design, which: str) -> str:
    if not design.margin:
        return ""
    width = (design.right if design.margin == "right" else design.left) - (55 if design.margin == "right" else 75)
    pad = "margin-left: 25pt" if design.margin == "right" else "margin-left: 30pt"
    return f"@{design.margin}-top {{ content: element(column-{which}); width: {width}pt; {pad}; vertical-align: top }}"


def _margins(content: Content, design: Design) -> str:
    if not design.margin:
        return ""
    return "".join(
        f'<div class=margin style="position: running(column-{which})">{_pairs(margin(content, design, first=first))}</div>'
        for which, first in (("first", True), ("later", False))
    )


def _pairs(pairs: Iterable[Pair]) -> str:
    labels = ((f"<b>{escape(pair.label)}</b><br>" if pair.label else "", pair.lines) for pair in pairs)
    return "".join(f"<p>{label}{'<br>'.join(map(escape, lines))}</p>" for label, lines in labels)


def head(content: Content, design: Design) -> str:
    """The letterhead."""
    pairs = letterhead(content, design)
    if not pairs:
        return ""
    rows = [f"<h4>{escape(pairs[0].text)}</h4>"]
    if design.head == "grid":
        cells = [f"<td><b>{escape(p.label)}</b><td>{escape(' '.join(p.lines))}" for p in pairs[1:]]
        lines = ["<tr>" + "".join(cells[place : place + 2]) for place in range(0, len(cells), 2)]
        rows.append(f"<table>{''.join(lines)}</table>")
    else:
        for pair in pairs[1:]:
            text = "<br>".join(map(escape, pair.lines))
            label = (
                f"<span style='display: inline-block; width: 75pt; text-indent: 0'>{escape(pair.label)}</span>"
                if pair.label
                else ""
            )
            hang = "padding-left: 75pt; text-indent: -75pt; " if label else ""
            rows.append(f"<div style='{hang}margin-bottom: {20 if pair.role == 'adres' else 7}pt'>{label}{text}</div>")
    return f'<div class=head data-subject="{escape(content.meta["subject"])}">{"".join(rows)}</div>'


def block(group: Group, design: Design) -> str:
    """A group of items."""
    new = " class=new" if group["new_page"] else ""
    if group["kind"] == "heading":
        return f"<h{min(group['level'], 2)}{new}>{_runs(group)}</h{min(group['level'], 2)}>"
    if group["kind"] == "list":
        return _list(group)
    if group["kind"] == "table":
        return _table(group["rows"], new)
    if group["kind"] == "signature":
        lines = "".join(f"<p>{escape(line)}</p>" for line in group["lines"])
        return f'<div class="sign{" new" if new else ""}">{lines}</div>'
    return f"<p{new}>{_runs(group)}</p>"


def _runs(group: Group) -> str:
    return "".join(
        escape(run) if isinstance(run, str) else f"<span class=note>{escape(run['note'])}</span>"
        for run in group["runs"]
    )


def _list(group: Group) -> str:
    tag = f"ol start={group['start']}" if group["ordered"] else "ul"
    items = "".join(
        f"<li>{_runs(item)}{''.join(('<ul>', *(f'<li>{_runs(c)}</li>' for c in item['children']), '</ul>')) if item['children'] else ''}</li>"
        for item in group["items"]
    )
    return f"<{tag}>{items}</{tag[:2]}>"


def _table(rows: list[list[str]], new: str) -> str:
    shares = widths(rows)
    columns = "".join(f"<col style='width: {100 * share / sum(shares):.1f}%'>" for share in shares)
    head = "".join(f"<th>{escape(cell)}</th>" for cell in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return f"<table{new}><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
