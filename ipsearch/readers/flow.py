"""What do formats without pages (DOCX, HTML) share once their blocks are read?

They know paragraphs and headings, but not the letterhead and the signature, which are paragraphs like any other.
Empty paragraphs are still there as empty blocks: they part letterhead groups, and assembly drops them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ipsearch.readers.drafts import DraftBlock
from ipsearch.readers.masthead import body_start, group_head, is_salutation, is_signal, read_label, with_dateline
from ipsearch.readers.signing import merge_signatures
from ipsearch.text.dates import parse_date

# What counts the questions of members of parliament; the question itself stands under it.
_QUESTION_HEAD = re.compile(r"^(?:Vraag|Vragen) \d{1,3}(?:(?:,| en| t/m|-) ?\d{1,3})*\.?:?$", re.IGNORECASE)
_NUMBER_LABEL = re.compile(r"^\w*nummer\b", re.IGNORECASE)
# Papers open with the name of who makes them, over their title.
_AUTHORITY = re.compile(
    r"^(?:gemeente|provincie|waterschap|hoogheemraadschap|wetterskip|veiligheidsregio|omgevingsdienst|vervoerregio|"
    r"metropoolregio|ministerie van|inspectie|GGD)(?: [\w’'-]+){1,6}$",
    re.IGNORECASE,
)
# A letterhead has fewer blocks than lines, and it has at most seventy of those; its lines are short.
_MAX_HEAD_BLOCKS, _MAX_HEAD_LINE = 70, 100
# Between place and date and the salutation may stand what the letter is about.
_MAX_OVER = 6


def settle_flow(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Blocks in reading order, with the letterhead as header furniture and office and name as signature."""
    return merge_signatures(_asked(_headed(blocks)))


