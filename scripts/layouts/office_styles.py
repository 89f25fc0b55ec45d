# ruff: noqa: E501 - markup in strings reads better unbroken
"""The styles of an OpenDocument letter: page, paragraphs, lists, tables."""

from __future__ import annotations

from collections.abc import Sequence

from layouts.designs import Design
from layouts.grouping import widths

_LOOKS = {
    "bold": 'fo:font-weight="bold"',
    "italic": 'fo:font-style="italic"',
    "bold-italic": 'fo:font-weight="bold" fo:font-style="italic"',
    "large": 'fo:font-weight="bold"',
    "spaced": 'fo:font-weight="bold" fo:letter-spacing="2.2pt"',
    "smallcaps": 'fo:font-variant="small-caps"',
    "underlined": 'style:text-underline-style="solid" style:text-underline-width="auto" style:text-underline-color="font-color"',
}
_PAPERS = {"a4": (595.3, 841.9), "letter": (612.0, 792.0)}
_EDGES = {"ruled": 'fo:border="0.5pt solid #000000"', "lined": 'fo:border-bottom="0.4pt solid #000000"'}


def text_width(design: Design) -> float:
    """The width of the text column in points."""
    return _PAPERS[design.paper][0] - design.left - design.right


def column_style(rows: Sequence[Sequence[str]], number: int) -> str:
    """The name of the style of a table's column."""
    return f"Col{'-'.join(map(str, widths(rows)))}-{number}"


def document_styles(design: Design) -> str:
    """Named styles; every paragraph of the text derives from ``Body``."""
    d = design
    white = d.leading * 0.9 if d.parting == "white" else 0.0
    align = "justify" if d.justify else "start"
    hyphens = "true" if d.hyphenate or d.soft_hyphens else "false"
    language = 'fo:language="nl" fo:country="NL"' if d.hyphenate else 'fo:language="zxx" fo:country="none"'
    hyphenation = 'fo:hyphenation-remain-char-count="3" fo:hyphenation-push-char-count="3"'
    text = f'fo:font-family="\'{d.font}\'" fo:font-size="{d.size}pt" {language} fo:hyphenate="{hyphens}" {hyphenation}'
    folio = {"foot-right": "end", "foot-centre": "center"}.get(d.folio_place, "start")
    indent = f'fo:text-indent="{16 if d.parting == "indent" else 0}pt"'
    styles = [
        _style("Base", "", f'fo:line-height="{d.leading}pt" fo:orphans="2" fo:widows="2"', text),
        _style("Body", "Base", f'fo:margin-bottom="{white}pt" fo:text-align="{align}" {indent}'),
        _style("BodyNew", "Body", "", master="Standard"),
        _style("Item", "Base", f'fo:text-align="{align}" fo:margin-bottom="0pt"'),
        _style("Header", "Base", "", 'fo:font-size="8pt" fo:font-style="italic"'),
        _style("Footer", "Base", f'fo:text-align="{folio}"', 'fo:font-size="8.5pt"'),
        _style(
            "Ministry",
            "Base",
            'fo:text-align="center" fo:margin-bottom="28pt"',
            'fo:font-size="14pt"',
            number=d.first_page,
        ),
        _style("Address", "Base", 'fo:margin-bottom="26pt"'),
        _style("HeadLine", "Base", 'fo:margin-bottom="7pt"'),
        _style("AfterHead", "Base", 'fo:margin-bottom="12pt"'),
        _style("GridLabel", "Base", "", 'fo:font-weight="bold"'),
        _style("GridValue", "Base", ""),
        _style("TableText", "Base", ""),
        _style("TableHead", "Base", "", 'fo:font-weight="bold"'),
        _style(
            "Footnote",
            "Base",
            'fo:line-height="100%" fo:text-indent="-9pt" fo:margin-left="9pt"',
            f'fo:font-size="{d.size * 0.8}pt"',
        ),
        _style(
            "Margin",
            "Base",
            f'fo:line-height="{d.margin_size * 1.3}pt"',
            f'fo:font-size="{d.margin_size}pt" fo:hyphenate="false"',
        ),
        _style("MarginLast", "Margin", f'fo:margin-bottom="{d.margin_size * 0.7}pt"'),
        _style("MarginLabel", "Margin", "", 'fo:font-weight="bold"'),
        _style("Sign", "Base", 'fo:margin-top="26pt" fo:keep-with-next="always"'),
        _style("SignNew", "Sign", "", master="Standard"),
        _style("SignName", "Base", 'fo:margin-top="40pt"'),
        '<style:style style:name="Frame" style:family="graphic"/>',
        *_headings(design),
        _lists(design),
        '<text:notes-configuration text:note-class="footnote" text:citation-style-name="Mark" '
        'text:citation-body-style-name="Mark" style:num-format="1" text:start-numbering-at="document" text:start-value="0"/>',
        '<style:style style:name="Mark" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>',
    ]
    return f"<office:styles>{''.join(styles)}</office:styles>"


