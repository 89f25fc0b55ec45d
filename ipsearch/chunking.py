"""Which pieces of a letter are retrieved?

A passage is a paragraph, a group of bullets with the line that announces them, a group of table rows under their
column heads, or a footnote. The headings above it open the first passage under them. Nothing is joined over a page
that is missing, and every block of the text is in some passage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ipsearch.letters import FURNITURE, Block, BlockKind, Page, Passage, Seam, Span, cut_spans, join_spans
from ipsearch.text.sentences import sentences

VERSION = 1

# Words. A paragraph of a letter has 60 to 150; above that a passage says more than one thing.
MAX_WORDS = 160
TARGET_WORDS = 110
# A line that announces a list joins it when it is no longer than this.
LEAD_IN_WORDS = 70
TABLE_ROWS = 5


@dataclass(frozen=True, slots=True)
class _Piece:
    """One block of the letter with the places of its text: two places when it runs over a page end."""

    kind: BlockKind
    spans: tuple[Span, ...]
    paragraph: int
    level: int
    pages: tuple[int, int]
    block: Block

    def words(self, texts: dict[int, str]) -> int:
        return len(join_spans(self.spans, texts).split())


@dataclass(slots=True)
class _Group:
    """Pieces that will be one passage, while it is being made."""

    heads: list[_Piece] = field(default_factory=list)
    pieces: list[_Piece] = field(default_factory=list)
    notes: list[_Piece] = field(default_factory=list)


def passages(letter: str, pages: Sequence[Page]) -> tuple[Passage, ...]:
    """The passages of a letter, in reading order.

    Args:
        letter: the letter's id, kept in each passage.
        pages: as read; offsets are kept, text is never changed.
    """
    texts = {page.number: page.text for page in pages}
    made: list[Passage] = []
    for section, kind, spans, paragraphs in _cuts(pages, texts):
        text = join_spans(spans, texts)
        made.append(Passage(letter, len(made), kind, text, section, spans, paragraphs))
    return tuple(made)


_Cut = tuple[tuple[str, ...], BlockKind, tuple[Span, ...], tuple[int, int]]


def _cuts(pages: Sequence[Page], texts: dict[int, str]) -> Iterator[_Cut]:
    joins = _Joinable(pages)
    section, group = _Section(), _Group()
    for piece in _pieces(pages):
        if piece.pages[0] > section.page and not joins(section.page, piece.pages[0]):
            yield from _flush(group, section, texts)
            group = _Group()
            section.clear()
        section.page = max(section.page, piece.pages[1])
        if piece.kind == "footnote":
            group.notes.append(piece)
            continue
        if piece.kind == "heading":
            if group.pieces:
                yield from _flush(group, section, texts)
                group = _Group()
            section.enter(piece, texts)
            group.heads.append(piece)
        elif not group.pieces or _belongs(group, piece, texts):
            group.pieces.append(piece)
        else:
            yield from _flush(group, section, texts)
            group = _Group(pieces=[piece])
    yield from _flush(group, section, texts)


@dataclass(slots=True)
class _Section:
    """The headings above the place where we are, and the page we have come to."""

    heads: list[tuple[int, str]] = field(default_factory=list)
    page: int = 1

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.heads)

    def enter(self, piece: _Piece, texts: dict[int, str]) -> None:
        self.heads = [head for head in self.heads if head[0] < piece.level]
        self.heads.append((piece.level, join_spans(piece.spans, texts)))

    def clear(self) -> None:
        """After a missing page nobody knows under which heading the text stands."""
        self.heads = []


class _Joinable:
    """Whether text may run on from one page to another: the pages follow each other, by their printed numbers too."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._printed = {page.number: page.printed for page in pages}

    def __call__(self, left: int, right: int) -> bool:
        if left == right:
            return True
        before, after = self._printed.get(left), self._printed.get(right)
        return right == left + 1 and (before is None or after is None or after == before + 1)


def _pieces(pages: Sequence[Page]) -> Iterator[_Piece]:
    """The blocks of the text, the two halves of a paragraph that runs over a page end as one.

    Footnotes at the foot of a page do not part the halves: they come after the paragraph that runs on.
    """
    parts: dict[int, list[tuple[int, Block]]] = {}
    for page in pages:
        for block in page.blocks:
            if block.kind not in FURNITURE and block.paragraph is not None:
                parts.setdefault(block.paragraph, []).append((page.number, block))
    for paragraph, places in parts.items():
        first = places[0][1]
        yield _Piece(first.kind, _spans(places), paragraph, first.level or 1, (places[0][0], places[-1][0]), first)


