"""What is a line of extracted text, and how wide was the column it came from?"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ipsearch.readers.markers import BULLETS
from ipsearch.readers.symbols import PRIVATE

# How Markdown writes a heading; no letter opens a line so.
_MARKDOWN_HEADING = re.compile(r"(#{1,6}) (?=\S)")
# A footnote marker lifted out of the words: the label between two private-use characters.
MARK_START, MARK_END = "\ue000", "\ue001"
_MARK = re.compile(f"{MARK_START}([^{MARK_END}]*){MARK_END}")

# pdfium prints U+0002 or U+FFFE for every hyphen at a line end, also for one that belongs to the word.
# Followed by a letter it stands for the hyphen and the line end together.
_PDFIUM_HYPHENS = re.compile("[\u0002\ufffe](?=[ \t]*(?:\n|\f|$))")
_PDFIUM_BREAKS = re.compile("[\u0002\ufffe](?=[^\\W_])")
# Letters of a ligature whose two bytes a tool took in the wrong order: U+6600 is an f. No Dutch word has such signs.
_SWAPPED_LETTERS = "".join(chr(ord(letter) << 8) for letter in string.ascii_letters)
_SWAPPED = re.compile(f"(?<=[A-Za-zÀ-ÿ])[{_SWAPPED_LETTERS}]+|[{_SWAPPED_LETTERS}]+(?=[A-Za-zÀ-ÿ])")
_LIGATURES = re.compile("[\ufb00-\ufb06]")
_HYPHENS = re.compile("[\u2010\u2011]")
_NOTHING = re.compile("[\u0000-\u0008\u000b\u000e-\u001f\u200b-\u200f\u2060\ufeff\ufffe\ue000\ue001]")
# A soft hyphen inside a line was not printed; at the end of a line, or of a column of it, it was, and breaks a word.
_IDLE_SOFT_HYPHENS = re.compile("\u00ad(?![ \t]*(?:\n|\f|$)| {2})")
_SOFT_INSIDE, _PLAIN_INSIDE = re.compile("[^\\W_]\u00ad[^\\W_]"), re.compile(r"[^\W_]-[^\W_]")
_LONE_MARKER = re.compile(rf"^[{BULLETS}\-–o]$")
# The label of one of the first items of a list, alone.
_LONE_COUNT, _SMALL = re.compile(r"^[1-9a-z][.)]$"), re.compile(r"^[a-zà-ÿ]{2}|^[a-z] ")
# So many signs under each other belong to items that stand elsewhere; more of them when empty lines stand between.
_STACK, _STACK_APART = 2, 3
# What stood apart by a tab and lost it: the number of an item, the label of a letterhead.
_GLUED = re.compile(
    r"^((?:\d{1,2}\.(?=[A-ZÀ-Ý][a-zà-ÿ]))|(?:Datum|(?:Ons |Uw )?[Kk]enmerk|Betreft|Onderwerp)(?=[A-ZÀ-Ý\d]))",
    re.MULTILINE,
)
# So did the number of an item in brackets, or a Roman one; a word must follow, so that it is no abbreviation.
_GLUED_ITEM = re.compile(r"^([ \t]*(?:\(?\d{1,2}\)|\(?[a-z]\)|[ivx]{2,5}[.)]))(?=[^\W\d_]{2,}[\s,;:])", re.MULTILINE)
# pdfminer's word for a glyph without a character; at the start of a line it is a bullet.
_UNNAMED_SIGN, _UNNAMED = re.compile(r"^\(cid:\d+\)", re.MULTILINE), re.compile(r"\(cid:\d+\)")
# Word's sign for an item within an item is a small o of another font: before a small letter it is one where the text
# has other signs, or several of these.
_LOW_SIGN = re.compile(r"^([ \t]*)o(?=[ \t]*$|[ \t]+[^\W\d_])", re.MULTILINE)
_SIGNED_LINE, _LOW_SIGNS = re.compile(rf"^[ \t]*[{BULLETS}]\s", re.MULTILINE), 2
# Tesseract reads a bullet as an e, which is no word of Dutch either.
_MISREAD_SIGN = re.compile(r"^([ \t]*)e(?=[ \t]+[^\W\d_]{2})", re.MULTILINE)
_GLUED_SIGN = re.compile(rf"^([ \t]*[{BULLETS}])(?=[^\W_])", re.MULTILINE)
_LONE_SIGN = re.compile(rf"^(?:[{BULLETS}\-–o]|\d{{1,2}}[.)])$")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_SENTENCE_END = re.compile(r"[.:;?!][”’\"')»\]]*$")
_STOP = re.compile(r"[.:;?!,][”’\"')»\]]*$")

# Lines longer than this were not broken to fit a page: one line is one paragraph.
_LONGEST_PRINTED = 130
# Where most characters stand in such lines, the text is not wrapped at all.
_FLOWING = 0.5
# Nor is it where they are so many of the lines that have sentences, and few lines break one.
_WHOLE, _WHOLE_SHARE, _SENTENCE = 3, 0.4, 60
# Columns in characters: what to assume without lines, and the narrowest that is one.
_USUAL, _NARROWEST = 80, 30
# So many broken lines show the width of the column.
_ENOUGH = 8
# So many show that their lines were filled by counting, when so few of them had room for the next word.
_MANY, _ROOMY = 12, 0.02
# So many lines of a page hold a single word when an extractor ended the line after each.
_SINGLE = 0.6
# An empty line, with the spaces it holds; in so large a share of them, they tell nothing.
_EMPTY_LINE, _LINE_PADDING = re.compile(r"^( *)$", re.MULTILINE), re.compile(r" +$", re.MULTILINE)
_PADDED = 0.5
# Where cells stand side by side, the white between them makes a line longer than its words.
_WHITE = re.compile(r"\S {3,}\S")
# A line is full when the next word would have gone past this share of the column.
_FULL = 0.9


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words, and how many columns it is indented. An empty line has no words.

    ``cell`` when the line ends in a tab: some tools print the cells of a table so, each on its own line. ``level``
    when Markdown says that the line is a heading: 1 to 6, else 0.
    """

    text: str
    indent: int = 0
    cell: bool = False
    level: int = 0

    @property
    def bare(self) -> str:
        """The words without footnote marks."""
        return strip_marks(self.text)


