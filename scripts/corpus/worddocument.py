"""Render a source as DOCX with our own writer: real notes, heading styles, a header part, tables, and a text box."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from corpus import wordparts
from corpus.drawing import FICTION
from corpus.letterheads import ADDRESS, ADDRESSEE, DIRECTORATE, MINISTRY, REMARK, RETURN_ADDRESS, UNIT
from corpus.markup import NOTE, Block, Source
from corpus.truth import TruthPage, flow_page
from corpus.webpages import put_first

WORDS_PER_PAGE = 330  # where the last page breaks are said to have fallen
TIMESTAMP = (2020, 1, 1, 0, 0, 0)  # a fixed time, so that the archive is the same on every run


def render_docx(source: Source, path: Path) -> list[TruthPage]:
    """Write the document; with layout `docx_textbox` the sender stands in a text box instead of in the header."""
    boxed = source.meta["layout"] == "docx_textbox"
    parts = {
        "[Content_Types].xml": wordparts.CONTENT_TYPES,
        "_rels/.rels": wordparts.PACKAGE_RELATIONS,
        "word/_rels/document.xml.rels": wordparts.DOCUMENT_RELATIONS,
        "word/styles.xml": wordparts.STYLES,
        "word/numbering.xml": wordparts.NUMBERING,
        "word/footnotes.xml": footnotes_part(source),
        "word/header1.xml": wordparts.part("hdr", header_paragraphs(source, boxed)),
        "word/footer1.xml": wordparts.part("ftr", paragraph(run(FICTION))),
        "word/document.xml": document_part(source, boxed),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, TIMESTAMP), text.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return [docx_truth(source, boxed)]


def docx_truth(source: Source, boxed: bool) -> TruthPage:
    """One page without a number; where the sender stands decides between margin and header."""
    page = flow_page(source)
    meta = source.meta
    side = "margin" if boxed else "header"
    furniture = [
        ("header", "kop", f"{MINISTRY} Ons kenmerk {meta['kenmerk']} Datum {source.printed_date}"),
        ("header", "retouradres", RETURN_ADDRESS),
        ("header", "adres", " ".join(ADDRESSEE)),
        (side, "afzender", sender_text(source, boxed)),
        ("header", "datum", f"Datum {source.printed_date}"),
        ("header", "onderwerp", f"Onderwerp {meta['subject']}"),
    ]
    put_first(page, [row for row in furniture if row[2]])
    page.furniture("footer", "fictie", FICTION)
    return page


def sender_text(source: Source, boxed: bool) -> str:
    """The sender's block, only drawn when it has a text box."""
    if not boxed:
        return ""
    lines = sender_lines(source)
    return " ".join(lines)


def sender_lines(source: Source) -> list[str]:
    """What stands in the text box, line by line."""
    meta = source.meta
    lines = [DIRECTORATE, UNIT, *ADDRESS, f"Contactpersoon {meta['contact']}", f"Ons kenmerk {meta['kenmerk']}"]
    return [*lines, f"Bijlage(n) {meta['bijlagen']}", REMARK]


def document_part(source: Source, boxed: bool) -> str:
    """Letterhead lines, then the body with breaks marked where a word processor last had them."""
    box = wordparts.text_box("".join(paragraph(run(line)) for line in sender_lines(source))) if boxed else ""
    out = [paragraph(run(RETURN_ADDRESS) + box)]
    out += [paragraph(run(line)) for line in ADDRESSEE]
    out.append(paragraph(run("Datum") + "<w:r><w:tab/></w:r>" + run(source.printed_date)))
    out.append(paragraph(run("Onderwerp") + "<w:r><w:tab/></w:r>" + run(source.meta["subject"])))
    seen = 60
    for block in source.blocks:
        out.append(block_xml(block, breaks_before=seen // WORDS_PER_PAGE, seen=seen))
        seen += len(block.plain.split())
    return wordparts.document("".join(out))


def header_paragraphs(source: Source, boxed: bool) -> str:
    """The header part repeats kenmerk and date on every page."""
    label = MINISTRY
    return (
        paragraph(run(label))
        + paragraph(run(f"Ons kenmerk {source.meta['kenmerk']}"))
        + paragraph(run(f"Datum {source.printed_date}"))
    )


def footnotes_part(source: Source) -> str:
    """Word wants two separator notes before the real ones."""
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        f"{run(' ' + text)}</w:p></w:footnote>"
        for number, text in source.notes.items()
    )
    return wordparts.part("footnotes", wordparts.SEPARATORS + notes)


def run(text: str, *, bold: bool = False) -> str:
    """A run of text."""
    props = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{props}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def paragraph(runs: str, style: str = "", numbered: bool = False) -> str:
    """A paragraph, with a style name or a place in the numbered list."""
    props = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered:
        props += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p>{'<w:pPr>' + props + '</w:pPr>' if props else ''}{runs}</w:p>"


def noted_runs(text: str, break_at: int = -1) -> str:
    """Runs of a body text, split at note references and at the last rendered page break."""
    if break_at >= 0:
        words = text.split(" ")
        first, rest = " ".join(words[:break_at]), " ".join(words[break_at:])
        joint = "<w:r><w:lastRenderedPageBreak/></w:r>"
        return (noted_runs(first + " ") if first else "") + joint + noted_runs(rest)
    out, end = "", 0
    for found in NOTE.finditer(text):
        out += run(text[end : found.start()])
        out += '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        out += f'<w:footnoteReference w:id="{found[1]}"/></w:r>'
        end = found.end()
    return out + run(text[end:])


def block_xml(block: Block, breaks_before: int, seen: int) -> str:
    """One source block; unnumbered bullets are typed by hand, numbered ones use the list of the document."""
    if block.kind == "heading":
        return paragraph(run(block.text), f"Heading{block.level}")
    if block.kind == "table":
        return wordparts.table([[paragraph(run(c, bold=i == 0)) for c in row] for i, row in enumerate(block.rows)])
    if block.kind == "signature":
        return paragraph("<w:r><w:br/></w:r>".join(run(line) for line in block.lines), "Signature")
    if found := re.match(r"\d+\. (.*)", block.text):
        return paragraph(noted_runs(found[1]), numbered=True)
    if block.text.startswith("- "):
        return paragraph(run("-") + "<w:r><w:tab/></w:r>" + noted_runs(block.text[2:]))
    words = len(block.text.split())
    spot = (breaks_before + 1) * WORDS_PER_PAGE - seen
    return paragraph(noted_runs(block.text, spot if 0 <= spot < words else -1))
