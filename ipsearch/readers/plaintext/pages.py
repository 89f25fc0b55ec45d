"""How does a sheet of cleaned lines become a draft page?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ipsearch.letters import FURNITURE, Continuation
from ipsearch.readers.drafts import DraftBlock, DraftPage
from ipsearch.readers.masthead import body_start, group_head, group_margin, with_dateline
from ipsearch.readers.plaintext.blocks import RawBlock, gather_blocks
from ipsearch.readers.plaintext.calls import with_calls_parted, with_mark
from ipsearch.readers.plaintext.carried_notes import with_rest
from ipsearch.readers.plaintext.early_notes import Written, count_written, lift_early_notes
from ipsearch.readers.plaintext.headings import heading_level
from ipsearch.readers.plaintext.inner_notes import lift_inner_notes
from ipsearch.readers.plaintext.joining import Joiner
from ipsearch.readers.plaintext.lines import Line, Measure, ends_sentence, marks, starts_lower, strip_marks, trim
from ipsearch.readers.plaintext.long_notes import holds_text
from ipsearch.readers.plaintext.lost_notes import with_lost_calls
from ipsearch.readers.plaintext.misread_notes import lift_misread_notes
from ipsearch.readers.plaintext.notes import Note, Noted, label_at, lift_notes
from ipsearch.readers.plaintext.sheets import Sheet
from ipsearch.readers.plaintext.titles import with_title

# A note that had no room stands so many pages after its marker, at most.
_PAGES_LATE = 3
_QUESTION = re.compile(r"^(?:\d{1,2}\.? )?Vraag(?: \d{1,3})?[.:]?$", re.IGNORECASE)


class Setting:
    """What holds for the whole text: the column it was set in, and how its lines are joined."""

    def __init__(self, measure: Measure, lines: Sequence[Line]) -> None:
        self.measure = measure
        self.joiner = Joiner(lines)


def draft_pages(
    sheets: Sequence[Sheet], zones: Sequence[int], pasted: Sequence[Note], setting: Setting
) -> tuple[DraftPage, ...]:
    """Draft pages of all sheets; ``pasted`` notes go to the page that holds their marker, else to the last."""
    pages: list[DraftPage] = []
    opened = [_opening(sheet, first=number == 0) for number, sheet in enumerate(sheets)]
    bodies = [lines for _, lines in opened]
    lifted = _lifted([with_title(bodies[0], setting.measure), *bodies[1:]] if bodies else [], setting)
    if len(sheets) > 1:
        lifted = [noted if noted.notes else lift_misread_notes(noted.lines, setting.measure.width) for noted in lifted]
    if not pasted and not any(noted.notes for noted in lifted):
        lifted = [Noted(lines, ()) for lines in with_lost_calls([noted.lines for noted in lifted])]
    for sheet, zone, (head, lines), noted in zip(sheets, zones, opened, lifted, strict=True):
        raw = gather_blocks(noted.lines, zone - head_size(sheet, lines), setting.measure, setting.joiner)
        blocks = _draft_blocks(raw, setting)
        labels = {label for block in blocks for label in block.notes}
        mine = [note for note in pasted if note.label in labels]
        notes = [_note(note, setting) for note in (*noted.notes, *mine)]
        pages.append(DraftPage(sheet.printed, (*head, *_furniture(sheet), *blocks, *notes, *_feet(sheet))))
    return tuple(_continued(pages, setting))


def _lifted(pages: Sequence[Sequence[Line]], setting: Setting) -> list[Noted]:
    """Body and notes of every page; a note that the page before calls is marked there."""
    done: list[Noted] = []
    last = 0
    written = count_written(pages, setting.measure.width)
    starts = [{label for place in range(len(lines)) if (label := label_at(lines, place))} for lines in pages]
    waiting: list[str] = []
    for place, lines in enumerate(pages):
        parted = with_calls_parted(lines, starts[place] | (starts[place + 1] if place + 1 < len(pages) else set()))
        for label in waiting:
            parted = with_mark(parted, label, setting.measure.width)
        around = [page.lines for page in done[-_PAGES_LATE:]], pages[place + 1] if place + 1 < len(pages) else ()
        noted = _lift(parted, last, setting, *around, alone=len(pages) == 1)
        if not noted.notes or holds_text(noted.notes):
            # What is taken for one long note may be text that was printed after the notes.
            early = lift_early_notes(
                noted.lines if not noted.notes else lines, last + 1, setting.measure.width, written
            )
            # Those of the end that are long may still be notes: none may be lost for it.
            noted = early if len(early.notes) >= max(1, len(noted.notes)) else noted
        elif int(noted.notes[0].label) > last + 1:
            noted = _with_earlier(noted, last + 1, setting.measure.width, written)
        called = {label for line in noted.lines for label in marks(line.text)}
        uncalled = [note.label for note in noted.notes if note.label not in called]
        waiting = [label for label in uncalled if not _mark_before(done, label, setting.measure.width)]
        last = max([last, *(int(note.label) for note in noted.notes)])
        done.append(with_rest(noted, done[-1] if done else None))
    return done


def _with_earlier(noted: Noted, expected: int, width: int, written: Mapping[Written, int]) -> Noted:
    """A page with the notes that the first of two columns has at its end, before those of the last one."""
    early = lift_early_notes(noted.lines, expected, width, written)
    counts_on = early.notes and int(early.notes[-1].label) < int(noted.notes[0].label)
    return Noted(early.lines, (*early.notes, *noted.notes)) if counts_on else noted


def _mark_before(pages: list[Noted], label: str, width: int) -> bool:
    """Mark a note in the last of the pages before that calls it; whether one does."""
    for place in range(len(pages) - 1, max(-1, len(pages) - 1 - _PAGES_LATE), -1):
        marked = tuple(with_mark(pages[place].lines, label, width))
        if marked != pages[place].lines:
            pages[place] = replace(pages[place], lines=marked)
            return True
    return False


def _lift(
    lines: Sequence[Line],
    last_note: int,
    setting: Setting,
    before: Sequence[Sequence[Line]],
    after: Sequence[Line],
    *,
    alone: bool,
) -> Noted:
    """Body and notes of a page; in a text without pages also the notes between its lines."""
    width = setting.measure.width
    inner = lift_inner_notes(lines, width) if alone and not setting.measure.flowing else Noted(tuple(lines), ())
    earlier = [line for page in before[:-1] for line in page]
    expected = max(last_note, len(inner.notes)) + 1
    noted = lift_notes(inner.lines, expected, width, before[-1] if before else (), earlier, after)
    return Noted(noted.lines, (*inner.notes, *noted.notes))


def head_size(sheet: Sheet, lines: Sequence[Line]) -> int:
    """How many lines at the top of the sheet are letterhead or empty."""
    return len(sheet.lines) - len(lines)


def _opening(sheet: Sheet, first: bool) -> tuple[list[DraftBlock], Sequence[Line]]:
    """The letterhead of the first page as header blocks, and the lines that follow it."""
    lines = list(sheet.lines)
    texts = [strip_marks(line.text) for line in lines]
    end = body_start(texts) if first else 0
    end = with_dateline(texts, end)
    if not end:
        return [], lines
    return [DraftBlock("header", text) for text in group_head([line.text for line in lines[:end]])], lines[end:]


def _furniture(sheet: Sheet) -> list[DraftBlock]:
    """Running head and margin column; a label of the margin opens a block, so that its value stays with it."""
    blocks = [DraftBlock("header", text) for text in sheet.heads]
    return [*blocks, *(DraftBlock("margin", text) for text in group_margin(sheet.margin))]


def _feet(sheet: Sheet) -> list[DraftBlock]:
    return [DraftBlock("footer", text) for text in sheet.feet]


def _draft_blocks(raw: Sequence[RawBlock], setting: Setting) -> list[DraftBlock]:
    blocks: list[DraftBlock] = []
    above: int | None = None
    for block in raw:
        draft = _draft(block, setting)
        if draft.kind == "heading" and blocks and _asks(blocks[-1], draft):
            draft = replace(draft, kind="paragraph")
        if draft.kind == "heading":
            above = block.lines[0].level or heading_level(draft.text, above)
            draft = replace(draft, level=above)
        else:
            above = None
        blocks.append(draft)
    return blocks


def _asks(above: DraftBlock, draft: DraftBlock) -> bool:
    """Whether a question stands under the heading that counts it ("Vraag 3"): it is what is asked, no heading."""
    return above.kind == "heading" and bool(_QUESTION.match(above.text)) and draft.text.endswith("?")


def _draft(block: RawBlock, setting: Setting) -> DraftBlock:
    if block.table:
        rows = tuple(tuple(strip_marks(cell) for cell in row) for row in block.table.rows)
        notes = tuple(label for line in block.lines for label in marks(line.text))
        return DraftBlock("table", "", notes=notes, rows=rows, header_rows=block.table.header_rows)
    if block.kind == "signature":
        return DraftBlock("signature", "\n".join(line.bare for line in block.lines))
    text = setting.joiner.join(block.lines)
    kind = "paragraph" if block.kind == "text" else block.kind
    return DraftBlock(kind, strip_marks(text), notes=marks(text))


def _note(note: Note, setting: Setting) -> DraftBlock:
    return DraftBlock("footnote", strip_marks(setting.joiner.join(trim(note.lines))), label=note.label or None)


def _continued(pages: Sequence[DraftPage], setting: Setting) -> list[DraftPage]:
    """Tie the halves of paragraphs that run over a page end; never over pages that are not consecutive."""
    tied = list(pages)
    for place in range(len(tied) - 1):
        page, after = tied[place], tied[place + 1]
        if page.printed is not None and after.printed is not None and after.printed != page.printed + 1:
            continue
        last = max((i for i, block in enumerate(page.blocks) if _is_text(block)), default=None)
        first = next((i for i, block in enumerate(after.blocks) if _is_text(block)), None)
        if last is None or first is None:
            continue
        how = _runs_on(page.blocks[last], after.blocks[first], setting)
        if how != "none":
            kind = page.blocks[last].kind
            tied[place] = _with_block(page, last, replace(page.blocks[last], continues=how))
            tied[place + 1] = _with_block(after, first, replace(after.blocks[first], kind=kind, level=None))
    return tied


def _runs_on(block: DraftBlock, after: DraftBlock, setting: Setting) -> Continuation:
    if block.kind not in ("paragraph", "bullet") or after.kind not in ("paragraph", "heading"):
        return "none"
    if ends_sentence(block.text) or not (starts_lower(after.text) or after.kind == "paragraph"):
        return "none"
    return "word" if setting.joiner.breaks_word(block.text, after.text) else "text"


def _with_block(page: DraftPage, place: int, block: DraftBlock) -> DraftPage:
    return replace(page, blocks=(*page.blocks[:place], block, *page.blocks[place + 1 :]))


def _is_text(block: DraftBlock) -> bool:
    return block.kind not in FURNITURE and block.kind != "footnote"
