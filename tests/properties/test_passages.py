"""The provenance laws hold for the passages of any valid letter."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from ipsearch.chunking import passages
from ipsearch.letters import FURNITURE, Block, BlockKind, Continuation, Page, join_spans
from ipsearch.verify import uncovered
from tests.unit.values import pages

_WORD = st.sampled_from(
    ["de", "Kamer", "art.", "5", "o.a.", "brief.", "Minister", "29", "ja?", "schip;", "één", "🚢", "slot:"]
)
_LINE = st.lists(_WORD, min_size=1, max_size=8).map(" ".join)
_LONG = st.builds(lambda line, times: " ".join([f"{line}."] * times), _LINE, st.integers(20, 90))
_ROWS = st.lists(st.lists(_WORD, min_size=1, max_size=3).map(" | ".join), min_size=1, max_size=14)


@dataclass(frozen=True)
class Made:
    """Pages, with the printed numbers that they follow each other by."""

    pages: tuple[Page, ...]

    def consecutive(self, left: int, right: int) -> bool:
        before, after = (self.pages[number - 1].printed for number in (left, right))
        return right - left in (0, 1) and (right == left or None in (before, after) or after == (before or 0) + 1)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    kind: BlockKind = draw(
        st.sampled_from(
            ["paragraph", "paragraph", "heading", "bullet", "bullet", "table", "footnote", "signature", "margin"]
        )
    )
    if kind == "table":
        rows = draw(_ROWS)
        return Block(kind, "\n".join(rows), header_rows=draw(st.integers(0, min(2, len(rows)))))
    if kind == "heading":
        return Block(kind, draw(_LINE), level=draw(st.integers(1, 4)))
    if kind in {"paragraph", "bullet"}:
        return Block(kind, draw(st.one_of(_LINE, _LINE, _LONG)))
    return Block(kind, draw(_LINE), label="1" if kind == "footnote" else None)


@st.composite
def letters(draw: st.DrawFn) -> Made:
    """Pages as readers make them: a block runs on only into a block of its kind, on the page that follows it."""
    contents = [draw(st.lists(blocks(), max_size=6)) for _ in range(draw(st.integers(1, 5)))]
    printed: list[int | None] = [draw(st.one_of(st.none(), st.integers(1, 20)))]
    for _ in contents[1:]:
        step = draw(st.sampled_from([1, 1, 1, 2, None]))
        printed.append(None if step is None or printed[-1] is None else printed[-1] + step)
    for number in range(len(contents) - 1):
        left, right = (_text_places(contents[page]) for page in (number, number + 1))
        gap = None not in (printed[number], printed[number + 1]) and printed[number + 1] != (printed[number] or 0) + 1
        if left and right and not gap and draw(st.booleans()):
            _run_on(contents[number], left[-1], contents[number + 1], right[0], draw(st.booleans()))
    return Made(pages(*contents, printed=printed))


def _text_places(content: list[Block]) -> list[int]:
    return [place for place, block in enumerate(content) if block.kind not in FURNITURE | {"footnote"}]


def _run_on(content: list[Block], place: int, following: list[Block], next_place: int, in_word: bool) -> None:
    """Make one block run on in another, perhaps within a word."""
    block, after = content[place], following[next_place]
    if block.kind != after.kind or block.kind == "heading":
        return
    how: Continuation = "word" if in_word and block.kind != "table" else "text"
    text = f"{block.text} ge-" if how == "word" else block.text
    content[place] = Block(block.kind, text, continues=how, header_rows=block.header_rows)


@given(letters())
def test_the_text_of_a_passage_is_its_spans_joined(made: Made) -> None:
    texts = {page.number: page.text for page in made.pages}
    for passage in passages("brief", made.pages):
        assert passage.text == join_spans(passage.spans, texts)
        assert passage.text.strip()


@given(letters())
def test_spans_lie_within_their_page_in_reading_order(made: Made) -> None:
    lengths = {page.number: len(page.text) for page in made.pages}
    for passage in passages("brief", made.pages):
        assert all(0 <= span.start < span.end <= lengths[span.page] for span in passage.spans)
        places = [(span.page, span.start) for span in passage.spans]
        assert places == sorted(set(places))


@given(letters())
def test_every_block_of_the_text_is_in_some_passage(made: Made) -> None:
    covered: dict[int, set[int]] = {page.number: set() for page in made.pages}
    for passage in passages("brief", made.pages):
        for span in passage.spans:
            covered[span.page].update(range(span.start, span.end))
    assert list(uncovered(list(made.pages), covered)) == []


@given(letters())
def test_furniture_is_in_no_passage_and_every_paragraph_number_is_in_one(made: Made) -> None:
    numbers = {block.paragraph for page in made.pages for block in page.blocks if block.paragraph is not None}
    ranges = [range(one.paragraphs[0], one.paragraphs[1] + 1) for one in passages("brief", made.pages)]
    assert set(itertools.chain.from_iterable(ranges)) == numbers


@given(letters())
def test_nothing_is_joined_over_a_missing_page(made: Made) -> None:
    for passage in passages("brief", made.pages):
        for left, right in itertools.pairwise(passage.spans):
            assert made.consecutive(left.page, right.page)


@given(letters())
def test_a_heading_above_a_missing_page_is_not_claimed_below_it(made: Made) -> None:
    """A section's headings stand on a page from which one can read on to the passage."""
    for passage in passages("brief", made.pages):
        first = passage.spans[0].page
        start = next((n for n in range(first, 1, -1) if not made.consecutive(n - 1, n)), 1)
        heads = {b.text for page in made.pages[start - 1 :] for b in page.blocks if b.kind == "heading"}
        assert set(passage.section) <= heads


@given(letters())
def test_positions_count_from_nought_and_the_same_letter_gives_the_same_passages(made: Made) -> None:
    cut = passages("brief", made.pages)
    assert [passage.position for passage in cut] == list(range(len(cut)))
    assert passages("brief", made.pages) == cut