def _style(name: str, parent: str, paragraph: str, text: str = "", number: int = 0, master: str = "") -> str:
    """A paragraph style; with a number, it opens the first page and gives it that number."""
    master = "First" if number else master
    master = f' style:master-page-name="{master}"' if master else ""
    paragraph += f' style:page-number="{number}"' if number else ""
    above = f' style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph"{above}{master}>'
        f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>"
    )


def _headings(design: Design) -> list[str]:
    made = []
    for level, look in enumerate(design.headings, 1):
        size = design.size * (1.25 if look == "large" else 1)
        space = (
            f'fo:margin-top="{design.leading}pt" fo:margin-bottom="{design.leading * 0.6}pt" fo:keep-with-next="always"'
        )
        text = f'{_LOOKS[look]} fo:font-size="{size}pt" fo:hyphenate="false"'
        made.append(_style(f"Heading{level}", "Base", space, text))
        made.append(_style(f"Heading{level}First", f"Heading{level}", "", "", number=design.first_page))
    return made


def _lists(design: Design) -> str:
    def level(number: int, kind: str, sign: str) -> str:
        place = (
            '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
            '<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-16pt" '
            f'text:list-tab-stop-position="{16 * number}pt" fo:margin-left="{16 * number}pt"/></style:list-level-properties>'
        )
        return f'<text:list-level-style-{kind} text:level="{number}" {sign}>{place}</text:list-level-style-{kind}>'

    bullets = "".join(level(n, "bullet", f'text:bullet-char="{sign}"') for n, sign in enumerate(design.bullets, 1))
    numbers = level(1, "number", 'style:num-format="1" style:num-suffix="."')
    return (
        f'<text:list-style style:name="Bullets">{bullets}</text:list-style>'
        f'<text:list-style style:name="Numbers">{numbers}</text:list-style>'
    )


def automatic_styles(design: Design, tables: Sequence[Sequence[Sequence[str]]]) -> str:
    """Page, margin frame and tables."""
    d = design
    wide, high = _PAPERS[d.paper]
    page = (
        f'<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="{wide}pt" '
        f'fo:page-height="{high}pt" fo:margin-left="{d.left}pt" fo:margin-right="{d.right}pt" '
        f'fo:margin-top="{d.top - 45}pt" fo:margin-bottom="{d.bottom - 45}pt"/>'
        '<style:header-style><style:header-footer-properties svg:height="45pt"/></style:header-style>'
        '<style:footer-style><style:header-footer-properties svg:height="45pt" fo:margin-top="25pt"/></style:footer-style>'
        "</style:page-layout>"
    )
    frame = (
        '<style:style style:name="Column" style:family="graphic" style:parent-style-name="Frame"><style:graphic-properties style:wrap="run-through" '
        'style:vertical-pos="from-top" style:vertical-rel="page" style:horizontal-pos="from-left" '
        'style:horizontal-rel="page" draw:fill="none" draw:stroke="none" fo:border="none" fo:padding="0pt"/></style:style>'
    )
    return page + frame + _tables(design, tables)


def _tables(design: Design, tables: Sequence[Sequence[Sequence[str]]]) -> str:
    shade = ' fo:background-color="#e4e4e4"' if design.table == "zebra" else ""
    edge = _EDGES.get(design.table, 'fo:border="none"')
    made = [
        f'<style:style style:name="{name}" style:family="table"><style:table-properties style:width="{text_width(design)}pt" '
        f'table:align="left" fo:margin-top="6pt" fo:margin-bottom="14pt"/></style:style>'
        for name in ("Table", "Grid")
    ]
    made += [
        f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties {look} '
        'fo:padding="3pt"/></style:style>'
        for name, look in (("Cell", edge), ("CellShaded", edge + shade), ("GridCell", 'fo:border="none"'))
    ]
    made.append(
        '<style:style style:name="Row" style:family="table-row"><style:table-row-properties '
        'fo:keep-together="always"/></style:style>'
    )
    for shares, rows in {tuple(widths(rows)): rows for rows in tables}.items():
        for number, share in enumerate(shares):
            points = text_width(design) * share / sum(shares)
            made.append(
                f'<style:style style:name="{column_style(rows, number)}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{points:.1f}pt"/></style:style>'
            )
    return "".join(made)