@dataclass(frozen=True, slots=True)
class Measure:
    """The width of the text column in characters; ``flowing`` when lines were never broken to fit one.

    ``exact`` when lines were filled by counting characters, as mail programs and text browsers do.
    """

    width: int
    flowing: bool
    exact: bool = False

    def is_full(self, line: Line, after: Line, share: float = _FULL) -> bool:
        """Whether the line ended because the first word of the next did not fit in that share of the column."""
        word = after.bare.split(maxsplit=1)
        if self.exact:
            return _counted(line) + 1 + len(word[0] if word else "") > self.width
        return len(line.bare) + 1 + len(word[0] if word else "") > share * self.width


def split_lines(text: str) -> list[Line]:
    """The lines of a page, without trailing space; tabs inside a line stay, they part cells."""
    return [_line(raw) for raw in text.split("\n")]


def with_markers(lines: Sequence[Line]) -> list[Line]:
    """Put a list marker that stands alone on a line, as some extractors print it, before the line it belongs to."""
    joined: list[Line] = []
    marker: Line | None = None
    lines = _without_stacks(lines)
    counted = _counted_apart(lines)
    for line in lines:
        if marker is not None and _LONE_SIGN.match(line.text):
            joined += [marker, line]
            marker = None
        elif marker is not None and line.text:
            joined.append(replace(line, text=f"{marker.text} {line.text}", indent=marker.indent))
            marker = None
        elif marker is None and (id(line) in counted or _LONE_MARKER.match(line.text)) and not line.cell:
            marker = line
        elif marker is None or line.text:
            joined.append(line)
    return [*joined, marker] if marker is not None else joined


