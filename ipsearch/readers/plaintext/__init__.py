"""How is a text file read: as written, or as another tool extracted it from a PDF?

    decoding   bytes → characters           struck     letters drawn twice
    lost_letters  ligatures and accents     quoting    the signs of e-mail off
    envelopes  the heads of e-mail off      markdown   the signs of a converter off
    spacing    words closed and parted      dumps      what text browsers add off
    sheets     pages and printed numbers    margins    margin column and running heads out
    printouts  what a browser prints around letters    parted first letters back
    memos      the fields of a memo out     twofold    two columns, one after the other
    notes      footnotes and their markers  tables     rows
    blocks     lines → blocks               joining    lines → text, hyphens decided
    merging    hints of page ends → one page

Text that is in order (one paragraph a line, or paragraphs parted by empty lines) passes through unchanged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ipsearch.errors import TooLarge
from ipsearch.readers.drafts import Draft, DraftPage, ReadOptions
from ipsearch.readers.plaintext.broken import close_broken
from ipsearch.readers.plaintext.decoding import decode
from ipsearch.readers.plaintext.dumps import from_dump
from ipsearch.readers.plaintext.envelopes import without_envelope
from ipsearch.readers.plaintext.inner_breaks import with_inner_breaks_joined
from ipsearch.readers.plaintext.labels import with_labels_paired
from ipsearch.readers.plaintext.letters import count_words, mend_letters
from ipsearch.readers.plaintext.lines import clean_characters, measure, with_markers, without_padding
from ipsearch.readers.plaintext.lone_counts import with_counts_joined
from ipsearch.readers.plaintext.loose_cells import has_loose_cells
from ipsearch.readers.plaintext.lost_letters import with_lost_letters
from ipsearch.readers.plaintext.margins import lift_margins
from ipsearch.readers.plaintext.markdown import from_markdown
from ipsearch.readers.plaintext.memos import lift_memo_head
from ipsearch.readers.plaintext.merging import as_one_page
from ipsearch.readers.plaintext.notes import lift_pasted_notes
from ipsearch.readers.plaintext.pages import Setting, draft_pages
from ipsearch.readers.plaintext.printouts import lift_printouts
from ipsearch.readers.plaintext.quoting import without_quoting
from ipsearch.readers.plaintext.returned_calls import with_calls_returned
from ipsearch.readers.plaintext.ruled_tables import with_piped_tables
from ipsearch.readers.plaintext.sheets import split_sheets
from ipsearch.readers.plaintext.single_words import join_single_words
from ipsearch.readers.plaintext.spacing import (
    close_spacing,
    close_stretched,
    close_tabbed,
    part_glued,
    part_sentences,
    with_closed_lines,
)
from ipsearch.readers.plaintext.stacks import with_signs_returned
from ipsearch.readers.plaintext.struck import without_striking
from ipsearch.readers.plaintext.twofold import unfold

__all__ = ["read_plaintext"]

_MAILED = "The letter stands in an e-mail: its head, and what was written above the letter, were left out."
_LOOSE = "A table lost its rows: its cells stand in the order in which a tool printed them, not beside each other."
_FLAT = "The tool that wrote the text put each page on one line: headings, lists, tables and notes are not told apart."
# A text whose lines are this long on average has one for each page.
_PAGE_LINE = 1500
# A line of so many characters whose words have so many on average has lost its spaces; a few may be addresses.
_GLUED_LINE, _GLUED_WORD, _GLUED_LINES = 40, 20, 5


def read_plaintext(data: bytes, file: str, options: ReadOptions) -> Draft:
    """Read a text file in any encoding that Dutch text is found in.

    Raises:
        TooLarge: more characters or pages than the limits allow.
    """
    decoded = decode(data)
    if len(decoded.text) > options.limits.characters:
        limit = options.limits.characters
        raise TooLarge(file, f"The text has {len(decoded.text):,} characters; the limit is {limit:,}. Split it.")
    whole = with_lost_letters(without_striking(clean_characters(decoded.text)))
    text, mailed = without_envelope(without_quoting(whole))
    text = with_inner_breaks_joined(from_dump(from_markdown(with_piped_tables(text))))
    text = join_single_words(close_tabbed(without_padding(text)))
    text = part_glued(part_sentences(close_spacing(close_stretched(text))))
    text, pasted = lift_pasted_notes(close_broken(text))
    parted = lift_printouts(split_sheets(text))
    if len(parted) > options.limits.pages:
        raise TooLarge(file, f"The text has {len(parted):,} pages; the limit is {options.limits.pages:,}. Split it.")
    cleaned = lift_margins(unfold(lift_memo_head(parted)))
    cleaned = replace(cleaned, sheets=tuple(with_closed_lines(cleaned.sheets)))
    words = count_words(line for sheet in cleaned.sheets for line in sheet.lines)
    mended = [
        mend_letters(sheet.lines, words, damaged=zone > 0)
        for sheet, zone in zip(cleaned.sheets, cleaned.zones, strict=True)
    ]
    mended = with_calls_returned(mended, measure([line for lines in mended for line in lines]))
    paired = [
        replace(sheet, lines=tuple(with_counts_joined(with_labels_paired(lines))))
        for sheet, lines in zip(cleaned.sheets, mended, strict=True)
    ]
    sheets = [replace(sheet, lines=tuple(with_markers(sheet.lines))) for sheet in with_signs_returned(paired)]
    lines = [line for sheet in sheets for line in sheet.lines]
    pages = draft_pages(sheets, cleaned.zones, pasted, Setting(measure(lines), lines))
    if "\f" not in decoded.text and all(page.printed is None for page in pages):
        pages = (as_one_page(pages),)
    warnings = (*_warnings(decoded.encoding, decoded.repaired, whole), *_lost(pages))
    told = ((mailed, _MAILED), (has_loose_cells(pages), _LOOSE), (_is_flat(decoded.text), _FLAT))
    return Draft(pages, warnings=(*warnings, *(warning for holds, warning in told if holds)))


def _warnings(encoding: str, repaired: int, text: str) -> tuple[str, ...]:
    warnings = []
    if repaired:
        warnings.append(f"{repaired} garbled characters (UTF-8 read as Windows-1252) were repaired.")
    glued = sum(map(_is_glued, text.splitlines()))
    if glued >= _GLUED_LINES:
        warnings.append(f"In {glued} lines the spaces between words are missing: words there will not be found.")
    if "\ufffd" in text:
        warnings.append(f"{text.count(chr(0xFFFD))} characters could not be read as {encoding}.")
    return tuple(warnings)


def _lost(pages: Sequence[DraftPage]) -> tuple[str, ...]:
    """What to say where notes are called and none is there."""
    blocks = [block for page in pages for block in page.blocks]
    called = sum(len(block.notes) for block in blocks)
    if not called or any(block.kind == "footnote" for block in blocks):
        return ()
    return (f"The text calls {called} footnotes and holds none: the tool that wrote it left them out.",)


def _is_flat(text: str) -> bool:
    """Whether a tool put the words of a page on one line, as simple uses of pdf.js do."""
    lines = [line for line in text.splitlines() if line.strip()]
    return bool(lines) and sum(map(len, lines)) >= _PAGE_LINE * len(lines)


def _is_glued(line: str) -> bool:
    """Whether a tool left the spaces between the words of a line out, as pdfplumber does where they are narrow."""
    words = [word for word in line.split() if "." not in word[1:-1] and any(map(str.isalpha, word))]
    letters = sum(map(len, words))
    return letters >= _GLUED_LINE and letters >= _GLUED_WORD * len(words)
