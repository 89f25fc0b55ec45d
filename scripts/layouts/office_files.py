# ruff: noqa: E501 - markup in strings reads better unbroken
"""Letters set by LibreOffice Writer from a flat OpenDocument file."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from layouts.content import Content
from layouts.designs import Design
from layouts.grouping import Group, grouped
from layouts.office_styles import automatic_styles, column_style, document_styles, text_width
from layouts.surroundings import Pair, letterhead, margin

NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
    for name, uri in {
        "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
)  # fmt: skip


def render_office(content: Content, design: Design, path: Path) -> None:
    """Write the PDF; one conversion at a time, in a profile of its own."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{path.stem}.fodt"
        source.write_text(_document(content, design), "utf-8")
        options = {"UseTaggedPDF": {"type": "boolean", "value": str(design.tagged).lower()}}
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
        command += [f"pdf:writer_pdf_Export:{json.dumps(options)}", "--outdir", str(path.parent), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)


def _document(content: Content, design: Design) -> str:
    tables = [group["rows"] for group in grouped(content, False) if group["kind"] == "table"]
    body = _head(content, design) + "".join(
        _block(group, design, place) for place, group in enumerate(grouped(content, design.soft_hyphens))
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
{document_styles(design)}
<office:automatic-styles>{automatic_styles(design, tables)}</office:automatic-styles>
<office:master-styles>
<style:master-page style:name="First" style:page-layout-name="Page" style:next-style-name="Standard">
{_around(content, design, first=True)}</style:master-page>
<style:master-page style:name="Standard" style:page-layout-name="Page">{_around(content, design, first=False)}</style:master-page>
</office:master-styles><office:body><office:text>{body}</office:text></office:body></office:document>"""


def _p(style: str, text: str) -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def _around(content: Content, design: Design, *, first: bool) -> str:
    """Header and footer of a master page; the margin column is a frame that hangs in the header."""
    running = content.meta["subject"] if design.running and not first else ""
    head = _frame(margin(content, design, first=first), design) + escape(running)
    number = f'<text:page-number text:select-page="current">{design.first_page}</text:page-number>'
    total = "<text:page-count>9</text:page-count>"
    folio = design.folio.replace("{n}", number).replace("{m}", total)
    return (
        f"<style:header>{_p('Header', head)}</style:header>"
        f"<style:footer>{_p('Footer', folio)}</style:footer>"
    )  # fmt: skip


def _frame(pairs: tuple[Pair, ...], design: Design) -> str:
    if not pairs:
        return ""
    wide = (design.right if design.margin == "right" else design.left) - 55
    lines = "".join(
        (_p("MarginLabel", escape(pair.label)) if pair.label else "")
        + "".join(_p("MarginLast" if line == pair.lines[-1] else "Margin", escape(line)) for line in pair.lines)
        for pair in pairs
    )
    x = text_width(design) + design.left + 25 if design.margin == "right" else 30
    return (
        f'<draw:frame draw:style-name="Column" text:anchor-type="paragraph" svg:x="{x}pt" svg:y="95pt" '
        f'svg:width="{wide}pt" svg:height="20pt"><draw:text-box fo:min-height="20pt">{lines}</draw:text-box></draw:frame>'
    )


def _head(content: Content, design: Design) -> str:
    pairs = letterhead(content, design)
    if not pairs:
        return ""
    made = [_p("Ministry", escape(pairs[0].text))]
    if design.head == "grid":
        rows = [pairs[place : place + 2] for place in range(1, len(pairs), 2)]
        cells = "".join(f"<table:table-row>{''.join(map(_grid_cells, row))}</table:table-row>" for row in rows)
        made.append(
            f'<table:table table:style-name="Grid"><table:table-column table:number-columns-repeated="4"/>{cells}</table:table>'
        )
        return "".join(made) + _p("AfterHead", "")
    for pair in pairs[1:]:
        label = f"{escape(pair.label)}<text:tab/>" if pair.label else ""
        text = "<text:line-break/>".join(map(escape, pair.lines))
        made.append(_p("Address" if pair.role == "adres" else "HeadLine", label + text))
    return "".join(made) + _p("AfterHead", "")


def _grid_cells(pair: Pair) -> str:
    cells = (_p("GridLabel", escape(pair.label)), _p("GridValue", escape(" ".join(pair.lines))))
    return "".join(f'<table:table-cell table:style-name="GridCell">{cell}</table:table-cell>' for cell in cells)


def _block(group: Group, design: Design, place: int) -> str:
    kind = group["kind"]
    first = place == 0 and not design.head
    if kind == "heading":
        level = min(group["level"], 2)
        style = f"Heading{level}First" if first else f"Heading{level}"
        return f'<text:h text:style-name="{style}" text:outline-level="{level}">{_runs(group["runs"])}</text:h>'
    if kind == "list":
        return _list(group)
    if kind == "table":
        return (_p("BodyNew", "") if group["new_page"] else "") + _table(group["rows"])
    if kind == "signature":
        lines = [_p("SignNew" if group["new_page"] else "Sign", escape(group["lines"][0]))]
        return "".join([*lines, *(_p("SignName", escape(line)) for line in group["lines"][1:])])
    return _p("BodyNew" if group["new_page"] else "Body", _runs(group["runs"]))


def _runs(runs: Iterable[str | dict[str, str]]) -> str:
    return "".join(
        escape(run)
        if isinstance(run, str)
        else f'<text:note text:note-class="footnote"><text:note-citation>{run["label"]}</text:note-citation>'
        f"<text:note-body>{_p('Footnote', escape(run['note']))}</text:note-body></text:note>"
        for run in runs
    )


def _list(group: Group) -> str:
    start = f' text:start-value="{group["start"]}"'
    items = []
    for place, item in enumerate(group["items"]):
        inner = "".join(f"<text:list-item>{_p('Item', _runs(c['runs']))}</text:list-item>" for c in item["children"])
        nested = f"<text:list>{inner}</text:list>" if inner else ""
        first = start if place == 0 and group["ordered"] else ""
        items.append(f"<text:list-item{first}>{_p('Item', _runs(item['runs']))}{nested}</text:list-item>")
    style = "Numbers" if group["ordered"] else "Bullets"
    return f'<text:list text:style-name="{style}">{"".join(items)}</text:list>'


def _table(rows: list[list[str]]) -> str:
    def cells(row: list[str], style: str, shade: bool) -> str:
        look = "CellShaded" if shade else "Cell"
        return "".join(
            f'<table:table-cell table:style-name="{look}">{_p(style, escape(c))}</table:table-cell>' for c in row
        )

    columns = "".join(f'<table:table-column table:style-name="{column_style(rows, n)}"/>' for n in range(len(rows[0])))
    head = f'<table:table-row table:style-name="Row">{cells(rows[0], "TableHead", True)}</table:table-row>'
    body = "".join(
        f'<table:table-row table:style-name="Row">{cells(row, "TableText", n % 2 == 0)}</table:table-row>'
        for n, row in enumerate(rows[1:], 1)
    )
    return f'<table:table table:style-name="Table">{columns}<table:table-header-rows>{head}</table:table-header-rows>{body}</table:table>'
