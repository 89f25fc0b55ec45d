"""How well was a letter read, against a truth that says page by page which blocks stand there?

body    bag-of-words F1 of headings, paragraphs, bullets, tables and signature
order   2 * longest common subsequence / (words read + words there), over the same words
margin  words of margin, head or foot that stand between words of one block of the text
blocks  F1 of the places where a block ends, page ends left out
printed share of pages with the right printed number (None when the pages do not correspond)
notes   bag-of-words F1 of the footnotes (None without footnotes)
heading, bullet, table   blocks read exactly / blocks there
"""

from __future__ import annotations

import itertools
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import Indel

from ipsearch.letters import FURNITURE, Page

TEXT = {"heading", "paragraph", "bullet", "table", "signature"}
_EDGES = ".,;:()[]{}«»“”\"'’‘`•·–—-…?!>|*#_<"
_SAME = str.maketrans({"’": "'", "\u2010": "-", "\u2011": "-"})


@dataclass(frozen=True, slots=True)
class Measures:
    """See the module."""

    body: float
    order: float
    margin: int
    blocks: float
    printed: float | None
    notes: float | None
    heading: tuple[int, int]
    bullet: tuple[int, int]
    table: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    block: tuple[int, int]


def measure(pages: Sequence[Page], truth: dict[str, Any]) -> Measures:
    """Compare pages as read with the truth."""
    there = [[(block["type"], block["text"]) for block in page["blocks"]] for page in truth["pages"]]
    read = [[(block.kind, block.text) for block in page.blocks] for page in pages]
    wanted, got = list(_text_words(there)), list(_text_words(read))
    pairs = _aligned(wanted, got)
    furniture = {word for page in there for kind, text in page if kind in FURNITURE for word in words(text)}
    corresponding = len(pages) == len(there)
    right = sum(page.printed == true["printed_page"] for page, true in zip(pages, truth["pages"], strict=False))
    notes = [word for page in there for kind, text in page if kind == "footnote" for word in words(text)]
    read_notes = [word for page in read for kind, text in page if kind == "footnote" for word in words(text)]
    return Measures(
        body=_overlap((w.text for w in wanted), (w.text for w in got)),
        order=2 * len(pairs) / max(1, len(wanted) + len(got)),
        margin=_strays(wanted, got, pairs, furniture),
        blocks=_block_ends(wanted, got, pairs),
        printed=right / len(pages) if corresponding else None,
        notes=_overlap(notes, read_notes) if notes else None,
        heading=_exact("heading", there, read),
        bullet=_exact("bullet", there, read),
        table=_exact("table", there, read),
    )


def words(text: str) -> list[str]:
    """Words in lower case without punctuation at their edges."""
    stripped = (word.strip(_EDGES).lower().translate(_SAME) for word in unicodedata.normalize("NFC", text).split())
    return [word for word in stripped if word]


_Blocks = Sequence[Sequence[tuple[str, str]]]


def _text_words(pages: _Blocks) -> Iterator[_Word]:
    for number, page in enumerate(pages):
        for place, (kind, text) in enumerate(page):
            if kind in TEXT:
                yield from (_Word(word, (number, place)) for word in words(text))


def _overlap(left: Iterable[str], right: Iterable[str]) -> float:
    a, b = Counter(left), Counter(right)
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def _aligned(wanted: Sequence[_Word], got: Sequence[_Word]) -> list[tuple[int, int]]:
    """Pairs of places of the same word in a longest common subsequence."""
    codes = {text: code for code, text in enumerate({word.text for word in (*wanted, *got)})}
    steps = Indel.opcodes([codes[w.text] for w in wanted], [codes[w.text] for w in got])
    return [
        (step.src_start + i, step.dest_start + i)
        for step in steps
        if step.tag == "equal"
        for i in range(step.src_end - step.src_start)
    ]


def _strays(
    wanted: Sequence[_Word], got: Sequence[_Word], pairs: Sequence[tuple[int, int]], furniture: set[str]
) -> int:
    used = {place for _, place in pairs}
    count = 0
    for _, group in itertools.groupby(pairs, key=lambda pair: wanted[pair[0]].block):
        places = [place for _, place in group]
        between = range(places[0], places[-1])
        count += sum(got[place].text in furniture for place in between if place not in used)
    return count


def _block_ends(wanted: Sequence[_Word], got: Sequence[_Word], pairs: Sequence[tuple[int, int]]) -> float:
    right = wrong = 0
    for (w1, g1), (w2, g2) in itertools.pairwise(pairs):
        (page1, block1), (page2, block2) = wanted[w1].block, wanted[w2].block
        if page1 != page2:
            continue
        there, read = block1 != block2, got[g1].block != got[g2].block
        right += there and read
        wrong += there != read
    return 2 * right / max(1, 2 * right + wrong)


def _exact(kind: str, there: _Blocks, read: _Blocks) -> tuple[int, int]:
    a, b = (
        Counter(" ".join(words(text)) for page in pages for k, text in page if k == kind) for pages in (there, read)
    )
    return (a & b).total(), a.total()
