"""How do the pages of a document become draft pages?

What is typical of the document is measured over all pages first; then each page is taken apart; then what runs over
page ends is tied together and the text is written out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ipsearch.letters import Continuation
from ipsearch.readers.drafts import DraftPage
from ipsearch.readers.layout.areas import BODY_SIZE_SHARE, Area, body_size, measure, narrowed
from ipsearch.readers.layout.besides import straightened
from ipsearch.readers.layout.calls import owed, with_calls_parted
from ipsearch.readers.layout.captions import with_captions
from ipsearch.readers.layout.columns import Columns, PageWords, part_left, part_right, right_edges
from ipsearch.readers.layout.drafting import draft_page
from ipsearch.readers.layout.endnotes import with_endnotes
from ipsearch.readers.layout.framed import grids_over, outside_of
from ipsearch.readers.layout.furniture import PageLines, page_lines
from ipsearch.readers.layout.grids import grids
from ipsearch.readers.layout.gutters import Gutter
from ipsearch.readers.layout.headings import Levels, with_headings
from ipsearch.readers.layout.heads import with_heads
from ipsearch.readers.layout.lines import Line, lines_of
from ipsearch.readers.layout.loose import part_loose
from ipsearch.readers.layout.notes import Note, split_notes
from ipsearch.readers.layout.paragraphs import Flow, ends_sentence, is_spaced, pieces
from ipsearch.readers.layout.pieces import PageParts, Piece
from ipsearch.readers.layout.seams import seam, with_tails
from ipsearch.readers.layout.sheets import Sheet
from ipsearch.readers.layout.signatures import is_amendment, signatures
from ipsearch.readers.layout.signing_over import with_signatures_over
from ipsearch.readers.layout.softhyphens import settled
from ipsearch.readers.layout.styles import setting_of
from ipsearch.readers.layout.tables import Drawn, tables
from ipsearch.readers.layout.tints import with_tinted_headings
from ipsearch.readers.layout.touching import parted
from ipsearch.readers.layout.unfolding import unfold
from ipsearch.readers.layout.whites import with_white_headings
from ipsearch.readers.layout.words import words_of
from ipsearch.text.hyphens import SOFT_HYPHEN, HyphenJudge, Lexicon

# Text outside of the ruled tables has so many lines, or nothing but them tells where it stands.
_LINES_OF_TEXT = 3


def lay_out(sheets: Sequence[Sheet], lexicon: Lexicon | None = None) -> tuple[DraftPage, ...]:
    """Draft pages from placed text.

    Args:
        sheets: all pages of a document, in order.
        lexicon: known words, to decide line-end hyphens with; never required.
    """
    unfolded = unfold(sheets)
    # In pages of two columns a table beside text stands in the other one.
    sheets = straightened(sheets) if all(a is b for a, b in zip(unfolded, sheets, strict=True)) else unfolded
    pages = [
        PageWords(tuple(words), sheet.width, sheet.height, sheet.rules, sheet.bands)
        for words, sheet in zip(settled([words_of(sheet.fragments) for sheet in sheets]), sheets, strict=True)
    ]
    columns, bodies, area = _columns(pages, body_size(page.words for page in pages))
    lined = page_lines(sheets, columns, bodies, area)
    setting = setting_of((line for page in lined for line in page.body if area.is_body(line.size)), area.size)
    amends = is_amendment(line for page in lined for line in page.body)
    flow = Flow(area, setting, is_spaced([page.body for page in lined], area), amends=amends)
    judge = HyphenJudge(_unbroken(lined), lexicon)
    parts = with_heads(with_tails(list(_take_apart(lined, flow, judge)), flow, judge), area, judge)
    parts = with_signatures_over(with_endnotes(parts), area)
    parts = with_captions(with_white_headings(with_tinted_headings(parts, area), area))
    ranks = Levels((piece for page in parts for piece in page.pieces), setting)
    seams: list[Continuation] = [seam(page, after, flow, judge) for page, after in pairwise(parts)]
    seams.append("none")
    return tuple(draft_page(page, goes_on, ranks, judge) for page, goes_on in zip(parts, seams, strict=False))


def _columns(pages: Sequence[PageWords], size: float) -> tuple[list[Columns], list[list[Line]], Area]:
    """The columns of each page, the lines of the body column, and its type area without the margins."""
    edges = right_edges(pages, size)
    parted = [part_right(page, edge) for page, edge in zip(pages, edges, strict=True)]
    bodies = [lines_of(page.body) for page in parted]
    usual = _of_usual_width(pages, size)
    area = _measured(bodies, usual, pages, size)
    # A page on its side has edges of its own: what stands left of the text of others may be a table's first column.
    without = [
        part_left(page, area, words.width, words.rules) if is_usual or words.width < words.height else page
        for page, words, is_usual in zip(parted, pages, usual, strict=True)
    ]
    without = part_loose(without, [page.height for page in pages], area)
    if without == parted:
        return parted, bodies, area
    bodies = [
        body if page is before else lines_of(page.body)
        for page, before, body in zip(without, parted, bodies, strict=True)
    ]
    return without, bodies, _measured(bodies, usual, pages, size)


def _measured(bodies: Sequence[Sequence[Line]], usual: Sequence[bool], pages: Sequence[PageWords], size: float) -> Area:
    """The type area of the pages of usual width; ruled tables say nothing of it that reach over its left edge.

    The edge is that of a column of cells then, which hold more words than the text around the table.
    """
    counted = [(body, page) for body, page, counts in zip(bodies, pages, usual, strict=True) if counts]
    area = measure([body for body, _ in counted], size)
    framed = [grids_over(grids(page.rules), area) for _, page in counted]
    if not any(framed):
        return area
    outside = [outside_of(body, over) for (body, _), over in zip(counted, framed, strict=True)]
    return measure(outside, size) if sum(map(len, outside)) >= _LINES_OF_TEXT else area


def _of_usual_width(pages: Sequence[PageWords], size: float) -> list[bool]:
    """Whether each page is as wide as that of most text: a wide table on its side says nothing of where lines end.

    The table may hold more words than the text, but in smaller type.
    """
    words: Counter[int] = Counter()
    for page in pages:
        words[round(page.width)] += sum(abs(word.size - size) <= BODY_SIZE_SHARE * size for word in page.words)
    most = max(words, key=lambda width: words[width], default=0)
    return [round(page.width) == most for page in pages]


def _unbroken(pages: Iterable[PageLines]) -> list[str]:
    """The words that no line end breaks: evidence on how they are written."""
    words: list[str] = []
    for page in pages:
        start = 0
        for line in page.body:
            texts = [word.text for word in line.words]
            broken = texts[-1].endswith(("-", SOFT_HYPHEN))
            words.extend(texts[start : len(texts) - broken])
            # The first word of the next line is the other half.
            start = int(broken)
    return words


def _take_apart(pages: Sequence[PageLines], flow: Flow, judge: HyphenJudge) -> Iterator[PageParts]:
    last, called, open_note = 0, 0, False
    due: list[str] = []
    foot: Line | None = None
    above: tuple[Gutter, ...] = ()
    for page in pages:
        lines, called = with_calls_parted(page.body, called)
        split = split_notes(
            lines, flow.area, page.height, page.rules, open_note=open_note, last=last, due=due, foot=foot
        )
        numbers = [int(note.label) for note in split.notes if note.label and note.label.isdigit()]
        last, open_note = max([last, *numbers]), _is_open(split.notes)
        foot = lines[-1] if split.notes else None
        due = owed(split.body, due, last)
        area = narrowed(flow.area, split.body)
        here = replace(flow, area=area, rules=page.rules, shades=page.shades, bands=page.bands)
        body = with_headings(_pieces(split.body, here, judge, above), flow.setting)
        above = body[-1].table.gutters if body and body[-1].table else ()
        yield PageParts(page, tuple(body), split.notes)


def _is_open(notes: Sequence[Note]) -> bool:
    """Whether the last note of a page may carry on on the next."""
    return bool(notes) and bool(notes[-1].lines) and not ends_sentence(notes[-1].lines[-1])


def _pieces(lines: Sequence[Line], flow: Flow, judge: HyphenJudge, above: Sequence[Gutter]) -> list[Piece]:
    """The blocks of a page's body: tables and signatures first, then the text between them."""
    result: list[Piece] = []
    place = 0
    for start, end, blocks in _set_apart(lines, flow, judge, above):
        result.extend(pieces(lines[place:start], flow))
        result.extend(blocks)
        place = end
    return [*result, *pieces(lines[place:], flow)]


def _set_apart(
    lines: Sequence[Line], flow: Flow, judge: HyphenJudge, above: Sequence[Gutter]
) -> list[tuple[int, int, list[Piece]]]:
    """Ranges of lines that are no running text, in order; a signature is never a table."""
    lines = parted(lines)
    taken: list[tuple[int, int, list[Piece]]] = []
    for signature in signatures(lines, flow.area, amends=flow.amends):
        blocks = [Piece("signature", block, flow.setting.style(block[0])) for block in signature.blocks]
        taken.append((signature.start, signature.end, blocks))
    for table in tables(lines, Drawn(tuple(grids(flow.rules)), flow.shades), flow.area, judge, above):
        part = tuple(lines[table.start : table.end])
        if all(end <= table.start or start >= table.end for start, end, _ in taken):
            taken.append((table.start, table.end, [Piece("table", part, flow.setting.style(part[0]), table)]))
    return sorted(taken, key=lambda item: item[0])