def _asked(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Questions as text: ministers answer under the words of a question, set in italic or bold as a whole."""
    settled: list[DraftBlock] = []
    above = ""
    for block in blocks:
        if block.kind == "heading" and _QUESTION_HEAD.match(above) and block.text.rstrip().endswith("?"):
            block = replace(block, kind="paragraph", level=None)
        settled.append(block)
        above = (block.text if block.kind == "heading" else "") if block.text.strip() else above
    return settled


def _headed(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Turn the letterhead at the top of the body into header blocks, line groups together."""
    opening = [line for block in blocks[:_MAX_HEAD_BLOCKS] for line in lines_of(block)]
    end = body_start(opening) or _addressed(opening)
    if not end or all(map(_is_of_any_paper, filter(is_signal, opening[:end]))):
        return _dated(blocks)
    lines: list[str] = []
    for place, block in enumerate(blocks):
        own = lines_of(block)
        if end <= 0:
            return [*(DraftBlock("header", text) for text in group_head(lines)), *blocks[place:]]
        text_from = _text_start(own, end)
        lines += [*own[:text_from], *[""] * (len(own) > 1)]
        if text_from < len(own):
            rest = _rest(block, own, text_from)
            return [*(DraftBlock("header", text) for text in group_head(lines)), rest, *blocks[place + 1 :]]
        end -= len(own)
    return [DraftBlock("header", text) for text in group_head(lines)]


def _addressed(lines: Sequence[str]) -> int:
    """How many lines a head has of an addressee, and place and date under it, over the salutation of a letter."""
    first = next((place for place, line in enumerate(lines) if line.strip()), 0) + 1
    end = with_dateline(lines, first)
    near = lines[end : end + _MAX_OVER]
    return end if end > first and any(map(is_salutation, near)) else 0


def _is_of_any_paper(line: str) -> bool:
    """Whether a line of a head says what reports state too ("Versie 1.0"), not to whom or of which day a letter is."""
    label = read_label(line)
    return label is not None and label.role == "other"


def _rest(block: DraftBlock, lines: Sequence[str], start: int) -> DraftBlock:
    """What is left of a block whose first lines are letterhead: lines, or the rows that none of them comes from."""
    if not block.rows:
        return replace(block, text="\n".join(lines[start:]))
    left = next(
        (
            place
            for place in range(len(block.rows))
            if len(lines_of(replace(block, rows=block.rows[place:]))) <= len(lines) - start
        ),
        0,
    )
    return replace(block, rows=block.rows[left:], header_rows=0)


def _dated(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Blocks with who makes a paper without a letterhead, over its title, and its day or number under it as header."""
    settled = list(blocks)
    opening = [place for place, block in enumerate(settled) if block.text.strip() or block.rows][:2]
    if len(opening) > 1 and _is_author(settled[opening[0]], settled[opening[1]]):
        settled[opening[0]] = replace(settled[opening[0]], kind="header", level=None)
    for place, block in enumerate(settled):
        if block.kind == "paragraph" and _marks_paper(block.text.strip()):
            settled[place] = replace(block, kind="header")
        elif block.text.strip() and block.kind not in ("heading", "header"):
            break
    return settled


def _is_author(block: DraftBlock, under: DraftBlock) -> bool:
    """Whether a block says who makes a paper: a title stands under it, and no part of what it is the heading of."""
    title = block.kind == under.kind == "heading" and (under.level or 0) <= (block.level or 0)
    return title and bool(_AUTHORITY.match(block.text.strip()))


def _marks_paper(line: str) -> bool:
    """Whether the line is a label with a day, or with a number in figures, and nothing else."""
    label = read_label(line)
    if label is None:
        return False
    if label.role == "date":
        return parse_date(label.rest) is not None
    numbered = label.role == "kenmerk" or bool(_NUMBER_LABEL.match(line))
    return numbered and len(label.rest.split()) == 1 and any(map(str.isdigit, label.rest))


def _text_start(lines: Sequence[str], end: int) -> int:
    """Where the text starts in a block whose first ``end`` lines are letterhead: lines under them carry them on."""
    rest = lines[end:]
    runs_on = not any(is_salutation(line) or len(line) > _MAX_HEAD_LINE for line in rest)
    return len(lines) if runs_on else min(end, len(lines))


def lines_of(block: DraftBlock) -> list[str]:
    """The printed lines of a block. A row is a line, but cells of several lines stand one after the other."""
    return [line for row in _labelled(block.rows) for line in _row_lines(row)] if block.rows else block.text.split("\n")


def _labelled(rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Rows with a row of labels and the row of values under it as a row for each label with its value."""
    paired: list[Sequence[str]] = []
    place = 0
    while place < len(rows):
        row, below = rows[place], rows[place + 1] if place + 1 < len(rows) else ()
        cells = [cell for cell in row if cell.strip()]
        labels = len(cells) > 1 and len(row) == len(below) and all(map(is_bare_label, cells))
        if labels and not any(map(is_bare_label, below)):
            paired += zip(row, below, strict=True)
            place += 1
        else:
            paired.append(row)
        place += 1
    return paired


def _row_lines(row: Sequence[str]) -> list[str]:
    cells = [cell.split("\n") for cell in row if cell.strip()]
    if all(len(cell) == 1 for cell in cells):
        words = [cell[0] for cell in cells]
        if len(words) > 1 and all(map(_is_told, words)):
            return words
        paired = len(words) > 2 and all(is_bare_label(word) == (place % 2 == 0) for place, word in enumerate(words))
        return (
            [" ".join(words[place : place + 2]) for place in range(0, len(words), 2)]
            if paired
            else [("\t" if is_bare_label(words[0]) else " ").join(words)]
        )
    lines: list[str] = []
    labels: list[str] = []
    for cell in cells:
        if labels and len(labels) == len(cell):
            lines += [f"{label} {value}" for label, value in zip(labels, cell, strict=True)]
            labels = []
            continue
        lines += [*labels, ""]
        labels = cell if all(map(is_bare_label, cell)) else []
        lines += () if labels else [*cell, ""]
    return [*lines, *labels]


def _is_told(cell: str) -> bool:
    """Whether a cell holds a label of the letterhead and its value behind a colon."""
    label = read_label(cell)
    return label is not None and bool(label.rest) and ":" in cell.removesuffix(label.rest)


def is_bare_label(line: str) -> bool:
    """Whether the line is a label of the letterhead without a value."""
    label = read_label(line)
    return label is not None and not label.rest.strip(": ")
