"""What must the user know of a file that was read: is it a scan, damaged, or do two readers disagree?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ipsearch.errors import Damaged, NoTextLayer
from ipsearch.readers.drafts import DraftPage
from ipsearch.readers.pdf.pages import ReadPage
from ipsearch.readers.pdf.pdfium import Count
from ipsearch.readers.pdf.usability import Usability

# Two readers of a sound file differ by up to 3 % in words: hyphens, letter-spacing.
_WORDS_DIFFER = 0.08
_WORDS_DIFFER_FROM = 25
# In letters by up to 2 %: line-end hyphens, text outside the page.
_LETTERS_DIFFER, _LETTERS_DIFFER_FROM = 0.05, 60
# Dutch letters average 5.2 to 6.5 characters a word.
_WORD_LENGTHS = (4.0, 8.5)
# With more than this share of its pages unusable, a file counts as unreadable rather than as having gaps.
_UNUSABLE_SHARE = 0.5
_PAGES_NAMED = 8


def check_usable(pages: Sequence[ReadPage], file: str, remedy: str) -> None:
    """Refuse a file of which too little can be read.

    Args:
        pages: all its pages, recognised where that was possible.
        file: its name, for messages.
        remedy: what to do about pages without usable text.

    Raises:
        NoTextLayer: more than half of its pages are not usable, or none holds text.
        Damaged: no page can be read, and one is broken.
    """
    unusable = _numbers(pages, lambda page: page.unusable)
    if len(unusable) > _UNUSABLE_SHARE * len(pages) and not any(page.sheet.ocr for page in pages):
        what = "is a scan" if _is_scan(pages) else "has text whose characters have no meaning"
        raise NoTextLayer(file, f"{file} {what} on {_named(unusable)}; {remedy}")
    if all(page.usability is Usability.BLANK for page in pages):
        if any(page.broken for page in pages):
            raise Damaged(
                file, f"{file} is damaged: none of its pages can be read; get the file again from its source."
            )
        raise NoTextLayer(file, f"{file} holds no text on any of its pages; {remedy}")


def _numbers(pages: Sequence[ReadPage], wanted: Callable[[ReadPage], bool]) -> list[int]:
    return [number for number, page in enumerate(pages, 1) if wanted(page)]


def _is_scan(pages: Sequence[ReadPage]) -> bool:
    return any(page.usability is Usability.PICTURE for page in pages)


def _named(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"page {numbers[0]}"
    shown = ", ".join(map(str, numbers[:_PAGES_NAMED]))
    return f"pages {shown}" + (f" and {len(numbers) - _PAGES_NAMED} more" if len(numbers) > _PAGES_NAMED else "")


def warnings_on(pages: Sequence[ReadPage], drafts: Sequence[DraftPage], remedy: str) -> list[str]:
    """What to tell of a file that was read, a sentence each; ``remedy`` as in ``check_usable``."""
    warnings = []
    if seen := _numbers(pages, lambda page: page.sheet.ocr):
        warnings.append(f"Recognised from a picture by Tesseract, so compare what you quote: {_named(seen)}.")
    if unusable := _numbers(pages, lambda page: page.unusable):
        warnings.append(f"No usable text on {_named(unusable)}: a picture, or characters without meaning; {remedy}")
    if by_pdfium := _numbers(pages, lambda page: page.by_pdfium):
        warnings.append(f"Read with pdfium, because our own reader found too little text: {_named(by_pdfium)}.")
    if cut := _numbers(pages, lambda page: page.cut_short or page.broken):
        warnings.append(f"Not all could be read, as the content is damaged or over a limit: {_named(cut)}.")
    if any(page.cut_short for page in pages):
        return warnings  # pdfium has not counted all pages
    ours, theirs = _count(drafts), Count(sum(p.pdfium.words for p in pages), sum(p.pdfium.letters for p in pages))
    if _differ(ours, theirs):
        warnings.append(
            f"Two readers disagree: {ours.words} words by our own, {theirs.words} by pdfium; compare with the file."
        )
    return warnings


def _differ(ours: Count, theirs: Count) -> bool:
    """Whether two counts are too far apart: in letters, or in words of which ours are then of an odd length.

    pdfium takes words apart that are drawn letter by letter; words of a usual length are not the ones in error.
    """
    if abs(ours.letters - theirs.letters) > max(_LETTERS_DIFFER_FROM, _LETTERS_DIFFER * theirs.letters):
        return True
    if abs(ours.words - theirs.words) <= max(_WORDS_DIFFER_FROM, _WORDS_DIFFER * max(ours.words, theirs.words)):
        return False
    return not _WORD_LENGTHS[0] < ours.letters / max(1, ours.words) < _WORD_LENGTHS[1]


def _count(drafts: Sequence[DraftPage]) -> Count:
    """Words and letters of all blocks, footnote markers among them."""
    blocks = [block for page in drafts for block in page.blocks]
    texts = [
        text for block in blocks for text in (*(cell for row in block.rows for cell in row), block.text, *block.notes)
    ]
    words = [word for text in texts for word in text.split()] + [block.label for block in blocks if block.label]
    return Count(len(words), sum(map(len, words)))