def _counted_apart(lines: Sequence[Line]) -> set[int]:
    """Lines, by their id, that are nothing but the label of an item: two count on, small letters follow each."""
    filled = [line for line in lines if line.text]
    lone = [label for label, below in pairwise(filled) if _LONE_COUNT.match(label.text) and _SMALL.match(below.text)]
    found: set[int] = set()
    for label, after in pairwise(lone):
        if len(label.text) == 2 == len(after.text) and ord(after.text[0]) == ord(label.text[0]) + 1:
            found |= {id(label), id(after)}
    return found


def _without_stacks(lines: Sequence[Line]) -> list[Line]:
    """The lines without signs that stand one under the other.

    A producer drew all signs of a page after its text; which item each belongs to is lost.
    """
    stacked = _stacked(lines, _STACK) | _stacked([line for line in lines if line.text], _STACK_APART)
    return [line for line in lines if id(line) not in stacked]


def _stacked(lines: Sequence[Line], least: int) -> set[int]:
    """The lines, by their id, that are nothing but a sign and stand in a run of so many such lines."""
    found: set[int] = set()
    for lone, run in groupby(lines, key=lambda line: bool(_LONE_SIGN.match(line.text)) and not line.cell):
        signs = list(run)
        # Numbers of one list are written alike; "12." that ends a note over "2)" that opens the next is no stack, nor
        # is the last cell of a table ("–") over the first label.
        ends = [sign.text[-1] for sign in signs if sign.text[:1].isdigit()]
        alike = len(ends) != 1 and len(set(ends)) < 2
        if lone and alike and len(signs) >= least:
            found.update(map(id, signs))
    return found