def _spans(places: Iterable[tuple[int, Block]]) -> tuple[Span, ...]:
    spans: list[Span] = []
    seam: Seam = "\n"
    for page, block in places:
        start, end = block.start or 0, block.end or 0
        cut = 1 if block.continues == "word" and block.text.endswith("-") else 0
        spans.append(Span(page, start, end - cut, seam))
        seam = "" if cut else "\n" if block.kind == "table" else " "
    return tuple(spans)


def _belongs(group: _Group, piece: _Piece, texts: dict[int, str]) -> bool:
    """Whether a bullet goes with the bullets, or the announcing line, before it."""
    if piece.kind != "bullet" or not group.pieces:
        return False
    words = sum(p.words(texts) for p in group.pieces) + piece.words(texts)
    last = group.pieces[-1]
    if last.kind == "bullet":
        return words <= MAX_WORDS
    announces = join_spans(last.spans, texts).rstrip().endswith(":")
    return announces and last.words(texts) <= LEAD_IN_WORDS and words <= MAX_WORDS


def _flush(group: _Group, section: _Section, texts: dict[int, str]) -> Iterator[_Cut]:
    """The passages of a finished group, its footnotes after it."""
    if group.pieces:
        yield from _text_passages(group, section.path, texts)
    elif group.heads:
        spans = tuple(span for piece in group.heads for span in piece.spans)
        yield (section.path, "heading", spans, (group.heads[0].paragraph, group.heads[-1].paragraph))
    for note in group.notes:
        yield (section.path, "footnote", note.spans, (note.paragraph, note.paragraph))


def _text_passages(group: _Group, path: tuple[str, ...], texts: dict[int, str]) -> Iterator[_Cut]:
    heads = tuple(span for piece in group.heads for span in piece.spans)
    first, last = group.pieces[0], group.pieces[-1]
    kind: BlockKind = "bullet" if last.kind == "bullet" else first.kind
    opening = [*group.heads, first][0].paragraph
    for place, spans in enumerate(_split(group.pieces, texts)):
        if place == 0:
            yield (path, kind, (*heads, *spans), (opening, last.paragraph))
        else:
            yield (path, kind, spans, (first.paragraph, last.paragraph))


def _split(pieces: Sequence[_Piece], texts: dict[int, str]) -> Iterator[tuple[Span, ...]]:
    if len(pieces) == 1 and pieces[0].kind == "table":
        yield from _row_groups(pieces[0], texts)
    elif len(pieces) == 1 and pieces[0].words(texts) > MAX_WORDS:
        yield from _sentence_groups(pieces[0].spans, texts)
    else:
        yield tuple(span for piece in pieces for span in piece.spans)


def _row_groups(piece: _Piece, texts: dict[int, str]) -> Iterator[tuple[Span, ...]]:
    """Groups of rows, each after the column heads of the table."""
    rows = [row for span in piece.spans for row in _lines(span, texts)]
    heads, body = rows[: piece.block.header_rows], rows[piece.block.header_rows :]
    if not body:
        yield tuple(rows)
    for start in range(0, len(body), TABLE_ROWS):
        yield (*heads, *body[start : start + TABLE_ROWS])


def _lines(span: Span, texts: dict[int, str]) -> Iterator[Span]:
    start = span.start
    for line in texts[span.page][span.start : span.end].split("\n"):
        yield Span(span.page, start, start + len(line), "\n")
        start += len(line) + 1


def _sentence_groups(spans: tuple[Span, ...], texts: dict[int, str]) -> Iterator[tuple[Span, ...]]:
    """A long paragraph in parts of about the same length, each beginning with the last sentence of the part before."""
    text = join_spans(spans, texts)
    bounds = list(sentences(text))
    words = [len(text[start:end].split()) for start, end in bounds]
    parts = max(1, round(sum(words) / TARGET_WORDS))
    target, first, so_far = sum(words) / parts, 0, 0
    for last, count in enumerate(words):
        so_far += count
        if so_far >= target or last == len(words) - 1:
            overlap = first - 1 if first and words[first - 1] < TARGET_WORDS // 2 else first
            yield cut_spans(spans, bounds[overlap][0], bounds[last][1])
            first, so_far = last + 1, 0