def clean_characters(text: str) -> str:
    """One kind of line end, space and hyphen; no ligatures or invisible characters.

    A soft hyphen stays at a line end.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    if _SOFT_INSIDE.search(text) and not _PLAIN_INSIDE.search(text):
        text = text.replace("\u00ad", "-")  # the producer of the file gave its one hyphen this name (Typst does)
    text = _SWAPPED.sub(lambda match: "".join(chr(ord(sign) >> 8) for sign in match[0]), text)
    text = _LIGATURES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    text = _HYPHENS.sub("-", _PDFIUM_BREAKS.sub("-\n", _PDFIUM_HYPHENS.sub("-", text)))
    text = _UNNAMED.sub("", _UNNAMED_SIGN.sub("•", text)).translate(PRIVATE)
    text = _GLUED_SIGN.sub(r"\1 ", _GLUED_ITEM.sub(r"\1 ", _GLUED.sub(r"\1 ", text)))
    if len(_MISREAD_SIGN.findall(text)) >= _LOW_SIGNS:
        text = _MISREAD_SIGN.sub(r"\1•", text)
    if len(_LOW_SIGN.findall(text)) >= _LOW_SIGNS or _SIGNED_LINE.search(text):
        text = _LOW_SIGN.sub(r"\1◦", text)
    return _SPACES.sub(" ", _IDLE_SOFT_HYPHENS.sub("", _NOTHING.sub("", text)))


def without_padding(text: str) -> str:
    """The text without the spaces that end its lines, where a tool filled up every line with them."""
    empty = _EMPTY_LINE.findall(text)
    padded = sum(bool(line) for line in empty)
    return _LINE_PADDING.sub("", text) if padded >= max(_ENOUGH, _PADDED * len(empty)) else text


def measure(lines: Sequence[Line]) -> Measure:
    """The column that the lines were set in.

    Taken from lines whose sentence runs on in the next line, since those were broken for want of room; where there
    are too few, from the width that all but the longest 4 % keep to.
    """
    lengths = sorted(len(line.bare) for line in lines if line.text)
    if not lengths:
        return Measure(_USUAL, False)
    long = [length for length in lengths if length > _LONGEST_PRINTED]
    broken = sorted(len(line.bare) for line, after in pairwise(lines) if _runs_on(line, after))
    if sum(long) > _FLOWING * sum(lengths) or _are_whole(lines, len(broken)):
        return Measure(lengths[-1], True)
    if len(broken) < _ENOUGH:
        # Tools that part blocks by empty lines do so inside sentences too, where a raised figure stands in a line.
        filled = [line for line in lines if line.text]
        broken = sorted(len(line.bare) for line, after in pairwise(filled) if _runs_on(line, after))
    counted = _counted_width(lines)
    if counted:
        return Measure(counted, False, exact=True)
    if len(broken) >= _ENOUGH:
        return Measure(max(_NARROWEST, broken[int(len(broken) * 0.9)]), False)
    printed = [length for length in lengths if length <= _LONGEST_PRINTED]
    return Measure(max(_NARROWEST, printed[int(len(printed) * 0.96)]), False)


def _counted_width(lines: Sequence[Line]) -> int:
    """The width up to which lines were filled character by character; 0 when they were set in type.

    Then no broken line had room for the next word, which in type is so for hardly any.
    """
    pairs = [(line, after) for line, after in pairwise(lines) if _runs_on(line, after)]
    if len(pairs) < _MANY:
        return 0
    width = max(_counted(line) for line, _ in pairs)
    roomy = sum(_counted(line) + 1 + len(after.text.split(maxsplit=1)[0]) <= width for line, after in pairs)
    return width if roomy <= _ROOMY * len(pairs) else 0


def _counted(line: Line) -> int:
    """How many characters a line took, its indent and the labels of its notes included."""
    return line.indent + len(line.text) - line.text.count(MARK_START) - line.text.count(MARK_END)


def _are_whole(lines: Sequence[Line], broken: int) -> bool:
    """Whether lines that are long enough to be sentences are mostly too long to be printed, save for rows of cells."""
    sentences = [len(line.bare) for line in lines if len(line.bare) > _SENTENCE and not _WHITE.search(line.bare)]
    whole = sum(length > _LONGEST_PRINTED for length in sentences)
    return whole >= max(_WHOLE, _WHOLE_SHARE * len(sentences), 2 * broken)


def _runs_on(line: Line, after: Line) -> bool:
    return bool(
        line.text
        and after.text
        and len(line.bare) <= _LONGEST_PRINTED
        and starts_lower(after.text)
        and not ends_sentence(line.text)
        and not _WHITE.search(line.bare)
    )


def strip_marks(text: str) -> str:
    """The text without footnote marks."""
    return _MARK.sub("", text)


def marks(text: str) -> tuple[str, ...]:
    """The labels of the footnote marks in the text, in order."""
    return tuple(_MARK.findall(text))


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence, an item or a lead-in does."""
    return bool(_SENTENCE_END.search(strip_marks(text).rstrip()))


def ends_stopped(text: str) -> bool:
    """Whether the text ends in any punctuation that a heading does not have, a comma included."""
    return bool(_STOP.search(strip_marks(text).rstrip()))


def starts_lower(text: str) -> bool:
    """Whether the first letter, after quotes and brackets, is a small one."""
    first = next((character for character in text if character.isalnum()), "")
    return first.islower()


def has_word_a_line(lines: Sequence[Line]) -> bool:
    """Whether an extractor ended the line after every word, as pypdf does where a PDF places each apart."""
    filled = [line.text for line in lines if line.text]
    return sum(" " not in text for text in filled) > _SINGLE * len(filled)


def trim(lines: Sequence[Line]) -> list[Line]:
    """The lines without empty ones at both ends."""
    filled = [place for place, line in enumerate(lines) if line.text]
    return list(lines[filled[0] : filled[-1] + 1]) if filled else []


def _line(raw: str) -> Line:
    text = raw.lstrip(" ")
    indent = len(raw) - len(text)
    heading = _MARKDOWN_HEADING.match(text)
    if heading:
        return Line(text[heading.end() :].rstrip(), indent, level=len(heading[1]))
    return Line(text.rstrip(), indent, bool(text.strip()) and raw.rstrip(" ").endswith("\t"))
